"""Compares a published site with its own manifest, and with what this checkout would publish."""
from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from notice.assets import FOLDER, folder_of
from publishing.headers import HEADERS_FILE
from publishing.manifest import ABOUT, SUMS, NotAManifestError, manifest_in, read_manifest
from publishing.places import Place

OF_VERSION = re.compile(r"(?:[a-z-]+/)?versions/([0-9]{4}-[0-9]{2}-[0-9]{2})/")
DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
DIGEST = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
AT_ONCE = 8
ASSETS_FOLDER = re.compile(rf"({FOLDER}/[0-9a-f]+)/(.+)")


@dataclass(frozen=True)
class About:
    """What publication.json says. `seals` has the seal of each version by its day."""

    commit: str | None
    in_force: str | None
    seals: dict[str, str]


@dataclass(frozen=True)
class Comparison:
    """What was found. `own` is about this checkout, `live` about the published site; none if it does not say.

    `damaged` are files that differ from the site's own manifest, `missing` those that it names and that are not there.
    `unlisted` are there although no manifest names them; assets of an earlier release, which readers may still need, are not meant.
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
        return not (self.damaged or self.missing or self.unlisted or self.differing or self.only_live or self.only_own)

    @property
    def first_difference(self) -> str | None:
        """The first version of the common history whose seal differs, or that only one side has."""
        live = self.live.seals if self.live else {}
        return next((day for day in sorted({*self.own.seals, *live}) if self.own.seals.get(day) != live.get(day)), None)


def compare(place: Place, own: Path) -> Comparison | None:
    """`own` is a site built from this checkout. None if there is no manifest at `place`. Raises UnreachableError."""
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
    return Comparison(
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
    """None for anything that is not of this form."""
    try:
        data: Any = json.loads(content or b"")
        about = About(data["commit"], data["inForce"], dict(data["seals"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    days = {*about.seals, about.in_force or "2000-01-01"}
    digests = {*about.seals.values(), about.commit or "0" * 40}
    right = all(DAY.fullmatch(str(day)) for day in days) and all(DIGEST.fullmatch(str(digest)) for digest in digests)
    return about if right else None


def by_version(names: Iterable[str]) -> Mapping[str | None, list[str]]:
    """Files under the day of the version that they belong to; the others under none."""
    grouped: dict[str | None, list[str]] = {}
    for name in names:
        match = OF_VERSION.match(name)
        grouped.setdefault(match[1] if match else None, []).append(name)
    return dict(sorted(grouped.items(), key=lambda item: item[0] or "~"))


def _unlisted(place: Place, claimed: Mapping[str, str]) -> Iterator[str]:
    """Assets of an earlier release are left out: the name of their folder says what is in it."""
    names = [name for name in place.names() if name not in claimed and name != SUMS]
    kept: dict[str, dict[str, bytes]] = {}
    for match in filter(None, map(ASSETS_FOLDER.fullmatch, names)):
        kept.setdefault(match[1], {})[match[2]] = place.read(match[0]) or b""
    whole = tuple(f"{folder}/" for folder, files in kept.items() if folder_of(files) == folder)
    yield from (name for name in names if not name.startswith(whole))


def _found(place: Place, claimed: Mapping[str, str]) -> dict[str, str | None]:
    """The SHA-256 of every file that the manifest names, as it is there now."""

    def digest(name: str) -> str | None:
        content = place.read(name)
        return None if content is None else sha256(content).hexdigest()

    with ThreadPoolExecutor(AT_ONCE) as pool:
        return dict(zip(claimed, pool.map(digest, claimed), strict=True))
