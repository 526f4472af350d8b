"""What the program must know of a fact stands on its field, in `Annotated`, as one of these marks.

The kind of its value is on the type (`Phone`, `Text`, `Country`): what holds for all values of a kind is said once for the
kind. A mark says what is so of this fact alone.
"""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any


class ValueKind(Enum):
    """A value is of a kind: pages, data and checks treat all values of a kind alike."""

    ID = "id"
    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    YES_NO = "yes-no"
    EMAIL = "email"
    PHONE = "phone"
    URL = "url"
    COUNTRY = "country"
    DURATION = "duration"
    DAY = "day"
    TIME_ZONE = "time zone"


@dataclass(frozen=True)
class CodeOf:
    """The value is a code of the vocabulary, of the kind `codes`: "legal_bases"."""

    codes: str


@dataclass(frozen=True)
class IdOf:
    """The value is the id of an entry that stands under the key `register` of notice.yml: "recipients"."""

    register: str


class Use(Enum):
    """What a fact is for that says nothing of the processing of data: it steers the program, or is the organisation's own record."""

    STEERS = "steers"
    RECORD = "record"


@dataclass(frozen=True)
class OwnSection:
    """The fact has a section of its own, with this id."""

    id: str


@dataclass(frozen=True)
class Apart:
    """The fact tells its entry apart from the others of the list."""


@dataclass(frozen=True)
class Beside:
    """Pages show the fact only beside one of these of the same entry, so one of them must be stated."""

    names: tuple[str, ...]

    def __init__(self, *names: str) -> None:
        object.__setattr__(self, "names", names)


@dataclass(frozen=True)
class Asked:
    """The law asks for the fact, so what is not stated is told; `when` says of an entry and of all facts whether it asks here.

    With `each`, it asks for every code of the kind.
    """

    when: Callable[[Any, Any], bool] | None = None
    each: bool = False
