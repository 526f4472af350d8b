"""Says in plain words what a comparison found: what differs, since which version, and what that means."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from notice.seal import short
from publishing.comparing import About, Comparison, by_version

SHOWN = 10
Count = Callable[[str, str], int | None]
"""How many commits there are from one to another; none if one of them is not known here."""

SAME = "{place} is what this checkout publishes: all {count} files are the same. In force: {version}. Commit: {commit}."
NO_MANIFEST = "{place} has no SHA256SUMS of a notice made by this program: nothing can be said about it."
DAMAGED = "These files are not what the site's own manifest says; they were changed on the server, or on the way by its host:"
MISSING = "These files are named by the site's own manifest, but are not there:"
UNLISTED = "These files lie beside it and belong to no notice; somebody put them there:"
NO_ABOUT = "It does not say what it was made of: publication.json is missing or is something else."
UNKNOWN_COMMIT = (
    "It was made of commit {live}, which this repository does not know. "
    "Fetch what is missing; if it stays unknown, ask who published it."
)
AHEAD = "It was made of commit {live}, {count} commits before the one of this checkout."
BEHIND = "It was made of commit {live}, {count} commits after the one of this checkout: update the checkout, and compare again."
UNCOMMITTED = "This checkout has changes that are not committed; the site was made of commit {live}."
NOT_FROM_COMMIT = "It was made of files that were not committed, so git cannot tell of what."
IN_FORCE = (
    "It shows {live} as the version in force, this checkout {own}: "
    "it was last published before that changed, or the clock was wrong."
)
ONLY_LIVE = "Since version {day}: the site has that version, this checkout does not. Update the checkout, and compare again."
ONLY_OWN = "Since version {day}: this checkout has that version, the site does not. It is not published there yet."
RESEALED = (
    "Since version {day}: its text is not the same. Its seal is {live} on the site and {own} here; "
    "one of them was changed after it was published."
)
SAME_TEXT = "The text of every version is the same, by its seal. What differs is what is made of it:"
OF_VERSION = "version {day}: {names}"
OF_NONE = "pages of the version in force, the history and the rest: {names}"


def lines(place: str, found: Comparison | None, count: Count) -> Iterator[str]:
    """What there is to say, most important first."""
    if found is None:
        yield NO_MANIFEST.format(place=place)
        return
    if found.same:
        yield SAME.format(place=place, count=found.count, version=found.own.in_force or "none", commit=found.own.commit or "not committed")
        return
    yield f"{place} is not what this checkout publishes."
    for what, names in ((DAMAGED, found.damaged), (MISSING, found.missing), (UNLISTED, found.unlisted)):
        if names:
            yield what
            yield f"  {_list(names)}"
    yield from _origin(found.own, found.live, count)
    yield from _differences(found)


def _origin(own: About, live: About | None, count: Count) -> Iterator[str]:
    if live is None:
        yield NO_ABOUT
        return
    if live.commit != own.commit:
        yield _commits(live.commit, own.commit, count)
    if live.in_force != own.in_force:
        yield IN_FORCE.format(live=live.in_force or "none", own=own.in_force or "none")


def _commits(live: str | None, own: str | None, count: Count) -> str:
    if live is None:
        return NOT_FROM_COMMIT
    if own is None:
        return UNCOMMITTED.format(live=live[:12])
    ahead, behind = count(live, own), count(own, live)
    if ahead is None or behind is None:
        return UNKNOWN_COMMIT.format(live=live[:12])
    return (AHEAD if ahead else BEHIND).format(live=live[:12], count=ahead or behind)


def _differences(found: Comparison) -> Iterator[str]:
    differing = (*found.differing, *found.only_live, *found.only_own)
    if not differing or found.live is None:
        return
    day = found.first_difference
    if day is None:
        yield SAME_TEXT
    else:
        live, own = found.live.seals.get(day), found.own.seals.get(day)
        sentence = ONLY_LIVE if own is None else ONLY_OWN if live is None else RESEALED
        yield sentence.format(day=day, live=short(live or ""), own=short(own or ""))
    for version, names in by_version(differing).items():
        yield "  " + (OF_VERSION if version else OF_NONE).format(day=version, names=_list(names))


def _list(names: Iterable[str]) -> str:
    given = list(names)
    more = f" and {len(given) - SHOWN} more" if len(given) > SHOWN else ""
    return ", ".join(given[:SHOWN]) + more
