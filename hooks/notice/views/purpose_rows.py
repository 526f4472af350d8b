"""One purpose has these facts: whom it concerns, which data, from where, why we may, who receives, how long."""
from __future__ import annotations

from dataclasses import replace

from ..facts import Facts
from ..facts.declared import declared
from ..facts.processing import Purpose
from ..localizer import Localizer, Wording
from . import silences
from .rows import Item, Row
from .sheets import Sheet

BASES = next(field for field in declared(Purpose) if field.name == "legal_bases")


def purpose_rows(facts: Facts, say: Localizer, id: str, says_silence: bool = False) -> tuple[Row, ...]:
    """Return the rows of the purpose `id`; if it `says_silence`, also those of facts that the law asks for and it does not state."""
    purpose = facts.purposes[id]
    silent = {name for name in silences.LABELS if says_silence and silences.is_silent(facts, purpose, name)}
    not_said = Item(Wording(say.term("answers", "not_said")))
    rows = Sheet(facts, say).rows_by_fact(purpose)
    shown = (replace(one, items=(not_said,)) if name in silent and not one.items else one for name, one in rows.items())
    return tuple(one for one in shown if one.items)


def basis_items(facts: Facts, say: Localizer, purpose: Purpose) -> list[Item]:
    """Return the legal bases of a purpose, each with its article and what is said of it."""
    return Sheet(facts, say).items(BASES, purpose.legal_bases)
