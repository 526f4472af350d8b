"""What was found in the text before already stops no correction of it, unless the correction touches the very fact or section."""
from __future__ import annotations

from collections.abc import Iterable, Set

from ..changes import changes
from .finding import Finding, Location
from .under_review import Review

# A rule and the scope of what it found: the same in every version, whatever the lines and the words of the finding are.
Identity = tuple[str, str]


def identity(finding: Finding) -> Identity:
    """Return what a finding is known by, from one version to the next and in every language of the messages."""
    return finding.rule, finding.place.scope


def inherited(before: Review, after: Review, known: Iterable[Finding], found: Iterable[Finding]) -> frozenset[Identity]:
    """Return which of the findings of a version the one before it has as well, where nothing there was touched."""
    earlier, touched = {identity(finding) for finding in known}, changes(before.notice, after.notice)
    facts = [fact.id for fact in touched.facts]
    sections = {id for by_language in touched.reworded.values() for ids in by_language.values() for id in ids}
    same = (one for one in found if identity(one) in earlier)
    return frozenset(identity(one) for one in same if not _is_touched(one.place, facts, sections))


def _is_touched(place: Location, facts: Iterable[str], sections: Set[str]) -> bool:
    """Say whether a changed fact or section is where something was found; that of a purpose is where its facts are."""
    scope = place.scope.partition(" (")[0]
    kind, _, below = scope.partition(".")
    own = {place.section, scope.partition("#")[2], below.partition(".")[0] if kind == "purposes" else None}
    return bool(own & sections) or any(_is_within(scope, fact) or _is_within(fact, scope) for fact in facts)


def _is_within(one: str, other: str) -> bool:
    return one == other or one.startswith(f"{other}.")
