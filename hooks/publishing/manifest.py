"""The manifest of a site: SHA256SUMS, which `sha256sum -c SHA256SUMS` checks in a copy of the whole site."""
from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

SUMS = "SHA256SUMS"
# Which commit and which versions the site was made of. It is a file of the site, so the manifest covers it.
ABOUT = "publication.json"
LINE = re.compile(r"([0-9a-f]{64})  (?![./])((?:[\w@=+~-][\w.@=+~-]*/)*[\w@=+~-][\w.@=+~-]*)", re.ASCII)


class NotAManifestError(ValueError):
    """What should be a manifest is something else."""


def hashes_of(folder: Path) -> dict[str, str]:
    """The SHA-256 of every file below `folder` but the manifest, by its path ("sv/index.html")."""
    paths = (path for path in folder.rglob("*") if path.is_file())
    hashes = {path.relative_to(folder).as_posix(): sha256(path.read_bytes()).hexdigest() for path in paths}
    return {name: hashes[name] for name in sorted(hashes) if name != SUMS}


def write_manifest(folder: Path) -> None:
    (folder / SUMS).write_bytes(manifest_of(hashes_of(folder)).encode())


def manifest_of(hashes: Mapping[str, str]) -> str:
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes))


def read_manifest(text: str) -> dict[str, str]:
    """The hash of each file. Raises NotAManifestError for anything but a whole manifest, whose paths lead nowhere else."""
    lines = text.split("\n")
    found = [LINE.fullmatch(line) for line in lines[:-1]]
    if not found or lines[-1] or None in found:
        raise NotAManifestError
    hashes = {match[2]: match[1] for match in found if match}
    if manifest_of(hashes) != text:
        raise NotAManifestError
    return hashes
