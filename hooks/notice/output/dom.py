"""One HTML page is parsed once: its elements with their language and section, its words in the order of reading."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple
from urllib.parse import unquote, urljoin

from lxml.etree import iterwalk
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from ..messages import Message
from .faults import Fault, FaultKind
from .site_layout import Layout, LinkTarget, Part

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NO_WORDS = ("script", "style", "template")
READ_OUT = frozenset((
    "alt", "title", "aria-label", "aria-description", "aria-roledescription", "placeholder", "label", "content", "value",
    "data-label", "data-none",
))  # fmt: skip


class HtmlNode(NamedTuple):
    """A node is an element where it stands. `section` is the id of the nearest heading above it.

    `language` is that of its words; a page as a whole is in that of its folder, whatever it says.
    """

    element: HtmlElement
    tag: str
    attributes: dict[str, str]
    language: str
    section: str
    part: Part

    @property
    def words(self) -> str:
        """Return everything that it says, in one line."""
        return " ".join(str(self.element.text_content()).split())


class TextRun(NamedTuple):
    """A run is words as they stand between tags, or in an attribute that is read out.

    `whole` says that the element says nothing else.
    """

    text: str
    node: HtmlNode
    attribute: str
    whole: bool


def spots_of(root: HtmlElement, language: str) -> dict[HtmlElement, HtmlNode]:
    """Return every element of a page in `language`, in the order of the file."""
    found: dict[HtmlElement, HtmlNode] = {}
    section = ""
    for element in root.iter("*"):
        tag, attributes = str(element.tag), dict(element.items())
        parent = element.getparent()
        above = found[parent] if parent is not None else None
        part = _part(tag, attributes, above.part if above else Part.FRAME)
        if tag in HEADINGS and part != Part.FRAME:
            section = attributes.get("id", section)
        own = (attributes.get("lang") or above.language) if above else language
        found[element] = HtmlNode(element, tag, attributes, own, section, part)
    return found


def _part(tag: str, attributes: dict[str, str], above: Part) -> Part:
    """Return whose work an element is.

    Markdown gives no classes, so within the text what has one was added by a template; a section holds both.
    """
    if tag == "article":
        return Part.PROSE
    added = tag != "section" and ("class" in attributes or "role" in attributes or tag == "form")
    return Part.FACTS if above == Part.PROSE and added else above


def runs_of(root: HtmlElement, nodes: dict[HtmlElement, HtmlNode]) -> Iterator[TextRun]:
    """Yield all words of a page. Spaces between elements are none."""
    node = nodes[root]
    for event, element in iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            node = nodes[element]
            yield from (TextRun(value, node, name, True) for name, value in node.attributes.items() if name in READ_OUT)
            if element.text and not element.text.isspace() and node.tag not in NO_WORDS:
                yield TextRun(element.text, node, "", not len(element))
        elif element.tail and not element.tail.isspace() and (parent := element.getparent()) is not None:
            yield TextRun(element.tail, nodes[parent]._replace(section=node.section), "", False)


@dataclass(frozen=True)
class Page:
    """A page is parsed. `path` is relative to the site's folder; `faulty_lines` are those in which its tags are wrong."""

    path: str
    layout: Layout
    root: HtmlElement
    text: str
    faulty_lines: tuple[int, ...]

    @cached_property
    def language(self) -> str:
        """Return the language of its folder."""
        return self.layout.language(self.path)

    @cached_property
    def address(self) -> str:
        """Return its absolute address."""
        return self.layout.address(self.path)

    @cached_property
    def nodes(self) -> list[HtmlNode]:
        """Return every element in the order of the file."""
        return list(self._spot_of.values())

    @cached_property
    def _spot_of(self) -> dict[HtmlElement, HtmlNode]:
        return spots_of(self.root, self.language)

    @cached_property
    def _by_tag(self) -> dict[str, list[HtmlNode]]:
        found: dict[str, list[HtmlNode]] = defaultdict(list)
        for node in self.nodes:
            found[node.tag].append(node)
        return found

    def tagged(self, *tags: str) -> Iterable[HtmlNode]:
        """Return the elements with one of these tags, in the order of the file."""
        return self._by_tag.get(tags[0], ()) if len(tags) == 1 else [node for node in self.nodes if node.tag in tags]

    @cached_property
    def runs(self) -> list[TextRun]:
        """Return all words, in the order in which they are read."""
        return list(runs_of(self.root, self._spot_of))

    def target(self, reference: str) -> LinkTarget | None:
        """Return what a reference on this page means within the site.

        Return None if it leads elsewhere, or is no address.
        """
        if reference.startswith("#"):
            return LinkTarget(self._own.path, unquote(reference[1:]))
        try:
            return self.layout.target(urljoin(self.address, reference.strip()))
        except ValueError:
            return None

    @cached_property
    def _own(self) -> LinkTarget:
        return self.layout.target(self.address) or LinkTarget(self.path, "")

    def line(self, node: HtmlNode, snippet: str = "") -> int:
        """Return the line where the element begins, or where the first line of `snippet` stands after that."""
        start = node.element.sourceline or 1
        wanted = snippet.strip().partition("\n")[0]
        lines = self.text.split("\n")[start - 1 :] if wanted else []
        return next((number for number, line in enumerate(lines, start) if wanted in line), start)

    def origin(self, node: HtmlNode) -> Message:
        """Say what an editor must look at to change an element."""
        return self.layout.origin(self.path, node.part, node.section)

    def fault(self, kind: FaultKind, node: HtmlNode, message: Message, snippet: str = "") -> Fault:
        """Return a fault of an element, or of the `snippet` in it."""
        return Fault(self.path, self.line(node, snippet), kind, message)


def parse(path: str, content: bytes, layout: Layout) -> Page:
    """Parse a page. Raise UnicodeDecodeError where it is not UTF-8, LxmlError where there is nothing in it."""
    text = content.decode("utf-8")
    parser = HTMLParser(encoding="utf-8")
    root = document_fromstring(content, parser=parser)
    errors = (error for error in parser.error_log if error.type_name != "DTD_ID_REDEFINED")
    return Page(path, layout, root, text, tuple(error.line for error in errors))
