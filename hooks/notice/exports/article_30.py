"""The record of processing activities (Art. 30 GDPR) is made of what the notice states and of what the organisation writes beside it."""
from __future__ import annotations

from collections.abc import Iterator

from ..facts import Facts
from ..facts.internal_record import InternalPurpose, InternalRecord
from ..facts.processing import Purpose, Transfer
from ..facts.values import NONE
from ..localizer import Localizer
from ..reading import Notice
from ..views import cards, register_names
from ..views.blocks import CardBlock
from ..views.labelled import labelled
from ..views.purpose_rows import purpose_rows
from ..views.unlike import retention_items
from .purpose_table import in_one_cell
from .tables import Cell, ExportTable, together

PROCESSOR = "processor"
# Labels of a page whose rows are columns here.
SHOWN = ("legal_basis", "whom", "which_data", "who_gets")
Row = tuple[Cell, ...]


def record_of_processing(notice: Notice, internal: InternalRecord) -> list[ExportTable]:
    """Return the tables of the record in the language of the notice, by Art. 30(1) and (2) GDPR.

    They are: who; what is done as controller; and what is done for others, if anything is. A cell is empty where neither
    file states it.
    """
    say = Localizer(notice.terms[notice.source], notice.source)
    made = {kind: [id for id, one in notice.facts.purposes.items() if (one.role == PROCESSOR) == kind] for kind in (False, True)}
    tables = [_who(notice.facts, say), _as_controller(notice, internal, say, made[False])]
    return [*tables, _as_processor(notice, internal, say, made[True])] if made[True] else tables


def without_measures(notice: Notice, internal: InternalRecord) -> list[str]:
    """Return the ids of the purposes for which no security measures are written."""
    return [id for id in notice.facts.purposes if not internal.measures_of(id)]


def _who(facts: Facts, say: Localizer) -> ExportTable:
    """Return names and contact details, Art. 30(1)(a); where the notice says that there is none, that."""
    rows: list[Row] = [(say.label("who"), label, together(texts)) for label, texts in _card(cards.controller_card(facts, say), say)]
    for label, officer in (("dpo", facts.dpo), ("representative", facts.representative)):
        if officer == NONE:
            rows.append((say.label(label), None, say.label("none")))
        elif officer is not None:
            rows += [(say.label(label), name, together(texts)) for name, texts in _card(cards.officer_card(officer, facts, say), say)]
    for joint in cards.joint_cards(facts, say):
        rows += [(say.label("joint_controllers"), name, together(texts)) for name, texts in _card(joint, say)]
    if facts.joint_controllers == NONE:
        rows.append((say.label("joint_controllers"), None, say.label("none")))
    return ExportTable(say.term("tables", "organisation"), (say.term("tables", "party"), say.label("fact"), say.label("what")), tuple(rows))


def _card(card: cards.Card, say: Localizer) -> Iterator[tuple[str, tuple[str, ...]]]:
    return labelled([CardBlock(card)], say)


def _as_controller(notice: Notice, internal: InternalRecord, say: Localizer, ids: list[str]) -> ExportTable:
    """Return a row for each purpose, Art. 30(1)(b) to (g)."""
    columns = (say.term("tables", "purpose"), *map(say.label, (*SHOWN, "transfers", "how_long")), *_own_columns(say))
    facts = notice.facts
    rows = tuple(
        (
            notice.title_of(id, say.language),
            *_said(facts, say, id, SHOWN),
            _transfers(facts, say, facts.purposes[id]),
            in_one_cell(retention_items(say, facts.retention_of(facts.purposes[id]))),
            *_own_cells(internal, id),
        )
        for id in ids
    )
    return ExportTable(say.term("tables", "as_controller"), columns, rows)


def _as_processor(notice: Notice, internal: InternalRecord, say: Localizer, ids: list[str]) -> ExportTable:
    """Return a row for each purpose of others, Art. 30(2)."""
    facts = notice.facts
    words = say.term("tables", "on_behalf"), say.term("tables", "purpose"), say.label("who_gets"), say.label("transfers")
    rows = tuple(
        (
            say.text(one.on_behalf_of).text if one.on_behalf_of else None,
            notice.title_of(id, say.language),
            *_said(facts, say, id, ("who_gets",)),
            _transfers(facts, say, one),
            *_own_cells(internal, id),
        )
        for id, one in ((id, facts.purposes[id]) for id in ids)
    )
    return ExportTable(say.term("tables", "as_processor"), (*words, *_own_columns(say)), rows)


def _own_columns(say: Localizer) -> tuple[str, ...]:
    return tuple(say.term("tables", key) for key in ("measures", "responsible", "systems"))


def _own_cells(internal: InternalRecord, id: str) -> Row:
    own = internal.purposes.get(id) or InternalPurpose()
    return together(internal.measures_of(id)), own.responsible, together(own.systems)


def _said(facts: Facts, say: Localizer, id: str, labels: tuple[str, ...]) -> Row:
    rows = {row.label: in_one_cell(row.items) for row in purpose_rows(facts, say, id)}
    return tuple(rows.get(say.label(label)) for label in labels)


def _transfers(facts: Facts, say: Localizer, purpose: Purpose) -> str | None:
    """Return the transfers to the recipients of a purpose, and those that name no recipient, with their ground."""
    if facts.transfers == NONE:
        return say.label("none")
    ids = purpose.recipients if isinstance(purpose.recipients, list) else []
    concerned = [one for one in facts.transfers or () if one.recipient is None or one.recipient in ids]
    return together(_transfer(facts, say, one) for one in concerned)


def _transfer(facts: Facts, say: Localizer, transfer: Transfer) -> str:
    recipient = register_names.recipient(facts, say, transfer.recipient).text if transfer.recipient else None
    ground = say.term("transfer_mechanisms", transfer.mechanism) if transfer.mechanism else None
    return ", ".join(part for part in (recipient, say.country(transfer.country), ground) if part)
