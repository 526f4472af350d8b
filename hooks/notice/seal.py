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
from .messages import Message
from .problems import NoticeError, Problem

SUMS = "SHA256SUMS"
PUBLISHED = "PUBLISHED"
SHORT = 16  # digits of a seal that people compare: 2^64 attempts to make another text with those of this one
MAX_FILES = 500  # of one version

NAME = re.compile(rf"{re.escape(FACTS)}|{PUBLISHED}|[A-Za-z0-9][A-Za-z0-9_-]*\.[A-Za-z]{{2,3}}(?:[-_][A-Za-z0-9]{{2,8}})*\.md")
LINE = re.compile(rf"([0-9a-f]{{64}})  (?:({NAME.pattern})|\.\./([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})/{SUMS})")

ADDED = Message("seals.added")
GONE = Message("seals.gone")
SPOILT = Message("seals.spoilt")
# Why something cannot be read, by the number of the system's error; the first four are given by this module as well.
REASONS = {
    errno.ELOOP: Message("seals.link"),
    errno.EINVAL: Message("seals.device"),
    errno.EFBIG: Message("seals.too-large", most=MAX_BYTES),
    errno.E2BIG: Message("seals.too-many", most=MAX_FILES),
    errno.ENOENT: Message("seals.not-there"),
    errno.ENOTDIR: Message("seals.not-a-folder"),
    errno.EISDIR: Message("seals.a-folder"),
    errno.EACCES: Message("seals.no-permission"),
    errno.EPERM: Message("seals.no-permission"),
}

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
        raise NoticeError([Problem(shown, 1, Message("seals.no-folder", reason=_reason(error)))]) from None
    sums = files.pop(SUMS, b"")
    found = [(name, 1, message) for name, message in faults.items()]
    expected = seal_of(files, previous).encode()
    if SUMS not in faults and sums != expected:
        found += [difference for difference in _differences(files, sums, previous) if difference[0] not in faults]
        found = found or [(SUMS, _first_difference(sums, expected), SPOILT)]
    if not found and PUBLISHED in files and not _holds_a_day(files[PUBLISHED]):
        found = [(PUBLISHED, 1, Message("seals.no-day"))]
    if found:
        raise NoticeError(Problem(f"{shown}/{_printable(name)}", line, message) for name, line, message in found)
    return Sealed(files, sums)


def _contents(folder: Path) -> tuple[dict[str, bytes], dict[str, Message]]:
    """Return the files by name, and what is wrong with anything else. Follow no link and wait for nobody.

    Raise OSError if the folder cannot be read.
    """
    files: dict[str, bytes] = {}
    faults: dict[str, Message] = {}
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    try:
        for name in _names(descriptor):
            if name != SUMS and not NAME.fullmatch(name):
                faults[name] = ADDED
                continue
            try:
                files[name] = _content(name, descriptor)
            except OSError as error:
                faults[name] = Message("seals.no-file", reason=_reason(error))
    finally:
        os.close(descriptor)
    return files, faults | {name: GONE for name in (FACTS, SUMS) if name not in files.keys() | faults.keys()}


def _names(folder: int) -> list[str]:
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in islice(entries, MAX_FILES + 1))
    if len(names) > MAX_FILES:
        raise OSError(errno.E2BIG, "")
    return names


def _content(name: str, folder: int) -> bytes:
    def plainly(path: str, flags: int) -> int:
        return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)

    with open(name, "rb", opener=plainly) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "")
        content = file.read(MAX_BYTES + 1)
    if len(content) > MAX_BYTES:
        raise OSError(errno.EFBIG, "")
    return content


def _differences(files: Mapping[str, bytes], sums: bytes, previous: Previous | None) -> Iterator[tuple[str, int, Message]]:
    """Yield in what `files` differ from `sums`: name, line, message."""
    lines = [LINE.fullmatch(line) for line in sums.decode("ascii", "replace").removesuffix("\n").split("\n")]
    read = [(line, match) for line, match in enumerate(lines, 1) if match]
    recorded = {match[2]: (line, match[1]) for line, match in read if match[2]}
    for name, (line, digest) in recorded.items():
        if name not in files:
            yield name, 1, GONE
        elif sha256(files[name]).hexdigest() != digest:
            yield name, 1, Message("seals.changed", line=line)
    if None in lines:
        yield SUMS, lines.index(None) + 1, SPOILT
        return
    yield from ((name, 1, ADDED) for name in files if name not in recorded)
    yield from _broken_chain(next((match for _, match in reversed(read) if match[3]), None), len(lines), previous)


def _broken_chain(match: re.Match[str] | None, line: int, previous: Previous | None) -> Iterator[tuple[str, int, Message]]:
    sealed, now = match and match[3], previous and previous[0]
    if sealed != now:
        yield SUMS, line, _misplaced(sealed, now)
    elif match and previous and match[1] != sha256(previous[1]).hexdigest():
        yield SUMS, line, Message("seals.earlier", version=previous[0])


def _first_difference(sums: bytes, expected: bytes) -> int:
    pairs = zip_longest(sums.split(b"\n"), expected.split(b"\n"))
    return next(line for line, (one, other) in enumerate(pairs, 1) if one != other)


def _holds_a_day(content: bytes) -> bool:
    return is_day(content.decode("ascii", "replace").removesuffix("\n"))


def _misplaced(sealed: str | None, now: str | None) -> Message:
    """Say that the version was published after `sealed`, or as the first one, and that it stands after another now."""
    none = Message("seals.none")
    return Message("seals.order", sealed=sealed or none, now=now or none)


def _reason(error: OSError) -> Message:
    return REASONS.get(error.errno or 0, Message("seals.unreadable"))


def _printable(name: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in name)
