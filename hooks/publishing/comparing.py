"""A published site is compared with its own manifest and with what this checkout would publish.

What was found is said in plain words.
"""
from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from publishing.manifest import ABOUT, ASSETS, HEADERS_FILE, SUMS, NotAManifestError, assets_folder, manifest_in, read_manifest
from publishing.target import Target

OF_VERSION = re.compile(r"(?:[a-z-]+/)?versions/([0-9]{4}-[0-9]{2}-[0-9a-z-]+)/")
ENTRY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[0-9a-z-]*")
DIGEST = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
AT_ONCE = 8
ASSETS_FOLDER = re.compile(rf"({ASSETS}/[0-9a-f]+)/(.+)")


@dataclass(frozen=True)
class About:
    """This is what publication.json says. `seals` has the seal of each entry of the ledger by its name, in their order."""

    commit: str | None
    in_force: str | None
    seals: dict[str, str]


@dataclass(frozen=True)
class SiteComparison:
    """This is what a comparison found.

    `own` is about this checkout, `live` about the published site, if that says anything. `damaged` are files that
    differ from the site's own manifest, `missing` those that it names and that are not there. `unlisted` are there
    although no manifest names them; assets of an earlier release, which readers may still need, are not meant.
    `differing`, `only_live` and `only_own` are files by the two manifests.
    """

    own: About
    live: About | None
    count: int
    damaged: tuple[str, ...]
    missing: tuple[str, ...]
    unlisted: tuple[str, ...]
    differing: tuple[str, ...]
    only_live: tuple[str, ...]
    only_own: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Say whether nothing at all differs."""
        return not (self.damaged or self.missing or self.unlisted or self.differing or self.only_live or self.only_own)

    @property
    def first_difference(self) -> str | None:
        """Return the first version of the common history whose seal differs, or that only one side has."""
        live = self.live.seals if self.live else {}
        return next((day for day in sorted({*self.own.seals, *live}) if self.own.seals.get(day) != live.get(day)), None)


def compare(place: Target, own: Path) -> SiteComparison | None:
    """Compare the site at `place` with `own`, a site built from this checkout.

    Return None if there is no manifest at `place`. Raise UnreachableError if it cannot be read.
    """
    manifest = place.read(SUMS)
    try:
        claimed = read_manifest((manifest or b"").decode("ascii", "replace"))
    except NotAManifestError:
        return None
    expected = manifest_in(own)
    found = _found(place, claimed)
    here = about_of((own / ABOUT).read_bytes())
    assert here is not None  # noqa: S101 (it has just been built)
    both = expected.keys() & claimed.keys()
    return SiteComparison(
        own=here,
        live=about_of(place.read(ABOUT)),
        count=len(claimed),
        damaged=tuple(name for name, digest in found.items() if digest not in (None, claimed[name])),
        missing=tuple(name for name, digest in found.items() if digest is None and name != HEADERS_FILE),
        unlisted=tuple(_unlisted(place, claimed)),
        differing=tuple(sorted(name for name in both if expected[name] != claimed[name])),
        only_live=tuple(sorted(claimed.keys() - both)),
        only_own=tuple(sorted(expected.keys() - both)),
    )


def about_of(content: bytes | None) -> About | None:
    """Read the content of publication.json; return None for anything that is not of this form."""
    try:
        data: Any = json.loads(content or b"")
        # Sites made before there was a ledger list seals by day, which was the same order.
        about = About(data["commit"], data["inForce"], dict(data["ledger"] if "ledger" in data else data["seals"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    days = {*about.seals, about.in_force or "2000-01-01"}
    digests = {*about.seals.values(), about.commit or "0" * 40}
    right = all(ENTRY.fullmatch(str(day)) for day in days) and all(DIGEST.fullmatch(str(digest)) for digest in digests)
    return about if right else None


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


def _unlisted(place: Target, claimed: Mapping[str, str]) -> Iterator[str]:
    """Yield files that no manifest names.

    Assets of an earlier release are left out: the name of their folder says what is in it.
    """
    names = [name for name in place.names() if name not in claimed and name != SUMS]
    kept: dict[str, dict[str, bytes]] = {}
    for match in filter(None, map(ASSETS_FOLDER.fullmatch, names)):
        kept.setdefault(match[1], {})[match[2]] = place.read(match[0]) or b""
    whole = tuple(f"{folder}/" for folder, files in kept.items() if assets_folder(files) == folder)
    yield from (name for name in names if not name.startswith(whole))


def _found(place: Target, claimed: Mapping[str, str]) -> dict[str, str | None]:
    """Return the SHA-256 of every file that the manifest names, as it is there now, or None for one that is not."""

    def digest(name: str) -> str | None:
        content = place.read(name)
        return None if content is None else sha256(content).hexdigest()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(claimed, pool.map(digest, claimed), strict=True))


SHOWN = 10
SHORT = 16
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
IN_VERSION = "version {day}: {names}"
OF_NONE = "pages of the version in force, the history and the rest: {names}"


def lines(place: str, found: SiteComparison | None, count: Count) -> Iterator[str]:
    """Yield what there is to say, most important first. `place` is named as the user did."""
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


def _differences(found: SiteComparison) -> Iterator[str]:
    differing = (*found.differing, *found.only_live, *found.only_own)
    if not differing or found.live is None:
        return
    day = found.first_difference
    if day is None:
        yield SAME_TEXT
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
