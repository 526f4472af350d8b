"""What git holds, byte for byte: the files of a commit whatever attributes and filters say, and every path that differs."""
from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

# What git calls a plain file that nobody runs, and one that is not there.
PLAIN, ABSENT = "100644", "000000"
READ = ("cat-file", "--batch")
KINDS_OF_FILES = (PLAIN, "100755")
RAW = ("--raw", "-z", "--no-renames", "--no-ext-diff", "--no-relative", "--ignore-submodules=none")
# What a checkout may have in place of an object or of the commits before one is nothing that others have.
AS_IT_IS = {"GIT_NO_REPLACE_OBJECTS": "1", "GIT_GRAFT_FILE": os.devnull}


class GitError(Exception):
    """Git did not do what it was asked: the `command`, and what it `said`."""

    def __init__(self, command: str, said: str) -> None:
        self.command, self.said = command, said
        super().__init__(command, said)


@dataclass(frozen=True)
class ChangedPath:
    """A path differs between a commit and this folder; one that was renamed is two: the old name, and the new one.

    `modes` are what git says of it before and after: "100644" of a plain file, "120000" of a link, "000000" of none;
    `contents` are the names that git has for what is in it.
    """

    path: str
    modes: tuple[str, str]
    contents: tuple[str, str] = field(default=("", ""), compare=False)

    @property
    def is_of_plain_files(self) -> bool:
        """Say whether a plain file came, changed or went, and nothing else: no link, no submodule, no right to be run."""
        return set(self.modes) <= {PLAIN, ABSENT}


def files_of(project: Path, commit: str, *folders: str) -> dict[str, bytes]:
    """Return the content of each plain file of a commit below `folders`, by its path. Raise GitError if that is not to be had."""
    listed = git(project, "ls-tree", "-r", "-z", "--full-tree", commit, "--", *folders).decode("utf-8", "surrogateescape")
    found: dict[str, str] = {}
    for entry in filter(None, listed.split("\0")):
        described, path = entry.split("\t", 1)
        mode, _, name = described.split()
        if mode in KINDS_OF_FILES:
            found[path] = name
    contents = _blobs(project, list(found.values()))
    return dict(zip(found, contents, strict=True))


def differences(project: Path, commit: str) -> list[ChangedPath]:
    """Return every path that differs from a commit, in the newest commit or in this folder, which may hold something else.

    Raise GitError if git cannot tell.
    """
    merged, here = _told(project, "diff-tree", "-r", commit, "HEAD"), _told(project, "diff", commit)
    return sorted({*merged, *here}, key=lambda changed: (changed.path, changed.modes))


def renamed(changed: Iterable[ChangedPath]) -> dict[str, str]:
    """Return by its new name each path that only has another name: one came with the content of one that went."""
    come, gone = list[ChangedPath](), dict[str, list[str]]()
    for one in changed:
        if one.modes[0] == ABSENT:
            come.append(one)
        elif one.modes[1] == ABSENT:
            gone.setdefault(one.contents[0], []).append(one.path)
    return {one.path: names.pop(0) for one in come if (names := gone.get(one.contents[1]))}


def _told(project: Path, command: str, *arguments: str) -> Iterator[ChangedPath]:
    told = git(project, command, *RAW, *arguments).decode("utf-8", "surrogateescape")
    parts = iter(told.split("\0"))
    for described in parts:
        if described:
            before, after, was, now = described.removeprefix(":").split()[:4]
            yield ChangedPath(next(parts), (before, after), (was, now))


def git(project: Path, *arguments: str, given: bytes = b"") -> bytes:
    """Return what git prints. Raise GitError with what it says if it fails."""
    done = subprocess.run(["git", *arguments], cwd=project, capture_output=True, input=given, env={**os.environ, **AS_IT_IS})
    if done.returncode != 0:
        raise GitError(" ".join(["git", *arguments]), done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def _blobs(project: Path, names: list[str]) -> Iterator[bytes]:
    """Yield the content of each object that git has under one of the `names`."""
    told = git(project, *READ, given="".join(f"{name}\n" for name in names).encode())
    place = 0
    for _ in names:
        head = told[place : place + 200].partition(b"\n")[0]
        start = place + len(head) + 1
        if head.split()[1:2] != [b"blob"]:
            raise GitError(" ".join(["git", *READ]), head.decode("utf-8", "replace"))
        size = int(head.split()[2])
        yield told[start : start + size]
        place = start + size + 1
