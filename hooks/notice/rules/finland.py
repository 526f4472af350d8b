"""Finnish law adds demands, for a controller in Finland or one under the Finnish authority.

Finnish laws are called by today's names.
"""
from __future__ import annotations

import re
from collections.abc import Iterator

from ..documents import Document, Section
from ..facts.processing import Purpose
from ..page_names import NOTICE
from ..sentences import find, sentences_at
from .against_facts import texts_of
from .ages import guardian_is_named
from .decisions import CREDIT
from .finding import RuleHit, Severity
from .jurisdiction import under_law_of
from .legal_sources import Statute, gdpr
from .outdated_names import find_names, names_of, outdated, outdated_laws
from .rule import CURRENT, Applies, rule
from .under_review import Review

COMMUNICATIONS = "917/2014"
DATA_PROTECTION, CREDIT_INFORMATION = "1050/2018", "527/2007"
# How many sections a law has whose chapters do not count them anew.
LAST_SECTIONS = {DATA_PROTECTION: 38}
# What stands in every citation of a law with its number, or of a section of one.
NUMBER, SECTION = re.compile(r"\d/\d{4}\b"), re.compile(r"§|sections?\s", re.IGNORECASE)
SWEDISH_NUMBER = r"[\s(,]{1,3}(?:19|20)\d\d:\d{1,4}\b"
# Of debt collection, of those who carry it on, and against money laundering.
OF_COLLECTION = ("513/1999", "411/2018", "444/2017")


finnish = under_law_of("FI")


@rule("FIN-01", Severity.WARNING, Statute(COMMUNICATIONS, "200"), Statute(COMMUNICATIONS, "202"), applies=Applies.BOTH)
@finnish
def consent_to_marketing(review: Review) -> Iterator[RuleHit]:
    """Electronic direct marketing to private persons rests on consent."""
    for name, purpose in review.purposes.items():
        if purpose.direct_marketing and purpose.legal_bases and "consent" not in purpose.bases:
            yield review.at_fact("purposes", name, "direct_marketing", purpose=review.title(name))


@rule("FIN-02", Severity.WARNING, *gdpr("87"), Statute(DATA_PROTECTION, "29"), applies=Applies.BOTH)
@finnish
def ground_for_identity_codes(review: Review) -> Iterator[RuleHit]:
    """Whoever uses personal identity codes names the law that allows it; one that demands it does."""
    for name, purpose in review.purposes.items():
        by_duty = any(one.basis == "legal-obligation" and one.statute for one in purpose.legal_bases or ())
        if "personal-identity-code" in _categories(review, purpose) and not (by_duty or _names(review, name, DATA_PROTECTION)):
            yield review.at_fact("purposes", name, "categories", about="personal-identity-code", purpose=review.title(name))


@rule("FIN-03", Severity.WARNING, *gdpr("8"), Statute(DATA_PROTECTION, "5"), applies=Applies.SUBJECT)
@finnish
def age_of_consent(review: Review) -> Iterator[RuleHit]:
    """Where children consent to online services, which they do themselves from the age of 13, that age or their guardian is named."""
    for name, purpose in review.purposes.items():
        groups = {review.facts.code_of("groups", group) for group in purpose.groups}
        age_is_named = any(re.search(r"\b13\b", text) for text in _texts(review, name))
        if "children" in groups and "consent" in purpose.bases and not (age_is_named or guardian_is_named(review, name)):
            yield review.at_fact("purposes", name, "legal_bases", purpose=review.title(name))


@rule("FIN-06", Severity.ADVICE, *(Statute(number) for number in OF_COLLECTION), applies=Applies.BOTH)
@finnish
def laws_of_collection(review: Review) -> Iterator[RuleHit]:
    """Whoever collects debts names the laws that govern it."""
    collecting = [name for name, purpose in review.facts.purposes.items() if "debt-collection" in (purpose.kinds or ())]
    if collecting and not any(_names(review, name, number) for name in collecting for number in OF_COLLECTION):
        yield review.at_fact("purposes", about="laws on debt collection", numbers=", ".join(OF_COLLECTION))


@rule("FIN-07", Severity.WARNING, Statute(CREDIT_INFORMATION), applies=Applies.BOTH)
@finnish
def credit_information(review: Review) -> Iterator[RuleHit]:
    """A purpose that obtains credit information or reports defaults names the law on them."""
    for name, purpose in review.purposes.items():
        received = bool(CREDIT & _categories(review, purpose))
        ids = purpose.recipients if isinstance(purpose.recipients, list) else []
        reported = any(review.facts.recipients[id].kind == "credit-register" for id in ids)
        if (received or reported) and not _names(review, name, CREDIT_INFORMATION):
            yield review.at_fact("purposes", name, "legal_bases", about="credit", purpose=review.title(name))


def _names(review: Review, name: str, number: str) -> bool:
    """Say whether the facts or the text of a purpose name the law with a number."""
    facts = review.facts.purposes[name].model_dump_json()
    return any(re.search(rf"(?<!\d){re.escape(number)}(?!\d)", text) for text in (facts, *_texts(review, name)))


def _texts(review: Review, name: str) -> list[str]:
    """Return the text of a purpose in the source language; that translations say the same is another rule."""
    return [section.text for document, section in review.chapters(name) if document.language == review.notice.source]


def _categories(review: Review, purpose: Purpose) -> set[str | None]:
    return {review.facts.code_of("categories", used.category) for used in purpose.categories or ()}


@rule("FIN-04", Severity.WARNING, *gdpr("12(1)", "13(1)(c)"), states=CURRENT)
@finnish
def names_of_laws(review: Review) -> Iterator[RuleHit]:
    """A law is called by its name."""
    yield from _named(review, "laws")


@rule("FIN-04b", Severity.ADVICE, *gdpr("12(1)"), states=CURRENT)
@finnish
def numbers_of_laws(review: Review) -> Iterator[RuleHit]:
    """A law stands with its number once on a page, so that it can be looked up: in the text, or in the facts that the notice shows."""
    for page in review.notice.pages:
        for document in review.notice.documents[page].values():
            text = "\n".join(section.text for section in document.sections)
            for expression, number in names_of("numbers", document.language).items():
                told = number in text or (page == NOTICE and number in texts_of(review.facts))
                # "Bokföringslagen (1999:1078)" is the law of Sweden with that name.
                told = told or bool(re.search(rf"(?:{expression}){SWEDISH_NUMBER}", text, re.IGNORECASE))
                for section in () if told else document.sections:
                    match = re.search(expression, section.text, re.IGNORECASE)
                    if match and not _is_only_mentioned(section.text, document.language, match.start()):
                        line = review.line_in(section, match.start())
                        yield review.at_section(document, section, line, about=match[0], law=match[0], number=number)
                        break


@rule("FIN-04c", Severity.ERROR, *gdpr("12(1)", "5(1)(d)"), states=CURRENT)
@finnish
def own_numbers_of_laws(review: Review) -> Iterator[RuleHit]:
    """The number that stands behind the name of a law is its own."""
    for document, section in _with(NUMBER, review):
        for expression, number in (*names_of("numbers", document.language).items(), *names_of("other-numbers", document.language).items()):
            for match in re.finditer(rf"(?:{expression})[\s(,]{{1,3}}(?P<number>\d{{1,4}}/\d{{4}})\b", section.text, re.IGNORECASE):
                if match["number"] != number and not _is_only_mentioned(section.text, document.language, match.start()):
                    line = review.line_in(section, match.start("number"))
                    yield review.at_section(document, section, line, about=match["number"], law=match[0], number=number)


@rule("FIN-04d", Severity.ERROR, *gdpr("12(1)", "5(1)(d)"), states=CURRENT)
@finnish
def sections_of_laws(review: Review) -> Iterator[RuleHit]:
    """A section that the text cites of a law is there."""
    for document, section in _with(SECTION, review):
        expressions = names_of("numbers", document.language).items()
        for expression, number, last in ((one, number, LAST_SECTIONS[number]) for one, number in expressions if number in LAST_SECTIONS):
            behind = rf"(?:{expression})(?:\s*\(?{number}\)?)?,?\s+(?P<behind>\d+)\s*§"
            before = rf"(?:\b(?P<section>\d+)\s*§\s+i|\bsections?\s+(?P<english>\d+)\s+of)\s+(?:\w+\s+){{0,2}}(?:{expression})"
            for match in re.finditer(rf"{behind}|{before}", section.text, re.IGNORECASE):
                cited = next(filter(None, (match["behind"], match["section"], match["english"])))
                if int(cited) > last and not _is_only_mentioned(section.text, document.language, match.start()):
                    line = review.line_in(section, match.start())
                    yield review.at_section(document, section, line, about=cited, law=match[0], last=str(last))


def _with(sign: re.Pattern[str], review: Review) -> Iterator[tuple[Document, Section]]:
    """Yield the sections in which a sign stands: in most of them no law needs to be looked for."""
    return (one for one in review.sections() if sign.search(one[1].text))


def _is_only_mentioned(text: str, language: str, offset: int) -> bool:
    """Say whether the sentence at a place names a law by the way: by its country, how old it is, who breaks it, a book on it."""
    mentioned = ("foreign-law", "names-the-country-of-a-law", "dates-a-law", "breaks-a-law", "topic-of-a-work")
    return any(find(kind, one) for one in sentences_at(text, language, offset) for kind in mentioned)


@rule("FIN-05", Severity.WARNING, *gdpr("5(1)(a)", "12(1)"), states=CURRENT)
@finnish
def laws_in_force(review: Review) -> Iterator[RuleHit]:
    """The text names no law that is repealed, or has another name."""
    yield from _named(review, "repealed")


@rule("FIN-08", Severity.WARNING, *gdpr("5(1)(d)", "12(1)"), states=CURRENT)
@finnish
def authorities_of_today(review: Review) -> Iterator[RuleHit]:
    """Authorities have the names they have today."""
    for one in outdated(review, "authorities"):
        yield review.at_section(one.document, one.section, one.line, about=one.phrase, name=one.phrase, now=one.now)
    for id, recipient in review.facts.recipients.items():
        texts = [recipient.name or "", *review.said(recipient.label).values()]
        found = [one for text in texts for language in review.notice.languages for one in find_names("authorities", language, text)]
        for phrase, _, now in found[:1]:
            yield review.at_fact("recipients", id, about=phrase, name=phrase, now=now)


def _named(review: Review, kind: str) -> Iterator[RuleHit]:
    """Yield names of laws that are not right, in the text and among the laws of notice.yml."""
    for one in outdated(review, kind):
        yield review.at_section(one.document, one.section, one.line, about=one.phrase, law=one.phrase, now=one.now)
    for law in outdated_laws(review, kind):
        yield review.at_fact(*law.path, about=law.phrase, law=law.phrase, now=law.now)
