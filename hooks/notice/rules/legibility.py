"""People can read it: Art. 12(1) GDPR asks for clear and plain language."""
from __future__ import annotations

from collections.abc import Iterator

from ..readability import LIMITS, lix, sentences, words_in, words_in_one_breath
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr
from .rule import rule
from .under_review import Review

PLAIN = gdpr("12(1)")
SHOWN = 60


@rule("LNG-02", Severity.WARNING, *PLAIN, TRANSPARENCY)
def short_sentences(review: Review) -> Iterator[RuleHit]:
    """A sentence can be read in one breath."""
    for document, section in review.sections():
        limits = LIMITS.get(document.language)
        for sentence in sentences(section.html) if limits else ():
            longest = words_in_one_breath(sentence)
            if limits and longest > limits.long:
                severity = Severity.WARNING if longest > limits.too_long else Severity.ADVICE
                count = len(words_in(sentence))
                start = " ".join(sentence[:SHOWN].split()[:-1])
                line = _line(section.text, section.first_line, sentence)
                yield review.at_section(document, section, line, about=start, severity=severity, n=str(count), sentence=f"{start} …")


@rule("LNG-03", Severity.ADVICE, *PLAIN, TRANSPARENCY)
def readable_sections(review: Review) -> Iterator[RuleHit]:
    """A section is no harder to read than a newspaper is, roughly."""
    for page in review.notice.pages:
        for document, section in review.sections(page=page):
            value, limits = lix(section.html, document.language), LIMITS.get(document.language)
            if value and limits and value > limits.lix:
                heading, language = review.title(section.id, page), review.language(document.language)
                yield review.at_section(document, section, value=str(value), limit=str(limits.lix), heading=heading, language=language)


def _line(text: str, first: int, sentence: str) -> int:
    """Return the line on which a sentence begins, as far as Markdown lets one see it."""
    start = words_in(sentence)[:3]
    found = (number for number, line in enumerate(text.splitlines(), first) if words_in(line)[: len(start)] == start)
    inside = (number for number, line in enumerate(text.splitlines(), first) if " ".join(start) in " ".join(words_in(line)))
    return next(found, next(inside, first))
