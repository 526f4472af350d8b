"""The seal of a frozen version is SHA256SUMS, which `sha256sum -c SHA256SUMS` checks in the version's own folder.

Its last line is the checksum of the SHA256SUMS of the version before, so that no earlier version changes unseen either.
"""
from __future__ import annotations

import errno
import os
import re
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice, zip_longest
from pathlib import Path

from .clock import is_day
from .docs_folder import FACTS, MAX_BYTES
from .problems import NoticeError, Problem

SUMS = "SHA256SUMS"
PUBLISHED = "PUBLISHED"
SHORT = 16  # digits of a seal that people compare: 2^64 attempts to make another text with those of this one
MAX_FILES = 500  # of one version

NAME = re.compile(rf"{re.escape(FACTS)}|{PUBLISHED}|[A-Za-z0-9][A-Za-z0-9_-]*\.[A-Za-z]{{2,3}}(?:[-_][A-Za-z0-9]{{2,8}})*\.md")
LINE = re.compile(rf"([0-9a-f]{{64}})  (?:({NAME.pattern})|\.\./([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})/{SUMS})")

ADDED = "does not belong to this version, which was published without it. Take it away; new text goes into docs/."
CHANGED = f"was changed after it was published (or line {{}} of {SUMS} was); put it back as it was, and make a new version instead."
GONE = "is missing: it was taken away after the version was published. Put it back as it was."
NO_FILE = "cannot be read as a plain file ({}); put the file back as it was published."
NO_FOLDER = "cannot be read as a folder ({}); put the folder back as it was published."
SPOILT = "is not as it was when the version was published, and is never edited by hand; put this file back as it was."
EARLIER = "the version before, {}, was changed after this one was published; put it back as it was, and make a new version instead."
ORDER = "this version was published after {}, but now stands after {}; versions are never added or taken away in between. Put it back."
NO_DAY = "must hold the day on which the version was published, such as 2026-11-24, in one line."

Previous = tuple[str, bytes]


@dataclass(frozen=True)
class Sealed:
    """A sealed version has its files by name, and its SHA256SUMS, which the next version seals too."""

    files: dict[str, bytes]
    sums: bytes


def seal_of(files: Mapping[str, bytes], previous: Previous | None) -> str:
    """Return the text of SHA256SUMS for `files`, which are by name.

    `previous` is the date of the version before, and the bytes of its SHA256SUMS.
    """
    hashes = {name: sha256(content).hexdigest() for name, content in files.items()}
    return seal_of_hashes(hashes, (previous[0], sha256(previous[1]).hexdigest()) if previous else None)


def seal_of_hashes(hashes: Mapping[str, str], previous: tuple[str, str] | None) -> str:
    """Return the text of SHA256SUMS from the SHA-256 of each file.

    `previous` is the date and the seal of the version before, which is the SHA-256 of its SHA256SUMS.
    """
    lines = [f"{hashes[name]}  {name}\n" for name in sorted(hashes)]
    if previous:
        lines.append(f"{previous[1]}  ../{previous[0]}/{SUMS}\n")
    return "".join(lines)


def short_seal(seal: str) -> str:
    """Return what stands on a page, and on paper, of the SHA-256 of SHA256SUMS.

    >>> short_seal("017a6f37b34791c2" + 48 * "0")
    '017a 6f37 b347 91c2'
    """
    return " ".join(seal[start : start + 4] for start in range(0, SHORT, 4))


def read_sealed(folder: Path, shown: str, previous: Previous | None) -> Sealed:
    """Read a frozen version, each file once: the bytes that were compared with the seal are those returned.

    `shown` is the folder as the editor knows it. Raise NoticeError with everything that is not as it was published.
    """
    try:
        files, faults = _contents(folder)
    except OSError as error:
        raise NoticeError([Problem(shown, 1, NO_FOLDER.format(_reason(error)))]) from None
    sums = files.pop(SUMS, b"")
    found = [(name, 1, message) for name, message in faults.items()]
    expected = seal_of(files, previous).encode()
    if SUMS not in faults and sums != expected:
        found += [difference for difference in _differences(files, sums, previous) if difference[0] not in faults]
        found = found or [(SUMS, _first_difference(sums, expected), SPOILT)]
    if not found and PUBLISHED in files and not _holds_a_day(files[PUBLISHED]):
        found = [(PUBLISHED, 1, NO_DAY)]
    if found:
        raise NoticeError(Problem(f"{shown}/{_printable(name)}", line, message) for name, line, message in found)
    return Sealed(files, sums)


def _contents(folder: Path) -> tuple[dict[str, bytes], dict[str, str]]:
    """Return the files by name, and what is wrong with anything else. Follow no link and wait for nobody.

    Raise OSError if the folder cannot be read.
    """
    files: dict[str, bytes] = {}
    faults: dict[str, str] = {}
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        for name in _names(descriptor):
            if name != SUMS and not NAME.fullmatch(name):
                faults[name] = ADDED
                continue
            try:
                files[name] = _content(name, descriptor)
            except OSError as error:
                faults[name] = NO_FILE.format(_reason(error))
    finally:
        os.close(descriptor)
    return files, faults | {name: GONE for name in (FACTS, SUMS) if name not in files.keys() | faults.keys()}


def _names(folder: int) -> list[str]:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in islice(entries, MAX_FILES + 1))
    if len(names) > MAX_FILES:
        raise OSError(errno.EFBIG, f"more than {MAX_FILES} files")
    return names


def _content(name: str, folder: int) -> bytes:
    def plainly(path: str, flags: int) -> int:
        return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)

    with open(name, "rb", opener=plainly) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "a pipe or device")
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise OSError(errno.EFBIG, f"more than {MAX_BYTES} bytes")
    return content


def _differences(files: Mapping[str, bytes], sums: bytes, previous: Previous | None) -> Iterator[tuple[str, int, str]]:
    """Yield in what `files` differ from `sums`: name, line, message."""
    lines = [LINE.fullmatch(line) for line in sums.decode("ascii", "replace").removesuffix("\n").split("\n")]
    read = [(line, match) for line, match in enumerate(lines, 1) if match]
    recorded = {match[2]: (line, match[1]) for line, match in read if match[2]}
    for name, (line, digest) in recorded.items():
        if name not in files:
            yield name, 1, GONE
        elif sha256(files[name]).hexdigest() != digest:
            yield name, 1, CHANGED.format(line)
    if None in lines:
        yield SUMS, lines.index(None) + 1, SPOILT
        return
    yield from ((name, 1, ADDED) for name in files if name not in recorded)
    yield from _broken_chain(next((match for _, match in reversed(read) if match[3]), None), len(lines), previous)


def _broken_chain(match: re.Match[str] | None, line: int, previous: Previous | None) -> Iterator[tuple[str, int, str]]:
    sealed, now = match and match[3], previous and previous[0]
    if sealed != now:
        yield SUMS, line, ORDER.format(sealed or "none", now or "none")
    elif match and previous and match[1] != sha256(previous[1]).hexdigest():
        yield SUMS, line, EARLIER.format(now)


def _first_difference(sums: bytes, expected: bytes) -> int:
    pairs = zip_longest(sums.split(b"\n"), expected.split(b"\n"))
    return next(line for line, (one, other) in enumerate(pairs, 1) if one != other)


def _holds_a_day(content: bytes) -> bool:
    return is_day(content.decode("ascii", "replace").removesuffix("\n"))


def _reason(error: OSError) -> str:
    return "it is a link" if error.errno == errno.ELOOP else str(error.strerror)


def _printable(name: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in name)
