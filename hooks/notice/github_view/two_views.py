"""A draft must show on the page what GitHub shows of it; each line from which it does not is told, with what to write."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from itertools import pairwise

from lxml.html import HtmlElement

from ..documents import with_definitions
from ..messages import Message
from .rewriting import rewritten
from .shown_blocks import CHECKED, UNCHECKED, ShownBlock, github_tree, shown_blocks, tree_of
from .word_signs import open_comment, signs_of_other_programs

EXCERPT = 60
MOST_LINES = 40
KINDS = ("heading", "code", "rule")
NUMBER = re.compile(r"^(\d{1,9})[.)](?=\s)")
Seen = Callable[[ShownBlock], object]
Told = tuple[int, Message]


@dataclass(frozen=True)
class ShownSection:
    """A part of a text is a section: its first line, the line after its last one, and the HTML that the page would show."""

    first: int
    end: int
    html: str


def differences(text: str, parts: Sequence[ShownSection], render: Callable[[str], str]) -> Iterator[Told]:
    """Yield the lines, counted from 1, from which a page would not show what GitHub shows of a text, or both show signs.

    `parts` are those of `text`, and `render` makes HTML of a passage as the page does.
    """
    lines = text.split("\n")
    if found := list(open_comment(lines)):
        yield from found
        return
    view = _View(github_tree(text), lines, render)
    blocks = list(_placed(shown_blocks(view.tree)))
    signs = dict(signs_of_other_programs(lines, blocks))
    yield from signs.items()
    for line, place, message in view.of_parts(parts, blocks):
        if not any(place.first <= sign <= place.last for sign in signs):
            yield line, message


def rewritings(text: str, parts: Sequence[ShownSection], render: Callable[[str], str]) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Yield the first and the last line of each passage that a page would not show as GitHub does, and what to write instead.

    One for which no way is known is left out.
    """
    lines = text.split("\n")
    view = _View(github_tree(text), lines, render)
    for _, place, message in view.of_parts(parts, list(_placed(shown_blocks(view.tree)))):
        how = message.values["how"]
        if isinstance(how, Message) and how.id == "shown.write" and isinstance(how.values["lines"], tuple):
            yield place.first, place.last, tuple(map(str, how.values["lines"]))


def _placed(blocks: Sequence[ShownBlock]) -> Iterator[ShownBlock]:
    """Yield the blocks of GitHub; one whose lines are not known, behind a comment, stands where the one before it does."""
    lines = top = (1, 1)
    for block in blocks:
        if block.lines != (0, 0):
            lines, top = block.lines, block.top
        yield replace(block, lines=lines, top=top)


@dataclass(frozen=True)
class Region:
    """A region is some lines of a text, from the `first` to the `last`, between the blocks before and after it.

    These begin on the line `start` and stop at the line `end`: what is written instead is tried between them.
    """

    first: int
    last: int
    start: int
    end: int


@dataclass(frozen=True)
class _Change:
    """From here on, the page shows other blocks than GitHub: `theirs` and `ours`, on lines that belong together."""

    theirs: Sequence[ShownBlock]
    ours: Sequence[ShownBlock]
    first: int
    last: int


@dataclass(frozen=True)
class _View:
    tree: HtmlElement
    lines: Sequence[str]
    render: Callable[[str], str]

    def of_parts(self, parts: Sequence[ShownSection], blocks: Sequence[ShownBlock]) -> Iterator[tuple[int, Region, Message]]:
        """Yield the differences of all sections, as `differences` does those of one."""
        for part in parts:
            own = [block for block in blocks if part.first <= block.lines[0] < part.end]
            yield from self.differences(own, shown_blocks(tree_of(part.html)), part)

    def differences(self, theirs: list[ShownBlock], ours: list[ShownBlock], part: ShownSection) -> Iterator[tuple[int, Region, Message]]:
        """Yield the line of a difference, the lines around it that go with it, and what is told of it."""
        if theirs == ours:
            return
        for change in _joined(list(_changes(theirs, ours, part))):
            place = self._glued(change, theirs)
            region = [block for block in theirs if place.first <= block.lines[0] <= place.last]
            here, there = (blocks[0] if blocks else None for blocks in (change.theirs, change.ours))
            line = _line(here, there, self.lines) if here else change.first
            how = self._how(region, change, place)
            yield line, place, Message("shown.differs", github=_told(here, there), page=_told(there, here), how=how)

    def _glued(self, change: _Change, theirs: Sequence[ShownBlock]) -> Region:
        """Return the lines of a change with those of the blocks around it that may run into it.

        No empty line is between them, or both are lists, or quotations.
        """
        first, last = change.first, change.last
        tops = sorted({block.top for block in theirs if not block.kind.startswith("heading")})
        kinds = {block.top: _kind(block) for block in theirs}
        glued = [before[1] + 1 == after[0] or kinds[before] == kinds[after] != "" for before, after in pairwise(tops)]
        for (before, after), is_glued in reversed(list(zip(pairwise(tops), glued, strict=True))):
            if after[0] == first and is_glued:
                first = before[0]
        for (before, after), is_glued in zip(pairwise(tops), glued, strict=True):
            if before[1] == last and is_glued:
                last = after[1]
        start = next((top[0] for top in reversed(tops) if top[1] < first), first)
        end = next((top[1] for top in tops if top[0] > last), last)
        return Region(first, last, start, end)

    def _how(self, region: Sequence[ShownBlock], change: _Change, place: Region) -> Message:
        """Say what to write instead: what was tried, and is shown by both as GitHub shows the passage now."""
        for written, seen in self._ways(place):
            lines = written.split("\n")
            if self._is_shown(lines, list(map(seen, region)), seen, place):
                if len(lines) <= MOST_LINES:
                    return Message("shown.write", lines=tuple(lines))
                return Message("shown.write-on", lines=tuple(lines[:MOST_LINES]))
        return _hint(region, change)

    def _ways(self, place: Region) -> Iterator[tuple[str, Seen]]:
        """Yield ways to write a passage, and what of its blocks must stay as it is: if need be links may come, and numbers be words."""
        for repaired, seen in ((False, _whole), (True, _whole), (True, _without_links)):
            if written := rewritten(self.tree, self.lines, place.first, place.last, repaired):
                yield written, seen
        lines = self.lines[place.first - 1 : place.last]
        if any(map(NUMBER.match, lines)):
            yield "\n\n".join(NUMBER.sub(r"\1\\.", line) for line in lines if line.strip()), _as_read

    def _is_shown(self, written: Sequence[str], expected: Sequence[object], seen: Seen, place: Region) -> bool:
        text = "\n".join([*self.lines[place.start - 1 : place.first - 1], *written, *self.lines[place.last : place.end]])
        views = (github_tree(with_definitions(text, "\n".join(self.lines))), tree_of(self.render(text)))
        theirs, ours = ([tuple(window) for window in _windows(shown_blocks(tree), len(expected))] for tree in views)
        return any(list(map(seen, window)) == expected and window in ours for window in theirs)


def _windows(blocks: list[ShownBlock], size: int) -> Iterator[list[ShownBlock]]:
    yield from (blocks[start : start + size] for start in range(len(blocks) - size + 1))


def _whole(block: ShownBlock) -> object:
    return block


def _without_links(block: ShownBlock) -> object:
    return block.kind, block.within, block.text


def _as_read(block: ShownBlock) -> object:
    return " ".join([*block.within, block.text])


def _kind(block: ShownBlock) -> str:
    """Return "list" or "quotation" for what stands in one, else nothing."""
    sign = block.within[0].strip("()") if block.within else "|"
    return {">": "quotation", "|": ""}.get(sign, "list")


def _changes(theirs: list[ShownBlock], ours: list[ShownBlock], part: ShownSection) -> Iterator[_Change]:
    for kind, i, k, j, m in SequenceMatcher(None, theirs, ours, autojunk=False).get_opcodes():
        if kind == "equal":
            continue
        pairs = list(zip(range(i, k), range(j, m), strict=False)) if k - i == m - j else []
        for start, end, own, own_end in [(here, here + 1, there, there + 1) for here, there in pairs] or [(i, k, j, m)]:
            touched = theirs[start:end] or theirs[start : start + 1] or theirs[start - 1 : start]
            tops = [block.top for block in touched] or [(part.first, part.first)]
            yield _Change(theirs[start:end], ours[own:own_end], min(first for first, _ in tops), max(last for _, last in tops))


def _joined(changes: list[_Change]) -> Iterator[_Change]:
    """Yield changes; of several on the same lines the first, with all of these lines."""
    while changes:
        first, *changes = changes
        last = first.last
        while changes and changes[0].first <= last:
            last = max(last, changes.pop(0).last)
        yield _Change(first.theirs, first.ours, first.first, last)


def _line(here: ShownBlock, there: ShownBlock | None, lines: Sequence[str]) -> int:
    """Return the line of the first word that is shown otherwise."""
    first, last = here.lines
    if there and here.kind == there.kind and here.within == there.within:
        word = "".join(text for text, _ in here.words[_same(here, there) :][:1]).strip()
        return next((number for number in range(first, min(last, len(lines)) + 1) if word and word in lines[number - 1]), first)
    return first


def _same(one: ShownBlock, other: ShownBlock) -> int:
    """Return how many words two blocks have in common at their beginning."""
    pairs = enumerate(zip(one.words, other.words, strict=False))
    return next((place for place, (here, there) in pairs if here != there), min(len(one.words), len(other.words)))


def _told(block: ShownBlock | None, other: ShownBlock | None) -> Message:
    """Say how a block is shown that is shown otherwise as the `other`."""
    if block is None:
        return Message("seen.nothing")
    same = other is not None and (block.kind, block.within) == (other.kind, other.within)
    place = _same(block, other) if other and same else 0
    if other and same and block.text == other.text and place < len(block.words):
        words, marks = block.words[place]
        return Message("seen.marked", words=words, marks=tuple(_mark(mark) for mark in marks) or (Message("seen.plain"),))
    before = max(place - 4, 0)
    words = "".join(text for text, _ in block.words[before:]).replace("\n", " ↵ ").strip()
    words = f"{'… ' if before else ''}{words[:EXCERPT]}{' …' if len(words) > EXCERPT else ''}"
    shown = " ".join([*block.within, words]).strip()
    kind = block.kind.partition(" ")[0]
    return Message(f"seen.{kind if kind in KINDS else 'words'}", words=shown)


def _mark(mark: str) -> Message:
    kind, _, address = mark.partition(" ")
    return Message("seen.link", address=address) if kind == "link" else Message(f"seen.{kind}")


def _hint(region: Sequence[ShownBlock], change: _Change) -> Message:
    """Say what may be written where no way is known to write the same."""
    marks = {mark for block in change.theirs for _, marks in block.words for mark in marks}
    text = "".join(block.text for block in change.theirs)
    if any(mark.startswith("link") for block in (*change.theirs, *change.ours) for _, own in block.words for mark in own):
        return Message("shown.address")
    if "struck" in marks:
        return Message("shown.no-strike")
    if CHECKED in text or UNCHECKED in text:
        return Message("shown.no-boxes")
    if any(block.kind.startswith("heading") for block in change.theirs):
        return Message("shown.heading")
    if any(block.kind in ("term", "definition") for block in change.ours) or text.startswith(": "):
        return Message("shown.no-definitions")
    if any(block.kind == "code" for block in (*change.theirs, *change.ours)):
        return Message("shown.no-code")
    if any(sign[0].isdigit() for block in region for sign in block.within):
        return Message("shown.numbers")
    return Message("shown.plainly")
