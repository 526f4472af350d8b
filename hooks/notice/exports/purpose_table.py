"""Purposes are written as a table: a row for each category of data in a purpose, with whose, why, to whom and how long."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..addresses import Addresses
from ..facts import Facts
from ..facts.processing import Purpose, UsedCategory
from ..localizer import Localizer
from ..reading import Notice
from ..views import register_names
from ..views.purpose_rows import purpose_rows
from ..views.rows import Item
from ..views.unlike import retention_items
from .tables import Cell, ExportTable, together

# Labels of a page whose rows are columns here, but for data, sources and periods, which have their own cells.
BEFORE, AFTER = ("whom", "role"), ("legal_basis", "special_condition", "criminal_data_law", "who_gets")
LAST = ("must_you", "direct_marketing", "profiling")


def purpose_table(notice: Notice, addresses: Addresses, language: str) -> ExportTable:
    """Return the table in a language. A purpose whose data are not stated has one row."""
    say = Localizer(notice.terms[language], notice.source)
    columns = (
        say.term("tables", "purpose"),
        *map(say.label, (*BEFORE, "which_data")),
        say.term("tables", "special"),
        *map(say.label, ("where_from", *AFTER, "how_long")),
        say.term("tables", "period"),
        *map(say.label, LAST),
        say.term("tables", "section"),
    )
    return ExportTable(say.term("tables", "purposes"), columns, tuple(_rows(notice, addresses, say)))


def _rows(notice: Notice, addresses: Addresses, say: Localizer) -> Iterator[tuple[Cell, ...]]:
    facts, homes = notice.facts, notice.homes
    for id, purpose in facts.purposes.items():
        said = {row.label: in_one_cell(row.items) for row in purpose_rows(facts, say, id)}
        kept = facts.retention_of(purpose)
        for used in purpose.categories or (None,):
            yield (
                notice.title_of(id, say.language),
                *(said.get(say.label(label)) for label in BEFORE),
                *_data(facts, say, used),
                _sources(facts, say, purpose, used) or said.get(say.label("where_from")),
                *(said.get(say.label(label)) for label in AFTER),
                in_one_cell(retention_items(say, kept)),
                together(one.period for one in kept if one.period),
                *(said.get(say.label(label)) for label in LAST),
                addresses.place(homes[id].page, homes[id].section, say.language),
            )


def in_one_cell(items: Iterable[Item]) -> str | None:
    """Return what is said of a fact, each with its notes in brackets."""
    return together(_with_notes(item) for item in items)


def _with_notes(item: Item) -> str:
    notes = ", ".join(note.text for note in item.notes)
    return f"{item.text.text} ({notes})" if notes else item.text.text


def _data(facts: Facts, say: Localizer, used: UsedCategory | None) -> tuple[Cell, Cell]:
    """Return a category of data, and yes where it is a special one; a notice does not say of others that they are none."""
    if used is None:
        return None, None
    special = say.label("yes") if facts.is_special(used.category) else None
    return register_names.category(facts, say, used.category).text, special


def _sources(facts: Facts, say: Localizer, purpose: Purpose, used: UsedCategory | None) -> str | None:
    """Return where the data of a category come from: as it says itself, else as is said of the purpose."""
    ids = (used.sources if used else None) or purpose.sources or ()
    return together(_source(facts, say, id) for id in ids)


def _source(facts: Facts, say: Localizer, id: str) -> str:
    return _with_notes(Item(register_names.source(facts, say, id), register_names.source_note(facts, say, id)))
