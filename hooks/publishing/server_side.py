"""This is the server's side of `make publish` and `make rollback`: a command, and words for what can go wrong."""
from __future__ import annotations

import errno
import json
import sys
from pathlib import Path
from typing import IO

from publishing.extract import NotLandedError
from publishing.manifest import NotAManifestError
from publishing.releases import Releases

REASONS = {
    errno.ENOSPC: "the disk is full; make room on it",
    errno.EDQUOT: "the disk is full; make room on it",
    errno.EACCES: "this user may not write there; let it write there",
    errno.EPERM: "this user may not write there; let it write there",
    errno.EROFS: "the disk can only be read; let it be written to",
    errno.ENOTDIR: "something on the way there is a file, not a folder; name another folder",
}


def run(command: str, folder: str, digest: str, first: str, stream: IO[bytes]) -> str:
    """Do `command` in `folder`, and say in a sentence what was done ("land" or "back"), or in JSON what is "known" there.

    `digest` and `stream` are what `unpack` takes; `first` is "yes" if somebody vouches for the past. Raise NotLandedError and
    nothing else.
    """
    try:
        releases = Releases(Path(folder))
        if command == "known":
            return json.dumps(releases.known())
        return releases.back() if command == "back" else releases.land(stream, digest, first == "yes")
    except OSError as error:
        raise NotLandedError(in_words(error, folder)) from None
    except NotAManifestError as error:
        raise NotLandedError(f"{folder}: a manifest {error}.") from None


def in_words(error: OSError, folder: str) -> str:
    """Say what to do about an error; `folder` is where, if the error does not say that itself."""
    reason = REASONS.get(error.errno or 0, error.strerror or "something failed")
    return f"{reason} ({error.filename or folder})."


def main() -> None:
    """Run on the server: arguments are those of `run`; the site comes by standard input."""
    command, folder, digest, first = sys.argv[1:]
    try:
        print(run(command, folder, digest, first, sys.stdin.buffer))
    except NotLandedError as error:
        sys.exit(str(error))
