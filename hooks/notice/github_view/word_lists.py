"""Some lines begin like items of a list, as word processors write them, and are none: lines run together."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ..messages import Message
from .rewriting import DEEPER
from .shown_blocks import ShownBlock

# At the beginning of a line, nothing but a list begins so.
BULLET = re.compile(r"[ \t]*[•‣▪▫◦●○■□◆◇◾◼▸▶►➢➔➤→⇒✓✔❖⁃∙⦁][ \t\u00a0]*(?P<words>.*)")
# A list, if several lines or paragraphs begin so.
DASH = re.compile(r"[ \t]*(?:[–—‒―−‐·][ \t\u00a0]+|-(?=[^\W\d_])|o(?:\t| {2,}|\u00a0+))(?P<words>\S.*)")
NUMBER = re.compile(
    r"""[ \t]*(?:\(?(?:[a-zA-Z]|[ivx]{1,5}|[IVX]{1,5}|\d{1,2}\.?)\)[ \t\u00a0]+                 # (a), a), iv), 1)
      |       (?:[a-zA-Z]\.|[IVX]{1,5}\.|\d{1,2}(?:\.\d{1,2})+\.?)[ \t\u00a0]+                  # a., 1.1
      |       \d{1,2}\.(?:[\t\u00a0][ \t\u00a0]*|(?=[^\W\d_])))\S""",
    re.VERBOSE,
)
# An item of a list for GitHub, if the first of them is the first.
ITEM = re.compile(r" {0,3}(?P<number>\d{1,2})[.)][ \t\u00a0]+(?P<words>\S.*)")


def lists(prose: Mapping[int, str], lines: Sequence[str], blocks: Sequence[ShownBlock]) -> Iterator[tuple[int, Message]]:
    """Yield paragraphs whose lines begin like items of a list and are none, with what to write.

    `prose` are the lines of a text, counted from 1, without code.
    """
    ranges = {block.lines: block for block in blocks if block.kind == "paragraph" and block.lines != (0, 0)}
    dashes = sum(bool(DASH.match(prose.get(number, ""))) for first, last in ranges for number in range(first, last + 1))
    for (first, last), block in ranges.items():
        own = {number: prose.get(number, "") for number in range(first, last + 1)}
        several = dashes > 1 or any(map(BULLET.match, own.values()))
        bullets = [number for number, line in own.items() if BULLET.match(line) or (several and DASH.match(line))]
        numbered = [number for number, line in own.items() if NUMBER.match(line)]
        written = {number: lines[number - 1] for number in own}
        if (bullets or len(numbered) > 1) and (outline := _outline(lines, block)):
            yield block.top[0], Message("shown.bullets", lines=outline)
        elif bullets:
            yield bullets[0], Message("shown.bullets", lines=as_list(written, bullets))
        elif len(numbered) > 1:
            yield numbered[0], Message("shown.run-together", lines=_apart(written, numbered))


def _outline(lines: Sequence[str], block: ShownBlock) -> tuple[str, ...] | None:
    """Return the numbered list in which a paragraph stands, with what is deeper in it as lists of their own.

    Return None if it is in none, or in one with several paragraphs in an item.
    """
    first, last = block.top
    levels: list[int] = []
    written: list[str] = []
    for before, line in pairwise(["", *lines[first - 1 : last]]):
        if not line.strip():
            continue
        expanded = line.expandtabs(4)
        indent = len(expanded) - len(expanded.lstrip())
        item = ITEM.match(line)
        deeper = BULLET.match(line) or DASH.match(line)
        if item and int(item["number"]) == sum(not one.startswith(" ") for one in written) + 1:
            levels = []
            written.append(f"{item['number']}. {_one_line(item['words'])}")
        elif written and (deeper or NUMBER.match(line)):
            levels = [*(level for level in levels if level < indent), indent]
            written.append(f"{DEEPER * len(levels)}- {_one_line(deeper['words'] if deeper else line)}")
        elif written and before.strip():
            written[-1] += f" {_one_line(line)}"
        else:
            return None
    above = list(_run_above(lines, first))
    return (*above, *([""] if above else []), *written) if written else None


def _run_above(lines: Sequence[str], first: int) -> Iterator[str]:
    """Yield the lines of the paragraph that a list follows without an empty line."""
    start = first - 1
    while start > 0 and lines[start - 1].strip() and not lines[start - 1].startswith("#"):
        start -= 1
    yield from (line.strip() for line in lines[start : first - 1])


def _one_line(words: str) -> str:
    return re.sub(r"[ \t]+", " ", words).strip()


def _apart(lines: Mapping[int, str], items: Sequence[int]) -> tuple[str, ...]:
    """Return lines with an empty one before each that begins an item, unless it is the first."""
    apart = ((["", line] if number in items else [line]) for number, line in lines.items())
    written = [" ".join(line.split()) for pair in apart for line in pair]
    return tuple(written[1:] if written[0] == "" else written)


def as_list(lines: Mapping[int, str], items: Sequence[int]) -> tuple[str, ...]:
    """Return lines of which some are the items of a list: those that begin with another sign than the first are deeper."""
    outer = lines[items[0]].strip()[0]
    written: list[str] = []
    for number, line in lines.items():
        match = (BULLET.match(line) or DASH.match(line)) if number in items else None
        if match is None:
            written.append(line.strip())
            continue
        if written and number == items[0]:
            written.append("")
        written.append(f"{'' if line.strip()[0] == outer else DEEPER}- {match['words']}")
    return tuple(written)
