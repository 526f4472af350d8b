"""A text that two people changed has both changes, found by comparing each with the text from which both began.

`git merge-file` does it, as it does for every merge of a branch. The libraries for it that there are do not go with the
licence of this program.
"""
from __future__ import annotations

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from .docs_folder import FACTS, page_and_language, plain
from .page_names import HISTORY

MINE, BETWEEN, OTHERS = b"<<<<<<<", b"=======", b">>>>>>>"
FAILED = 128  # and above: no number of conflicts


@dataclass(frozen=True)
class Merged:
    """Files were merged: `files` have both changes; `conflicts` name file and line where both changed the same words."""

    files: Mapping[str, bytes]
    conflicts: tuple[tuple[str, int], ...]


def text_files(files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return facts and pages alone, as they are compared, without the change history: each version has its own heading there."""
    return {name: plain(content) for name, content in files.items() if name == FACTS or _is_page(name)}


def _is_page(name: str) -> bool:
    return name.endswith(".md") and "/" not in name and page_and_language(name)[0] != HISTORY


def merged(mine: Mapping[str, bytes], base: Mapping[str, bytes], other: Mapping[str, bytes]) -> Merged:
    """Return facts and pages of `mine` with what changed from `base` to `other`. Raise OSError where there is no git."""
    mine, base, other = (text_files(files) for files in (mine, base, other))
    files: dict[str, bytes] = {}
    conflicts: list[tuple[str, int]] = []
    for name in sorted({*mine, *base, *other}):
        here, before, there = (files.get(name) for files in (mine, base, other))
        if there == before or here == there:
            found = here
        elif here == before:
            found = there
        elif here is None or there is None:
            found = here
            conflicts.append((name, 1))
        else:
            found, lines = _merge(here, before or b"", there)
            conflicts += [(name, line) for line in lines]
        if found is not None:
            files[name] = found
    return Merged(files, tuple(conflicts))


def _merge(mine: bytes, base: bytes, other: bytes) -> tuple[bytes, list[int]]:
    """Return a file with both changes, and the lines of `mine` at which they meet."""
    with TemporaryDirectory() as folder:
        paths = [Path(folder, name) for name in ("mine", "base", "other")]
        for path, content in zip(paths, (mine, base, other), strict=True):
            path.write_bytes(content)
        done = subprocess.run(["git", "merge-file", "-p", *map(str, paths)], cwd=folder, capture_output=True, check=False)
    if done.returncode >= FAILED:
        raise OSError(done.returncode, done.stderr.decode("utf-8", "replace"))
    return done.stdout, _places(done.stdout, mine) if done.returncode else []


def _places(marked: bytes, mine: bytes) -> list[int]:
    """Return the lines of `mine` at which conflicts begin, from the text in which they are marked."""
    lines, found, place, theirs = mine.splitlines(), list[int](), 0, False
    for line in marked.splitlines():
        if line.startswith(MINE):
            found.append(place + 1)
        elif line.startswith((BETWEEN, OTHERS)):
            theirs = line.startswith(BETWEEN)
        elif not theirs and line in lines[place:]:
            place = lines.index(line, place) + 1
    return found
