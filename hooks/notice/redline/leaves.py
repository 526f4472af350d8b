"""A section is its leaves: each run of words that stands in a block, such as a paragraph, an item or a cell, in their order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from html import escape
from itertools import count

from lxml import html as markup
from lxml.html import HtmlElement

from .inline_words import Token, tokens_of

BLOCKS = frozenset({"p", "ul", "ol", "li", "table", "thead", "tbody", "tr", "th", "td", "dl", "dt", "dd", "blockquote", "div", "pre", "hr"})
LISTS = frozenset({"ul", "ol"})
EMPTY = frozenset({"hr"})


@dataclass(frozen=True, eq=False)
class Leaf:
    """A leaf has its words, the blocks around it, the outermost first, and the number of the row in which it stands, or 0.

    One that stands for a table has the `html` in which this is shown.
    """

    tokens: tuple[Token, ...]
    around: tuple[str, ...]
    row: int = 0
    html: str = ""

    @property
    def text(self) -> str:
        """Return its words as they are written."""
        return "".join(token.text for token in self.tokens)

    @property
    def depth(self) -> int:
        """Return how many lists it stands in."""
        return sum(tag == "li" for tag in self.around)

    @property
    def list_tag(self) -> str:
        """Return the tag of the innermost list around it, or ""."""
        return next((tag for tag in reversed(self.around) if tag in LISTS), "")

    @cached_property
    def words(self) -> list[str]:
        """Return its words without spaces and signs."""
        return [token.text for token in self.tokens if token.text[-1].isalnum()]

    @cached_property
    def counted(self) -> Counter[str]:
        """Return how often each of its words stands in it."""
        return Counter(self.words)


@dataclass(frozen=True)
class HtmlBlock:
    """A block has its tag, its attributes, and leaves and blocks in it; what is around the whole section has no tag."""

    tag: str
    attributes: tuple[tuple[str, str], ...]
    children: tuple[HtmlBlock | Leaf | str, ...]

    @property
    def start(self) -> str:
        """Return its opening tag."""
        written = "".join(f' {key}="{escape(value)}"' for key, value in self.attributes)
        return f"<{self.tag}{written}>" if self.tag else ""

    @property
    def end(self) -> str:
        """Return its closing tag."""
        return f"</{self.tag}>" if self.tag and self.tag not in EMPTY else ""

    @property
    def leaves(self) -> Iterator[Leaf]:
        """Yield all leaves in it, in their order."""
        for child in self.children:
            if isinstance(child, Leaf):
                yield child
            elif isinstance(child, HtmlBlock):
                yield from child.leaves


def read_section(html: str) -> HtmlBlock:
    """Return the HTML of a section as blocks and leaves; spaces between blocks are texts of their own."""
    return _block(markup.fragment_fromstring(html, create_parent="div"), "", (), count(1), 0)


def _block(element: HtmlElement, tag: str, around: tuple[str, ...], rows: Iterator[int], row: int) -> HtmlBlock:
    inside = (*around, tag) if tag else around
    row = next(rows) if tag == "tr" else row
    children = list[HtmlBlock | Leaf | str]()
    run = markup.Element("span")
    run.text = element.text
    for child in element:
        if child.tag in BLOCKS:
            children += _leaf(run, inside, row)
            children.append(_block(child, str(child.tag), inside, rows, row))
            run = markup.Element("span")
            run.text = child.tail
        else:
            run.append(_alone(child))
    children += _leaf(run, inside, row)
    attributes = tuple((str(key), str(value)) for key, value in element.attrib.items()) if tag else ()
    return HtmlBlock(tag, attributes, tuple(children))


def _alone(child: HtmlElement) -> HtmlElement:
    """Return an inline element with its tail, which does not take it from where it stands."""
    copied = copy(child)
    copied.tail = child.tail
    return copied


def _leaf(run: HtmlElement, around: tuple[str, ...], row: int) -> list[Leaf | str]:
    """Return a run of inline text as a leaf; spaces alone stay a text."""
    tokens = tuple(tokens_of(run, ()))
    if any(not token.text.isspace() for token in tokens) or any(token.tags for token in tokens):
        start = 0 if "pre" in around else next((place for place, token in enumerate(tokens) if not token.text.isspace()), 0)
        end = (
            len(tokens)
            if "pre" in around
            else len(tokens) - next((place for place, token in enumerate(reversed(tokens)) if not token.text.isspace()), 0)
        )
        space = ("".join(token.text for token in side) for side in (tokens[:start], tokens[end:]))
        before, after = space
        return [*([before] if before else []), Leaf(tokens[start:end], around, row), *([after] if after else [])]
    text = "".join(token.text for token in tokens)
    return [text] if text else []
