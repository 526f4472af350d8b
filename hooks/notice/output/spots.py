"""The elements of a page where they stand, and the words in the order in which they are read."""
from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml.etree import iterwalk
from lxml.html import HtmlElement

from .layout import Part

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
NO_WORDS = ("script", "style", "template")
READ_OUT = frozenset((
    "alt", "title", "aria-label", "aria-description", "aria-roledescription", "placeholder", "label", "content", "value",
    "data-label", "data-none",
))  # fmt: skip


class Spot(NamedTuple):
    """An element where it stands. `section` is the id of the nearest heading above it.

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
        """Everything it says, in one line."""
        return " ".join(str(self.element.text_content()).split())


class Run(NamedTuple):
    """Words as they stand between tags, or in an attribute that is read out. `whole`: the element says nothing else."""

    text: str
    spot: Spot
    attribute: str
    whole: bool


def spots_of(root: HtmlElement, language: str) -> dict[HtmlElement, Spot]:
    """Every element of a page in `language`, in the order of the file."""
    found: dict[HtmlElement, Spot] = {}
    section = ""
    for element in root.iter("*"):
        tag, attributes = str(element.tag), dict(element.items())
        parent = element.getparent()
        above = found[parent] if parent is not None else None
        part = _part(tag, attributes, above.part if above else Part.FRAME)
        if tag in HEADINGS and part != Part.FRAME:
            section = attributes.get("id", section)
        own = (attributes.get("lang") or above.language) if above else language
        found[element] = Spot(element, tag, attributes, own, section, part)
    return found


def _part(tag: str, attributes: dict[str, str], above: Part) -> Part:
    """Markdown gives no classes, so within the text what has one was added by a template; a section holds both."""
    if tag == "article":
        return Part.PROSE
    added = tag != "section" and ("class" in attributes or "role" in attributes or tag == "form")
    return Part.FACTS if above == Part.PROSE and added else above


def runs_of(root: HtmlElement, spots: dict[HtmlElement, Spot]) -> Iterator[Run]:
    """All words of a page. Spaces between elements are none."""
    spot = spots[root]
    for event, element in iterwalk(root, events=("start", "end", "comment", "pi")):
        if event == "start":
            spot = spots[element]
            yield from (Run(value, spot, name, True) for name, value in spot.attributes.items() if name in READ_OUT)
            if element.text and not element.text.isspace() and spot.tag not in NO_WORDS:
                yield Run(element.text, spot, "", not len(element))
        elif element.tail and not element.tail.isspace() and (parent := element.getparent()) is not None:
            yield Run(element.tail, spots[parent]._replace(section=spot.section), "", False)
