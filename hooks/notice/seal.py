"""The seal of a frozen version is SHA256SUMS, which `sha256sum -c SHA256SUMS` checks in the version's own folder.

Its last line is the checksum of the SHA256SUMS of the entry published before, so that no earlier one changes unseen either.
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

from .docs_folder import FACTS, FOUND, MAX_BYTES, MAX_FOUND_BYTES
from .ledger import IMPORTED, PUBLISHED, REPLACES, SUMS, Entry, EntryName, Kind, read_day
from .messages import Message
from .problems import NoticeError, Problem

SHORT = 16  # digits of a seal that people compare: 2^64 attempts to make another text with those of this one
MAX_FILES = 500  # of one version

# Files of a version that are neither facts nor text.
RECORDED = (PUBLISHED, IMPORTED, REPLACES)
WORDS = "words.json"
PAGE = r"[A-Za-z0-9][A-Za-z0-9_-]*\.[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*\.md"
NAME = re.compile(rf"{re.escape(FACTS)}|{'|'.join(RECORDED)}|{re.escape(WORDS)}|{PAGE}|{FOUND}/[A-Za-z0-9][A-Za-z0-9._-]*")
LINE = re.compile(rf"([0-9a-f]{{64}})  (?:({NAME.pattern})|\.\./([0-9]{{4}}-[0-9a-z-]+)/{SUMS})")

ADDED = Message("seals.added")
GONE = Message("seals.gone")
SPOILT = Message("seals.spoilt")
# Why something cannot be read, by the number of the system's error; the first three are given by this module as well.
REASONS = {
    errno.ELOOP: Message("seals.link"),
    errno.EINVAL: Message("seals.device"),
    errno.E2BIG: Message("seals.too-many", most=MAX_FILES),
    errno.ENOENT: Message("seals.not-there"),
    errno.ENOTDIR: Message("seals.not-a-folder"),
    errno.EISDIR: Message("seals.a-folder"),
    errno.EACCES: Message("seals.no-permission"),
    errno.EPERM: Message("seals.no-permission"),
}

Previous = tuple[str, str]


@dataclass(frozen=True)
class Sealed:
    """A sealed entry has its files by name, and its SHA256SUMS, which the next entry seals too."""

    name: EntryName
    files: dict[str, bytes]
    sums: bytes

    @property
    def entry(self) -> Entry:
        """Return what the ledger knows of it."""
        days = {name: read_day(self._line(name)) for name in (PUBLISHED, IMPORTED)}
        return Entry(
            self.name,
            sha256(self.sums).hexdigest(),
            _after(self.sums),
            days[PUBLISHED],
            days[IMPORTED],
            self._line(REPLACES) or None,
        )

    @property
    def text(self) -> dict[str, bytes]:
        """Return facts and pages alone, as they were in the folder before they were published."""
        return {name: content for name, content in self.files.items() if name == FACTS or name.endswith(".md")}

    @property
    def text_and_words(self) -> dict[str, bytes]:
        """Return facts and pages with the words that they were published with, where those were kept."""
        return self.text | {name: content for name, content in self.files.items() if name == WORDS}

    @property
    def originals(self) -> dict[str, bytes]:
        """Return what a text that was taken over was taken from, as it was found."""
        return originals_in(self.files)

    def _line(self, name: str) -> str:
        return self.files.get(name, b"").decode("ascii", "replace").removesuffix("\n")


def originals_in(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return those of the files of an entry that were found, by name: "found/notice.pdf"."""
    return {name: content for name, content in files.items() if name.startswith(f"{FOUND}/")}


def seal_of(files: Mapping[str, bytes], previous: Previous | None) -> str:
    """Return the text of SHA256SUMS for `files`, which are by name.

    `previous` is the name of the entry published before, and its seal: the SHA-256 of its SHA256SUMS.
    """
    lines = [f"{sha256(files[name]).hexdigest()}  {name}\n" for name in sorted(files)]
    if previous:
        lines.append(f"{previous[1]}  ../{previous[0]}/{SUMS}\n")
    return "".join(lines)


def short_seal(seal: str) -> str:
    """Return what stands on a page, and on paper, of the SHA-256 of SHA256SUMS.

    >>> short_seal("017a6f37b34791c2" + 48 * "0")
    '017a 6f37 b347 91c2'
    """
    return " ".join(seal[start : start + 4] for start in range(0, SHORT, 4))


def read_sealed(folder: Path, shown: str, name: EntryName) -> Sealed:
    """Read an entry, each file once: the bytes that were compared with the seal are those returned.

    `shown` is the folder as the editor knows it. Raise NoticeError with everything that is not as it was published. That
    the entry before it is as it was then is for the ledger to say.
    """
    try:
        files, faults = _contents(folder, name.kind)
    except OSError as error:
        raise NoticeError([Problem(shown, 1, Message("seals.no-folder", reason=_reason(error)))]) from None
    sums = files.pop(SUMS, b"")
    found = [(name, 1, message) for name, message in faults.items()]
    expected = seal_of(files, _after(sums)).encode()
    if SUMS not in faults and sums != expected:
        found += [difference for difference in _differences(files, sums) if difference[0] not in faults]
        found = found or [(SUMS, _first_difference(sums, expected), SPOILT)]
    found = found or list(_unreadable_records(files))
    if found:
        raise NoticeError(Problem(f"{shown}/{_printable(name)}", line, message) for name, line, message in found)
    return Sealed(name, files, sums)


def _after(sums: bytes) -> Previous | None:
    """Return what the last line of SHA256SUMS says: which entry was published before, and its seal then."""
    match = LINE.fullmatch(sums.decode("ascii", "replace").removesuffix("\n").rpartition("\n")[2])
    return (match[3], match[1]) if match and match[3] else None


def _contents(folder: Path, kind: Kind) -> tuple[dict[str, bytes], dict[str, Message]]:
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
                reason = Message("seals.too-large", most=_most(name)) if error.errno == errno.EFBIG else _reason(error)
                faults[name] = Message("seals.no-file", reason=reason)
    finally:
        os.close(descriptor)
    needed = (FACTS, SUMS) if kind == Kind.VERSION else (SUMS,)
    return files, faults | {name: GONE for name in needed if name not in files.keys() | faults.keys()}


def _names(folder: int) -> list[str]:
    """Return the files of a folder, those in its folder of originals among them."""
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in islice(entries, MAX_FILES + 1))
    if FOUND in names:
        descriptor = os.open(FOUND, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=folder)
        try:
            with os.scandir(descriptor) as entries:
                originals = [f"{FOUND}/{entry.name}" for entry in islice(entries, MAX_FILES + 1)]
        finally:
            os.close(descriptor)
        names = sorted([*(name for name in names if name != FOUND), *originals])
    if len(names) > MAX_FILES:
        raise OSError(errno.E2BIG, "")
    return names


def _content(name: str, folder: int) -> bytes:
    def plainly(path: str, flags: int) -> int:
        return os.open(path, flags | os.O_NOFOLLOW | os.O_NONBLOCK, dir_fd=folder)

    with open(name, "rb", opener=plainly) as file:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            raise OSError(errno.EINVAL, "")
        content = file.read(_most(name) + 1)
    if len(content) > _most(name):
        raise OSError(errno.EFBIG, "")
    return content


def _most(name: str) -> int:
    """Return how many bytes a file may have."""
    return MAX_FOUND_BYTES if name.startswith(FOUND) else MAX_BYTES


def _differences(files: Mapping[str, bytes], sums: bytes) -> Iterator[tuple[str, int, Message]]:
    """Yield in what `files` differ from `sums`: name, line, message."""
    lines = [LINE.fullmatch(line) for line in sums.decode("ascii", "replace").removesuffix("\n").split("\n")]
    recorded = {match[2]: (line, match[1]) for line, match in enumerate(lines, 1) if match and match[2]}
    for name, (line, digest) in recorded.items():
        if name not in files:
            yield name, 1, GONE
        elif sha256(files[name]).hexdigest() != digest:
            yield name, 1, Message("seals.changed", line=line)
    if None in lines:
        yield SUMS, lines.index(None) + 1, SPOILT
        return
    yield from ((name, 1, ADDED) for name in files if name not in recorded)


def _first_difference(sums: bytes, expected: bytes) -> int:
    pairs = zip_longest(sums.split(b"\n"), expected.split(b"\n"))
    return next(line for line, (one, other) in enumerate(pairs, 1) if one != other)


def _unreadable_records(files: Mapping[str, bytes]) -> Iterator[tuple[str, int, Message]]:
    """Yield files that must hold a day, or the name of a version, and nothing else."""
    for name in RECORDED:
        written = files.get(name, b"\n").decode("ascii", "replace")
        text = written.removesuffix("\n")
        right = EntryName.parse(text) if name == REPLACES else read_day(text)
        if name in files and (written == text or right is None):
            yield name, 1, Message("seals.no-version") if name == REPLACES else Message("seals.no-day")


def _reason(error: OSError) -> Message:
    return REASONS.get(error.errno or 0, Message("seals.unreadable"))


def _printable(name: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in name)
