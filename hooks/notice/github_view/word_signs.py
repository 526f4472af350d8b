"""Some signs mean something to other programs only: GitHub and the page show them as they stand, and lines run together."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import dedent

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
BRACKET = re.compile(r"^( *\d{1,9})\)(?= )", re.MULTILINE)
FOREIGN_SPACE = r"[\u00a0\u2000-\u200a\u202f\u205f\u3000]"
NO_BREAK = re.compile(rf"[ \t]*(?:#{{1,6}}|[-*+]|\d{{1,9}}[.)]){FOREIGN_SPACE}|[ \t]*{FOREIGN_SPACE}")
PIPE = re.compile(r"(?<!\\)\|")
INLINE_CODE = re.compile(r"`[^`\n]*`")
# Footnotes, abbreviations, raised and marked words, spans and divisions, contents, boxes, links of a wiki, TeX.
FOOTNOTE = re.compile(r"\[\^[^\]\s]+\]")
BOX = re.compile(r"^ {0,3}> *\[![A-Za-z]+\]")
SIGN = re.compile(
    r"""^\*\[[^\]]+\]: | \w\^[^\s^]+\^ | \^\[ | ==[^=\s][^=\n]*== | \]\{(?!:)[^}\n]*\} | ^[ ]{0,3}:::.* | ^\[\[?_?TOC_?\]?\][ \t]*$
      | ^(?:!!!|\?\?\?\+?)[ ]\w+ | \[\[[^\]\n]+\]\] | \\(?:newpage|pagebreak|begin\{\w+\}|end\{\w+\}) | \$\$ | \\(?=[ ]\S)
      | ^\(@\w*\) | ^\+[-=]{3,}.* | (?<![\w:]):[a-z][a-z0-9_+-]*:(?![\w:])""",
    re.VERBOSE,
)
# What was meant as Markdown, and is shown as it is written.
LEFT = re.compile(r"\*\*|(?<!\w)__(?!\w)|~~|\]\(|\]\[|^\|.*|\|[ ]*:?-{3,}.*")
DEFINITION = re.compile(r" {0,3}\[(?P<name>[^\[\]^][^\[\]]*)\]:[ \t]*\S+[ \t]*(?:\"[^\"]*\"|'[^']*'|\([^)]*\))?[ \t]*$")


def open_comment(lines: Sequence[str]) -> Iterator[tuple[int, Message]]:
    """Yield the line of a comment that does not end: GitHub shows nothing of what follows."""
    text = "\n".join(INLINE_CODE.sub("", line) for line in lines)
    start = text.rfind("<!--")
    if start >= 0 and "-->" not in text[start:]:
        yield text.count("\n", 0, start) + 1, Message("shown.open-comment")


def signs_of_other_programs(lines: Sequence[str], blocks: Sequence[ShownBlock]) -> Iterator[tuple[int, Message]]:
    """Yield the lines of a text with such signs, counted from 1, and what to write.

    `blocks` are those that GitHub shows of it.
    """
    code = {number for block in blocks if block.kind == "code" for number in range(block.lines[0], block.lines[1] + 1)}
    prose = {number: INLINE_CODE.sub("", line) for number, line in enumerate(lines, 1) if number not in code}
    found: dict[int, Message] = {}
    signs = (_foreign(prose), _unused(prose), _indented(lines, blocks), _no_break(prose), _lists(prose, blocks))
    for told in (*signs, _long_rows(prose, blocks), _left(prose, blocks)):
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
        if f"[{' '.join(name.casefold().split())}]" not in " ".join(text.split()):
            yield number, Message("shown.unused", name=name)


def _indented(lines: Sequence[str], blocks: Sequence[ShownBlock]) -> Iterator[tuple[int, Message]]:
    """Yield paragraphs that are shown as code because they begin with a tab or four spaces."""
    for block in blocks:
        first, last = block.lines
        own = lines[first - 1 : last] if block.kind == "code" else []
        if own and own[0].startswith(("    ", "\t")) and not own[0].lstrip().startswith(("```", "~~~")):
            plain = dict(enumerate(BRACKET.sub(r"\1.", dedent("\n".join(own).expandtabs(4)).rstrip()).split("\n")))
            bullets = [number for number, line in plain.items() if BULLET.match(line)]
            yield first, Message("shown.indented", lines=_as_list(plain, bullets) if bullets else tuple(plain.values()))


def _long_rows(prose: dict[int, str], blocks: Sequence[ShownBlock]) -> Iterator[tuple[int, Message]]:
    """Yield rows of tables with more cells than its first row: nobody would see the last ones."""
    heads: dict[tuple[int, int], int] = {}
    for block in blocks:
        if block.kind.startswith("cell head"):
            heads[block.top] = heads.get(block.top, 0) + 1
    rows = {block.lines[0]: heads.get(block.top, 0) for block in blocks if block.kind.startswith("cell")}
    for number, cells in rows.items():
        written = PIPE.split(prose.get(number, "").strip().removeprefix("|").removesuffix("|"))
        if len(written) > cells > 0:
            yield number, Message("shown.long-row", cells=cells, words=written[cells].strip())


def _left(prose: dict[int, str], blocks: Sequence[ShownBlock]) -> Iterator[tuple[int, Message]]:
    """Yield signs of Markdown that are shown as they are written, by GitHub and by the page."""
    for block in blocks:
        words = "".join(text for text, marks in block.words if "code" not in marks)
        if block.kind != "code" and (match := LEFT.search(words)):
            first, last = block.lines
            sign = match[0][:2].strip()
            line = next((number for number in range(first, last + 1) if sign in prose.get(number, "")), first)
            yield line, Message("shown.left", sign=sign)


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
            yield bullets[0], Message("shown.bullets", lines=_as_list(lines, bullets))
        elif len(numbered) > 1:
            yield numbered[0], Message("shown.run-together", lines=_apart(lines, numbered))


def _apart(lines: dict[int, str], items: Sequence[int]) -> tuple[str, ...]:
    """Return lines with an empty one before each that begins an item, unless it is the first."""
    apart = ((["", line] if number in items else [line]) for number, line in lines.items())
    written = [" ".join(line.split()) for pair in apart for line in pair]
    return tuple(written[1:] if written[0] == "" else written)


def _as_list(lines: dict[int, str], items: Sequence[int]) -> tuple[str, ...]:
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
