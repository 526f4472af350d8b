"""The text and the facts of notice.yml tell of the same: Art. 5(1)(a) and 12(1) GDPR."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Set
from typing import Any
from urllib.parse import urlsplit

import phonenumbers

from ..anchors import sections_of_facts
from ..cache import memoize_per_object
from ..documents import Document, Section
from ..page_names import COOKIES, NOTICE
from ..periods import parts, same_length
from ..sentences import Hit, Sentence, find, is_negated, languages, periods_in, sentences_of
from ..translations.numbers_in_text import Value
from ..translations.same_values import EMAIL, values_of
from .finding import RuleHit, Severity
from .legal_sources import gdpr
from .rule import CURRENT, rule
from .something_else import is_of_goods, is_of_papers_without_names, is_past, names_no_data
from .under_review import Review

FAIR = gdpr("5(1)(a)", "12(1)")
ADDRESSES = ("email", "phone", "business-id")
# What a section speaks of in which every number is to be that of notice.yml.
OF_DATA = ("your-data", "with-data", "rights-at-all", "of-consent")
# E.164, as numbers are compared; what a link to "tel:" leads to may be none.
DIALLED = re.compile(r"\+\d+")


@rule("FCT-01", Severity.WARNING, *FAIR)
def addresses_are_facts(review: Review) -> Iterator[RuleHit]:
    """An e-mail address, telephone number or Business ID in the text, or behind a link, is one of those in notice.yml.

    So is the form on the web, where a section on rights leads to the same site. In a translation it is asked of what the
    source says as well: what only a translation says is another rule.
    """
    known = set(_addresses(review.facts.model_dump(exclude_none=True)))
    for document, section, value in _values(review, *review.notice.languages):
        unknown = _is_unknown(value, known) and not _is_of_another_desk(document, section, value)
        if unknown or _is_another_form(review, section, value):
            title = review.title(section.id, document.page)
            yield review.at_words(document, section, value.written, heading=title, value=value.written)


@memoize_per_object
def stated_values(review: Review, section: str) -> set[str]:
    """Return the addresses and periods that the facts state, as values have them: in the `section` of a purpose, its own periods."""
    facts = review.facts
    purpose = facts.purposes.get(section)
    within = (purpose or facts).model_dump(exclude_none=True)
    periods = [*_periods(within), *([f"P{facts.notice_period_days}D"] if facts.notice_period_days else [])]
    return {*_addresses(facts.model_dump(exclude_none=True)), *(same_length(parts(one)) for one in periods)}


def _is_unknown(value: Value, known: set[str]) -> bool:
    """Say whether an address is none of the facts.

    A telephone number of other digits may be that of another desk, which notice.yml need not state; one that differs from
    a known one in a digit, or has two in another order, was mistyped.
    """
    if value.kind not in ADDRESSES or value.text in known:
        return False
    return value.kind != "phone" or not DIALLED.fullmatch(value.text) or any(_is_mistyped(value.text, one) for one in known)


def _is_mistyped(number: str, known: str) -> bool:
    """Say whether one digit differs, or two that stand beside each other changed places."""
    if len(number) != len(known):
        return False
    wrong = [place for place, (one, other) in enumerate(zip(number, known, strict=True)) if one != other]
    first, last = wrong[0], wrong[-1]
    swapped = last == first + 1 and number[first : last + 1] == known[last] + known[first]
    return len(wrong) == 1 or swapped


def _is_of_another_desk(document: Document, section: Section, value: Value) -> bool:
    """Say whether a telephone number stands on a page of the writers' own, in a section that speaks of no data: "Call the kiosk"."""
    about = (find(kind, one) for one in sentences_of(section.text, document.language) for kind in OF_DATA)
    return value.kind == "phone" and document.page not in (NOTICE, COOKIES) and document.language in languages() and not any(about)


def _is_another_form(review: Review, section: Section, value: Value) -> bool:
    form = review.facts.requests.form if review.facts.requests else None
    if not form or value.kind != "link" or section.id not in ("rights", *(review.facts.rights or ())):
        return False
    known = {text.rstrip("/") for _, text in _texts(review.facts.model_dump(exclude_none=True))}
    return value.text == urlsplit(form).netloc and value.written.rstrip("/") not in known


@rule("FCT-02", Severity.WARNING, *FAIR)
def periods_are_facts(review: Review) -> Iterator[RuleHit]:
    """How long data are kept by the text of a purpose is a period of notice.yml, if it states any in the same unit.

    Days beside a retention of months are those of a delivery, say: another matter.
    """
    for document, section, value in _values(review):
        purpose = review.facts.purposes.get(section.id)
        stated = {same_length(parts(one)) for one in _periods(purpose.model_dump(exclude_none=True))} if purpose else set()
        wrong = value.kind == "period" and value.text not in stated and any(one[-1] == value.text[-1] for one in stated)
        if wrong and _is_of_keeping(review, document, section, value, stated):
            title = review.title(section.id, document.page)
            yield review.at_words(document, section, value.written, heading=title, value=value.written)


def _is_of_keeping(review: Review, document: Document, section: Section, value: Value, stated: Set[str]) -> bool:
    """Say whether a sentence says how long something is kept, not how old somebody is; where no words are known, any may.

    Another period than the one that is `stated` may be denied beside it: "for three months, and not three years".
    """
    keeping = (each for each in sentences_of(section.text, document.language) if find("keeps", each) and not _is_passed_over(review, each))
    return document.language not in languages() or any(
        one.length == value.text and not (is_of_papers_without_names(each, one.hit) or _is_denied(each, one.hit, stated))
        for each in keeping
        for one in periods_in(each)
    )


def _is_denied(sentence: Sentence, hit: Hit, stated: Set[str]) -> bool:
    return is_negated(sentence, hit) and any(one.length in stated for one in periods_in(sentence))


def _is_passed_over(review: Review, sentence: Sentence) -> bool:
    """Say whether a sentence tells how long goods are kept, or how long something was kept once."""
    return is_of_goods(sentence) or names_no_data(sentence) or is_past(review, sentence) or bool(find("once-by-law", sentence))


@rule("FCT-03", Severity.WARNING, *FAIR, states=CURRENT)
def sections_keep_their_facts(review: Review) -> Iterator[RuleHit]:
    """A section that had facts in the version before has some still, or goes with them."""
    if review.before is None:
        return
    before, now = (sections_of_facts(notice.facts, notice.documents) for notice in (review.before.notice, review.notice))
    for page, needed in before.items():
        document = review.notice.documents.get(page, {}).get(review.notice.source)
        for id, path in needed.items():
            section = document.section(id) if document else None
            if document and section and id not in now.get(page, ()):
                fact = ".".join(step for step in path if isinstance(step, str))
                yield review.at_section(document, section, heading=review.title(id, page), fact=fact)


def _values(review: Review, *languages: str) -> Iterator[tuple[Document, Section, Value]]:
    """Yield the values of the source text, and of translations in `languages` those that stand in the source, too."""
    for page in review.notice.pages:
        documents = review.notice.documents[page]
        source = documents[review.notice.source]
        for document in (source, *(documents[each] for each in languages if each in documents and documents[each] is not source)):
            for section in document.sections:
                original = source.section(section.id)
                said = _values_of(review, source, original) if original else {}
                yield from ((document, section, value) for value in _values_of(review, document, section) if value in said)


def _values_of(review: Review, document: Document, section: Section) -> Mapping[Value, int]:
    return values_of(section, review.notice.terms[document.language], review.country)


def _addresses(facts: Any) -> Iterator[str]:
    """Yield every e-mail address, telephone number (E.164) and identifier in the facts."""
    for key, text in _texts(facts):
        yield from (found.casefold() for found in EMAIL.findall(text))
        if key == "phone":
            yield phonenumbers.format_number(phonenumbers.parse(text), phonenumbers.PhoneNumberFormat.E164)
        elif key == "business_id":
            yield text


def _periods(facts: Any) -> Iterator[str]:
    return (text for key, text in _texts(facts) if key in ("period", "duration"))


def _texts(facts: Any, key: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(facts, str):
        yield key, facts
    elif isinstance(facts, dict):
        for name, inner in facts.items():
            yield from _texts(inner, str(name))
    elif isinstance(facts, list):
        for inner in facts:
            yield from _texts(inner, key)
