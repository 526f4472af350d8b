"""Two tables are set beside each other: columns by their headings, rows by their first cells, both else by their words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from ..plain_words import bare
from .in_common import Pair, places_of, rising
from .leaves import HtmlBlock, Leaf
from .likely_pairs import likely_pairs

SPANS = frozenset({"colspan", "rowspan"})


@dataclass(frozen=True, eq=False)
class ComparedRow:
    """A row has the block it was read from and its cells; it is part of the head of its table, or not."""

    block: HtmlBlock
    cells: tuple[HtmlBlock, ...]
    is_head: bool

    @property
    def words(self) -> list[str]:
        """Return all words in it."""
        return [word for leaf in self.block.leaves for word in leaf.words]

    def text(self, column: int) -> str:
        """Return the text of a cell as it is compared; "" where the row is too short."""
        return cell_text(self.cells[column]) if column < len(self.cells) else ""


@dataclass(frozen=True, eq=False)
class ComparedTable:
    """A table is its rows, each cell of which stands in one column."""

    block: HtmlBlock
    rows: tuple[ComparedRow, ...]

    @property
    def body(self) -> list[ComparedRow]:
        """Return the rows below the headings."""
        return [row for row in self.rows if not row.is_head]

    @property
    def head(self) -> list[ComparedRow]:
        """Return the rows of headings."""
        return [row for row in self.rows if row.is_head]

    @cached_property
    def width(self) -> int:
        """Return the number of columns."""
        return max((len(row.cells) for row in self.rows), default=0)

    @property
    def headings(self) -> list[Hashable]:
        """Return by what each column is known: its heading, or its number where there are none."""
        head = self.head
        return [head[0].text(column) if head else column for column in range(self.width)]

    def column(self, number: int) -> list[str]:
        """Return the texts of a column below its heading."""
        return [text for row in self.body if (text := row.text(number))]

    @property
    def words(self) -> list[str]:
        """Return all words in it."""
        return [word for leaf in self.block.leaves for word in leaf.words]


@dataclass(frozen=True)
class Pairing:
    """What two sequences have in common: `kept` in the order of both, `moved` out of it."""

    kept: tuple[Pair, ...]
    moved: tuple[Pair, ...]

    def merged(self, old: int, new: int) -> Iterator[tuple[int | None, int | None]]:
        """Yield the places of two sequences of these lengths in one order: what is gone stands before what has come."""
        i = j = 0
        for k, m in (*self.kept, (old, new)):
            yield from ((place, None) for place in range(i, k))
            yield from ((None, place) for place in range(j, m))
            if (k, m) != (old, new):
                yield k, m
            i, j = k + 1, m + 1


def cell_text(cell: HtmlBlock) -> str:
    """Return the text of a cell without case and ways of writing its signs."""
    return bare(" ".join(leaf.text for leaf in cell.leaves))


def read_table(block: HtmlBlock) -> ComparedTable | None:
    """Return a table, or None where a cell spans several, or something else than rows stands in it."""
    rows = list(_rows(block, is_head=False))
    cells = [cell for row in rows if row for cell in row.cells]
    if not all(rows) or any(cell.tag not in ("th", "td") or SPANS & dict(cell.attributes).keys() for cell in cells):
        return None
    return ComparedTable(block, tuple(row for row in rows if row))


def _rows(block: HtmlBlock, is_head: bool) -> Iterator[ComparedRow | None]:
    for child in block.children:
        if isinstance(child, str):
            continue
        if isinstance(child, HtmlBlock) and child.tag in ("thead", "tbody"):
            yield from _rows(child, child.tag == "thead")
        elif isinstance(child, HtmlBlock) and child.tag == "tr":
            cells = tuple(cell for cell in child.children if isinstance(cell, HtmlBlock))
            yield ComparedRow(child, cells, is_head) if not any(isinstance(cell, Leaf) for cell in child.children) else None
        else:
            yield None


def paired(old: Sequence[Hashable], new: Sequence[Hashable], was: Sequence[list[str]], now: Sequence[list[str]]) -> Pairing:
    """Pair two sequences by what each thing is known by, if it stands once in both and is not None; else by the words in it."""
    before, after = (places_of(keys, 0, len(keys), 1) for keys in (old, new))
    same = sorted((place, after[key]) for key, place in before.items() if key is not None and key in after)
    kept = rising(same)
    old_taken, new_taken = {a for a, _ in same}, {b for _, b in same}
    found, i, j = list(kept), 0, 0
    for k, m in (*kept, (len(old), len(new))):
        here, there = [a for a in range(i, k) if a not in old_taken], [b for b in range(j, m) if b not in new_taken]
        found += [(here[a], there[b]) for a, b in likely_pairs([was[a] for a in here], [now[b] for b in there])]
        i, j = k + 1, m + 1
    return Pairing(tuple(sorted(found)), tuple(pair for pair in same if pair not in set(kept)))


def paired_columns(old: ComparedTable, new: ComparedTable) -> Pairing:
    """Pair the columns of two tables."""
    before, after = old.headings, new.headings
    if not (old.head and new.head) and old.width != new.width:
        before, after = [None] * old.width, [None] * new.width
    return paired(before, after, *([table.column(number) for number in range(table.width)] for table in (old, new)))


def paired_rows(old: ComparedTable, new: ComparedTable, columns: Pairing) -> Pairing:
    """Pair the rows of two tables; the first cell that both have tells which row it is, if only one begins with it."""
    first = columns.kept[0]
    starts = [[row.text(column) for row in table.rows] for table, column in zip((old, new), first, strict=True)]
    often = {text for texts in starts for text, number in Counter(texts).items() if number > 1 or not any(map(str.isalpha, text))}
    known = [
        [
            ("head", place) if row.is_head else texts[place] if texts[place] not in often else shared_text(row, columns, side)
            for place, row in enumerate(table.rows)
        ]
        for side, (table, texts) in enumerate(zip((old, new), starts, strict=True))
    ]
    return paired(known[0], known[1], *([row.words for row in table.rows] for table in (old, new)))


def shared_text(row: ComparedRow, columns: Pairing, side: int) -> tuple[str, ...]:
    """Return the texts of a row in the columns that both tables have; `side` is 0 for the old one, 1 for the new one."""
    return tuple(row.text(pair[side]) for pair in sorted((*columns.kept, *columns.moved)))
