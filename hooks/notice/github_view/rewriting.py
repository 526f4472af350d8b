"""A passage is written anew, from what GitHub makes of it, so that Python-Markdown makes the same: its words stay."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml.html import HtmlElement

from .shown_blocks import HOLDERS, LEAVES, POSITION, lines_of

LISTS = ("ul", "ol")
DEEPER = "    "
MARKER = re.compile(r"(?:[-*+]|\d+[.)])[ \t]+")
# Between two lists that are not one, or two quotations, an empty line is not enough for Python-Markdown.
APART = "<!-- -->"
FENCE = re.compile(r"[ \t]*(?:`{3,}|~{3,})")
ADDRESS = re.compile(r"(?<!\]\()(?<![\w<\[/\"'=:.@])(?:https?://|(www\.))[^\s<>]*[^\s<>.,;:!?)\"'*_~]")
MAIL_LINK = re.compile(r"(?<!\]\()<?(?<![\w(\[/:.+-])(mailto:[\w.+-]+@[\w-]+(?:\.[\w-]+)+)>?")
EMAIL = re.compile(r"(?<!\]\()(?<![\w<\[/:.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+(?![\w>\]])")
# Escapes that GitHub knows and Python-Markdown shows with their backslash.
ESCAPE = re.compile(r"\\([\"$%&',/:;<=?@^~])")
AS_ENTITY = {"<": "&lt;", "&": "&amp;"}


def rewritten(tree: HtmlElement, lines: Sequence[str], first: int, last: int, repaired: bool) -> str | None:
    """Return the blocks of GitHub on these `lines` of a text, from the `first` to the `last`, as both show them.

    If `repaired`, line breaks, addresses and escapes within paragraphs are written anew, too. Return None for a block that
    cannot be written so.
    """
    writer = _Writer(lines, repaired)
    found = [child for child in tree if (own := lines_of(child)) and own[0] <= last and own[1] >= first]
    try:
        return "\n".join(writer.blocks(found))
    except _UnwritableError:
        return None


class _UnwritableError(Exception):
    """Python-Markdown has no way to write a block."""


class _Writer:
    def __init__(self, lines: Sequence[str], repaired: bool) -> None:
        self._lines, self._repaired = lines, repaired
        self._quotes = 0

    def blocks(self, elements: Sequence[HtmlElement]) -> Iterator[str]:
        """Yield the lines of several blocks, with an empty one between two of them."""
        before = None
        for element in elements:
            if before is not None:
                yield ""
                if {before.tag, element.tag} <= {*LISTS} or before.tag == element.tag == "blockquote":
                    yield from (APART, "")
            yield from self._block(element)
            before = element

    def _block(self, element: HtmlElement) -> list[str]:
        tag = str(element.tag)
        if tag == "p":
            return self._text(*self._range(element), _column(element))
        if tag in LISTS:
            return list(self._list(element))
        if tag == "blockquote":
            self._quotes += 1
            inner = list(self.blocks(_inner(element)))
            self._quotes -= 1
            return [f"> {line}".rstrip() for line in inner]
        if tag == "table":
            first, last = self._range(element)
            return [self._line(self._bare(line)).rstrip() for line in self._lines[first - 1 : last]]
        if tag == "pre" and len(list(element.iterancestors())) == 1:
            first, last = self._range(element)
            if FENCE.match(self._lines[first - 1]):
                return [line.rstrip() for line in self._lines[first - 1 : last]]
        if tag == "hr":
            return ["---"]
        raise _UnwritableError

    def _list(self, element: HtmlElement) -> Iterator[str]:
        if element.get("start", "1") != "1":
            raise _UnwritableError
        items = [self._item(child) for child in element if child.tag == "li"]
        loose = any(child.tag == "p" for item in element for child in item)
        for number, (first, *others) in enumerate(items, 1):
            if loose and number > 1:
                yield ""
            yield f"{f'{number}.' if element.tag == 'ol' else '-'} {first}"
            yield from (f"{DEEPER}{line}" if line else "" for line in others)

    def _item(self, element: HtmlElement) -> list[str]:
        first, last = self._range(element)
        children = _inner(element)
        if children and (start := lines_of(children[0])):
            last = start[0] - 1
        written = [] if children and children[0].tag == "p" else self._text(first, last, _column(element), MARKER)
        for child in children:
            if written and not (child.tag in LISTS and child is children[0]):
                written.append("")
            written += self._block(child)
        if not written:
            raise _UnwritableError
        return written

    def _text(self, first: int, last: int, column: int, marker: re.Pattern[str] | None = None) -> list[str]:
        """Return the lines of a paragraph that begins at a column of bytes, behind a `marker` if there is one."""
        found = []
        for number in range(first, last + 1):
            line = self._lines[number - 1]
            if number == first:
                line = line.encode()[column - 1 :].decode("utf-8", "ignore")
                line = marker.sub("", line, count=1) if marker else line
            else:
                line = self._bare(line)
            if line.strip():
                found.append(self._line(line))
        return found

    def _bare(self, line: str) -> str:
        return re.sub(rf"^(?:[ \t]*>){{0,{self._quotes}}}", "", line)

    def _line(self, line: str) -> str:
        end = "  " if line.endswith("  ") else ""
        line = line.strip(" \t").replace("\t", " ")
        if self._repaired:
            if line.endswith("\\"):
                line, end = line[:-1], "  "
            line = ESCAPE.sub(lambda match: AS_ENTITY.get(match[1], match[1]), line)
            line = ADDRESS.sub(lambda match: f"[{match[0]}](http://{match[0]})" if match[1] else f"<{match[0]}>", line)
            line = MAIL_LINK.sub(r"[\1](\1)", line)
            line = EMAIL.sub(r"<\g<0>>", line)
        return line + end

    def _range(self, element: HtmlElement) -> tuple[int, int]:
        lines = lines_of(element)
        if lines is None:
            raise _UnwritableError
        return lines[0], min(lines[1], len(self._lines))


def _inner(element: HtmlElement) -> list[HtmlElement]:
    return [child for child in element if child.tag in LEAVES or child.tag in HOLDERS]


def _column(element: HtmlElement) -> int:
    return int(element.get(POSITION, "1:1").partition(":")[2].partition("-")[0])
