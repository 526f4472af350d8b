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
    LIFETIME = "lifetime"
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


@dataclass(frozen=True)
class Means:
    """In data, the fact is the property `iri` of a vocabulary; without this mark it is one of the notice's own, by its name.

    What has parts, or must not be a literal, is a thing of the class `type`. `silence` is the property of which it is said that
    there is none, where that is another one. With `reverse`, the value has the property, and the entry is its object.
    """

    iri: str
    type: str | None = None
    silence: str | None = None
    reverse: bool = False


@dataclass(frozen=True)
class Since:
    """Data have the fact since this version of the second format, "2.1"; without this mark, since the first one."""

    version: str


@dataclass(frozen=True)
class IsA:
    """The code says what the entry is: in data, its term is a class of the entry."""


@dataclass(frozen=True)
class HasRow:
    """Pages have a row of the fact under this label of the vocabulary, which explains `term` where it stands first in a section.

    Of a code, a note gives its `article` of the Regulation, and what it `means` is explained where it stands first.
    """

    label: str
    term: str | None = None
    article: bool = False
    means: bool = False


@dataclass(frozen=True)
class IsHead:
    """Of an entry that stands within a row, this fact is what is said; of a code as in a row."""

    article: bool = False
    means: bool = False


@dataclass(frozen=True)
class Note:
    """The fact stands beside the head of its entry, or beside the fact `of` the entry, under a label or alone.

    A label of the vocabulary fills in the fact where it has its own name: "Interest: {interest}". Of yes and no the label is
    said for yes, and `no` for no; of none `no` is said, where it is given.
    """

    label: str | None = None
    of: str | None = None
    no: str | None = None
