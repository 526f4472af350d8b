"""Some lines are a table of a word processor, whose cells have tabs between them: lines and cells run together."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from ..messages import Message
from .shown_blocks import ShownBlock
from .word_lists import BULLET, DASH, NUMBER

PIPE = re.compile(r"(?<!\\)\|")


def tables(prose: Mapping[int, str], lines: Sequence[str], blocks: Sequence[ShownBlock]) -> Iterator[tuple[int, Message]]:
    """Yield the first line of at least two rows with tabs between their cells, and the table to write.

    `prose` are the lines of a text, counted from 1, without code. Rows may be paragraphs of their own.
    """
    ranges = dict.fromkeys(block.lines for block in blocks if block.kind == "paragraph" and not block.within and block.lines != (0, 0))
    rows: list[int] = []
    for number in (number for first, last in ranges for number in range(first, last + 1)):
        if _is_row(prose.get(number, "")):
            if rows and any(line.strip() for line in lines[rows[-1] : number - 1]):
                yield from _told(rows, lines)
                rows = []
            rows.append(number)
        else:
            yield from _told(rows, lines)
            rows = []
    yield from _told(rows, lines)


def _is_row(line: str) -> bool:
    return "\t" in line.strip() and not any(sign.match(line) for sign in (BULLET, DASH, NUMBER))


def _told(rows: Sequence[int], lines: Sequence[str]) -> Iterator[tuple[int, Message]]:
    if len(rows) > 1:
        cells = [[PIPE.sub(r"\|", cell.strip()) for cell in lines[number - 1].rstrip().split("\t")] for number in rows]
        width = max(map(len, cells))
        head, *others = [f"| {' | '.join([*row, *[''] * (width - len(row))])} |" for row in cells]
        yield rows[0], Message("shown.table", lines=(head, f"|{'---|' * width}", *others))
