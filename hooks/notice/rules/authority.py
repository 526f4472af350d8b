"""To whom one can complain: Art. 13(2)(d), 14(2)(e) and 77 GDPR."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from ..located_yaml import read_yaml
from .finding import Found, Severity
from .phrases import languages
from .review import Review
from .rule import CURRENT, DRAFT, Applies, rule
from .sources import TRANSPARENCY, gdpr

COMPLAINT = gdpr("13(2)(d)", "14(2)(e)")
PLACES = ("complaint", "authority")
VERIFIED_FOR = timedelta(days=366)


@dataclass(frozen=True)
class Record:
    """How an authority can be reached, as it was on the day it was `verified_on`."""

    verified_on: date
    email: str
    visiting: str
    postal: str
    current: str
    old: tuple[str, ...]


@rule("AUT-01", Severity.ERROR, *COMPLAINT, applies=Applies.BOTH)
def right_to_complain(review: Review) -> Iterator[Found]:
    """There is a right to complain to a supervisory authority."""
    if "complaint" not in (review.facts.rights or ()):
        yield review.at_fact("rights", about="complaint")


@rule("AUT-02", Severity.ADVICE, *gdpr("77(1)"), TRANSPARENCY, applies=Applies.BOTH)
def where_to_complain(review: Review) -> Iterator[Found]:
    """One can complain where one lives or works, or where the infringement took place."""
    told = {
        document.language
        for document, section in review.sections(*PLACES)
        if any(review.phrases("place-of-complaint", document, section))
    }
    for document, section in review.sections("complaint"):
        if document.language in languages() - told:
            yield review.at_section(document, section, language=review.language(document.language))


@rule("AUT-03", Severity.WARNING, *gdpr("12(1)"), states=CURRENT)
def address_of_today(review: Review) -> Iterator[Found]:
    """The facts on the authority are those of the list of authorities."""
    authority = review.facts.authority
    record = records().get(authority.code or "") if authority else None
    if not authority or not record:
        return
    for kind, stated, known in (
        ("visiting_address", authority.visiting_address, record.visiting),
        ("postal_address", authority.postal_address, record.postal),
    ):
        if stated and stated.postal_code and stated.postal_code != known:
            yield review.at_fact("authority", kind, stated=stated.postal_code, current=record.current)
    if authority.email and authority.email.casefold() != record.email:
        yield review.at_fact("authority", "email", stated=authority.email, current=record.email)


@rule("AUT-03b", Severity.WARNING, *gdpr("12(1)"), states=CURRENT)
def no_old_address(review: Review) -> Iterator[Found]:
    """No address of former years in the text."""
    record = records().get(review.facts.authority.code or "") if review.facts.authority else None
    for document, section in review.sections(*PLACES) if record else ():
        for old in record.old if record else ():
            if old in section.text:
                yield review.at_words(document, section, old, stated=old, current=record.current if record else "")


@rule("AUT-04", Severity.ADVICE, *gdpr("5(2)"), states=DRAFT)
def list_of_today(review: Review) -> Iterator[Found]:
    """Somebody compared the list of authorities with their own pages within a year."""
    record = records().get(review.facts.authority.code or "") if review.facts.authority else None
    if record and review.day - record.verified_on > VERIFIED_FOR:
        yield review.at_fact("authority", about="verified", date=review.say.date(record.verified_on))


@rule("AUT-05", Severity.ADVICE, *gdpr("12(2)"))
def not_a_condition(review: Review) -> Iterator[Found]:
    """Who is asked to write to the organisation first learns that this is no condition."""
    for document, section in review.sections(*PLACES):
        if any(review.phrases("complain-freely", document, section)):
            continue
        for phrase, line in review.phrases("contact-first", document, section):
            yield review.at_section(document, section, line, about=phrase, phrase=phrase)


@cache
def records() -> dict[str, Record]:
    """The authorities whose addresses are known, by their codes."""
    file = Path(__file__).parent / "authorities.yml"
    data = read_yaml(file.read_text(encoding="utf-8"), "hooks/notice/rules/authorities.yml").data
    return {code: _record(entry) for code, entry in data.items()}


def _record(entry: dict[str, str | list[str]]) -> Record:
    texts = {key: str(entry[key]) for key in ("email", "visiting", "postal", "current")}
    return Record(date.fromisoformat(str(entry["verified_on"])), **texts, old=tuple(entry["old"]))
