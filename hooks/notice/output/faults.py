"""A fault is what is wrong with a built site: where, what, and how to put it right."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum, auto

from ..messages import Message
from ..problems import Problem

SHOWN = 3


class FaultKind(StrEnum):
    """The gate looks for these kinds of faults."""

    UNREADABLE = auto()
    PLACEHOLDER = auto()
    MARKDOWN = auto()
    HTML_AS_TEXT = auto()
    PROGRAM_VALUE = auto()
    LOOSE_TEXT = auto()
    TAGS = auto()
    ID = auto()
    REFERENCE = auto()
    MAIN_HEADING = auto()
    HEADING_LEVEL = auto()
    SILENT = auto()
    TABLE = auto()
    PAGE_LANGUAGE = auto()
    UNKNOWN_LANGUAGE = auto()
    UNMARKED_LANGUAGE = auto()
    UNTRANSLATED = auto()
    LOADED = auto()
    STORED = auto()
    TITLE = auto()
    SAME_TITLE = auto()
    CANONICAL = auto()
    HREFLANG = auto()
    INDEXED = auto()
    LINK = auto()
    FRAGMENT = auto()
    MISSING = auto()
    DATA = auto()
    FEED = auto()
    SITEMAP = auto()
    DISAGREEMENT = auto()
    MANIFEST = auto()


@dataclass(frozen=True)
class Fault:
    """One thing is wrong in a `file`, whose path is relative to the site's folder.

    `line` counts from 1; `message` says what is wrong and how to put it right.
    """

    file: str
    line: int
    kind: FaultKind
    message: Message

    def __lt__(self, other: Fault) -> bool:
        """Order faults by file and line, then so that the same faults are always told in the same order."""
        return self._order < other._order

    @property
    def _order(self) -> tuple[str, int, str, str]:
        return self.file, self.line, self.kind, repr(self.message)


def problems(faults: Iterable[Fault], folder: str) -> Iterator[Problem]:
    """Yield one problem for each thing that is wrong, however many pages have it.

    A template stands on all of them. `folder` is that of the site.
    """
    places: dict[tuple[FaultKind, Message], list[Fault]] = defaultdict(list)
    for fault in sorted(set(faults)):
        places[fault.kind, fault.message].append(fault)
    for (_, message), found in places.items():
        yield Problem(f"{folder}/{found[0].file}", found[0].line, _everywhere(message, found[1:]))


def _everywhere(message: Message, others: list[Fault]) -> Message:
    """Add to a message where else it holds."""
    places = tuple(f"{fault.file}:{fault.line}" for fault in others[:SHOWN])
    if len(others) > SHOWN:
        return Message("gate.at-others-and-more", message=message, places=places, count=len(others) - SHOWN)
    return Message("gate.at-others", message=message, places=places) if others else message


def shortened(words: str, length: int = 80) -> str:
    """Return words in one line that is no longer than `length`."""
    line = " ".join(words.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"
