"""A release is read: what its list names, what was public with it, and what in it is not as it came."""
from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from publishing.manifest import ABOUT, ASSETS, SUMS, NotAManifestError, hash_of, manifest_in

Ledger = list[tuple[str, str]]


def is_of(name: str, digest: str) -> bool:
    """Say whether a release of this name has the list with this SHA-256."""
    return name.endswith(f"-{digest[:12]}")


def listed_in(release: Path) -> dict[str, str]:
    """Return the SHA-256 of each file that the list of a release names; nothing if the list is not the one that came."""
    try:
        return manifest_in(release) if is_of(release.name, hash_of(release / SUMS)) else {}
    except (OSError, NotAManifestError):
        return {}


def is_whole(release: Path) -> bool:
    """Say whether every file of a release is still as it came."""
    listed = listed_in(release)
    return bool(listed) and all(_is_one_of(release / name, (digest,)) for name, digest in listed.items())


def foreign_in(release: Path, others: Iterable[Path]) -> list[str]:
    """Return the paths in a release that are not as they came: added, changed, gone, or a link.

    The assets that it has of the `others` beside it are not foreign to it.
    """
    listed = listed_in(release)
    right = {name: {digest} for name, digest in listed.items()}
    for other in others:
        for name, digest in listed_in(other).items():
            if name.startswith(f"{ASSETS}/"):
                right.setdefault(name, set()).add(digest)
    found = set(_paths(release))
    changed = {name for name in found - {SUMS} if not _is_one_of(release / name, right.get(name, ()))}
    return sorted(changed | (listed.keys() - found))


def ledger_of(release: Path) -> Ledger | None:
    """Return name and seal of each entry that was public with a release; None where that is not as it came."""
    digest = listed_in(release).get(ABOUT)
    return ledger_in(about_in(release)) if digest and _is_one_of(release / ABOUT, (digest,)) else None


def ledger_in(about: Mapping[str, Any]) -> Ledger:
    """Return the name and the seal of each entry that publication.json lists, in their order."""
    # Releases made before there was a ledger list seals by day, which was the same order.
    found = about.get("ledger", list(about["seals"].items()) if isinstance(about.get("seals"), dict) else [])
    return [(str(entry[0]), str(entry[1])) for entry in found if isinstance(entry, (list, tuple)) and len(entry) == 2]


def about_in(folder: Path) -> dict[str, Any]:
    """Return what publication.json in a folder says; nothing where there is none."""
    try:
        found = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_one_of(path: Path, digests: Collection[str]) -> bool:
    try:
        return not path.is_symlink() and path.is_file() and hash_of(path) in digests
    except OSError:
        return False


def _paths(folder: Path) -> Iterator[str]:
    """Yield the path of everything but plain folders."""
    for inner, folders, files in os.walk(folder):
        for name in (*files, *(one for one in folders if Path(inner, one).is_symlink())):
            yield Path(inner, name).relative_to(folder).as_posix()
