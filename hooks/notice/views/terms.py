"""A term is explained where a section shows it first: readers arrive at sections, not at pages.

The meanings are the vocabulary's, in the Regulation's words.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from ..localizer import Localizer
from .blocks import Block, FactsBlock
from .rows import Item, Row

Termed = TypeVar("Termed", Row, Item)


class ExplainedTerms:
    """A section has explained these terms so far, and those `above` it others."""

    def __init__(self, say: Localizer, above: set[str]) -> None:
        self._say = say
        self._above = above
        self.explained: set[str] = set()

    def rows(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        """Return rows in which terms that were not explained before have their meaning."""
        return tuple(self._row(row) for row in rows)

    def _row(self, row: Row) -> Row:
        explained = self._explain(row)
        return replace(explained, items=tuple(map(self._explain, row.items)))

    def _explain(self, named: Termed) -> Termed:
        meaning = self._say.definition(named.term) if named.term and named.term not in self.explained else None
        if meaning is None or named.term is None:
            return named
        self.explained.add(named.term)
        return replace(named, meaning=meaning, again=named.term in self._above)


def explained(blocks: Mapping[str, list[Block]], order: Iterable[str], say: Localizer) -> dict[str, list[Block]]:
    """Return `blocks`, which are by the ids of their sections, with meanings.

    `order` has the ids as they stand on the page.
    """
    above: set[str] = set()
    found: dict[str, list[Block]] = {}
    for id in order:
        if id in blocks:
            terms = ExplainedTerms(say, above)
            found[id] = [FactsBlock(terms.rows(block.rows)) if isinstance(block, FactsBlock) else block for block in blocks[id]]
            above |= terms.explained
    return found
