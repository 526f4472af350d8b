"""Every page is in its own language, and so is where its links lead: Art. 12(1) GDPR and WP260 rev.01."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from urllib.parse import urlsplit

from ..sentences import Hit, Sentence, find, plain_words, sentences_of
from .finding import RuleHit, Severity
from .identified_language import OF_NO_LANGUAGE, TELLING, language_of, part_in
from .legal_sources import TRANSPARENCY, Work, gdpr
from .rule import CURRENT, rule
from .said_in_prose import has, has_beside, once_a_sentence, says
from .something_else import is_of_somebody_else
from .under_review import Prose, Review

PLAIN = gdpr("12(1)")
PARTS = Work("WCAG 2.2, 3.1.2", "https://www.w3.org/TR/WCAG22/#language-of-parts")
# So many words with a small first letter are no name, of whatever it is.
FEWEST_SMALL = 3
JARGON, ENGLISH = "jargon", "en"
# A sentence that only offers the text in its own language is for those who read that one: "Tämä seloste on myös suomeksi."
OFFERS, LONGEST_OFFER = "offers-a-language", 10
# How many words there are at most between the word for a book and its name.
NEAR = 2
# Numbers of an address, links and brackets, beside which a name in another language is an addition.
ASIDE = re.compile(r"[\d(\[]")
# What the Union and Finland publish is there in the languages of its readers, and the address says in which it is.
PUBLISHED = re.compile(
    r"https?://eur-lex\.europa\.eu/(?:legal-content/(?P<two>[A-Za-z]{2})/|eli/[\w/.-]*/(?P<three>eng|fin|swe)\b)"
    r"|https?://(?:www\.)?finlex\.fi/(?P<law>fi|sv)/"
)
OF_THREE = {"eng": "en", "fin": "fi", "swe": "sv"}
LINK = re.compile(r"\]\(<?([^)\s>]+)|<(https?://[^>\s]+)>")


@rule("TXT-13", Severity.ERROR, *PLAIN, TRANSPARENCY, PARTS, states=CURRENT, in_history=True)
def language_of_the_page(review: Review) -> Iterator[RuleHit]:
    """Every sentence is in the language of its page; what stands in quotation marks may be in another."""
    known = tuple(sorted(review.notice.written_in))
    for prose in review.sentences() if len(known) > 1 else ():
        found = _in_another_language(review, prose, known)
        if found and not _offers_a_language(prose, found[1]):
            words, other, certain = found
            severity = Severity.WARNING if review.tells_changes else certain
            language, page = review.language(other), review.language(prose.document.language)
            yield review.at_sentence(prose, words, severity=severity, phrase=" ".join(words.split()), language=language, page=page)


@rule("TXT-13b", Severity.WARNING, *PLAIN, TRANSPARENCY, states=CURRENT)
def one_language_for_all(review: Review) -> Iterator[RuleHit]:
    """What this notice says, and the answers to what people ask, are there in every language of the notice, not in one alone."""
    unless = ("of-goods", "of-a-letter", "of-its-own", "topic-of-a-work")
    said = says(review, "only-in-one-language", "not-in-a-language", unless=unless) if len(review.notice.languages) > 1 else ()
    for prose, hit in once_a_sentence(said):
        if has_beside(prose, hit, "notice-or-answers") and not is_of_somebody_else(prose, hit):
            yield review.at_sentence(prose, hit.words, phrase=hit.words)


@rule("TXT-14", Severity.WARNING, *PLAIN, states=CURRENT, in_history=True)
def links_in_the_language_of_the_page(review: Review) -> Iterator[RuleHit]:
    """A link to a page of this site, to a section of it or to a law leads to the language of its reader."""
    known = set(review.notice.languages)
    ids = {one.id for page in review.notice.documents.values() for document in page.values() for one in document.sections}
    for document, section in review.sections() if len(known) > 1 else ():
        for match in LINK.finditer(section.text):
            address = match[1] or match[2]
            other = _language_of_link(address, ids | set(review.notice.documents))
            if other in known - {document.language}:
                line = review.line_in(section, match.start())
                language, page = review.language(str(other)), review.language(document.language)
                yield review.at_section(document, section, line, about=address, phrase=address, language=language, page=page)


@rule("TXT-14b", Severity.ADVICE, *PLAIN, states=CURRENT)
def links_within_the_notice(review: Review) -> Iterator[RuleHit]:
    """A link to a section of this notice names no site and no language: it stays in the version and language that are read."""
    ids = {one.id for page in review.notice.documents.values() for document in page.values() for one in document.sections}
    for document, section in review.sections():
        for match in LINK.finditer(section.text):
            address = match[1] or match[2]
            if urlsplit(address).netloc and _language_of_link(address, ids) == document.language and urlsplit(address).fragment in ids:
                line = review.line_in(section, match.start())
                yield review.at_section(document, section, line, about=address, phrase=address, id=urlsplit(address).fragment)


def _in_another_language(review: Review, prose: Prose, known: tuple[str, ...]) -> tuple[str, str, Severity | None] | None:
    """Return what of a sentence is in another language, that language, and how sure that is; None where nothing is."""
    if _is_a_name_of_the_facts(review, prose):
        return None
    if _is_left_untranslated(review, prose, known):
        return prose.sentence.text.strip(), review.notice.source, Severity.WARNING
    if other := language_of(prose.document.language, prose.sentence.text, known):
        return prose.sentence.text.strip(), other, None
    if word := _foreign_word(prose, known):
        return word, next(language for language in known if word.casefold() in plain_words(TELLING, language)), None
    if named := _authority_of_another_language(review, prose):
        return (*named, Severity.WARNING)
    part = _foreign_part(prose, known)
    return (*part, Severity.WARNING) if part else None


def _is_left_untranslated(review: Review, prose: Prose, known: tuple[str, ...]) -> bool:
    """Say whether a sentence of a translation stands so in the original, too, and is in its language.

    Names and laws may, with few small letters, and what both tell in a third language.
    """
    source, said = review.notice.source, prose.sentence.said
    words = [word for word in prose.sentence.words if word[0].islower()]
    original = review.notice.documents[prose.document.page][source].section(prose.section.id)
    if prose.document.language == source or len(words) < FEWEST_SMALL or original is None:
        return False
    is_there = any(one.said == said for one in sentences_of(original.text, source))
    return is_there and language_of(source, prose.sentence.text, known) is None


def _is_a_name_of_the_facts(review: Review, prose: Prose) -> bool:
    """Say whether all that a cell or an item has is a name of somebody in notice.yml: it is the same in every language."""
    facts, said = review.facts, prose.sentence.text.strip(" |*_.").casefold()
    named = (facts.controller.name, *(one.name for one in facts.recipients.values()), *(one.name for one in facts.sources.values()))
    return any(name and name.casefold() == said for name in named)


def _offers_a_language(prose: Prose, language: str) -> bool:
    """Say whether a short sentence says in another language that the text is there in it, too."""
    is_short = len(prose.sentence.words) <= LONGEST_OFFER
    return is_short and bool(find(OFFERS, Sentence(language, prose.sentence.text, 0, 0)))


def _foreign_word(prose: Prose, known: tuple[str, ...]) -> str:
    """Return a word of the law of another language that stands in a sentence as if it were one of the page's; "" if there is none."""
    foreign = _foreign_words(prose.document.language, known)
    found = [word for word in prose.sentence.words if word.casefold() in foreign and not word[0].isupper()]
    if not found or has(prose, "names-a-language", "speaks-of-words", "other-sense"):
        return ""
    unquoted = OF_NO_LANGUAGE.sub(" ", prose.sentence.text)
    return next((word for word in found if word in unquoted), "")


def _authority_of_another_language(review: Review, prose: Prose) -> tuple[str, str] | None:
    """Return the name of the authority where a sentence has that of another language, with it: not in an address, a link or brackets."""
    authority, page = review.facts.authority, prose.document.language
    names = review.said(authority.name) if authority else {}
    if page not in names or find("names-a-language", prose.sentence) or ASIDE.search(prose.as_written):
        return None
    unquoted = OF_NO_LANGUAGE.sub(" ", prose.sentence.text)
    return next(((name, other) for other, name in names.items() if name != names[page] and name in unquoted), None)


def _foreign_part(prose: Prose, known: tuple[str, ...]) -> tuple[str, str] | None:
    """Return words of a sentence that are in another language, with it: several on end, or a term of a trade that readers need not know."""
    if has(prose, "names-a-language", "topic-of-a-work"):
        return None
    unquoted = OF_NO_LANGUAGE.sub(" ", prose.sentence.text)
    jargon = (hit.words for hit in find(JARGON, prose.sentence) if hit.words in unquoted and not _is_of_a_name(prose.sentence, hit))
    term = next(jargon, "")
    part = (term, ENGLISH) if term else part_in(prose.document.language, prose.sentence.text, known)
    return part if part and not _names_a_work(prose.sentence, part[0]) else None


def _names_a_work(sentence: Sentence, part: str) -> bool:
    """Say whether the word before a part of a sentence is one for a book or a contract, whose name it is: "the magazine …"."""
    before = sum(end <= sentence.text.find(part) for _, _, end in sentence.places)
    return any(before - hit.end in range(NEAR) for hit in find("of-a-work", sentence))


def _is_of_a_name(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a term is a part of a name: capitals stand in it and beside it ("Data Privacy Framework")."""
    own = all(word[0].isupper() for word in sentence.words[hit.start : hit.end])
    beside = [*sentence.words[max(hit.start - 1, 1) : hit.start], *sentence.words[hit.end : hit.end + 1]]
    return own and any(word[0].isupper() for word in beside)


@cache
def _foreign_words(page: str, known: tuple[str, ...]) -> frozenset[str]:
    """Return the words of the law of the other languages that are none of the page's; nothing where its own are unknown."""
    own = plain_words(TELLING, page)
    others = (plain_words(TELLING, one) for one in known if one != page)
    return frozenset[str]().union(*others) - own if own else frozenset()


def _language_of_link(address: str, own: set[str]) -> str | None:
    """Return the language that an address names: the first step of its path, or the end of a file's name.

    One of another site is a page of its own, unless it publishes laws in every language; `own` are the ids of sections and
    pages that tell an address of this one.
    """
    if published := PUBLISHED.match(address):
        written = str(next(filter(None, published.groups()))).lower()
        return OF_THREE.get(written, written)
    parts = urlsplit(address)
    steps = [step for step in parts.path.split("/") if step and step != ".."]
    if not steps or parts.scheme not in ("", "http", "https"):
        return None
    if parts.netloc and not own & {parts.fragment, *steps[1:]}:
        return None
    name = re.fullmatch(r"[\w-]+\.([a-z]{2})\.md", steps[-1])
    return name[1] if name else steps[0]
