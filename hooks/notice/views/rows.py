"""Facts have one shape on a page: a label and its items, each with notes."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..localizer import Wording


@dataclass(frozen=True)
class Item:
    """An item is one thing said of a fact; `href` leads to more about it.

    `term` is the code of the term, `meaning` what it means, which a section above says already where `again` is true.
    """

    text: Wording
    notes: tuple[Wording, ...] = ()
    href: str | None = None
    term: str | None = None
    meaning: str | None = None
    again: bool = False


@dataclass(frozen=True)
class Row:
    """A row is a label ("Legal basis") and what is said under it.

    `term`, `meaning` and `again` are for the label, as in an item.
    """

    label: str
    items: tuple[Item, ...]
    term: str | None = None
    meaning: str | None = None
    again: bool = False


def row(label: str, items: Iterable[Item | Wording | str], term: str | None = None) -> Row:
    """Return a row whose items may be given as plain texts."""
    return Row(label, tuple(map(_item, items)), term)


def _item(value: Item | Wording | str) -> Item:
    if isinstance(value, Item):
        return value
    return Item(Wording(value) if isinstance(value, str) else value)


def stated(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows that say something: what is not stated is absent, never "no"."""
    return tuple(row for row in rows if row.items)
