"""Readers get a file of a published site in one way or several; whoever reads it for them says what each has told."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

Headers = tuple[tuple[str, str], ...]


class UnreachableError(Exception):
    """The place cannot be read at all; the message says why."""


@dataclass(frozen=True)
class Answer:
    """This is one way in which readers get a file.

    `content` is None if the file is not there. `way` says how it was asked for, "" if in no special way, and `name` which
    file the answer is by its address: a host may lead readers to another one. `headers` came with it, one group from each
    address on the way. If nothing could be told, `unread` says why, and `led_to` has the address if it is on another site.
    """

    name: str
    content: bytes | None = None
    way: str = ""
    headers: tuple[Headers, ...] = ()
    unread: str = ""
    led_to: str = ""


class Target(Protocol):
    """A target is where a published site lies. `whole` says whether all that lies there can be seen."""

    whole: bool

    def answers(self, name: str) -> Iterator[Answer]:
        """Yield every way in which readers get a file by its path in the site ("sv/index.html"), the plain one first."""

    def names(self) -> list[str]:
        """Return the paths of all files; the list is empty where they cannot be listed."""

    def earlier(self) -> Mapping[str, set[str]]:
        """Return the files of the earlier releases there, by their paths, and their SHA-256."""


def read(place: Target, name: str) -> bytes | None:
    """Return the content of a file, or None if it is not there. Raise UnreachableError if that cannot be told."""
    first = next(place.answers(name))
    if first.unread:
        raise UnreachableError(f"{name}: {first.unread}.")
    return first.content
