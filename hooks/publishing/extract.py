"""A site is received as a stream and written to a folder: all of it, as it was sent, or an error."""
from __future__ import annotations

import os
import tarfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import IO

from publishing.manifest import SUMS, manifest_in

PIECE = 1 << 16
FOLDER_MODE = 0o755
FILE_MODE = 0o644


class NotLandedError(Exception):
    """Nothing has changed for readers; the message says why."""


def unpack(stream: IO[bytes], digest: str, into: Path) -> None:
    """Write the files of the tar file `stream` into a folder.

    `digest` is the SHA-256 of the manifest, which comes first. Only files that the manifest names are written, and each
    is compared with it. Raise NotLandedError if anything else was sent or something is missing, and OSError if the disk
    refuses.
    """
    expected = {SUMS: digest}
    try:
        for name, content in _files(stream):
            if name not in expected:
                raise NotLandedError(f"{name!r} was sent, but does not belong to the site.")
            if _write(content, into / name) != expected.pop(name):
                raise NotLandedError(f"{name} was damaged on the way.")
            if name == SUMS:
                expected = manifest_in(into)
    except (tarfile.TarError, EOFError):
        raise NotLandedError("the copy broke off.") from None
    if expected:
        raise NotLandedError("the copy broke off.")


def _files(stream: IO[bytes]) -> Iterator[tuple[str, IO[bytes]]]:
    with tarfile.open(fileobj=stream, mode="r|") as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isreg() else None
            if content is None:
                raise NotLandedError(f"{member.name!r} is not a plain file.")
            yield member.name, content


def _write(content: IO[bytes], path: Path) -> str:
    """Write one file through to the disk, readable by everybody, and return its SHA-256."""
    digest = sha256()
    path.parent.mkdir(mode=FOLDER_MODE, parents=True, exist_ok=True)
    with path.open("xb") as file:
        os.fchmod(file.fileno(), FILE_MODE)
        while piece := content.read(PIECE):
            digest.update(piece)
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    return digest.hexdigest()
