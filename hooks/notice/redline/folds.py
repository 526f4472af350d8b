"""Long passages of a redline that stayed as they were are folded: each says how much it is, and opens without a script."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from .inline_words import html_of
from .leaves import LISTS, HtmlBlock, Leaf, read_section

# So many words are long enough to be folded; a part on each side of a change is never folded with the rest.
FOLDED_FROM = 40
# What holds parts of one kind, by its tag, and what these are called when they are counted.
COUNTED = {"": "paragraphs", "ul": "items", "ol": "items", "tbody": "rows"}
WORDS, ROWS = "words", "rows"
MARKED = frozenset({"ins", "del"})

# Says how many paragraphs, items, rows or words stayed as they were.
Counting = Callable[[str, int], str]


@dataclass(frozen=True)
class FoldedPart:
    """A part is what is shown or folded as one: a paragraph, an item, a row, a term with its meaning, or a whole list."""

    children: tuple[HtmlBlock | Leaf | str, ...]

    @property
    def leaves(self) -> Iterator[Leaf]:
        """Yield all leaves in it."""
        return HtmlBlock("", (), self.children).leaves

    @property
    def is_changed(self) -> bool:
        """Say whether anything in it is marked."""
        return any(_is_marked(leaf) for leaf in self.leaves)

    @property
    def is_gone(self) -> bool:
        """Say whether all of it was taken away."""
        return all(any(name == "del" for name, _ in token.tags) for leaf in self.leaves for token in leaf.tokens)

    @property
    def is_paragraph(self) -> bool:
        """Say whether it is a paragraph, or text beside blocks."""
        return all(isinstance(child, str | Leaf) or child.tag == "p" for child in self.children)

    @property
    def length(self) -> int:
        """Return its number of words."""
        return sum(len(leaf.words) for leaf in self.leaves)


def folded(html: str, counting: Counting) -> str:
    """Return a redline in which every long passage without marks is folded, and says in words how long it is."""
    return _block(read_section(html), counting) if len(html.split()) >= FOLDED_FROM else html


def _is_marked(leaf: Leaf) -> bool:
    return any(name in MARKED for token in leaf.tokens for name, _ in token.tags)


def _block(block: HtmlBlock, counting: Counting) -> str:
    parts = list(_parts(block))
    if not any(part.is_changed for part in parts) or block.tag in ("table", "thead", "tr"):
        return block.start + "".join(_part(part, counting) for part in parts) + block.end
    runs = list(_runs(parts))
    if not any(is_folded for is_folded, _ in runs):
        return block.start + "".join(_part(part, counting) for part in parts) + block.end
    if block.tag == "tbody":
        return "".join(_rows(block, run, is_folded, counting) for is_folded, run in runs)
    return _divided(block, runs, counting)


def _parts(block: HtmlBlock) -> Iterator[FoldedPart]:
    """Yield what is in a block, each part with the space behind it; a term has what it means."""
    waiting: list[HtmlBlock | Leaf | str] = []
    for child in block.children:
        begins = isinstance(child, Leaf) or (isinstance(child, HtmlBlock) and not (child.tag == "dd" and waiting))
        if begins and any(not isinstance(one, str) for one in waiting):
            yield FoldedPart(tuple(waiting))
            waiting = []
        waiting.append(child)
    if waiting:
        yield FoldedPart(tuple(waiting))


def _runs(parts: Sequence[FoldedPart]) -> Iterator[tuple[bool, list[FoldedPart]]]:
    """Yield parts that are shown, and parts that are folded, in turn."""
    changed = [part.is_changed for part in parts]
    near = [any(changed[max(place - 1, 0) : place + 2]) for place in range(len(parts))]
    found = list[tuple[bool, list[FoldedPart]]]()
    for is_near, group in groupby(zip(near, parts, strict=True), key=lambda pair: pair[0]):
        run = [part for _, part in group]
        is_folded = not is_near and sum(part.length for part in run) >= FOLDED_FROM
        if found and not found[-1][0] and not is_folded:
            found[-1][1].extend(run)
        else:
            found.append((is_folded, run))
    yield from found


def _divided(block: HtmlBlock, runs: Sequence[tuple[bool, list[FoldedPart]]], counting: Counting) -> str:
    """Return a block cut in pieces, so that some of them can be folded; the items of a numbered list keep their numbers."""
    html, number = "", 1
    is_cut = block.tag in LISTS or block.tag == "dl"
    for is_folded, run in runs:
        inner = "".join(_part(part, counting) for part in run)
        if is_cut:
            start = block.start.replace("<ol", f'<ol start="{number}"', 1) if number > 1 else block.start
            inner = f"{start}{inner}{block.end}"
            number += sum(not part.is_gone for part in run) if block.tag == "ol" else 0
        html += f'<details class="folded"><summary>{_said(block, run, counting)}</summary>{inner}</details>' if is_folded else inner
    return html if is_cut else f"{block.start}{html}{block.end}"


def _rows(block: HtmlBlock, run: Sequence[FoldedPart], is_folded: bool, counting: Counting) -> str:
    """Return rows as a body of the table. Those that are folded stand behind one that opens them."""
    inner = "".join(_part(part, counting) for part in run)
    if not is_folded:
        return f"{block.start}{inner}{block.end}"
    cells = max(
        sum(isinstance(cell, HtmlBlock) for cell in row.children) for part in run for row in part.children if isinstance(row, HtmlBlock)
    )
    fold = f'<details class="folded"><summary>{_said(block, run, counting)}</summary></details>'
    return f'<tbody class="fold"><tr><td colspan="{cells}">{fold}</td></tr></tbody><tbody class="folded-rows">{inner}</tbody>'


def _said(block: HtmlBlock, run: Sequence[FoldedPart], counting: Counting) -> str:
    counted = COUNTED.get(block.tag, WORDS)
    if counted == "paragraphs" and not all(part.is_paragraph for part in run):
        counted = WORDS
    return escape(counting(counted, sum(part.length for part in run) if counted == WORDS else len(run)))


def _part(part: FoldedPart, counting: Counting) -> str:
    return "".join(
        child if isinstance(child, str) else html_of(child.tokens) if isinstance(child, Leaf) else _block(child, counting)
        for child in part.children
    )
