"""A redline of a section: its new text, with what was added in `<ins>` and what was taken away in `<del>`.

Blocks (paragraphs, list items, cells) are paired first, then their words. Marks stand inside blocks, never
around them, so that the result is as well-formed as what it was made of.
"""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from copy import deepcopy
from difflib import SequenceMatcher
from functools import lru_cache
from html import escape

from lxml import html as markup
from lxml.html import HtmlElement

from .redline_words import inline_redline

BLOCKS = {"p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "blockquote", "div", "pre", "hr"}
# Blocks that only hold others, or have their place: they are compared whatever they say.
HOLDERS = {"ul", "ol", "table", "thead", "tbody", "tr", "th", "td", "dl"}
# Below this share of common words two blocks are two blocks, not one that changed.
RELATED = 0.35


@lru_cache(maxsize=4096)
def redline(old: str, new: str) -> str:
    """Both are HTML of one section, either may be empty. Gives HTML.

    Remembered, because many versions differ from the one in force in the same sections, and in the same way.
    """
    if old == new:
        return new
    before, after = (markup.fragment_fromstring(text, create_parent="div") for text in (old, new))
    return _inner(_compared(before, after))


def announced(html: str, added: str, removed: str) -> str:
    """`html` with words for those who do not see the marks: "Added: " and "Removed: " at the start of each."""
    for tag, word in (("ins", added), ("del", removed)):
        heard = f'<span class="heard">{escape(word)}: </span>'
        html = html.replace(f"<{tag}>", f"<{tag}>{heard}").replace(f'<{tag} class="target">', f'<{tag} class="target">{heard}')
    return html


def _compared(old: HtmlElement, new: HtmlElement) -> HtmlElement:
    """A copy of `new` with the marks; both are of the same kind."""
    before, after = list(_blocks(old)), list(_blocks(new))
    result = markup.Element(str(new.tag), dict(new.attrib))
    own = inline_redline(_own_text(old), _own_text(new))
    _set_inner(result, own)
    result.extend(_aligned(before, after))
    result.tail = new.tail
    return result


def _aligned(before: Sequence[HtmlElement], after: Sequence[HtmlElement]) -> Iterator[HtmlElement]:
    old, new = ([(str(block.tag), _inner(block)) for block in blocks] for blocks in (before, after))
    for kind, i, k, j, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            yield from (deepcopy(block) for block in after[j:m])
        else:
            yield from _replaced(list(before[i:k]), list(after[j:m]))


def _replaced(before: list[HtmlElement], after: list[HtmlElement]) -> Iterator[HtmlElement]:
    """Pairs what is related, in order; the rest was taken away or added."""
    added: list[HtmlElement] = []
    for block in after:
        place = next((place for place, other in enumerate(before) if _related(other, block)), None)
        if place is None:
            added.append(_marked(block, "ins"))
            continue
        yield from (_marked(gone, "del") for gone in before[:place])
        yield from added
        yield _compared(before[place], block)
        before, added = before[place + 1 :], []
    yield from (_marked(gone, "del") for gone in before)
    yield from added


def _related(old: HtmlElement, new: HtmlElement) -> bool:
    if old.tag != new.tag or (old.tag == "tr" and len(old) != len(new)):
        return False
    if old.tag in HOLDERS:
        return True
    before, after = (str(block.text_content()).split() for block in (old, new))
    return SequenceMatcher(None, before, after, autojunk=False).ratio() >= RELATED


def _marked(block: HtmlElement, mark: str) -> HtmlElement:
    """A copy in which all text stands in `mark`."""
    result = markup.Element(str(block.tag), dict(block.attrib))
    own = _own_text(block)
    _set_inner(result, f"<{mark}>{own}</{mark}>" if own.strip() else own)
    result.extend(_marked(inner, mark) for inner in _blocks(block))
    result.tail = block.tail
    return result


def _blocks(element: HtmlElement) -> Iterator[HtmlElement]:
    yield from (child for child in element if child.tag in BLOCKS)


def _own_text(element: HtmlElement) -> str:
    """What stands in a block before the blocks inside it."""
    inner = deepcopy(element)
    for child in list(_blocks(inner)):
        inner.remove(child)
    return _inner(inner).strip()


def _inner(element: HtmlElement) -> str:
    children = "".join(markup.tostring(child, encoding="unicode") for child in element)
    return escape(element.text or "", quote=False) + children


def _set_inner(element: HtmlElement, html: str) -> None:
    holder = markup.fragment_fromstring(html, create_parent="div")
    element.text = holder.text
    element.extend(list(holder))
