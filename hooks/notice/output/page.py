"""One HTML page, parsed once: its elements with their language and section, and its words."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import unquote, urljoin

from lxml.html import HtmlElement, HTMLParser, document_fromstring

from .faults import Fault, Kind
from .layout import Layout, Target
from .spots import Run, Spot, runs_of, spots_of


@dataclass(frozen=True)
class Page:
    """`path` is relative to the site's folder; `errors` are those of its tags, with their lines."""

    path: str
    layout: Layout
    root: HtmlElement
    text: str
    errors: tuple[tuple[int, str], ...]

    @cached_property
    def language(self) -> str:
        """The language of its folder."""
        return self.layout.language(self.path)

    @cached_property
    def address(self) -> str:
        return self.layout.address(self.path)

    @cached_property
    def spots(self) -> list[Spot]:
        """Every element in the order of the file."""
        return list(self._spot_of.values())

    @cached_property
    def _spot_of(self) -> dict[HtmlElement, Spot]:
        return spots_of(self.root, self.language)

    @cached_property
    def _by_tag(self) -> dict[str, list[Spot]]:
        found: dict[str, list[Spot]] = defaultdict(list)
        for spot in self.spots:
            found[spot.tag].append(spot)
        return found

    def tagged(self, *tags: str) -> Iterable[Spot]:
        """The elements with one of these tags, in the order of the file."""
        return self._by_tag.get(tags[0], ()) if len(tags) == 1 else [spot for spot in self.spots if spot.tag in tags]

    @cached_property
    def runs(self) -> list[Run]:
        """All words, in the order in which they are read."""
        return list(runs_of(self.root, self._spot_of))

    def target(self, reference: str) -> Target | None:
        """What a reference on this page means within the site; none if it leads elsewhere, or is no address."""
        if reference.startswith("#"):
            return Target(self._own.path, unquote(reference[1:]))
        try:
            return self.layout.target(urljoin(self.address, reference.strip()))
        except ValueError:
            return None

    @cached_property
    def _own(self) -> Target:
        return self.layout.target(self.address) or Target(self.path, "")

    def line(self, spot: Spot, snippet: str = "") -> int:
        """Where the element begins, or where the first line of `snippet` stands after that."""
        start = spot.element.sourceline or 1
        wanted = snippet.strip().partition("\n")[0]
        lines = self.text.split("\n")[start - 1 :] if wanted else []
        return next((number for number, line in enumerate(lines, start) if wanted in line), start)

    def fault(self, kind: Kind, spot: Spot, what: str, remedy: str, snippet: str = "") -> Fault:
        """`what` is wrong with an element, or with the `snippet` in it."""
        origin = self.layout.origin(self.path, spot.part, spot.section)
        return Fault(self.path, self.line(spot, snippet), kind, f"{what} (from {origin}); {remedy}.")


def parse(path: str, content: bytes, layout: Layout) -> Page:
    """Raises UnicodeDecodeError where it is not UTF-8, LxmlError where there is nothing in it."""
    text = content.decode("utf-8")
    parser = HTMLParser(encoding="utf-8")
    root = document_fromstring(content, parser=parser)
    errors = (error for error in parser.error_log if error.type_name != "DTD_ID_REDEFINED")
    return Page(path, layout, root, text, tuple((error.line, error.message.strip()) for error in errors))
