"""Keeps what was made of files that never change, so that a build makes only what is new.

Everything is kept under the hash of all it depends on: the inputs, and the program that makes it. What
depends on something else is therefore never found, and nothing kept can be out of date.
"""
from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

DIGEST = hashlib.sha256().digest_size


class Kept:
    """Texts and files on disk in `folder`, for one build. `program` is everything that they are made with, told apart by its repr."""

    def __init__(self, folder: Path, program: object) -> None:
        self.folder = folder
        self._program = _digest(program)
        self._used: set[str] = set()
        self._data: dict[str, Any] = {}
        with suppress(OSError):  # a folder that cannot be written only costs time
            folder.mkdir(parents=True, exist_ok=True)

    def content(self, inputs: Iterable[object], make: Callable[[], bytes]) -> bytes:
        """What `make` gives; from disk where it was made of the same `inputs` before.

        `inputs` are all that `make` depends on beside the program; each is told apart by its repr.
        """
        name = self._name(inputs)
        path = self.folder / name
        self._used.add(name)
        kept = _read(path)
        if kept is None:
            kept = make()
            self._write(path, kept)
        return kept

    def text(self, inputs: Iterable[object], make: Callable[[], str]) -> str:
        """The same for a text."""
        return self.content(inputs, lambda: make().encode()).decode()

    def texts(self, inputs: Iterable[object], make: Callable[[], dict[str, str]]) -> dict[str, str]:
        """Several texts that depend on the same, each with a name: one file instead of many."""
        kept: dict[str, str] = json.loads(self.text(inputs, lambda: json.dumps(make(), ensure_ascii=False)))
        return kept

    def data(self, inputs: Iterable[object], make: Callable[[], Any]) -> Any:
        """The same for plain data, as JSON gives it back; asked for many times, it is read once. Not to be changed."""
        name = self._name(inputs := tuple(inputs))
        if name not in self._data:
            self._data[name] = json.loads(self.text(inputs, lambda: json.dumps(make(), ensure_ascii=False)))
        return self._data[name]

    def forget_unused(self) -> None:
        """Remove what this build did not ask for."""
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name not in self._used:
                path.unlink(missing_ok=True)

    def _name(self, inputs: Iterable[object]) -> str:
        return _digest((self._program, *inputs))

    def _write(self, path: Path, content: bytes) -> None:
        """Whole or not at all."""
        unfinished = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            unfinished.write_bytes(_checksum(content) + content)
            unfinished.replace(path)
        except OSError:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)


def _read(path: Path) -> bytes | None:
    """The content, unless it is not there or was damaged."""
    try:
        written = path.read_bytes()
    except OSError:
        return None
    content = written[DIGEST:]
    return content if written[:DIGEST] == _checksum(content) else None


def _digest(inputs: object) -> str:
    return _checksum(repr(inputs).encode("utf-8", "surrogatepass")).hex()


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def digest_of(*folders: Path) -> str:
    """One hash over all files of the folders: over what a program is made of."""
    digest = hashlib.sha256()
    for number, folder in enumerate(folders):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(repr((number, path.relative_to(folder).as_posix(), path.read_bytes())).encode())
    return digest.hexdigest()
