"""`make verify`: is a published site what this checkout would publish?"""
from __future__ import annotations

from pathlib import Path

from publishing.commit import git
from publishing.comparing import compare
from publishing.places import place_of
from publishing.report import lines
from publishing.steps import alone, built, this_moment


def verify(project: Path, given: str) -> tuple[bool, str]:
    """Whether the site at `given` (an address or a folder) is the same, and what there is to say.

    Raises UnreachableError, and NotLandedError if there is nothing to compare it with.
    """
    place = place_of(given)
    with alone(project), built(project, this_moment()) as own:
        found = compare(place, own)
    return bool(found and found.same), "\n".join(lines(given, found, lambda one, other: _commits_between(project, one, other)))


def _commits_between(project: Path, one: str, other: str) -> int | None:
    """How many commits lead from `one` to `other`; what a site says of itself is never taken for an option of git."""
    if not all(commit.isalnum() for commit in (one, other)):
        return None
    counted = git(project, "rev-list", "--count", f"{one}..{other}", "--")
    return int(counted) if counted else None
