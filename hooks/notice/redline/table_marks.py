"""A table is drawn with its marks as one would draw it by hand: a column that came marks its cells, a row that went is struck."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from .common_words import common_words
from .flow import Writer, written
from .in_common import Pair
from .inline_words import Token, html_of, inline_redline, mark
from .leaves import HtmlBlock, Leaf
from .table_pairs import ComparedRow, ComparedTable, Pairing, paired, paired_columns, paired_rows, read_table, shared_text

# A leaf that stands for a table has one word, which no text has.
STANDS_FOR = "\ue000"
# A cell, or a row, with the number of its move: 0 where another one is linked for it, None where it did not move.
Move = int | None


def with_tables(old: HtmlBlock, new: HtmlBlock, numbers: Iterator[int]) -> tuple[HtmlBlock, HtmlBlock]:
    """Return two sections in which a leaf with its HTML stands for each table that has a counterpart, or is replaced by another.

    `numbers` are those of moves. Where only one of both has tables, their words are compared with those of other blocks.
    """
    sides = [{place: table for place, child in enumerate(section.children) if (table := _table(child))} for section in (old, new)]
    was, now = (list(side.values()) for side in sides)
    shapes = [[tuple(table.headings) for table in side] for side in (was, now)]
    pairs = paired(shapes[0], shapes[1], *([table.words for table in side] for side in (was, now)))
    standing: list[dict[int, Leaf]] = [{}, {}]
    for number, (a, b) in enumerate(pairs.kept):
        standing[0][a] = standing[1][b] = _leaf(str(number), TableMarks(was[a], now[b], numbers).html)
    if len(pairs.kept) < min(len(was), len(now)):
        standing[0] |= {a: _leaf(f"old {a}", whole(table.block, "del")) for a, table in enumerate(was) if a not in standing[0]}
        standing[1] |= {b: _leaf(f"new {b}", whole(table.block, "ins")) for b, table in enumerate(now) if b not in standing[1]}
    before, after = (_standing(section, list(side), leaves) for section, side, leaves in zip((old, new), sides, standing, strict=True))
    return before, after


def _table(child: HtmlBlock | Leaf | str) -> ComparedTable | None:
    return read_table(child) if isinstance(child, HtmlBlock) and child.tag == "table" else None


def _leaf(name: str, html: str) -> Leaf:
    return Leaf((Token(STANDS_FOR + name, ()),), (), html=html)


def _standing(section: HtmlBlock, places: Sequence[int], leaves: dict[int, Leaf]) -> HtmlBlock:
    stand = {places[number]: HtmlBlock("", (), (leaf,)) for number, leaf in leaves.items()}
    return replace(section, children=tuple(stand.get(place, child) for place, child in enumerate(section.children)))


def whole(block: HtmlBlock, name: str, move: Move = None) -> str:
    """Return a block with all words in it marked; the first of what moved has the link."""
    parts = [block.start]
    for child in block.children:
        if isinstance(child, Leaf):
            parts.append(mark(name, child.tokens, move))
            move = move and 0
        else:
            parts.append(child if isinstance(child, str) else whole(child, name, move))
    return "".join((*parts, block.end))


class TableMarks:
    """Two tables are drawn as one: all columns and rows of both, each once, but for what moved, which stands in both places."""

    def __init__(self, old: ComparedTable, new: ComparedTable, numbers: Iterator[int]) -> None:
        self._old, self._new = old, new
        self._columns = paired_columns(old, new)
        self._is_another = 2 * len(self._columns.kept + self._columns.moved) < min(old.width, new.width) or not self._columns.kept
        self._rows = Pairing((), ()) if self._is_another else paired_rows(old, new, self._columns)
        moved_rows = [pair for pair in self._rows.moved if self._reads_the_same(pair)]
        self._row_moves = _moves(moved_rows, numbers)
        self._column_moves = _moves(self._columns.moved, numbers)

    @property
    def html(self) -> str:
        """Return the table. One that has too few columns of the old one comes behind that."""
        old, new = self._old, self._new
        if self._is_another:
            return whole(old.block, "del") + whole(new.block, "ins")
        head, body = list[str](), list[str]()
        for a, b in self._rows.merged(len(old.rows), len(new.rows)):
            row = new.rows[b] if b is not None else old.rows[a or 0]
            (head if row.is_head else body).append(f"{row.block.start}{''.join(self._cells(a, b))}{row.block.end}")
        has_body = any(isinstance(child, HtmlBlock) and child.tag == "tbody" for child in new.block.children)
        parts = [f"<thead>{''.join(head)}</thead>" if head else "", "<tbody>" if has_body else "", *body, "</tbody>" if has_body else ""]
        return "".join((new.block.start, *parts, new.block.end))

    def _reads_the_same(self, pair: Pair) -> bool:
        was, now = (
            shared_text(table.rows[place], self._columns, side)
            for side, (table, place) in enumerate(zip((self._old, self._new), pair, strict=True))
        )
        return was == now

    def _cells(self, a: int | None, b: int | None) -> Iterator[str]:
        """Yield the cells of a row of which the place in either table is known, or in both."""
        was, now = (None if place is None else table.rows[place] for table, place in ((self._old, a), (self._new, b)))
        tag = next(cell.tag for row in (now, was) if row for cell in row.cells) if (now or was) else "td"
        gone_to, come_from = self._row_moves[0].get(a), self._row_moves[1].get(b)
        shared = {pair[1] for pair in (*self._columns.kept, *self._columns.moved)}
        for i, j in self._columns.merged(self._old.width, self._new.width):
            before, after = _cell(was, i), _cell(now, j)
            if before and after:
                yield f"{after.start}{_changed(before, after)}{after.end}"
            elif before:
                yield whole(before, "del", gone_to if was and not now else self._move(0, i, was, now))
            elif after:
                yield whole(after, "ins", come_from if now and not was and j in shared else self._move(1, j, was, now))
            else:
                yield f"<{tag}></{tag}>"
            gone_to, come_from = gone_to and (0 if before else gone_to), come_from and (0 if after else come_from)

    def _move(self, side: int, column: int | None, was: ComparedRow | None, now: ComparedRow | None) -> Move:
        """Return the move of a cell whose column moved, if it says what it said."""
        pair = next((pair for pair in self._columns.moved if pair[side] == column), None)
        if not (pair and was and now) or was.text(pair[0]) != now.text(pair[1]):
            return None
        return self._column_moves[side][column] if now.is_head else 0


def _moves(pairs: Sequence[Pair], numbers: Iterator[int]) -> tuple[dict[int | None, int], dict[int | None, int]]:
    """Return the numbers of moves by their places in the old and the new table."""
    numbered = [(pair, next(numbers)) for pair in pairs]
    return {a: number for (a, _), number in numbered}, {b: number for (_, b), number in numbered}


def _cell(row: ComparedRow | None, column: int | None) -> HtmlBlock | None:
    return row.cells[column] if row and column is not None and column < len(row.cells) else None


def _changed(old: HtmlBlock, new: HtmlBlock) -> str:
    """Return what is in a cell, with its marks."""
    was, now = list(old.leaves), list(new.leaves)
    if all(isinstance(child, Leaf | str) for cell in (old, new) for child in cell.children):
        return inline_redline(*("".join(html_of(leaf.tokens) for leaf in leaves) for leaves in (was, now)))
    return Writer(written(was, now, common_words(was, now))).html(HtmlBlock("", (), new.children))
