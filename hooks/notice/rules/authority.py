"""Readers must know to whom they can complain: Art. 13(2)(d), 14(2)(e) and 77 GDPR.

`authorities.yml` lists the authorities as they can be reached today.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from ..documents import Document, Section
from ..facts.parties import Address, Authority
from ..own_data import own_data
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr
from .outdated_names import is_told_about
from .phrases import languages
from .rule import CURRENT, Applies, rule
from .under_review import Review

FILE = Path(__file__).with_name("authorities.yml")


@dataclass(frozen=True)
class Known:
    """An authority can be reached in known ways; `old` are traces of addresses at which it no longer is."""

    today: Authority
    phones: tuple[str, ...]
    old: tuple[str, ...]


@cache
def authorities() -> dict[str, Known]:
    """Return the authorities whose addresses are known, by their codes."""
    data = own_data(FILE)
    return {code: _read(entry) for code, entry in data.items()}


def _read(entry: dict[str, Any]) -> Known:
    return Known(Authority.model_validate(entry["today"]), tuple(entry["phones"]), tuple(entry["old"]))


COMPLAINT = gdpr("13(2)(d)", "14(2)(e)")
PLACES = ("complaint", "authority")
COMPARED_FOR = timedelta(days=366)


@rule("AUT-01", Severity.ERROR, *COMPLAINT, applies=Applies.BOTH)
def right_to_complain(review: Review) -> Iterator[RuleHit]:
    """There is a right to complain to a supervisory authority."""
    if "complaint" not in (review.facts.rights or ()):
        yield review.at_fact("rights", about="complaint")


@rule("AUT-02", Severity.ADVICE, *gdpr("77(1)"), TRANSPARENCY, applies=Applies.BOTH)
def where_to_complain(review: Review) -> Iterator[RuleHit]:
    """One can complain where one lives or works, or where the infringement took place."""
    told_in = {
        document.language
        for document, section in review.sections(*PLACES)
        if any(review.phrases("place-of-complaint", document, section))
    }
    for document, section in review.sections("complaint"):
        if document.language in languages() - told_in:
            yield review.at_section(document, section, language=review.language(document.language))


@rule("AUT-03", Severity.WARNING, *gdpr("12(1)"), states=CURRENT)
def address_of_today(review: Review) -> Iterator[RuleHit]:
    """The facts on the authority are those of the list of authorities."""
    stated, known = review.facts.authority, _known(review)
    if not stated or not known:
        return
    for key in ("visiting_address", "postal_address"):
        said, right = getattr(stated, key), getattr(known.today, key)
        if said and not _agrees(said.model_dump(exclude_none=True), right.model_dump(exclude_none=True)):
            yield review.at_fact("authority", key, stated=_line(review, said), current=_line(review, right))
    if stated.email and stated.email.casefold() != known.today.email:
        yield review.at_fact("authority", "email", stated=stated.email, current=str(known.today.email))
    if stated.phone and _digits(stated.phone) not in map(_digits, known.phones):
        yield review.at_fact("authority", "phone", stated=stated.phone, current=known.phones[0])
    if stated.website and _host(stated.website) != _host(str(known.today.website)):
        yield review.at_fact("authority", "website", stated=stated.website, current=str(known.today.website))


@rule("AUT-03b", Severity.WARNING, *gdpr("12(1)"), states=CURRENT)
def no_old_address(review: Review) -> Iterator[RuleHit]:
    """The text gives no address of former years where it speaks of the authority."""
    known = _known(review)
    if known is None:
        return
    current = "; ".join(_line(review, one) for one in (known.today.visiting_address, known.today.postal_address))
    for document, section in _about_the_authority(review):
        for old in known.old:
            places = [one.start() for one in re.finditer(rf"\b{re.escape(old)}\b", section.text)]
            if not all(is_told_about(section, document.language, place) for place in places):
                yield review.at_words(document, section, old, stated=old, current=current)


@rule("AUT-04", Severity.ADVICE, *gdpr("5(2)"), states=CURRENT)
def compared_lately(review: Review) -> Iterator[RuleHit]:
    """Within a year, somebody compared what is said of the authority with its own pages."""
    records = review.facts.records
    compared = max(filter(None, (review.heading.effective, records.authority_checked if records else None)))
    if review.facts.authority and review.day - compared > COMPARED_FOR:
        yield review.at_fact("records", "authority_checked", date=review.say.date(compared))


@rule("AUT-05", Severity.ADVICE, *gdpr("12(2)"))
def not_a_condition(review: Review) -> Iterator[RuleHit]:
    """Who is asked to write to the organisation first learns that this is no condition, and no sentence makes it one."""
    for document, section in review.sections(*PLACES):
        is_told = any(review.phrases("complain-freely", document, section))
        asked = () if is_told else review.asserted("contact-first", document, section)
        for phrase, line in (*review.asserted("complain-after", document, section, has_negation=True), *asked):
            yield review.at_section(document, section, line, about=phrase, phrase=phrase)


def _known(review: Review) -> Known | None:
    """Return what is known of the authority of the notice, if anything is."""
    return authorities().get(review.facts.authority.code or "") if review.facts.authority else None


def _about_the_authority(review: Review) -> Iterator[tuple[Document, Section]]:
    """Yield sections on complaints, and others that name the authority."""
    names = review.said(review.facts.authority.name) if review.facts.authority else {}
    for document, section in review.sections():
        name = names.get(document.language, "")
        if section.id in PLACES or (name and name.casefold() in section.text.casefold()):
            yield document, section


def _agrees(said: object, right: object) -> bool:
    """Say whether everything that is said is right; a text is so if it is that of its language, or of some."""
    if isinstance(said, dict) and isinstance(right, dict):
        return all(_agrees(value, right.get(key)) for key, value in said.items() if key in right)
    return said in right.values() if isinstance(right, dict) else said == right


def _line(review: Review, address: Address | None) -> str:
    return ", ".join(line.text for line in review.say.address(address)) if address else ""


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))


def _host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
