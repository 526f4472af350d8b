"""The text has a form: a short beginning, lists that count, signs that one can see. Art. 12(1) GDPR asks for it."""
from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from ..readability import words_in
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, Work, gdpr
from .phrases import find
from .rule import rule
from .under_review import Review

PLAIN = gdpr("12(1)")
LINKS = Work("WCAG 2.2, 2.4.4", "https://www.w3.org/TR/WCAG22/#link-purpose-in-context")
LINK = re.compile(r"\[([^\[\]]{1,200})\]\(")
MOST_WORDS = 300
NUMBERED = re.compile(r"( *)(\d{1,9})[.)] ")
# An address that no program takes for one, and no reader can press.
DISGUISED = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64} ?[(\[{] ?(?:at|ät|a|miukumauku|snabel-?a)"
    r" ?[)\]}] ?[\w-]+(?: ?[(\[{] ?(?:dot|piste|punkt) ?[)\]}] ?|\.)\w+", re.IGNORECASE
)
# A space that does not break, twice; one of no width; a mark that only programs read.
UNSEEN = re.compile("\u00a0{2,}|[\u200b\u2060\ufeff]+")
CURLY = re.compile("[“”„]")
# "Ã¤" for "ä", "â€™" for an apostrophe, "Â§" for "§": a file in UTF-8 that was read as another one, and what could not be read.
BROKEN = re.compile("(?<![^\\W\\d_])[^\\W\\d_]*(?:Ã[\u0080-\u00bf„…†‡‰Š‹ŒŽ–—˜™š›œžŸ]|â€[™œžš“”¦\u0080-\u009f]|Â[\u00a0§°»«·]|\ufffd)\\w*")
IN_LINKS = re.compile(r"\]\([^)]*\)|\{[^}]*\}")


@rule("STR-01", Severity.WARNING, *PLAIN, TRANSPARENCY)
def short_summary(review: Review) -> Iterator[RuleHit]:
    """The summary that every notice begins with has text, and can be read at once."""
    for document, section in review.sections("summary"):
        count = len(words_in(section.text))
        if count > MOST_WORDS or (count == 0 and document.language == review.notice.source):
            yield review.at_section(document, section, n=str(count), most=str(MOST_WORDS), language=review.language(document.language))


@rule("STR-05", Severity.WARNING, *PLAIN)
def lists_count(review: Review) -> Iterator[RuleHit]:
    """A numbered list is numbered 1, 2, 3: pages count by themselves, so a slip shows another number than was written."""
    for document, section in review.sections():
        for offset, found, expected in _miscounted(section.text):
            line = review.line_in(section, offset)
            yield review.at_section(document, section, line, about=found, found=found, expected=expected)


@rule("TXT-08b", Severity.WARNING, *PLAIN, in_history=True)
def whole_letters(review: Review) -> Iterator[RuleHit]:
    """Letters are as they were written: no file was read with the signs of another kind."""
    for document, section in review.sections():
        for match in islice(BROKEN.finditer(section.text), 1):
            yield review.at_section(document, section, review.line_in(section, match.start()), about=match[0], phrase=match[0])


@rule("ACC-05", Severity.WARNING, LINKS, *PLAIN)
def telling_links(review: Review) -> Iterator[RuleHit]:
    """The words of a link tell where it leads: many hear or see them without the text around them."""
    for document, section in review.sections():
        for link in LINK.finditer(section.text):
            if any(find("bare-link", document.language, link[1].strip())):
                line = review.line_in(section, link.start())
                yield review.at_section(document, section, line, about=link[1], words=link[1])


@rule("HYG-02", Severity.ADVICE, *gdpr("12(2)"))
def plain_addresses(review: Review) -> Iterator[RuleHit]:
    """An e-mail address is written as one."""
    for document, section in review.sections():
        for match in DISGUISED.finditer(section.text):
            line = review.line_in(section, match.start())
            yield review.at_section(document, section, line, about=match[0], address=match[0])


@rule("HYG-04", Severity.ADVICE, *PLAIN)
def seen_signs(review: Review) -> Iterator[RuleHit]:
    """Nothing stands in the text that only a program sees."""
    for document, section in review.sections():
        if match := UNSEEN.search(section.text):
            yield review.at_section(document, section, review.line_in(section, match.start()))


@rule("HYG-04b", Severity.ADVICE, *PLAIN)
def one_kind_of_quotation_marks(review: Review) -> Iterator[RuleHit]:
    """A section has straight quotation marks or curly ones, not both."""
    for document, section in review.sections():
        text = IN_LINKS.sub(lambda match: " " * len(match[0]), section.text)
        straight = text.find('"')
        if straight >= 0 and CURLY.search(text):
            yield review.at_section(document, section, review.line_in(section, straight))


def _miscounted(text: str) -> Iterator[tuple[int, str, str]]:
    """Yield numbers in lists that are not the next: where each stands, what it is, and what it should be."""
    counted: dict[int, int] = {}
    offset, ended = 0, True
    for line in text.split("\n"):
        if match := NUMBERED.match(line):
            indent, number = len(match[1]), int(match[2])
            counted = {depth: count for depth, count in counted.items() if depth <= indent}
            expected = counted.get(indent, 0) + 1
            if number != expected:
                yield offset + match.start(2), match[2], str(expected)
            counted[indent] = number
        elif ended and line and not line[0].isspace():
            counted.clear()
        ended = not line.strip()
        offset += len(line) + 1
