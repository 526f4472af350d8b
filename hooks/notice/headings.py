"""The headings of a page are written in one way; what is wrong with them is found here."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain, count, pairwise
from typing import NamedTuple

from .clock import may_apply_from
from .ledger import EntryName, Kind
from .markup import MARKS, MINOR, REPLACED, WAS, Heading
from .messages import Message
from .page_names import HISTORY, VERSION_LEVEL
from .plain_ids import foreign_signs, plain_id
from .problems import Problem, suggestion

UNDERLINE = re.compile(r" {0,3}(?:=+|-+)[ \t]*")
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
RESERVED = "content"
LONGEST = 48  # signs of an id that is made of a title
SOME_DAY = "2026-12-01"  # in an example, until it is known which days are free
SECTION_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LIST_AND_QUOTE_MARKS = " \t>*+-#.0123456789"


def written_headings(body: str, first_line: int) -> Iterator[int]:
    r"""Yield the lines of the headings written as `## Title`, outside fenced blocks.

    >>> list(written_headings("# Title {#top}\n\nText.\n\n## Part {#part}", 1))
    [1, 5]
    """
    fence = ""
    for number, line in enumerate(body.splitlines(), first_line):
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and line.startswith("#"):
            yield number


def start_problems(body: str, chunks: list[tuple[int, str]], file: str, first_line: int) -> list[Problem]:
    """Find a page that does not begin with its title.

    `chunks` are its sections with their lines, `first_line` is that of its body.
    """
    first_text, text = next(((number, line) for number, line in enumerate(body.splitlines(), first_line) if line.strip()), (first_line, ""))
    if not chunks:
        title = text.strip(LIST_AND_QUOTE_MARKS)[:80] or "Title"
        return [Problem(file, first_text, Message("headings.no-title", title=title, id=plain_id(title)))]
    if chunks[0][0] != first_text and not chunks[0][1].startswith("##"):
        return [Problem(file, first_text, Message("headings.text-first", line=chunks[0][0]))]
    return []


def stray_headings(chunk: str, line: int, headings: list[Heading], file: str) -> list[Problem]:
    """Find every other heading in a section than its own: it is written in a way that hides it."""
    if len(headings) == 1:
        return []
    others = [heading for heading in headings[1:] if heading.title]
    titles = [heading.title.lstrip(LIST_AND_QUOTE_MARKS) for heading in others]
    texts = list(enumerate(chunk.splitlines()[1:], line + 1))
    written = (number for number, text in texts if text.strip() and text.lstrip(LIST_AND_QUOTE_MARKS).startswith(tuple(titles)))
    underlined = (number for (number, text), (_, below) in pairwise(texts) if text.strip() and UNDERLINE.fullmatch(below))
    found = chain(written, underlined)
    level, title = (others[0].level, others[0].title) if others else (2, "Title")
    return [Problem(file, next(found, line), Message("headings.stray", level="#" * max(level, 2), title=title, id=plain_id(title)))]


class ToldHeading(NamedTuple):
    """A heading is told to have this id and level; the id is None where only the editor can choose it."""

    id: str | None
    level: int


def read_headings(headings: Sequence[tuple[Heading, int]], page: str, file: str) -> tuple[list[ToldHeading], list[Problem]]:
    """Return id and level of each heading, as they are written or have to be, and what is wrong with titles, ids, levels and marks.

    `headings` are those of a page with their lines.
    """
    problems, told, seen, level = list[Problem](), list[ToldHeading](), dict[str, int](), 0
    taken = {heading.id for heading, _ in headings if heading.id} | {RESERVED}
    former = _FormerIds({heading.id: line for heading, line in headings if heading.id})
    for heading, line in headings:
        meant = _meant(heading, taken)
        found = (*_faults_of(heading, page, level, seen, meant), *(former.faults(heading, line) if page != HISTORY else ()))
        problems += [Problem(file, line, message) for message in found]
        level = min(max(heading.level, 2 if level else 1), level + 1)
        told.append(ToldHeading(None if heading.id in seen or heading.id == RESERVED else meant, level))
        seen.setdefault(heading.id or meant, line)
        taken.add(meant)
    return told, problems


def _meant(heading: Heading, taken: Collection[str]) -> str:
    """Return the id of a heading; where it has none, or one that cannot be, what it may be."""
    if heading.id and SECTION_ID.fullmatch(heading.id):
        return heading.id
    return free_id(plain_id(heading.id or heading.title)[:LONGEST].strip("-"), taken)


def free_id(id: str, taken: Collection[str]) -> str:
    """Return an id that nothing else has, such as "orders-2" where "orders" is taken."""
    return next(found for found in chain((id,), (f"{id}-{number}" for number in count(2))) if found not in taken)


def _faults_of(heading: Heading, page: str, level: int, seen: Mapping[str, int], meant: str) -> Iterator[Message]:
    is_version = page == HISTORY and heading.level == VERSION_LEVEL
    yield from _faults_of_level(heading, level, meant)
    if heading.id:
        yield from _faults_of_id(heading.id, is_version, seen, meant)
    elif (level == 0) == (heading.level == 1):
        yield _no_id(heading, is_version, min(heading.level, level + 1), meant)
    if heading.only and not is_version:
        yield Message("headings.only-of-nothing")
    if heading.because and not (is_version and (MINOR in heading.marks or heading.only)):
        yield Message("headings.because-of-nothing")
    known = MARKS if is_version else ()
    for mark in heading.marks:
        if is_version and mark.startswith(REPLACED) and _takes_effect(mark.removeprefix(REPLACED)):
            continue
        if mark not in known and (page == HISTORY or not mark.startswith(WAS)):
            yield Message("headings.unknown-mark", mark=f".{mark}", hint=suggestion(f".{mark}", [f".{name}" for name in known]))


def _faults_of_level(heading: Heading, level: int, meant: str) -> Iterator[Message]:
    """Yield what is wrong with the level of a heading after one of `level`, which is 0 for the first."""
    if level == 0 and heading.level != 1:
        yield Message("headings.no-title", title=heading.title, id=meant)
    elif level and heading.level == 1:
        yield Message("headings.two-titles", title=heading.title, id=meant)
    elif heading.level > level + 1:
        yield Message("headings.skipped-level", title=heading.title, level="#" * (level + 1))


def _faults_of_id(id: str, is_version: bool, seen: Mapping[str, int], meant: str) -> Iterator[Message]:
    if not SECTION_ID.fullmatch(id):
        yield _no_day(id) if is_version else _bad_id(id, meant)
    elif id == RESERVED:
        yield Message("headings.reserved-id")
    elif id in seen:
        yield Message("headings.id-twice", id=id, line=seen[id])


class _FormerIds:
    """The ids that headings of a page declare to have had; `lines` are those of the ids in use."""

    def __init__(self, lines: Mapping[str, int]) -> None:
        self._lines = lines
        self._declared: dict[str, int] = {}

    def faults(self, heading: Heading, line: int) -> Iterator[Message]:
        for id in heading.former_ids:
            if not SECTION_ID.fullmatch(id):
                yield Message("headings.bad-former-id", id=id)
            elif id == RESERVED:
                yield Message("headings.reserved-id")
            elif id in self._lines:
                yield Message("headings.former-id-in-use", id=id, line=self._lines[id])
            elif id in self._declared:
                yield Message("headings.former-id-twice", id=id, line=self._declared[id])
            self._declared.setdefault(id, line)


def _takes_effect(text: str) -> bool:
    name = EntryName.parse(text)
    return name is not None and name.kind != Kind.WITHDRAWAL


def _no_id(heading: Heading, is_version: bool, level: int, meant: str) -> Message:
    """Ask for an id, at the level that is right there; that of a version is a day."""
    if is_version:
        return Message("history.no-id", title=heading.title, day=SOME_DAY)
    return Message("headings.no-id", title=heading.title, level="#" * level, id=meant)


def _bad_id(id: str, meant: str) -> Message:
    signs = tuple(foreign_signs(id))
    why = Message("headings.foreign-signs", signs=signs) if signs else Message("headings.signs")
    return Message("headings.bad-id", id=id, why=why, plain=meant)


def _no_day(id: str) -> Message:
    """Return the message with the day that is meant, where it is written as people write days: "1.12.2026"."""
    written = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", id)
    meant = f"{written[3]}-{int(written[2]):02}-{int(written[1]):02}" if written else ""
    return Message("history.no-day", id=id, day=meant if may_apply_from(meant) else SOME_DAY)
