"""The notice does not state some facts: they are counted in privacy.json, and their places in notice.yml are found."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from ..facts import Facts, schema_of
from ..facts.facts_schema import may_be_none
from ..located_yaml import Path
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
# Those that stand at the top of notice.yml, whatever they are a part of in privacy.json.
AT_THE_TOP = {"contact", "dpo", "representative"}


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


def silences(document: dict[str, Any], review: Review, report: Report) -> list[Silence]:
    """Return the gaps of privacy.json, which is `document`, by the fact that is missing; the most frequent first."""
    silent = {path_of(place, review.facts) for place in not_stated(document)}
    if all(purpose.retention for purpose in review.facts.purposes.values()):
        silent -= {("retention",)}  # what holds for all that have none of their own
    paths = sorted(silent, key=lambda path: (_key(path), path))
    found = [_silence(key, list(gaps), review, report) for key, gaps in groupby(paths, key=_key)]
    return sorted(found, key=lambda one: (-len(one.gaps), one.label))


def path_of(place: str, facts: Facts) -> Path:
    """Return where in notice.yml a fact of privacy.json would be stated; for a right, the list of rights."""
    path: Path = ()
    for step in place.split("."):
        name, key = step.removeprefix("source-"), KEYS.get(step, step)
        if step.startswith("source-") and name in facts.sources:
            path = ("sources", name)
        elif key in AT_THE_TOP:
            path = (key,)
        else:
            path = (*path, key)
    if path == ("cookies",) and facts.cookies is not None:
        return "cookies", "items"
    return _transfer(path) if path[0] == "transfers" else path


def _transfer(path: Path) -> Path:
    """Return the path without names: transfers have none, so they are told of together."""
    names = {"recipients": "recipient", "transferMechanisms": "mechanism"}
    return tuple(names.get(str(step), step) for step in path)


def _silence(key: str, paths: list[Path], review: Review, report: Report) -> Silence:
    none = all(_may_be_none(path) for path in paths)
    return Silence(report.name_of_fact(key), none, list(_gaps(paths, review)))


def _may_be_none(path: Path) -> bool:
    """Say whether "none" may stand there, in a list too, whose items the path does not count."""
    schema = schema_of(Facts)
    return may_be_none(schema, path) or may_be_none(schema, (path[0], 0, *path[1:]))


def _gaps(paths: list[Path], review: Review) -> Iterator[Gap]:
    for path in paths:
        yield Gap(".".join(map(str, path)), review.notice.written.line(path))


def _key(path: Path) -> str:
    """Return what is missing; of the rights, which one says the place."""
    return "rights" if path[0] == "rights" else str(path[-1])
