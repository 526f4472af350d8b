"""What was found in the text before already stops no correction of it, unless the correction touches the very fact or section."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..changes import Changes, changes
from .finding import Finding, Location
from .under_review import Review

# A rule and the scope of what it found: the same in every version, whatever the lines and the words of the finding are.
Identity = tuple[str, str]


def identity(finding: Finding) -> Identity:
    """Return what a finding is known by, from one version to the next and in every language of the messages."""
    return finding.rule, finding.place.scope


def inherited(before: Review, after: Review, known: Iterable[Finding], found: Iterable[Finding]) -> frozenset[Identity]:
    """Return which of the findings of a version the one before it has as well, where nothing there was touched."""
    earlier = {identity(finding) for finding in known}
    touched = changes(before.notice, after.notice)
    return frozenset(identity(one) for one in found if identity(one) in earlier and not _touches(touched, one.place))


def _touches(touched: Changes, place: Location) -> bool:
    scope = place.scope.partition(" (")[0]
    facts = (fact.id for fact in touched.facts)
    return any(_within(scope, fact) or _within(fact, scope) for fact in facts) or any(
        place.section == id or scope.partition("#")[2] == id or scope == f"purposes.{id}" or scope.startswith(f"purposes.{id}.")
        for id in _reworded(touched)
    )


def _within(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.")


def _reworded(touched: Changes) -> Iterator[str]:
    for by_language in touched.reworded.values():
        for ids in by_language.values():
            yield from ids
