"""Some signs mean something to other programs only: GitHub and the page show them as they stand, and lines run together."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from textwrap import dedent

from ..messages import Message
from .shown_blocks import ShownBlock
from .word_lists import BULLET, as_list, lists
from .word_tables import tables

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
    signs = (_foreign(prose), _unused(prose), _indented(lines, blocks), _no_break(prose))
    for told in (*signs, lists(prose, lines, blocks), tables(prose, lines, blocks), _long_rows(prose, blocks), _left(prose, blocks)):
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
            yield first, Message("shown.indented", lines=as_list(plain, bullets) if bullets else tuple(plain.values()))


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
