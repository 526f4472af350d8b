"""A term is explained where a page shows it first. The meanings are the vocabulary's, in the Regulation's words."""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from ..localizer import Localizer
from .blocks import Block, FactsBlock
from .rows import Item, Row

Termed = TypeVar("Termed", Row, Item)


class ExplainedTerms:
    """A page has explained these terms so far."""

    def __init__(self, say: Localizer) -> None:
        self._say = say
        self._explained: set[str] = set()

    def rows(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        """Return rows in which terms that were not explained before have their meaning."""
        return tuple(self._row(row) for row in rows)

    def _row(self, row: Row) -> Row:
        explained = self._explain(row)
        return replace(explained, items=tuple(map(self._explain, row.items)))

    def _explain(self, named: Termed) -> Termed:
        meaning = self._say.definition(named.term) if named.term and named.term not in self._explained else None
        if meaning is None or named.term is None:
            return named
        self._explained.add(named.term)
        return replace(named, meaning=meaning)


def explained(blocks: Mapping[str, list[Block]], order: Iterable[str], say: Localizer) -> dict[str, list[Block]]:
    """Return `blocks`, which are by the ids of their sections, with meanings.

    `order` has the ids as they stand on the page.
    """
    terms = ExplainedTerms(say)
    return {id: [_block(block, terms) for block in blocks[id]] for id in order if id in blocks}


def _block(block: Block, terms: ExplainedTerms) -> Block:
    return FactsBlock(terms.rows(block.rows)) if isinstance(block, FactsBlock) else block
