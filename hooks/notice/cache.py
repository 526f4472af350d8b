"""What was made of files that never change is cached, so that a build makes only what is new.

Everything is cached under the hash of all it depends on: the inputs, and the program that makes it. What depends on
something else is therefore never found, and nothing found can be out of date.
"""
from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

DIGEST = hashlib.sha256().digest_size


class BuildCache:
    """A build has its cache of files and data on disk, in `folder`.

    `program` is everything that they are made with. In all methods `inputs` are all that `make` depends on beside the
    program. Both are told apart by their repr.
    """

    def __init__(self, folder: Path, program: object) -> None:
        self.folder = folder
        self._program = _digest(program)
        self._used: set[str] = set()
        self._drawers: dict[str, _Shard] = {}
        with suppress(OSError):  # a folder that cannot be written only costs time
            folder.mkdir(parents=True, exist_ok=True)

    def content(self, inputs: Iterable[object], make: Callable[[], bytes]) -> bytes:
        """Return what `make` gives, from disk where it was made of the same `inputs` before."""
        inputs = tuple(inputs)
        found = self.find(inputs)
        return self.keep(inputs, make()) if found is None else found

    def find(self, inputs: Iterable[object]) -> bytes | None:
        """Return what was cached under the `inputs`, or None where nothing was, or where it is damaged."""
        name = self._name(inputs)
        self._used.add(name)
        return _read(self.folder / name)

    def keep(self, inputs: Iterable[object], content: bytes) -> bytes:
        """Cache the content under the `inputs`, and return it."""
        self._write(self.folder / self._name(inputs), content)
        return content

    def touch(self, inputs: Iterable[object]) -> None:
        """Forget nothing that is cached under the `inputs`, though this build does not ask for it."""
        self._used.add(self._name(inputs))

    def text(self, inputs: Iterable[object], make: Callable[[], str]) -> str:
        """Return the text that `make` gives, from disk like `content`."""
        return self.content(inputs, lambda: make().encode()).decode()

    def files(self, inputs: Iterable[object], make: Callable[[], Mapping[str, str]]) -> dict[str, bytes]:
        """Return several texts by their names, as they are to be published: one file on disk instead of many."""
        return _unpacked(self.content(inputs, lambda: _packed(make())))

    def data(self, kind: str, inputs: Iterable[object], make: Callable[[], Any]) -> Any:
        """Return plain data, as JSON gives it back; it is not to be changed.

        All data of a `kind` are in one file, so there may be many, and small.
        """
        if kind not in self._drawers:
            self._drawers[kind] = _Shard(_read(self.folder / self._name(("data", kind))))
        return self._drawers[kind].data(self._name(inputs), make)

    def prune(self) -> None:
        """Write the data at the end of a build, and remove what this build did not ask for."""
        for kind, drawer in self._drawers.items():
            name = self._name(("data", kind))
            self._used.add(name)
            if drawer.is_changed:
                self._write(self.folder / name, drawer.content)
        for path in self.folder.iterdir() if self.folder.is_dir() else ():
            if path.name not in self._used:
                path.unlink(missing_ok=True)

    def _name(self, inputs: Iterable[object]) -> str:
        return _digest((self._program, *inputs))

    def _write(self, path: Path, content: bytes) -> None:
        """Write a file whole or not at all."""
        unfinished = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            unfinished.write_bytes(_checksum(content) + content)
            unfinished.replace(path)
        except OSError:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)


def cached_or_make(cache: BuildCache | None, kind: str, inputs: Iterable[object], make: Callable[[], Any]) -> Any:
    """Return data from the `cache`, or make them now where there is none; see `BuildCache.data`."""
    return make() if cache is None else cache.data(kind, inputs, make)


class _Shard:
    """A shard holds data of one kind by their names: what was found on disk, and what this build asked for."""

    def __init__(self, written: bytes | None) -> None:
        self._found: dict[str, Any] = json.loads(written) if written else {}
        self._asked_for: dict[str, Any] = {}

    def data(self, name: str, make: Callable[[], Any]) -> Any:
        if name not in self._asked_for:
            made = self._found[name] if name in self._found else json.loads(json.dumps(make()))
            self._asked_for[name] = made
        return self._asked_for[name]

    @property
    def is_changed(self) -> bool:
        return self._asked_for.keys() != self._found.keys()

    @property
    def content(self) -> bytes:
        return json.dumps(self._asked_for, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _packed(texts: Mapping[str, str]) -> bytes:
    """Join texts to a line of JSON with the length of each in bytes, and then all of them."""
    contents = {name: text.encode() for name, text in texts.items()}
    lengths = {name: len(content) for name, content in contents.items()}
    return b"".join((json.dumps(lengths).encode(), b"\n", *contents.values()))


def _unpacked(packed: bytes) -> dict[str, bytes]:
    start = packed.index(b"\n") + 1
    found = {}
    for name, length in json.loads(packed[:start]).items():
        found[name] = packed[start : start + length]
        start += length
    return found


def _read(path: Path) -> bytes | None:
    """Return the content of a file, or None if it is not there or was damaged."""
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
    """Return one SHA-256 over all files of the folders, in hexadecimal digits: over what a program is made of."""
    digest = hashlib.sha256()
    for number, folder in enumerate(folders):
        for within, inner, names in os.walk(folder):
            inner.sort()
            start = Path(within).relative_to(folder).as_posix()
            for path in (Path(within, name) for name in sorted(names)):
                if path.is_file() and path.suffix != ".pyc":
                    digest.update(repr((number, start, path.name)).encode() + _checksum(path.read_bytes()))
    return digest.hexdigest()


P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


def memoize_per_object(make: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """Let a function remember what it gave for an object that never changes: a notice, its facts or a section.

    Its other arguments are such as can be told apart. Pages show what it gives, and comparisons look at it: it is not
    to be changed.
    """
    made: WeakKeyDictionary[S, dict[object, T]] = WeakKeyDictionary()

    @wraps(make)
    def once(source: S, /, *others: P.args, **named: P.kwargs) -> T:
        own, key = made.setdefault(source, {}), (others, tuple(sorted(named.items())))
        if key not in own:
            own[key] = make(source, *others, **named)
        return own[key]

    return once
