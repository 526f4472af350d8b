"""Some signs mean something to other programs only: GitHub and the page show them as they stand, and lines run together."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ..messages import Message
from .shown_blocks import ShownBlock

# At the beginning of a line, nothing but a list begins so.
BULLET = re.compile(r"[ \t]*[•‣▪◦●○■□➢➤✓✔][ \t\u00a0]*(?P<words>.*)")
# A list, if several lines or paragraphs begin so.
DASH = re.compile(r"[ \t]*(?:[–—·][ \t\u00a0]+|o(?:\t| {2,}|\u00a0+))(?P<words>\S.*)")
NUMBER = re.compile(r"[ \t]*(?:\(?(?:[a-z]|[ivx]{1,5}|\d{1,2})\)[ \t\u00a0]+|(?:[a-z]|\d{1,2})\.(?:\t|\u00a0)[ \t\u00a0]*)(?P<words>\S.*)")
NO_BREAK = re.compile(r"[ \t]*(?:#{1,6}|[-*+]|\d{1,9}[.)])\u00a0|[ \t]*\u00a0")
INLINE_CODE = re.compile(r"`[^`\n]*`")
# Footnotes, abbreviations, raised and marked words, spans and divisions, contents, boxes, links of a wiki, TeX.
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
BOX = re.compile(r"^ {0,3}> *\[![A-Za-z]+\]")
SIGN = re.compile(
    r"""^\*\[[^\]]+\]: | \w\^[^\s^]+\^ | ==[^=\s][^=\n]*== | \]\{[.#=][^}\n]*\} | ^[ ]{0,3}:::.* | ^\[\[?_?TOC_?\]?\][ \t]*$
      | ^(?:!!!|\?\?\?\+?)[ ]\w+ | \[\[[^\]\n]+\]\] | \\(?:newpage|pagebreak|begin\{\w+\}|end\{\w+\}) | \$\$""",
    re.VERBOSE,
)
DEFINITION = re.compile(r" {0,3}\[(?P<name>[^\[\]^][^\[\]]*)\]:[ \t]*\S+[ \t]*(?:\"[^\"]*\"|'[^']*'|\([^)]*\))?[ \t]*$")


def signs_of_other_programs(lines: Sequence[str], blocks: Sequence[ShownBlock]) -> Iterator[tuple[int, Message]]:
    """Yield the lines of a text with such signs, counted from 1, and what to write.

    `blocks` are those that GitHub shows of it.
    """
    code = {number for block in blocks if block.kind == "code" for number in range(block.lines[0], block.lines[1] + 1)}
    prose = {number: INLINE_CODE.sub("", line) for number, line in enumerate(lines, 1) if number not in code}
    found: dict[int, Message] = {}
    for told in (_foreign(prose), _unused(prose), _indented(lines, blocks), _no_break(prose), _lists(prose, blocks)):
        for line, message in told:
            found.setdefault(line, message)
    yield from sorted(found.items(), key=lambda one: one[0])


def _foreign(prose: dict[int, str]) -> Iterator[tuple[int, Message]]:
    for number, line in prose.items():
        if match := FOOTNOTE.search(line):
            yield number, Message("shown.footnote", sign=match[0])
        elif match := BOX.search(line):
            yield number, Message("shown.box", sign=match[0].strip("> "))
        elif match := SIGN.search(line):
            yield number, Message("shown.sign", sign=match[0].strip())


def _unused(prose: dict[int, str]) -> Iterator[tuple[int, Message]]:
    """Yield addresses of links that no text refers to: nobody would ever see the line."""
    defined = {number: match["name"] for number, line in prose.items() if (match := DEFINITION.match(line))}
    text = "\n".join(line for number, line in prose.items() if number not in defined).casefold()
    for number, name in defined.items():
        if f"[{name.casefold()}]" not in text:
            yield number, Message("shown.unused", name=name)


def _indented(lines: Sequence[str], blocks: Sequence[ShownBlock]) -> Iterator[tuple[int, Message]]:
    """Yield paragraphs that are shown as code because they begin with a tab or four spaces."""
    for block in blocks:
        first = lines[block.lines[0] - 1] if block.kind == "code" else ""
        if first.startswith(("    ", "\t")) and not first.lstrip().startswith(("```", "~~~")):
            yield block.lines[0], Message("shown.indented", line=first.strip())


def _no_break(prose: dict[int, str]) -> Iterator[tuple[int, Message]]:
    for number, line in prose.items():
        if NO_BREAK.match(line):
            yield number, Message("shown.no-break", line=" ".join(line.split()))


def _lists(prose: dict[int, str], blocks: Sequence[ShownBlock]) -> Iterator[tuple[int, Message]]:
    """Yield paragraphs whose lines begin like items of a list and are none."""
    ranges = dict.fromkeys(block.lines for block in blocks if block.kind == "paragraph" and block.lines != (0, 0))
    paragraphs = [{number: prose.get(number, "") for number in range(first, last + 1)} for first, last in ranges]
    dashes = sum(bool(DASH.match(line)) for lines in paragraphs for line in lines.values())
    for lines in paragraphs:
        several = dashes > 1 or any(map(BULLET.match, lines.values()))
        bullets = [number for number, line in lines.items() if BULLET.match(line) or (several and DASH.match(line))]
        numbered = [number for number, line in lines.items() if NUMBER.match(line)]
        if bullets:
            yield bullets[0], Message("shown.bullets", lines=_as_list(lines, bullets, "-"))
        elif len(numbered) > 1:
            yield numbered[0], Message("shown.run-together", lines=_as_list(lines, numbered, "1."))


def _as_list(lines: dict[int, str], items: Sequence[int], marker: str) -> tuple[str, ...]:
    """Return lines of which some are the items of a list: those that begin with another sign than the first are deeper."""
    outer = lines[items[0]].strip()[0]
    written: list[str] = []
    for number, line in lines.items():
        match = (BULLET.match(line) or DASH.match(line) or NUMBER.match(line)) if number in items else None
        if match is None:
            written.append(line.strip())
            continue
        if written and number == items[0]:
            written.append("")
        deeper = "" if marker != "-" or line.strip()[0] == outer else "    "
        sign = marker if marker == "-" else f"{items.index(number) + 1}."
        written.append(f"{deeper}{sign} {match['words']}")
    return tuple(written)
