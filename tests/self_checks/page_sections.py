"""A page is looked at section by section: its words, its facts row by row, its contact cards."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from notice.output.dom import HtmlNode, Page
from notice.output.site_layout import Part


def squeezed(words: str) -> str:
    """Return words so that they can be compared, however they are broken into lines and elements."""
    return re.sub(r"\s+", "", words)


# What tells the facts once more: who the reader is, how long data are kept; and what the next version will say.
BESIDE = {"answers", "kept", "coming"}


def _is_beside(node: HtmlNode) -> bool:
    """Say whether an element tells facts beside the place where they are at home."""
    return any(BESIDE.intersection(above.get("class", "").split()) for above in (node.element, *node.element.iterancestors()))


@dataclass(frozen=True)
class Sections:
    """Sections are those of one page."""

    page: Page

    @cached_property
    def _words(self) -> dict[str, str]:
        found: dict[str, list[str]] = defaultdict(list)
        for run in self.page.runs:
            if not run.attribute and run.node.part != Part.FRAME and not _is_beside(run.node):
                found[run.node.section].append(run.text)
        for node in self.page.tagged("a"):
            found[node.section].append(f"\n{node.attributes.get('href')}")
        return {section: squeezed("".join(texts)) for section, texts in found.items()}

    def words(self, section: str) -> str:
        """Return everything that stands in a section, with the addresses of its links.

        If the page has no such section, return everything that stands on it.
        """
        return (section and self._words.get(section)) or "\n".join(self._words.values())

    def row(self, section: str, labels: Iterable[str]) -> list[HtmlNode]:
        """Return what stands under these labels in the facts of a section."""
        return [node for label in labels for node in self._rows.get((section, label), ())]

    @cached_property
    def _rows(self) -> dict[tuple[str, str], list[HtmlNode]]:
        found: dict[tuple[str, str], list[HtmlNode]] = defaultdict(list)
        label = ""
        for node in self.page.tagged("dt", "dd"):
            if _is_beside(node):
                continue
            if node.tag == "dt":
                label = node.words
            else:
                found[node.section, label].append(node)
        return found

    def items(self, names: Collection[str]) -> Iterator[HtmlNode]:
        """Yield the elements of contact cards that hold these properties of schema.org."""
        return (node for node in self.page.nodes if node.attributes.get("itemprop") in names)

    def heading(self, section: str) -> HtmlNode:
        """Return the heading of a section, or the page itself if it has none."""
        return next((node for node in self.page.nodes if section and node.attributes.get("id") == section), self.page.nodes[0])
