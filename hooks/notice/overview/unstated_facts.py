"""The notice does not state some facts: they are counted in privacy.json, and their places in notice.yml are found."""
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

NOT_STATED = "UnknownApplicability"


def not_stated(document: dict[str, Any]) -> Iterator[str]:
    """Yield the places of privacy.json, such as "processes.own-claims.legalBases", where the notice is silent."""
    return _silent(document, (), set())


def _silent(node: Any, path: tuple[str, ...], seen: set[str]) -> Iterator[str]:
    """Yield the places within a node.

    `seen` has the ids of what was looked at: a recipient, for example, stands wherever it is named.
    """
    if isinstance(node, dict):
        id = node.get("id")
        if id in seen:
            return
        seen |= {id} if id else set()
        if node.get("applicability") == NOT_STATED:
            yield ".".join(path)
        for key, value in node.items():
            if key != "@context":
                yield from _silent(value, (*path, key), seen)
    elif isinstance(node, list):
        for item in node:
            yield from _silent(item, _inside(path, item), seen)


def counted(places: Iterable[str], language: str) -> str:
    """Return the facts that are missing at places, by their names in a language and counted, in one line.

    >>> counted(["retention", "processes.claims.retention", "dataProtectionOfficer", "rights.erasure"], "en")
    'Storage period (2); Data protection officer; Rights'
    """
    names = Counter(name_of_fact(_fact_of(place), language) for place in places)
    return "; ".join(f"{name} ({count})" if count > 1 else name for name, count in names.most_common())


def _fact_of(place: str) -> str:
    steps = place.split(".")
    return "rights" if steps[0] == "rights" else KEYS.get(steps[-1], steps[-1])


def _inside(path: tuple[str, ...], item: Any) -> tuple[str, ...]:
    id = item.get("id", "") if isinstance(item, dict) else ""
    return (*path, id.partition("#")[2]) if "#" in id else path


# Keys of privacy.json, and the keys of notice.yml they are made of where those have another name.
KEYS = {
    "automatedDecisionMaking": "automated_decisions",
    "changeNotice": "notice_period_days",
    "consequence": "consequences",
    "cookieCategories": "cookies",
    "cookieConsent": "cookies",
    "copyFrom": "copy_from",
    "dataProtectionOfficer": "dpo",
    "identityCheck": "identity_check",
    "jointControllers": "joint_controllers",
    "legalBases": "legal_bases",
    "personalData": "categories",
    "processes": "purposes",
    "publicAccess": "public",
    "supervisoryAuthority": "authority",
}

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
