"""The form of an old text is put right as far as a program may: no word is changed, and each line keeps its number."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..documents import FRONT_MATTER
from ..headings import FENCE, SECTION_ID
from ..messages import Message
from ..problems import Problem

MAX_TITLE = 120
DEEPEST = 6
HEADING = re.compile(r"(#{1,6})[ \t]*(.*?)[ \t]*(?:(?<=\s)#+[ \t]*)?(?:\{:?([^{}]*)\})?[ \t]*")
UNDERLINE = re.compile(r"(?:=+|-{3,})[ \t]*")
BULLET = re.compile(r"( {0,3})[•·‣▪][ \t]+")
# A number begins a list within a paragraph only if it is the first one: "in\n2018. Then" is prose.
ITEM = re.compile(r" {0,3}(?:[-*]|1[.)])[ \t]+\S")
# What a list may follow: a list, a quotation, a table, a heading, something indented.
NO_PROSE = re.compile(r" {0,3}(?:[-*+>|#]|\d+[.)][ \t])|[ \t]{2,}")


@dataclass(frozen=True)
class TextLine:
    """A line has its words, and the number under which it stands in the file that was found."""

    text: str
    number: int


@dataclass(frozen=True)
class FoundHeading:
    """A heading as it was found: on which of the lines, how deep, its words, and what stands in its braces."""

    place: int
    level: int
    title: str
    braces: tuple[str, ...] = ()

    @property
    def id(self) -> str | None:
        """Return its id, if it has one that may stay."""
        ids = [one.removeprefix("#") for one in self.braces if one.startswith("#")]
        return ids[0] if len(ids) == 1 and SECTION_ID.fullmatch(ids[0]) else None

    def written(self, id: str) -> str:
        """Return its line with an id."""
        marks = [one for one in self.braces if not one.startswith("#")]
        return f"{'#' * self.level} {self.title} {{{' '.join([f'#{id}', *marks])}}}"


@dataclass(frozen=True)
class MendedText:
    """A text whose form is right: its lines, its headings among them, and what was mended in `file`."""

    file: str
    lines: tuple[TextLine, ...]
    headings: tuple[FoundHeading, ...]
    mended: tuple[Problem, ...]

    def below(self, number: int) -> str:
        """Return the text below a heading, up to the next one."""
        start = self.headings[number].place + 1
        end = self.headings[number + 1].place if number + 1 < len(self.headings) else len(self.lines)
        return "\n".join(line.text for line in self.lines[start:end]).strip()

    def with_ids(self, ids: Sequence[str]) -> MendedText:
        """Return the same with an id in each heading."""
        lines = list(self.lines)
        for heading, id in zip(self.headings, ids, strict=True):
            lines[heading.place] = replace(lines[heading.place], text=heading.written(id))
        return replace(self, lines=tuple(lines))

    def with_passages(self, passages: Sequence[tuple[int, int, tuple[str, ...]]]) -> MendedText:
        """Return the same with other lines in the place of some, which are given by the first and the last, counted from 1."""
        lines, headings, mended = list(self.lines), list(self.headings), list(self.mended)
        for first, last, new in sorted(passages, reverse=True):
            numbers = [line.number for line in lines[first - 1 : last]]
            lines[first - 1 : last] = [TextLine(text, numbers[min(place, len(numbers) - 1)]) for place, text in enumerate(new)]
            moved = len(new) - len(numbers)
            headings = [replace(one, place=one.place + moved) if one.place >= last else one for one in headings]
            mended.append(Problem(self.file, numbers[0], Message("import.rewritten")))
        return replace(self, lines=tuple(lines), headings=tuple(headings), mended=tuple(mended))

    @property
    def whole(self) -> str:
        """Return its lines as they are counted."""
        return "\n".join(line.text for line in self.lines)

    @property
    def text(self) -> str:
        """Return the whole text."""
        return self.whole.strip("\n") + "\n"


def mend(text: str, file: str) -> MendedText:
    """Return a text with its title, headings, levels and lists as pages have them, and what was mended."""
    front = FRONT_MATTER.match(text)
    count = text[: front.end()].count("\n") if front else 0
    lines = [TextLine(line.rstrip(), number) for number, line in enumerate(text.split("\n"), 1)]
    mended: list[Problem] = []
    body = _with_title(_without_underlines(lines[count:], file, mended), file, mended)
    body = _with_lists(body, file, mended)
    blank = [TextLine("", count)] if count else []
    found = [*lines[:count], *blank, *body]
    skipped = count + len(blank)
    headings = _levelled([replace(one, place=one.place + skipped) for one in headings_of(body)])
    for before, after in zip(headings_of(body), headings, strict=True):
        if before.level != after.level:
            message = Message("import.level", title=after.title, before="#" * before.level, after="#" * after.level)
            mended.append(Problem(file, found[after.place].number, message))
    return MendedText(file, tuple(found), tuple(headings), tuple(mended))


def headings_of(lines: Sequence[TextLine]) -> list[FoundHeading]:
    """Return the headings written as `## Title`, outside fenced blocks."""
    found = ((place, HEADING.fullmatch(line.text)) for place, line in _prose(lines) if line.text.startswith("#"))
    return [FoundHeading(place, len(match[1]), match[2], tuple((match[3] or "").split())) for place, match in found if match]


def _prose(lines: Sequence[TextLine]) -> Iterator[tuple[int, TextLine]]:
    fence = ""
    for place, line in enumerate(lines):
        mark = FENCE.match(line.text)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence:
            yield place, line


def _levelled(headings: Sequence[FoundHeading]) -> list[FoundHeading]:
    """Return headings of which the first is the title, and each other one at most a level deeper than the one above it."""
    above: list[int] = []
    levelled: list[FoundHeading] = []
    for number, heading in enumerate(headings):
        while above and above[-1] >= heading.level:
            above.pop()
        levelled.append(replace(heading, level=min(len(above) + 2, DEEPEST) if number else 1))
        if number:
            above.append(heading.level)
    return levelled


def _without_underlines(lines: list[TextLine], file: str, mended: list[Problem]) -> list[TextLine]:
    """Return the lines with headings that are underlined written as all are."""
    gone, prose = set[int](), dict(_prose(lines))
    for place, line in prose.items():
        title = lines[place - 1].text if place else ""
        alone = place < 2 or not lines[place - 2].text
        if not UNDERLINE.fullmatch(line.text) or place - 1 not in prose or not title or not alone or NO_PROSE.match(title):
            continue
        lines[place - 1] = replace(lines[place - 1], text=f"{'#' if line.text.startswith('=') else '##'} {title}")
        gone.add(place)
        mended.append(Problem(file, lines[place - 1].number, Message("import.underlined", title=title)))
    return [line for place, line in enumerate(lines) if place not in gone]


def _with_title(lines: list[TextLine], file: str, mended: list[Problem]) -> list[TextLine]:
    """Return the lines with their first one as the title, if it can be that and no heading is."""
    first = next((place for place, line in enumerate(lines) if line.text), None)
    if first is None or any(heading.level == 1 for heading in headings_of(lines)):
        return lines
    line, alone = lines[first], first + 1 == len(lines) or not lines[first + 1].text or lines[first + 1].text.startswith("#")
    if alone and len(line.text) <= MAX_TITLE and not NO_PROSE.match(line.text) and not FENCE.match(line.text):
        lines[first] = replace(line, text=f"# {line.text}")
        mended.append(Problem(file, line.number, Message("import.title", title=line.text)))
    return lines


def _with_lists(lines: list[TextLine], file: str, mended: list[Problem]) -> list[TextLine]:
    """Return the lines with an empty one before each list, and its bullets as Markdown has them."""
    prose, found = dict(_prose(lines)), list[TextLine]()
    inside = False
    for place, line in enumerate(lines):
        text = BULLET.sub(r"\1- ", line.text) if place in prose else line.text
        if text != line.text:
            mended.append(Problem(file, line.number, Message("import.bullet")))
        item = place in prose and bool(ITEM.match(text))
        if item and not inside and found and found[-1].text and not NO_PROSE.match(found[-1].text):
            found.append(TextLine("", line.number))
            mended.append(Problem(file, line.number, Message("import.list")))
        inside = bool(text) and (inside or item)
        found.append(replace(line, text=text))
    return found
