"""A text is shown as blocks of words, whoever rendered it: paragraphs, items, cells, each with what stands before it."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import unquote

from lxml.html import HtmlElement, fragment_fromstring

# The extensions of Markdown that GitHub has in files.
EXTENSIONS = ("table", "autolink", "strikethrough", "tasklist")
MARKS = {"strong": "bold", "b": "bold", "em": "italic", "i": "italic", "code": "code", "del": "struck", "s": "struck", "sup": "raised"}
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LEAVES = {"p": "paragraph", "pre": "code", "hr": "rule", "th": "cell", "td": "cell", "dt": "term", "dd": "definition"}
HOLDERS = ("ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr", "dl", "div", "section")
SPACE = re.compile(r"[ \t\r\n]+")
# Ids, marks and languages in braces: `{#dpo .was-officer}`, `{: lang="sv"}`.
VALUE = r"""(?:"[^"\n]*"|'[^'\n]*'|[^\s{}"']+)"""
PART = rf"(?:[#.][^\s{{}}]+|(?:id|lang|title|because|only)={VALUE})"
BRACES = re.compile(rf"\{{:?[ ]*{PART}(?:[ ]+{PART})*[ ]*\}}")
BREAK = "\n"
POSITION = "data-sourcepos"
CHECKED, UNCHECKED = "☑", "☐"

Word = tuple[str, tuple[str, ...]]
"""Words, and the marks that they have, such as "bold" or "link https://example.org"."""


@dataclass(frozen=True)
class ShownBlock:
    """A block is what is shown as one: its `kind`, the signs `within` which it stands, and its words.

    Signs are "•", "1." and ">"; a sign in brackets, "(1.)", stood before an earlier block of the same item. `lines` are the
    first and the last line it is written on, and `top` those of the outermost block around it, as far as they are known.
    """

    kind: str
    within: tuple[str, ...]
    words: tuple[Word, ...]
    lines: tuple[int, int] = field(default=(0, 0), compare=False)
    top: tuple[int, int] = field(default=(0, 0), compare=False)

    @property
    def text(self) -> str:
        """Return the words alone."""
        return "".join(text for text, _ in self.words)


@dataclass
class _Sign:
    """A sign stands before the first block of an item only."""

    text: str
    used: bool = False

    def take(self) -> str:
        used, self.used = self.used, True
        return f"({self.text})" if used else self.text


@dataclass(frozen=True)
class _Place:
    signs: tuple[_Sign, ...] = ()
    lines: tuple[int, int] = (0, 0)
    top: tuple[int, int] = (0, 0)

    def at(self, element: HtmlElement, sign: str | None = None) -> _Place:
        """Return the place within an element, which may have a sign."""
        lines = lines_of(element) or self.lines
        top = self.top if self.top != (0, 0) else lines
        return _Place(self.signs if sign is None else (*self.signs, _Sign(sign)), lines, top)

    def block(self, kind: str, words: tuple[Word, ...]) -> ShownBlock:
        return ShownBlock(kind, tuple(sign.take() for sign in self.signs), words, self.lines, self.top)


def _github_html(text: str) -> str:
    """Return what GitHub makes of a text, with the lines and columns of each block in an attribute."""
    from cmarkgfm import cmark  # a build in which no text has changed does not need it

    options = cmark.Options.CMARK_OPT_UNSAFE | cmark.Options.CMARK_OPT_SOURCEPOS | cmark.Options.CMARK_OPT_FOOTNOTES
    return str(cmark.markdown_to_html_with_extensions(text, options=options, extensions=EXTENSIONS))


def github_tree(text: str) -> HtmlElement:
    """Return what GitHub makes of a text as a tree in which each block has its lines.

    A table that follows a paragraph without an empty line is one block with it until its second line is read: it has the
    lines of both then, and the paragraph has none.
    """
    tree = tree_of(_github_html(text))
    for table in tree.iter("table"):
        above, lines = table.getprevious(), lines_of(table)
        if above is not None and above.tag == "p" and lines_of(above) is None and lines:
            first, last = lines
            head = last - len(table.findall("tbody/tr")) - 1
            above.set(POSITION, f"{first}:1-{head - 1}:1")
            table.set(POSITION, f"{head}:1-{last}:1")
            for row in table.iterfind("thead/tr"):
                row.set(POSITION, f"{head}:1-{head}:1")
                for cell in row:
                    cell.attrib.pop(POSITION, None)
    return tree


def tree_of(html: str) -> HtmlElement:
    """Return HTML as a tree."""
    return fragment_fromstring(html, create_parent="div")


def lines_of(element: HtmlElement) -> tuple[int, int] | None:
    """Return the first and the last line an element of GitHub is written on, counted from 1."""
    found = re.match(r"([1-9]\d*):\d+-(\d+):(\d+)$", element.get(POSITION) or "")
    return (int(found[1]), max(int(found[1]), int(found[2]) - (found[3] == "0"))) if found else None


def shown_blocks(tree: HtmlElement) -> list[ShownBlock]:
    """Return what is shown of a tree, in order. Ids and marks in braces are left out: a page hides them."""
    return list(_blocks(tree, _Place(), "paragraph"))


def _blocks(element: HtmlElement, place: _Place, kind: str) -> Iterator[ShownBlock]:
    """Yield the blocks in an element; words that stand in it by themselves are one of the `kind`."""
    words = _Words()
    words.add(element.text)
    number = int(element.get("start") or 1)
    for child in element:
        if child.tag not in LEAVES and child.tag not in HOLDERS and child.tag not in HEADINGS:
            words.inline(child, ())
            continue
        if words.found:
            yield place.block(kind, words.taken())
        if child.tag == "li":
            sign = f"{number}." if element.tag == "ol" else "•"
            number += 1
            yield from _item(child, place.at(child, sign))
        else:
            yield from _block(child, place.at(child))
        words.add(child.tail)
    if words.found:
        yield place.block(kind, words.taken())


def _item(element: HtmlElement, place: _Place) -> Iterator[ShownBlock]:
    """Yield the blocks of an item or a quotation; one that is empty shows its sign, and a number alone is a word."""
    yield from _blocks(element, place, "paragraph")
    sign = place.signs[-1]
    if not sign.used and sign.text[0].isdigit():
        yield replace(place, signs=place.signs[:-1]).block("paragraph", ((sign.text, ()),))
    elif not sign.used:
        yield place.block("paragraph", ())


def _block(element: HtmlElement, place: _Place) -> Iterator[ShownBlock]:
    tag = str(element.tag)
    if tag == "blockquote":
        yield from _item(element, place.at(element, ">"))
    elif tag == "tr":
        yield from _blocks(element, place.at(element, "|"), "paragraph")
    elif tag == "hr":
        yield place.block("rule", ())
    elif tag == "pre":
        lines = str(element.text_content()).strip("\n").split("\n")
        yield place.block("code", ((BREAK.join(line.rstrip() for line in lines), ()),))
    elif tag in ("th", "td"):
        found = list(_blocks(element, place, _cell(element)))
        yield from found or [place.block(_cell(element), ())]
    elif tag in HEADINGS:
        found = list(_blocks(element, place, f"heading {tag[1]}"))
        yield from found or [place.block(f"heading {tag[1]}", ())]
    else:
        yield from _blocks(element, place, LEAVES.get(tag, "paragraph"))


def _cell(element: HtmlElement) -> str:
    return " ".join(["cell", "head" if element.tag == "th" else "", element.get("align", "")])


class _Words:
    """Words are collected with their marks: a space is one space, and has none."""

    def __init__(self) -> None:
        self._words: list[Word] = []

    @property
    def found(self) -> bool:
        return any(text.strip() for text, _ in self._words)

    def taken(self) -> tuple[Word, ...]:
        words, self._words = self._words, []
        while words and words[-1][0].isspace():
            words.pop()
        return tuple(words)

    def inline(self, element: HtmlElement, marks: tuple[str, ...]) -> None:
        """Add the words of an element and what follows it; a comment has none."""
        if isinstance(element.tag, str):
            own = self._marks(element, marks)
            if element.tag == "br":
                self._append(BREAK, ())
            elif element.tag == "input":
                self._append(CHECKED if "checked" in element.attrib else UNCHECKED, ())
            self.add(element.text, own)
            for child in element:
                self.inline(child, own)
        self.add(element.tail, marks)

    def _marks(self, element: HtmlElement, marks: tuple[str, ...]) -> tuple[str, ...]:
        mark = MARKS.get(str(element.tag))
        if element.tag == "a" and element.get("href"):
            mark = f"link {unquote(element.get('href', ''))}"
        return tuple(sorted({*marks, mark})) if mark else marks

    def add(self, text: str | None, marks: tuple[str, ...] = ()) -> None:
        """Add words that have marks."""
        if text and "{" in text and "code" not in marks:
            text = BRACES.sub("", text)
        words = self._words
        for place, piece in enumerate(SPACE.split(text or "")):
            if place and words and not words[-1][0].isspace():
                words.append((" ", ()))
            if piece and place:
                words.append((piece, marks))
            elif piece:
                self._append(piece, marks)

    def _append(self, text: str, marks: tuple[str, ...]) -> None:
        last = self._words[-1] if self._words else (" ", ())
        if text == " " and last[0].isspace():
            return
        if text == BREAK and last[0] == " " and self._words:
            self._words.pop()
        if not text.isspace() and not last[0].isspace() and last[1] == marks:
            self._words[-1] = (last[0] + text, marks)
        else:
            self._words.append((text, marks))
