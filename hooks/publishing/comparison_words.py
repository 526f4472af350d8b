"""What a comparison of a site found is said in plain words."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping

from publishing.about import About
from publishing.comparing import SiteComparison
from publishing.on_a_line import on_a_line

OF_VERSION = re.compile(r"(?:[a-z-]+/)?versions/([0-9]{4}-[0-9]{2}-[0-9a-z-]+)/")
SHOWN = 10
SHORT = 16
Count = Callable[[str, str], int | None]
"""How many commits there are from one to another; none if one of them is not known here."""

SAME = "{place} is what this checkout publishes: all {count} files are the same. In force: {version}. Commit: {commit}."
NOT_SAME = "{place} is not what this checkout publishes."
REWRITTEN = "{place}: words that readers see were changed: {names}."
OTHER_WORDS = "{place}: words that readers see are not those of this checkout: {names}."
NOT_TOLD = "Whether {place} is what this checkout publishes cannot be told: not everything could be read."
NO_MANIFEST = "{place} has no SHA256SUMS of a notice made by this program: nothing can be said about it."
DAMAGED = "These files are not what the site's own manifest says; they were changed on the server, or on the way by its host:"
MISSING = "These files are named by the site's own manifest, but are not there:"
UNLISTED = (
    "These files lie beside it and belong to no notice, nor to a release that is kept beside it (releases/, as `make publish` "
    "leaves it); somebody put them there:"
)
UNEVEN = "These files are not the same for everybody, or not at each of their addresses:"
LED_AWAY = "These files lead readers to another site:"
HEADERS = "What the server sends around the files does what the site itself never does, or lacks what protects readers:"
UNREAD = "These could not be read, so nothing can be said of them:"
UNSEEN = (
    "Over the web it cannot be seen whether other files lie there that nobody links to, or whether others are told something else: "
    "a server can lie to whoever it recognises. To see the files, name their folder on the server."
)
UNPROTECTED = "The server sends none of the headers that protect readers (guide/docs/operate/headers.md)."
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
SAME_SEALS = "The seals of all versions are the same. What differs:"
IN_VERSION = "version {day}: {names}"
OF_NONE = "pages of the version in force, the history and the rest: {names}"


def lines(place: str, found: SiteComparison | None, count: Count) -> Iterator[str]:
    """Yield what there is to say, most important first. `place` is named as the user did."""
    yield from map(on_a_line, _lines(place, found, count))


def _lines(place: str, found: SiteComparison | None, count: Count) -> Iterator[str]:
    if found is None:
        yield NO_MANIFEST.format(place=place)
        return
    if found.rewritten:
        yield (OTHER_WORDS if found.of_another_day else REWRITTEN).format(place=place, names=_list(found.rewritten))
    if found.same:
        yield SAME.format(place=place, count=found.count, version=found.own.in_force or "none", commit=found.own.commit or "not committed")
    else:
        yield (NOT_SAME if found.differs else NOT_TOLD).format(place=place)
        yield from _what(found)
    if found.differs:
        yield from _origin(found.own, found.live, count)
        yield from _differences(found)
    yield from () if found.protected else (UNPROTECTED,)
    yield from () if found.whole else (UNSEEN,)


def _what(found: SiteComparison) -> Iterator[str]:
    for what, names in ((DAMAGED, found.damaged), (MISSING, found.missing), (UNLISTED, found.unlisted)):
        if names:
            yield what
            yield f"  {_list(names)}"
    headers = tuple(f"{remark} ({_list(names)})" for remark, names in found.headers)
    for what, each in ((LED_AWAY, found.led_away), (UNEVEN, found.uneven), (HEADERS, headers), (UNREAD, found.unread)):
        if each:
            yield what
            yield from (f"  {one}" for one in each[:SHOWN])
            yield from (f"  and {len(each) - SHOWN} more",) if len(each) > SHOWN else ()


def by_version(names: Iterable[str]) -> Mapping[str | None, list[str]]:
    """Group files under the day of the version that they belong to, and the others under None, last.

    >>> by_version(["index.html", "sv/versions/2018-07-24/index.html"])
    {'2018-07-24': ['sv/versions/2018-07-24/index.html'], None: ['index.html']}
    """
    grouped: dict[str | None, list[str]] = {}
    for name in names:
        match = OF_VERSION.match(name)
        grouped.setdefault(match[1] if match else None, []).append(name)
    return dict(sorted(grouped.items(), key=lambda item: item[0] or "~"))


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


def _differences(found: SiteComparison) -> Iterator[str]:
    differing = (*found.differing, *found.only_live, *found.only_own)
    if not differing or found.live is None:
        return
    day = found.first_difference
    if day is None:
        yield SAME_SEALS
    else:
        live, own = found.live.seals.get(day), found.own.seals.get(day)
        sentence = ONLY_LIVE if own is None else ONLY_OWN if live is None else RESEALED
        yield sentence.format(day=day, live=_short(live or ""), own=_short(own or ""))
    for version, names in by_version(differing).items():
        yield "  " + (IN_VERSION if version else OF_NONE).format(day=version, names=_list(names))


def _list(names: Iterable[str]) -> str:
    given = list(names)
    more = f" and {len(given) - SHOWN} more" if len(given) > SHOWN else ""
    return ", ".join(given[:SHOWN]) + more


def _short(seal: str) -> str:
    """Return what people compare of a seal, in groups: "017a 6f37 b347 91c2"."""
    return " ".join(seal[start : start + 4] for start in range(0, SHORT, 4))
