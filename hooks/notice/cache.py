"""The cache of a build: what was made before of the very same inputs is not made again.

Each thing in it is made by a function of a module, from its arguments and nothing else. It lies under the hash of the
function's name, of everything the arguments hold, and of the program. What was made of anything else is never found,
so nothing that is found can be out of date. What is cached, why, and what that saves stands in
guide/docs/develop/cache.md; a test holds the page against what builds ask for.
"""
from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import fields, is_dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from types import FunctionType
from typing import Any, Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary, ref

DIGEST = hashlib.sha256().digest_size
# In the metadata of a field that no key has: why what is cached cannot depend on it, or what stands for it in the key.
UNKEYED = "left out of keys"
PLAIN = (str, bytes, int, float, date, type(None))

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


class BuildCache:
    """A build has its cache on disk, in `folder`.

    `program` is everything that things are made with beside their own inputs. In all methods `make` is a function of a
    module that depends on its arguments and the program alone, and `inputs` are these arguments.
    """

    def __init__(self, folder: Path, program: object) -> None:
        self.folder = folder
        self._prints = Fingerprints()
        self._program = self._prints.of(program)
        self._used: set[str] = set()
        self._shards: dict[str, _Shard] = {}
        with suppress(OSError):  # a folder that cannot be written only costs time
            folder.mkdir(parents=True, exist_ok=True)

    def content(self, make: Callable[P, bytes], *inputs: P.args, **named: P.kwargs) -> bytes:
        """Return what `make` gives, from a file on disk where there is one."""
        name = self._name(make, inputs, named)
        found = self._read(name)
        return self._write(name, make(*inputs, **named)) if found is None else found

    def files(self, make: Callable[P, Mapping[str, str]], *inputs: P.args, **named: P.kwargs) -> dict[str, bytes]:
        """Return several texts by their names, as they are to be published: one file on disk instead of many."""
        name = self._name(make, inputs, named)
        found = self._read(name)
        return _unpacked(self._write(name, _packed(make(*inputs, **named))) if found is None else found)

    def data(self, make: Callable[P, Any], *inputs: P.args, **named: P.kwargs) -> Any:
        """Return plain data, as JSON gives it back; it is not to be changed.

        All data that a function made are in one file on disk, so there may be many, and small.
        """
        name, shard = self._name(make, inputs, named), self._shard(make)
        return shard.data(name, lambda: make(*inputs, **named))

    def prune(self) -> None:
        """Write the data at the end of a build, and remove what this build did not ask for; nothing if it was broken off before."""
        for name, shard in self._shards.items():
            if shard.is_changed:
                self._write(name, shard.content)
        for path in self.folder.iterdir() if self._used and self.folder.is_dir() else ():
            if path.name not in self._used:
                path.unlink(missing_ok=True)

    def _name(self, make: Callable[..., Any], *inputs: object) -> str:
        return _digest((self._program, make.__module__, make.__qualname__, self._prints.of(inputs)))

    def _shard(self, make: Callable[..., Any]) -> _Shard:
        name = _digest((self._program, make.__module__, make.__qualname__))
        if name not in self._shards:
            self._shards[name] = _Shard(self._read(name))
        return self._shards[name]

    def _read(self, name: str) -> bytes | None:
        """Return the content of a file, or None where it is not there or was damaged."""
        self._used.add(name)
        try:
            written = (self.folder / name).read_bytes()
        except OSError:
            return None
        content = written[DIGEST:]
        return content if written[:DIGEST] == _checksum(content) else None

    def _write(self, name: str, content: bytes) -> bytes:
        """Write a file whole or not at all, and return its content."""
        path = self.folder / name
        unfinished = path.with_name(f"{path.name}.{os.getpid()}")
        try:
            unfinished.write_bytes(_checksum(content) + content)
            unfinished.replace(path)
        except OSError:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
        return content


def cached_or_make(cache: BuildCache | None, make: Callable[P, Any], *inputs: P.args, **named: P.kwargs) -> Any:
    """Return data from the `cache`, or make them now where there is none; see `BuildCache.data`."""
    return make(*inputs, **named) if cache is None else cache.data(make, *inputs, **named)


class Fingerprints:
    """Fingerprints tell values apart by everything they hold, whatever fields they will have one day.

    An object made of fields is looked at once: what goes into the cache never changes.
    """

    def __init__(self) -> None:
        self._known: dict[int, tuple[ref[object], str]] = {}

    def of(self, value: object) -> str:
        """Return a hash over a value; one of which nobody knows what it holds is like no other, each time it is asked."""
        return _digest(self._parts(value))

    def _of_fields(self, value: Any) -> str:
        known = self._known.get(id(value))
        if known and known[0]() is value:
            return known[1]
        held = [(field.name, self._parts(getattr(value, field.name))) for field in fields(value) if UNKEYED not in field.metadata]
        found = _digest((type(value).__module__, type(value).__qualname__, held))
        self._known[id(value)] = ref(value), found
        return found

    def _parts(self, value: object) -> object:
        """Return something whose text tells a value apart; of an object made of fields it is a hash."""
        if isinstance(value, PLAIN):
            return type(value).__qualname__, value
        if isinstance(value, BuildCache):
            return "what a cache gives depends on what it is asked for"
        if is_dataclass(value) and not isinstance(value, type):
            return self._of_fields(value)
        if isinstance(value, FunctionType | type):
            return "named", value.__module__, value.__qualname__
        if isinstance(value, Mapping):
            return "mapping", [(self._parts(key), self._parts(inner)) for key, inner in value.items()]
        if isinstance(value, tuple | list):
            return type(value).__qualname__, [self._parts(inner) for inner in value]
        return "unknown", os.urandom(DIGEST)


class _Shard:
    """A shard holds the data that one function made, by their names: what was found on disk, and what this build asked for."""

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


def _digest(value: object) -> str:
    return _checksum(repr(value).encode("utf-8", "surrogatepass")).hex()


def _checksum(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def digest_of(*folders: Path) -> str:
    """Return one SHA-256 over all files of the folders, in hexadecimal digits: over what a program is made of."""
    digest = hashlib.sha256()
    for number, folder in enumerate(folders):
        for within, inner, names in os.walk(folder):
            inner.sort()
            start = Path(within).relative_to(folder).as_posix()
            for name in sorted(names):
                path = os.path.join(within, name)  # noqa: PTH118 (there are hundreds)
                if not name.endswith(".pyc") and os.path.isfile(path):  # noqa: PTH113
                    with open(path, "rb") as file:  # noqa: PTH123
                        digest.update(repr((number, start, name)).encode() + _checksum(file.read()))
    return digest.hexdigest()


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
