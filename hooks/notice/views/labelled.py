"""The facts of a section are given as plain texts under their labels, without HTML."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..localizer import Localizer, Wording
from .blocks import Block, CardBlock, CookiesBlock, FactsBlock, GuestBlock, NoneBlock, RightBlock
from .cards import Card
from .cookie_table import CookieRow
from .rows import Row


@dataclass(frozen=True)
class Said:
    """Something is said under a label, with notes on it."""

    text: str
    notes: tuple[str, ...] = ()

    @property
    def whole(self) -> str:
        """Return all of it in one line."""
        return "; ".join([self.text, *self.notes])


def labelled(inner: Iterable[Block], say: Localizer) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each label with what is said under it.

    What repeats other facts, such as the notice at a glance, is left out.
    """
    for label, said in labelled_items(inner, say):
        yield label, tuple(one.whole for one in said)


def labelled_items(inner: Iterable[Block], say: Localizer) -> Iterator[tuple[str, tuple[Said, ...]]]:
    """Yield the same with each thing that is said and its notes apart."""
    for block in inner:
        match block:
            case FactsBlock(rows):
                yield from _rows(rows)
            case CardBlock(card):
                yield from _card(card, say)
            case CookiesBlock(cookies):
                yield from (_cookie(row, say) for row in cookies)
            case RightBlock(reference):
                yield say.label("article"), (Said(reference),)
            case GuestBlock(label):
                yield say.label("fact"), (Said(label),)
            case NoneBlock():
                yield say.label("fact"), (Said(say.label("none")),)


def _rows(rows: Iterable[Row]) -> Iterator[tuple[str, tuple[Said, ...]]]:
    for row in rows:
        yield row.label, tuple(Said(item.text.text, tuple(note.text for note in item.notes)) for item in row.items)


def _card(card: Card, say: Localizer) -> Iterator[tuple[str, tuple[Said, ...]]]:
    texts: Mapping[str, Wording | str | None] = {
        "name": card.name, "role_of_contact": card.role, "business_id": card.identifier,
        "email": card.email, "phone": card.phone, "website": card.website,
    }  # fmt: skip
    for place in card.places:
        yield place.label, (Said(", ".join(line.text for line in place.lines)),)
    for label, text in texts.items():
        if text:
            yield say.label(label), (Said(text.text if isinstance(text, Wording) else text),)
    yield from _rows(card.rows)


def _cookie(row: CookieRow, say: Localizer) -> tuple[str, tuple[Said, ...]]:
    parts = {
        "cookie_provider": ", ".join(dict.fromkeys(text for text in (row.provider, row.policy) if text)),
        "cookie_purpose": row.purpose.text if row.purpose else None,
        "cookie_duration": row.duration,
        "cookie_access": row.third_party_access,
    }
    said = (row.kind, *(f"{say.label(label)}: {text}" for label, text in parts.items() if text))
    return row.name, tuple(map(Said, said))
