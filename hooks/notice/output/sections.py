"""A page section by section: its words, its facts row by row, its contact cards."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from .layout import Part
from .page import Page
from .spots import Spot


def squeezed(words: str) -> str:
    """Comparable, however it is broken into lines and elements."""
    return re.sub(r"\s+", "", words)


@dataclass(frozen=True)
class Sections:
    page: Page

    @cached_property
    def _words(self) -> dict[str, str]:
        found: dict[str, list[str]] = defaultdict(list)
        for run in self.page.runs:
            if not run.attribute and run.spot.part != Part.FRAME:
                found[run.spot.section].append(run.text)
        for spot in self.page.tagged("a"):
            found[spot.section].append(f"\n{spot.attributes.get('href')}")
        return {section: squeezed("".join(texts)) for section, texts in found.items()}

    def words(self, section: str) -> str:
        """Everything that stands in a section, with the addresses of its links; on the page if it has no such section."""
        return (section and self._words.get(section)) or "\n".join(self._words.values())

    def row(self, section: str, labels: Iterable[str]) -> list[Spot]:
        """What stands under these labels in the facts of a section."""
        return [spot for label in labels for spot in self._rows.get((section, label), ())]

    @cached_property
    def _rows(self) -> dict[tuple[str, str], list[Spot]]:
        found: dict[tuple[str, str], list[Spot]] = defaultdict(list)
        label = ""
        for spot in self.page.tagged("dt", "dd"):
            if spot.tag == "dt":
                label = spot.words
            else:
                found[spot.section, label].append(spot)
        return found

    def items(self, names: Collection[str]) -> Iterator[Spot]:
        """The elements of contact cards that hold these properties of schema.org."""
        return (spot for spot in self.page.spots if spot.attributes.get("itemprop") in names)

    def heading(self, section: str) -> Spot:
        """The heading of a section; the page itself if it has none."""
        return next((spot for spot in self.page.spots if section and spot.attributes.get("id") == section), self.page.spots[0])
