"""Words are plain: what is said is certain, explained, and up to date. Art. 12(1) GDPR and WP260 rev.01 ask for it."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from itertools import chain

from ..documents import Document, Section
from ..page_names import COOKIES, NOTICE
from ..sentences import QUOTED, data_in, sentences_at, sentences_of
from ..sentences import find as words_of
from .citations import citations_in
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr
from .outdated_names import InText, outdated, outdated_titles
from .phrases import find
from .rule import CURRENT, rule
from .under_review import Review

PLAIN = gdpr("12(1)")
# Sections in which an open word hides what is done with the data. Others have rules of their own.
TELLING = ("purposes", "recipients", "transfers")
# There, everything is said of data.
KEPT = "retention"
OF_DATA = ("with-data", "your-data", "uses-data")
DONE = ("keeps", "discloses", "erases", "asks-people")
OF_OTHERS = ("of-criminals", "told-of-the-law", "law-allows", "others-use")
# What specialists say. Each is read as a whole word, in capitals.
ABBREVIATION = re.compile(
    r"(?<![\w@.-])(?:API|B2B|B2C|BCR|CMP|CRM|DPIA|DPO|ERP|GDPR|IP|KYC|AML|PII|SaaS|SCC|SDK|SLA)(?![\w@])"
    r"(?!-osoit|-adress| address|-rajapin|-gränssnitt| interface)"
)
# What is cited by its short name, beside an article of it.
A_LAW = "GDPR"
# "A DPO is a data protection officer."
EXPLAINED_BEHIND = re.compile(
    r"\s*(?:\(|(?:is|are) (?:short for|an?|the) |means |stands for |är (?:ett?|en|på|kort) |betyder |on (?!\w+ttu\b)|tarkoittaa )"
)
EXPLAINED = re.compile(r"[(“”\"]\s*$|\b(or|eli|tai|det vill säga|dvs\.|that is|i\.e\.),?\s+$|–\s*$")


@rule("LNG-01", Severity.WARNING, *PLAIN, TRANSPARENCY, by_words=True)
def certain_words(review: Review) -> Iterator[RuleHit]:
    """The organisation says what it does with data, not what it may do; and on what it depends."""
    for document, section in review.chapters(*TELLING, *review.facts.purposes):
        for phrase, offset in find("may", document.language, section.text):
            if _speaks_of_data(document, section, offset, phrase):
                yield review.at_section(document, section, review.line_in(section, offset), about=phrase, phrase=phrase)


@rule("LNG-01b", Severity.ADVICE, *PLAIN, TRANSPARENCY)
def exact_words(review: Review) -> Iterator[RuleHit]:
    """The text does not say "as a rule", "mainly" or "where needed" of data: the reader cannot tell when not."""
    for document, section in review.chapters(*TELLING, KEPT, *review.facts.purposes):
        for phrase, offset in find("mostly", document.language, section.text):
            if section.id == KEPT or _speaks_of_data(document, section, offset, phrase):
                yield review.at_section(document, section, review.line_in(section, offset), about=phrase, phrase=phrase)


@rule("LNG-04", Severity.ADVICE, *PLAIN, TRANSPARENCY)
def explained_abbreviations(review: Review) -> Iterator[RuleHit]:
    """Where it stands for the first time on a page, an abbreviation has its meaning beside it."""
    for page in review.notice.pages:
        seen: set[tuple[str, str]] = set()
        for document, section in review.sections(page=page):
            for match in ABBREVIATION.finditer(section.text):
                if (document.language, match[0]) not in seen and not _explained(document.language, section.text, match):
                    line = review.line_in(section, match.start())
                    yield review.at_section(document, section, line, about=match[0], abbreviation=match[0])
                seen.add((document.language, match[0]))


@rule("LNG-05", Severity.ADVICE, *PLAIN, states=CURRENT)
def words_of_today(review: Review) -> Iterator[RuleHit]:
    """The text has the terms of the Regulation, not those of the laws before it."""
    for one in (*outdated(review, "terms"), *outdated_titles(review, "terms"), *outdated_titles(review, "titles")):
        if _is_meant_otherwise(one):
            continue
        yield review.at_section(one.document, one.section, one.line, about=one.phrase, phrase=one.phrase, term=one.now)


@rule("LNG-05b", Severity.ADVICE, *PLAIN, *gdpr("4"), states=CURRENT, by_words=True)
def terms_of_the_language(review: Review) -> Iterator[RuleHit]:
    """What the Regulation has a term for in the language of the page is called by it, not by a word translated from another."""
    found = set()
    for one in chain(outdated(review, "false-terms"), outdated_titles(review, "false-terms")):
        place = (one.document.file, one.line, one.phrase.casefold())
        if place not in found and not _is_meant_otherwise(one):
            found.add(place)
            yield review.at_section(one.document, one.section, one.line, about=one.phrase, phrase=one.phrase, term=one.now)


@rule("LNG-08", Severity.WARNING, *PLAIN)
def words_for_children(review: Review) -> Iterator[RuleHit]:
    """Whoever uses children's data tells children, in a section with that id, or on a page that is theirs by its heading."""
    told = any(review.sections("children")) or any(_is_for_children(document, section) for document, section in review.sections())
    of_children = [name for name, one in review.purposes.items() if "children" in map(partial(review.facts.code_of, "groups"), one.groups)]
    for name in of_children[:1] if not told else ():
        titles = review.say.join([review.title(one) for one in of_children])
        yield review.at_fact("purposes", name, "groups", purpose=titles)


def _is_meant_otherwise(one: InText) -> bool:
    """Say whether a sentence speaks of a word as a word, or of what it is elsewhere: the processor of a computer."""
    around = [each for each in sentences_of(one.section.text, one.document.language) if one.phrase in each.text]
    return any(words_of(kind, each) for each in around for kind in ("other-sense", "speaks-of-words"))


def _is_for_children(document: Document, section: Section) -> bool:
    """Say whether a whole page is for children by its heading: what a section of a purpose is about need not be told to them."""
    is_page = section.level == 1 and document.page not in (NOTICE, COOKIES)
    return is_page and any(words_of("group-children", one) for one in sentences_of(section.title, document.language))


@rule("STR-04", Severity.ADVICE, *gdpr("12(1)", "7(2)"))
def apart_from_terms(review: Review) -> Iterator[RuleHit]:
    """A notice is no contract, and stands apart from one."""
    for document, section in review.sections():
        for phrase, _ in find("terms-of-contract", document.language, section.title):
            yield review.at_section(document, section, phrase=phrase)


def _explained(language: str, text: str, match: re.Match[str]) -> bool:
    """Say whether an abbreviation stands beside its meaning, in brackets for example, is a law that is cited, or is only spoken of."""
    if EXPLAINED.search(text[: match.start()]) or EXPLAINED_BEHIND.match(text, match.end()):
        return True
    around = list(sentences_at(text, language, match.start()))
    if match[0] == A_LAW and any(any(citations_in(one.text)) for one in around):
        return True
    return any(words_of(kind, one) for one in around for kind in ("speaks-of-words", "topic-of-a-work"))


def _speaks_of_data(document: Document, section: Section, offset: int, phrase: str) -> bool:
    """Say whether the sentence of a phrase tells what is done with data: not with goods or letters, by criminals, or by a law.

    What stands in quotation marks only is spoken of.
    """
    around = [one for one in sentences_at(section.text, document.language, offset) if phrase in QUOTED.sub(" ", one.text)]
    of_data = any(words_of(kind, one) for one in around for kind in OF_DATA) or any(any(data_in(one)) for one in around)
    done = of_data or any(words_of(kind, one) for one in around for kind in DONE)
    excused = OF_OTHERS if of_data else (*OF_OTHERS, "of-goods", "of-a-letter")
    return done and not any(words_of(kind, one) for kind in excused for one in around)
