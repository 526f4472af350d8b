"""The manifest of a site is SHA256SUMS, which `sha256sum -c SHA256SUMS` checks in a copy of the whole site."""
from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path

SUMS = "SHA256SUMS"
# Which commit and which versions the site was made of. It is a file of the site, so the manifest covers it.
ABOUT = "publication.json"
# How a host that knows this file is told which headers to send. Such a host reads it and does not serve it.
HEADERS_FILE = "_headers"
ASSETS = "assets"
DIGITS = 16  # of the hash in the name of their folder: nobody can make other files with the same
LINE = re.compile(r"([0-9a-f]{64})  ((?:[A-Za-z0-9_@=+~-][A-Za-z0-9_.@=+~-]*/)*[A-Za-z0-9_@=+~-][A-Za-z0-9_.@=+~-]*)")


class NotAManifestError(ValueError):
    """What should be a manifest is something else."""


def hash_of(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    return sha256(path.read_bytes()).hexdigest()


def hashes_of(folder: Path) -> dict[str, str]:
    """Return the SHA-256 of every file below `folder` but the manifest, by its path ("sv/index.html")."""
    return {name: hash_of(Path(path)) for name, path in _files(folder) if name != SUMS}


def _files(folder: Path | str, start: str = "") -> Iterator[tuple[str, str]]:
    """Yield each file by its path from the first folder, and its path on the disk; follow no links to folders."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir(follow_symlinks=False):
                yield from _files(entry.path, f"{start}{entry.name}/")
            elif entry.is_file():
                yield start + entry.name, entry.path


def write_manifest(folder: Path) -> None:
    """Write the manifest of all files in `folder`.

    Raise NotAManifestError for a file whose name has more than letters, digits and a few signs.
    """
    text = manifest_of(hashes_of(folder))
    read_manifest(text)
    (folder / SUMS).write_bytes(text.encode())


def manifest_of(hashes: Mapping[str, str]) -> str:
    r"""Return the text of the manifest for the SHA-256 of each file by its path.

    >>> manifest_of({"robots.txt": "9b" * 32})[60:]
    '9b9b  robots.txt\n'
    """
    return "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes))


def read_manifest(text: str) -> dict[str, str]:
    """Return the SHA-256 of each file by its path.

    Raise NotAManifestError for anything but a whole manifest, whose paths lead nowhere else.
    """
    found = [LINE.fullmatch(line) for line in text.removesuffix("\n").split("\n")]
    hashes = {match[2]: match[1] for match in found if match}
    if None in found or manifest_of(hashes) != text:
        raise NotAManifestError("is no list of files and their SHA-256")
    return hashes


def manifest_in(folder: Path) -> dict[str, str]:
    """Read the manifest that lies in `folder`. Raise NotAManifestError and OSError if there is none to be read."""
    return read_manifest((folder / SUMS).read_text(encoding="ascii", errors="replace"))


def assets_folder(files: Mapping[str, bytes]) -> str:
    """Name the folder in which `files` are published by their names and contents, so that nothing else is ever found there."""
    return f"{ASSETS}/{sha256(repr(sorted(files.items())).encode()).hexdigest()[:DIGITS]}"
