"""What Finnish law adds, for a controller in Finland or one under the Finnish authority."""
from __future__ import annotations

import re
from collections.abc import Iterator

from ..facts.processing import Purpose
from .decisions import CREDIT
from .finding import Found, Severity
from .review import Review
from .rule import Applies, Check, rule
from .sources import Statute, gdpr

FINNISH_AUTHORITY, FINLAND = "fi-tsv", {"FI", "AX"}
COMMUNICATIONS = "917/2014"
DATA_PROTECTION, CREDIT_INFORMATION = "1050/2018", "527/2007"
# Of debt collection, of those who carry it on, and against money laundering.
OF_COLLECTION = ("513/1999", "411/2018", "444/2017")


def finnish(check: Check) -> Check:
    """A check that is asked of a notice under Finnish law alone."""

    def only(review: Review) -> Iterator[Found]:
        authority, address = review.facts.authority, review.facts.controller.address
        if (authority and authority.code == FINNISH_AUTHORITY) or (address and address.country in FINLAND):
            yield from check(review)

    return only


@rule("FIN-01", Severity.WARNING, Statute(COMMUNICATIONS, "200"), Statute(COMMUNICATIONS, "202"), applies=Applies.BOTH)
@finnish
def consent_to_marketing(review: Review) -> Iterator[Found]:
    """Electronic direct marketing to private persons rests on consent."""
    for name, purpose in review.purposes.items():
        if purpose.direct_marketing and purpose.legal_bases and "consent" not in purpose.bases:
            yield review.at_fact("purposes", name, "direct_marketing", purpose=review.title(name))


@rule("FIN-02", Severity.WARNING, *gdpr("87"), Statute(DATA_PROTECTION, "29"), applies=Applies.BOTH)
@finnish
def ground_for_identity_codes(review: Review) -> Iterator[Found]:
    """Whoever uses personal identity codes names the law that allows it."""
    for name, purpose in review.purposes.items():
        if "personal-identity-code" in _categories(review, purpose) and not _names(review, name, DATA_PROTECTION):
            yield review.at_fact("purposes", name, "categories", about="personal-identity-code", purpose=review.title(name))


@rule("FIN-03", Severity.WARNING, *gdpr("8"), Statute(DATA_PROTECTION, "5"), applies=Applies.SUBJECT)
@finnish
def age_of_consent(review: Review) -> Iterator[Found]:
    """Children consent to online services themselves from the age of 13."""
    for name, purpose in review.purposes.items():
        groups = {review.facts.code_of("groups", group) for group in purpose.groups}
        told = any(re.search(r"\b13\b", text) for text in _texts(review, name))
        if "children" in groups and "consent" in purpose.bases and not told:
            yield review.at_fact("purposes", name, "legal_bases", purpose=review.title(name))


@rule("FIN-06", Severity.ADVICE, *(Statute(number) for number in OF_COLLECTION), applies=Applies.BOTH)
@finnish
def laws_of_collection(review: Review) -> Iterator[Found]:
    """Whoever collects debts names the laws that govern it."""
    collecting = [name for name, purpose in review.facts.purposes.items() if "debt-collection" in (purpose.kinds or ())]
    if collecting and not any(_names(review, name, number) for name in collecting for number in OF_COLLECTION):
        yield review.at_fact("purposes", about="laws on debt collection", numbers=", ".join(OF_COLLECTION))


@rule("FIN-07", Severity.WARNING, Statute(CREDIT_INFORMATION), applies=Applies.BOTH)
@finnish
def credit_information(review: Review) -> Iterator[Found]:
    """Credit information is obtained, and defaults are reported, each on its ground."""
    for name, purpose in review.purposes.items():
        received = bool(CREDIT & _categories(review, purpose))
        ids = purpose.recipients if isinstance(purpose.recipients, list) else []
        reported = any(review.facts.recipients[id].kind == "credit-register" for id in ids)
        if (received or reported) and not _names(review, name, CREDIT_INFORMATION):
            yield review.at_fact("purposes", name, "legal_bases", about="credit", purpose=review.title(name))


def _names(review: Review, name: str, number: str) -> bool:
    """Whether the facts or the text of a purpose name the law with a number."""
    facts = review.facts.purposes[name].model_dump_json()
    return any(re.search(rf"(?<!\d){re.escape(number)}(?!\d)", text) for text in (facts, *_texts(review, name)))


def _texts(review: Review, name: str) -> list[str]:
    """The text of a purpose in the source language; that translations say the same is another rule."""
    return [section.text for document, section in review.chapters(name) if document.language == review.notice.source]


def _categories(review: Review, purpose: Purpose) -> set[str | None]:
    return {review.facts.code_of("categories", used.category) for used in purpose.categories or ()}
