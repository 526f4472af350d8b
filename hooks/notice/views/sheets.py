"""The rows of a page follow from the declarations: which facts have a row stands on their fields, and how a value reads on its kind.

Nothing here knows one fact, or one class of them, from another; what reads otherwise is in `unlike.py`.
"""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from ..facts import Facts
from ..facts.declared import Field, declared
from ..facts.marks import CodeOf, HasRow, IdOf, IsHead, Note, ValueKind
from ..facts.values import NONE, Fact
from ..localizer import Localizer, Wording, telephone_uri
from . import register_names
from .rows import Item, Row, row, stated
from .unlike import UNLIKE, Title

# How a page says a value of a kind; a value of any other kind is a text.
SAID: dict[ValueKind, Callable[[Localizer, Any], Item]] = {
    ValueKind.YES_NO: lambda say, value: Item(Wording(say.label("yes" if value else "no"))),
    ValueKind.COUNTRY: lambda say, value: Item(Wording(say.country(value))),
    ValueKind.DURATION: lambda say, value: Item(Wording(say.duration(value))),
    ValueKind.URL: lambda _, value: Item(Wording(value), href=value),
    ValueKind.EMAIL: lambda _, value: Item(Wording(value), href=f"mailto:{value}"),
    ValueKind.PHONE: lambda say, value: Item(Wording(say.phone(value)), href=telephone_uri(value)),
    ValueKind.NUMBER: lambda _, value: Item(Wording(str(value))),
}


@dataclass(frozen=True)
class Sheet:
    """A sheet says the facts of an entry in one language; `title` and `href` give the heading of a section, and a link to it."""

    facts: Facts
    say: Localizer
    title: Title = str
    href: Title = str

    def rows(self, entry: Fact) -> tuple[Row, ...]:
        """Return a row for each fact that has one and is stated, in the order in which they are declared."""
        return stated(self.rows_by_fact(entry).values())

    def rows_by_fact(self, entry: Fact) -> dict[str, Row]:
        """Return the row of each fact that has one, stated or not, by its name."""
        marked = ((field, field.mark(HasRow)) for field in declared(type(entry)))
        return {field.name: row(self.say.label(mark.label), self._said(entry, field), mark.term) for field, mark in marked if mark}

    def _said(self, entry: Fact, field: Field) -> list[Item]:
        unlike = UNLIKE.get((type(entry), field.name))
        found = list(unlike(entry, self.facts, self.say)) if unlike else self.items(field, getattr(entry, field.name))
        beside = tuple(self._notes(entry, field.name))
        return [replace(item, notes=(*item.notes, *beside)) for item in found]

    def items(self, field: Field, value: Any) -> list[Item]:
        """Return what is said of a fact: each of its values, the word for none, or nothing where the notice is silent."""
        if value is None:
            return []
        if value == NONE:
            return [Item(Wording(self.say.label("none")))]
        return [self._item(field, one) for one in (value if field.containers else [value])]

    def _item(self, field: Field, value: Any) -> Item:
        if not isinstance(value, Fact):
            return self._value(field, value)
        head = next(one for one in declared(type(value)) if one.mark(IsHead))
        found = self._item(head, getattr(value, head.name))
        return replace(found, notes=(*found.notes, *self._notes(value, None)))

    def _value(self, field: Field, value: Any) -> Item:
        say, kind = self.say, field.kind
        if isinstance(kind, CodeOf):
            mark = field.mark(HasRow) or field.mark(IsHead)
            article = say.article_of(kind.codes, value) if mark and mark.article else None
            term = value if mark and mark.means else None
            return Item(Wording(say.term(kind.codes, value)), (Wording(article),) if article else (), term=term)
        if isinstance(kind, IdOf):
            if kind.register == "purposes":
                return Item(Wording(self.title(value)), href=self.href(value))
            return Item(register_names.name_of(self.facts, say, kind.register, value))
        return SAID[kind](say, value) if isinstance(kind, ValueKind) and kind in SAID else Item(say.text(value))

    def _notes(self, entry: Fact, of: str | None) -> Iterator[Wording]:
        """Yield what stands beside the head of an entry, or beside its fact `of`."""
        for field in declared(type(entry)):
            note, value = field.mark(Note), getattr(entry, field.name)
            if note is None or note.of != of or value is None:
                continue
            if isinstance(value, bool):
                yield from _labelled(self.say, note.label if value else note.no)
                continue
            if value == NONE and note.no and note.label:
                yield Wording(self.say.label(note.no, **{note.label: self.say.label("none")}))
                continue
            for item in self.items(field, value):
                words = self.say.label(note.label, **{note.label: item.text.text}) if note.label else item.text.text
                yield Wording(words, item.text.language)


def _labelled(say: Localizer, label: str | None) -> Iterable[Wording]:
    return (Wording(say.label(label)),) if label else ()
