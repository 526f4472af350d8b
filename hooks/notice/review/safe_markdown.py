"""Markdown for a job summary is made here. What comes from the notice is text: none of it is Markdown or HTML there."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import escape

from lxml import html as markup
from lxml.html import HtmlElement

# Signs that mean something anywhere ("$" begins a formula), and those that mean something at the start of a line.
SIGNS = re.compile(r"[\\`*_\[\]|~$@]")
STARTS = re.compile(r"^([#+=-]|\d+(?=[.)]\s))")
BLOCKS = ("p", "li", "tr", "dt", "dd", "pre")
MARKS = ("ins", "del")
KEPT = "…"


def plain(text: object) -> str:
    """Return `text` on one line, so that it reads as written.

    >>> plain("*not* <b>bold</b>")
    '&#42;not&#42; &lt;b&gt;bold&lt;/b&gt;'
    """
    return _signed(" ".join(str(text).split()))


def code(text: str) -> str:
    """Return `text` as code, whatever it holds."""
    return f"<code>{_signed(' '.join(text.split()))}</code>"


def copied(lines: Sequence[str]) -> Iterator[str]:
    """Yield lines of text within an item of a list, to be copied as they are; there are none if there are no `lines`."""
    if lines:
        text = escape("\n".join(lines), quote=False)
        yield from ("", *(f"  {line}" for line in f"<pre>{text}</pre>".split("\n")), "")


def inline(html: str) -> str:
    """Return the words of a redline in inline HTML, with their marks."""
    return _line(_words(markup.fragment_fromstring(html, create_parent="div")))


def redline_lines(html: str) -> list[str]:
    """Return a redline as paragraphs and list items, each a line.

    What stays between two changes is left out.
    """
    lines: list[str] = []
    for block in markup.fragment_fromstring(html, create_parent="div").iter(*BLOCKS):
        words = _line(_cells(block) if block.tag == "tr" else _words(block))
        changed = any(f"<{mark}>" in words for mark in MARKS)
        if words and (changed or not lines or lines[-1] != KEPT):
            lines.append(_indent(block) + words if changed else KEPT)
    return lines


def _cells(row: HtmlElement) -> str:
    return " – ".join(words for cell in row if (words := _words(cell).strip()))


def _words(element: HtmlElement) -> str:
    """Return the inline text of a block, without the blocks inside it."""
    parts = [_signed(element.text or "")]
    for child in element:
        if child.tag not in (*BLOCKS, "ul", "ol", "table"):
            parts.append(_marked(child))
        parts.append(_signed(child.tail or ""))
    return "".join(parts)


def _marked(element: HtmlElement) -> str:
    words = _words(element)
    if element.tag in MARKS:
        return f"<{element.tag}>{words}</{element.tag}>" if words.strip() else words
    if element.get("class") in ("came", "went"):
        return f"<b>{words}</b>"
    href = str(element.get("href") or "")
    new = element.tag == "a" and ":" in href and any(above.tag in MARKS for above in element.iterancestors())
    return f"{words} ({_signed(href)})" if new else words


def _indent(block: HtmlElement) -> str:
    depth = sum(above.tag == "li" for above in block.iterancestors()) + (block.tag == "li")
    return "  " * (depth - 1) + "- " if depth else ""


def _signed(text: str) -> str:
    return SIGNS.sub(lambda match: f"&#{ord(match[0])};", escape(text, quote=False))


def _line(text: str) -> str:
    return STARTS.sub(lambda match: f"&#{ord(match[0][0])};{match[0][1:]}", " ".join(text.split()))
