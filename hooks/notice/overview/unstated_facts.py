"""The notice does not state some facts: they are counted in privacy-2.json, and their places in notice.yml are found."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ..facts.declared import FactPlace
from ..facts.unstated import unstated
from ..reports import Report
from ..reports.contents import name_of_fact
from ..rules import Review
from ..vocabulary import vocabulary


def not_stated(document: Any) -> Iterator[str]:
    """Yield each fact that the law asks for and privacy-2.json, or a part of it, names as not stated; a right as "rights.access"."""
    if isinstance(document, dict):
        yield from document.get("unstated", ())
        for key, part in document.items():
            yield from not_stated(part) if key != "@context" else ()
    elif isinstance(document, list):
        for part in document:
            yield from not_stated(part)


def counted(facts: Iterable[str], language: str) -> str:
    """Return facts by their names in a language and counted, in one line.

    >>> counted(["retention", "retention", "dpo", "rights.access"], "en")
    'Storage period (2); Data protection officer; Right of access'
    """
    names = Counter(_name(fact, language) for fact in facts)
    return "; ".join(f"{name} ({count})" if count > 1 else name for name, count in names.most_common())


def _name(fact: str, language: str) -> str:
    """Return what a fact is called in a language; a right by its own name."""
    key, _, code = fact.partition(".")
    return vocabulary([language])[language][key, code] if code else name_of_fact(key, language)


@dataclass(frozen=True)
class Gap:
    """A gap is a place of notice.yml, and the line on which it, or what is around it, stands."""

    place: str
    line: int


@dataclass(frozen=True)
class Silence:
    """A fact is not stated in some places; `none` says whether it may be said that there is none."""

    label: str
    none: bool
    gaps: list[Gap]


def silences(review: Review, report: Report) -> list[Silence]:
    """Return the gaps of a version by the fact that is missing; the most frequent first."""
    places = sorted(unstated(review.facts), key=lambda place: (place.field.name, place.id))
    found = [_silence(name, list(of_it), review, report) for name, of_it in groupby(places, key=lambda place: place.field.name)]
    return sorted(found, key=lambda one: (-len(one.gaps), one.label))


def _silence(name: str, places: list[FactPlace], review: Review, report: Report) -> Silence:
    none = all(place.field.may_be_none for place in places)
    gaps = [Gap(place.id, review.notice.written.line(place.path)) for place in places]
    return Silence(report.name_of_fact(name), none, gaps)
