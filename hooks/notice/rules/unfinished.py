"""A text is finished: no blanks, no remarks of those who drafted it, no reference to what is not there. Art. 12(1) GDPR."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..cache import memoize_per_object
from ..documents import Document, Section
from ..sentences import QUOTED, Hit, find, own_sentence_at, sentences_at
from .against_facts import FEWEST_LETTERS, share_words
from .blanks import blanks_in
from .finding import RuleHit, Severity
from .legal_sources import gdpr
from .rule import CURRENT, rule
from .said_in_prose import by_kind, has, once_a_sentence, says
from .under_review import Prose, Review

PLAIN = gdpr("12(1)")
# Words in brackets are a blank if nothing explains them: no link, and no example of a mark that the text tells of.
LINKED = re.compile(r"^ {0,3}\[([^\]\n]+)\]:", re.MULTILINE)
# "section Data security", "kohdassa ”Tietoturva”", "avsnittet Datasäkerhet".
TO_SECTION = {
    "en": r"\b(?:section|chapter|heading|paragraph)s? (?:called |named |entitled |on )?",
    "fi": r"\b(?:kohdassa|luvussa|osiossa|kappaleessa|jaksossa|kohdasta|luvusta|osiosta|otsikon alla|otsikolla) ",
    "sv": r"\b(?:avsnittet|avsnitt|kapitlet|kapitel|punkten|stycket|rubriken|delen) ",
}
NAMED = (
    r"(?:[“”\"«„‘’']([^“”\"»“‘’'\n]{2,60})[”\"»“’']|([^\W\d_a-zåäöéüß][\w-]*(?: [a-zåäöéü][\w-]*| [^\W\d_][\w-]*){0,4}?)(?=[.,;:)]|$| \())"
)
# What explains a mark: "[L] means that it can be borrowed".
MEANS = re.compile(r"\s+(?:means?|stands? for|tarkoitta\w+|merkitsee|betyder|avser)\b")
IS_MEANT = re.compile(r"\b(?:betyder|avser|tarkoittaa)\s+$")
# How a remark in brackets ends, such as one that asks to fill something in.
AFTER_A_REMARK = re.compile(r" ?[!?]?\)")
TABLE, PICTURE, LIST = "<table", "<img", "<li"
# What leads somewhere: a link or an address; and a mark at a word.
LEADS = re.compile(r"\]\(|\]\[|<?https?://|www\.")
INNER_LINK = re.compile(r"(?:(?P<before>\w+) )?\[(?P<words>[^\[\]\n]{1,120})\]\(#(?P<id>[\w-]+)\)")
WORD = re.compile(r"\w+")
STAR = re.compile(r"\\\*|\(\*\)")
# Of what a notice tells itself, and no contract.
OF_DATA = ("with-data", "your-data", "uses-data", "keeps", "rights-at-all")
# What has numbers of its own.
OF_OTHERS = ("of-a-law", "of-a-work", "of-a-printed-work", "of-another-paper", "on-a-numbered-form")
CERTAIN = ("drafting-remark", "asks-to-fill-in")
HEADINGS = ("heading", "otsikko", "otsiko", "rubrik")
# "Chapter III", "section 4".
NUMBERED = re.compile(r"(?:[IVXLC]+|\d+)\b")
DECIMAL = re.compile(r"\b\d{1,2}\.\d{1,2}\b(?!\.\d)")


@rule("TXT-08", Severity.ERROR, *PLAIN, *gdpr("5(1)(a)"), states=CURRENT, in_history=True)
def no_blanks(review: Review) -> Iterator[RuleHit]:
    """Nothing of a template was left to be filled in, and no remark of those who drafted the text."""
    for document, section in review.sections():
        linked = (
            {name.casefold() for name in LINKED.findall("\n".join(one.text for one in document.sections))} if "[" in section.text else ()
        )
        blanks = list(blanks_in(section.text))
        quoted = [(one.start(), one.end()) for one in QUOTED.finditer(section.text)] if blanks else []
        for match in blanks:
            # What stands in quotation marks with other words is what readers may write themselves.
            within = [(start, end) for start, end in quoted if start < match.start() and match.end() < end]
            is_example = any(start + 1 < match.start() or match.end() + 1 < end for start, end in within)
            is_title = bool(within) and not own_sentence_at(section.text, document.language, match.start())
            is_example = is_example or is_title or _is_of_a_mark(document, section, match)
            if match[0].strip("[]").casefold() not in linked and not is_example:
                yield review.at_section(document, section, review.line_in(section, match.start()), about=match[0], phrase=match[0])
    for prose, hit in _remarks(review):
        severity = None if hit.kind in CERTAIN else Severity.WARNING
        yield review.at_sentence(prose, hit.words, severity=severity, phrase=hit.words)
    disclaimed = by_kind(review).get("disclaims-advice", ())
    written = says(review, "made-by-generator", unless=("topic-of-a-work", "of-goods"))
    generated = ((prose, hit) for prose, hit in written if not _denies_within(prose, hit))
    for prose, hit in once_a_sentence((*disclaimed, *generated)):
        yield review.at_sentence(prose, hit.words, severity=Severity.WARNING, phrase=hit.words)


@rule("TXT-09", Severity.WARNING, *PLAIN, states=CURRENT, in_history=True)
def references_lead_somewhere(review: Review) -> Iterator[RuleHit]:
    """What the text refers to is there: a table, a picture, an appendix, a section by its name or number, what a colon announces."""
    of_others = ("of-a-law", "of-another-document", "of-a-printed-work")
    for prose, hit in says(review, "refers-to-table", "refers-to-picture", "refers-to-appendix", unless=of_others):
        led = hit.kind == "refers-to-table" and LEADS.search(prose.as_written)
        is_sent = hit.kind == "refers-to-picture" and has(prose, "of-what-is-sent")
        if not (led or is_sent) and not _is_there(review, prose, hit):
            yield review.at_sentence(prose, hit.words, phrase=hit.words)
    for prose, hit in (*_wrong_numbers(review), *_decimals(review), *_not_there(review), *_not_above(review), *_announced(review)):
        yield review.at_sentence(prose, hit.words, phrase=hit.words)
    titles = _titles(review)
    for document, section in review.sections():
        for offset, name, is_title in _to_sections(document, section):
            around = sentences_at(section.text, document.language, offset)
            of_a_title = ("of-what-is-sent",) if is_title else ("of-a-law",) if NUMBERED.match(name) else ()
            others = ("of-a-printed-work", "on-another-screen", *of_a_title)
            is_of_others = any(find(kind, one) for one in around for kind in others)
            if not is_of_others and not any(_is_headed(_plain(name), title) for title in titles[document.language]):
                yield review.at_section(document, section, review.line_in(section, offset), about=name, phrase=name)
        for offset, words in _to_another(document, section):
            yield review.at_section(document, section, review.line_in(section, offset), about=words, phrase=words)


def _is_of_a_mark(document: Document, section: Section, blank: re.Match[str]) -> bool:
    """Say whether a sentence tells what a mark means or how a code is written, or what looks like a blank is a title or on a form."""
    around = list(sentences_at(section.text, document.language, blank.start()))
    signs = set(blank[0])
    of_works = ("topic-of-a-work", "of-a-printed-work") if blank[0][:1].isdecimal() else ("topic-of-a-work",)
    of_others = of_works if signs <= set("X?.0129") else ("on-a-form",) if signs == {"_"} else ()
    is_explained = MEANS.match(section.text, blank.end()) or IS_MEANT.search(section.text[: blank.start()])
    return bool(is_explained) or any(find(kind, one) for one in around for kind in ("tells-of-a-mark", *of_others))


def _remarks(review: Review) -> Iterator[tuple[Prose, Hit]]:
    """Yield remarks of those who drafted the text; what stands in quotation marks is somebody else's form.

    "Is missing", "here", "remember to check" are none in a sentence for those who order, write and get something, or on what
    is always done.
    """
    of_readers = ("speaks-to-readers", "of-a-habit", "of-goods", "on-a-form")
    perhaps = says(review, "perhaps-remark")
    likely = ((prose, hit) for prose, hit in perhaps if _begins_brackets(prose, hit) or not has(prose, *of_readers))
    asked = says(review, "drafting-question", unless=("speaks-to-readers", "of-goods", "of-a-printed-work"))
    for prose, hit in (*says(review, "drafting-remark"), *asked, *likely):
        is_asked = prose.sentence.text.rstrip(" )]").endswith("?")
        if hit.words in QUOTED.sub(" ", prose.sentence.said) and (hit.kind != "drafting-question" or is_asked):
            yield prose, hit
    for prose, hit in says(review, "asks-to-fill-in"):
        if _begins_brackets(prose, hit) and AFTER_A_REMARK.match(prose.sentence.text, prose.sentence.places[hit.end - 1][2]):
            yield prose, hit


def _begins_brackets(prose: Prose, hit: Hit) -> bool:
    return prose.sentence.text[: prose.sentence.places[hit.start][1]].endswith("(")


def _denies_within(prose: Prose, hit: Hit) -> bool:
    """Say whether a negation stands among the words of a hit: "ourselves, not with a generator"."""
    return any(hit.start < one.start < hit.end for one in find("negation", prose.sentence))


def _not_there(review: Review) -> Iterator[tuple[Prose, Hit]]:
    """Yield references to a link, a list, a mark, a part or a page that the text does not have."""
    for prose, hit in says(review, "refers-to-link", unless=("of-a-letter", "at-the-foot")):
        near = prose.section.text if has(prose, "page-place") else prose.as_written
        if not LEADS.search(near):
            yield prose, hit
    for prose, hit in says(review, "refers-to-list"):
        if not any(LIST in section.html for section in prose.document.sections):
            yield prose, hit
    for prose, hit in says(review, "refers-to-asterisk", unless=("on-a-form",)):
        if not any(STAR.search(section.text) for section in prose.document.sections):
            yield prose, hit
    yield from says(review, "refers-to-page", "refers-to-roman", unless=OF_OTHERS)
    yield from says(review, "refers-to-own-page")
    documents = says(review, "refers-to-document", unless=("of-a-work", "topic-of-a-work", "of-goods"))
    terms = (*says(review, "refers-to-terms"), *documents, *(one for one in says(review, "refers-to-contract") if has(one[0], *OF_DATA)))
    yield from ((prose, hit) for prose, hit in terms if not LEADS.search(prose.as_written))
    for prose, hit in says(review, "refers-to-part"):
        words = {word.casefold()[:5] for word in hit.words.split()}
        if not LEADS.search(prose.as_written) and not any(title[:5] in words for title in _titles(review)[prose.document.language]):
            yield prose, hit


def _not_above(review: Review) -> Iterator[tuple[Prose, Hit]]:
    """Yield references to what was "listed above", where no list and no heading with such words stands before."""
    for prose, hit in says(review, "refers-above", unless=("of-another-document", "of-a-printed-work")):
        sections = prose.document.sections
        before = sections[: sections.index(prose.section) + 1]
        told = " ".join(prose.sentence.words[max(hit.start - 1, 0) : hit.end + 1])
        is_listed = any(LIST in one.html for one in before)
        if not is_listed and not any(share_words(told, one.title, prose.document.language) for one in before):
            yield prose, hit


def _announced(review: Review) -> Iterator[tuple[Prose, Hit]]:
    """Yield words that announce what follows a colon at the end of a section, where nothing follows."""
    for prose, hit in once_a_sentence(says(review, "announces")):
        sections, section = prose.document.sections, prose.section
        place = sections.index(section) + 1
        has_parts = place < len(sections) and sections[place].level > section.level
        is_last = not section.text[prose.sentence.start + len(prose.sentence.text) :].strip()
        if is_last and prose.sentence.text.rstrip().endswith(":") and not has_parts:
            yield prose, hit


def _is_there(review: Review, prose: Prose, hit: Hit) -> bool:
    """Say whether what a sentence refers to stands on its page, a list in its section, or a link there leads to it."""
    if hit.kind == "refers-to-appendix":
        of_clauses = any(find("ground-standard-clauses", one) for one in (prose.sentence, prose.before) if one)
        linked = of_clauses or "](" in prose.section.text or "][" in prose.section.text
        words = {word.casefold()[:5] for word in hit.words.split()}
        return linked or any(title[:5] in words for title in _titles(review)[prose.document.language])
    if has(prose, "word-for-list") and not has(prose, "word-for-table") and (LIST in prose.section.html or has(prose, "word-for-heading")):
        return True
    sign = TABLE if hit.kind == "refers-to-table" else PICTURE
    return any(sign in one.html for one in prose.document.sections)


def _to_another(document: Document, section: Section) -> Iterator[tuple[int, str]]:
    """Yield where the words of a link name one section of the page, and it leads to another that has none of these words.

    A link of one word is read with the word before it.
    """
    for match in INNER_LINK.finditer(section.text):
        target = document.section(match["id"])
        words = f"{match['before'] or ''} {match['words']}" if len(match["words"].split()) == 1 else match["words"]
        if target and not share_words(words, f"{target.title} {target.text}", document.language):
            others = (one for one in document.sections if one is not target)
            if any(_names_whole(words, one.title, document.language) for one in others):
                yield match.start("words"), match["words"]


def _names_whole(words: str, title: str, language: str) -> bool:
    """Say whether each telling word of a title is among others."""
    telling = [word for word in WORD.findall(title) if len(word) >= FEWEST_LETTERS]
    return bool(telling) and all(share_words(words, word, language) for word in telling)


def _to_sections(document: Document, section: Section) -> Iterator[tuple[int, str, bool]]:
    """Yield where a section is named, its name, and whether it is called a heading, which letters have, too."""
    before = TO_SECTION.get(document.language)
    for match in re.finditer(before + NAMED, section.text) if before else ():
        yield match.start(), (match[1] or match[2]).strip(), match[0].casefold().startswith(HEADINGS)


@memoize_per_object
def _titles(review: Review) -> Mapping[str, list[str]]:
    """Return the headings of every page by language, in small letters without signs."""
    found = defaultdict[str, list[str]](list)
    for document, section in review.sections():
        found[document.language].append(_plain(section.title))
    return found


def _wrong_numbers(review: Review) -> Iterator[tuple[Prose, Hit]]:
    """Yield references to a section by a number that no heading has."""
    for prose, hit in says(review, "refers-to-number", unless=OF_OTHERS):
        titles = [_plain(section.title) for section in prose.document.sections]
        number = next((word for word in hit.words.split() if word.isdecimal()), "")
        headed = any(title.split()[:1] == [number] for title in titles)
        if number and not headed:
            yield prose, hit


def _decimals(review: Review) -> Iterator[tuple[Prose, Hit]]:
    """Yield references to a section such as 4.2, which no heading has."""
    for prose, hit in says(review, "refers-to-decimal", unless=OF_OTHERS):
        written = DECIMAL.search(prose.sentence.text)
        if written and not any(section.title.startswith(written[0]) for section in prose.document.sections):
            yield prose, hit


def _is_headed(name: str, title: str) -> bool:
    """Say whether what is named is a heading, a part of one, or one with the words that follow it in the sentence."""
    return name in title or name.startswith(f"{title} ")


def _plain(title: str) -> str:
    return re.sub(r"[\W_]+", " ", title).strip().casefold()
