"""The headings of a page are written in one way; what is wrong with them is found here."""
from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping

from .clock import may_apply_from
from .ledger import EntryName, Kind
from .markup import MARKS, REPLACED, WAS, Heading
from .messages import Message
from .page_names import HISTORY
from .problems import Problem, suggestion

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
RESERVED = "content"
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
    first_text = next((number for number, line in enumerate(body.splitlines(), first_line) if line.strip()), first_line)
    if not chunks or chunks[0][0] != first_text:
        return [Problem(file, first_text, Message("headings.no-title"))]
    return []


def stray_headings(chunk: str, line: int, headings: list[Heading], file: str) -> list[Problem]:
    """Find every other heading in a section than its own: it is written in a way that hides it."""
    if len(headings) == 1:
        return []
    titles = [heading.title for heading in headings[1:] if heading.title]
    texts = enumerate(chunk.splitlines()[1:], line + 1)
    found = (number for number, text in texts if text.lstrip(LIST_AND_QUOTE_MARKS).startswith(tuple(titles)))
    return [Problem(file, next(found, line), Message("headings.stray"))]


def heading_problems(headings: list[tuple[Heading, int]], page: str, file: str) -> list[Problem]:
    """Find what is wrong with titles, ids, levels and marks.

    `headings` are those of a page with their lines, at least one.
    """
    titles = [line for heading, line in headings if heading.level == 1]
    if headings[0][0].level != 1:
        return [Problem(file, headings[0][1], Message("headings.no-title"))]
    if len(titles) > 1:
        return [Problem(file, titles[1], Message("headings.two-titles"))]
    problems, seen, level = [], dict[str, int](), 1
    former = _FormerIds({heading.id: line for heading, line in headings if heading.id})
    for heading, line in headings:
        found = (*_faults_of(heading, page, level, seen), *(former.faults(heading, line) if page != HISTORY else ()))
        problems += [Problem(file, line, message) for message in found]
        seen.setdefault(heading.id or "", line)
        level = heading.level
    return problems


def _faults_of(heading: Heading, page: str, level: int, seen: Mapping[str, int]) -> Iterator[Message]:
    is_version = page == HISTORY and heading.level == 2
    if not heading.id:
        yield Message("headings.no-id", title=heading.title, level="#" * heading.level)
    elif not SECTION_ID.fullmatch(heading.id):
        yield _no_day(heading.id) if is_version else Message("headings.bad-id", id=heading.id, plain=plain_id(heading.id))
    elif heading.id == RESERVED:
        yield Message("headings.reserved-id")
    elif heading.id in seen:
        yield Message("headings.id-twice", id=heading.id, line=seen[heading.id])
    if heading.level > level + 1:
        yield Message("headings.skipped-level", title=heading.title, level="#" * (level + 1))
    known = MARKS if is_version else ()
    for mark in heading.marks:
        if is_version and mark.startswith(REPLACED) and _takes_effect(mark.removeprefix(REPLACED)):
            continue
        if mark not in known and (page == HISTORY or not mark.startswith(WAS)):
            yield Message("headings.unknown-mark", mark=f".{mark}", hint=suggestion(f".{mark}", [f".{name}" for name in known]))


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


def plain_id(id: str) -> str:
    """Return the id as it may be: "sailytys" for "Säilytys"."""
    letters = unicodedata.normalize("NFKD", id.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "an-id"


def _no_day(id: str) -> Message:
    """Return the message with the day that is meant, where it is written as people write days: "1.12.2026"."""
    written = re.fullmatch(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})", id)
    meant = f"{written[3]}-{int(written[2]):02}-{int(written[1]):02}" if written else ""
    return Message("history.no-day", id=id, day=meant if may_apply_from(meant) else "2026-12-01")
