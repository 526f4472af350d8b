"""One purpose has these facts: whom it concerns, which data, from where, why we may, who receives, how long."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from ..facts import Facts
from ..facts.processing import LegalBasis, Purpose, Retention, UsedCategory
from ..facts.values import NONE
from ..localizer import Localizer, Wording
from . import register_names, silences
from .rows import Item, Row, row, stated


def purpose_rows(facts: Facts, say: Localizer, id: str, says_silence: bool = False) -> tuple[Row, ...]:
    """Return the rows of the purpose `id`; if it `says_silence`, also those of facts that the law asks for and it does not state."""
    purpose = facts.purposes[id]
    silent = {say.label(label) for name, label in silences.LABELS.items() if says_silence and silences.is_silent(facts, purpose, name)}
    not_said = Item(Wording(say.term("answers", "not_said")))
    return stated(replace(one, items=(not_said,)) if one.label in silent and not one.items else one for one in _rows(facts, say, purpose))


def _rows(facts: Facts, say: Localizer, purpose: Purpose) -> Iterator[Row]:
    yield row(say.label("whom"), (register_names.group(facts, say, id) for id in purpose.groups))
    yield row(say.label("role"), [_role(say, purpose.role, purpose.on_behalf_of)] if purpose.role else [])
    categories = (register_names.category(facts, say, used.category) for used in purpose.categories or ())
    yield row(say.label("which_data"), categories, "personal-data")
    yield row(say.label("where_from"), source_items(facts, say, purpose))
    yield row(say.label("legal_basis"), basis_items(say, purpose), "legal-basis")
    condition = purpose.special_condition
    yield row(say.label("special_condition"), [_coded(say, "special_conditions", condition)] if condition else [], "special-categories")
    yield row(say.label("criminal_data_law"), one_or_none(say, purpose.criminal_data_law))
    yield row(say.label("who_gets"), recipient_names(facts, say, purpose.recipients), "recipient")
    yield row(say.label("how_long"), retention_items(say, purpose.retention))
    yield row(say.label("must_you"), _provision(say, purpose))
    yield row(say.label("direct_marketing"), yes_or_no(say, purpose.direct_marketing))
    yield row(say.label("profiling"), one_or_none(say, purpose.profiling), "profiling")


def _role(say: Localizer, role: str, on_behalf_of: Any) -> Item:
    return Item(Wording(say.term("roles", role)), (say.text(on_behalf_of),) if on_behalf_of else (), term=role)


def source_items(facts: Facts, say: Localizer, purpose: Purpose) -> Iterator[Item]:
    """Yield from where the data of a purpose come: their sources, or how they are collected, then those of one category."""
    if not purpose.sources:
        yield from (Item(Wording(say.term("collected_from", origin))) for origin in purpose.collected_from or ())
    for id in purpose.sources or ():
        yield Item(register_names.source(facts, say, id), register_names.source_note(facts, say, id))
    for used in purpose.categories or ():
        if used.sources:
            yield Item(_category_sources(facts, say, used))


def _category_sources(facts: Facts, say: Localizer, used: UsedCategory) -> Wording:
    names = say.join([register_names.source(facts, say, id).text for id in used.sources or ()])
    return Wording(say.label("data_from", category=register_names.category(facts, say, used.category).text, sources=names))


def _coded(say: Localizer, kind: str, code: str) -> Item:
    article = say.article_of(kind, code)
    return Item(Wording(say.term(kind, code)), (Wording(article),) if article else ())


def basis_items(say: Localizer, purpose: Purpose) -> Iterator[Item]:
    """Yield the legal bases of a purpose, each with its article and what is said of it."""
    return (_basis(say, basis) for basis in purpose.legal_bases or ())


def _basis(say: Localizer, basis: LegalBasis) -> Item:
    item = _coded(say, "legal_bases", basis.basis)
    notes = [*item.notes]
    for label, value in (("interest", basis.interest), ("covers", basis.covers)):
        if value:
            wording = say.text(value)
            notes.append(Wording(say.label(label, **{label: wording.text}), wording.language))
    if basis.statute:
        notes.append(say.text(basis.statute))
    if basis.subject_is_party is not None:
        notes.append(Wording(say.label("party" if basis.subject_is_party else "not_party")))
    return replace(item, notes=tuple(notes), term=basis.basis)


def retention_items(say: Localizer, retention: Iterable[Retention] | None) -> list[Item]:
    """Return periods ("6 years, from the end of the case") and criteria, with the law behind them."""
    items = []
    for kept in retention or ():
        notes = (say.text(kept.statute),) if kept.statute else ()
        if kept.period:
            period = say.duration(kept.period)
            start = say.text(kept.starts).text if kept.starts else None
            items.append(Item(Wording(say.label("retention_from", period=period, start=start) if start else period), notes))
        if kept.criteria:
            items.append(Item(say.text(kept.criteria), () if kept.period else notes))
    return items


def _provision(say: Localizer, purpose: Purpose) -> list[Item]:
    provision = purpose.provision
    if provision is None:
        return []
    notes: tuple[Wording, ...] = ()
    if provision.consequences is not None:
        consequences = next(iter(one_or_none(say, provision.consequences)))
        notes = (Wording(say.label("consequences", consequences=consequences.text), consequences.language),)
    return [Item(Wording(say.term("provision_kinds", provision.kind)), notes)]


def recipient_names(facts: Facts, say: Localizer, ids: Any) -> list[Wording]:
    """Return who receives data, that nobody does, or nothing where the notice is silent."""
    if ids is None:
        return []
    return [Wording(say.label("nobody"))] if ids == NONE else [register_names.recipient(facts, say, id) for id in ids]


def one_or_none(say: Localizer, value: Any) -> list[Wording]:
    """Return a text, the word for none, or nothing where the notice is silent."""
    if value is None:
        return []
    return [Wording(say.label("none")) if value == NONE else say.text(value)]


def yes_or_no(say: Localizer, value: bool | None) -> list[str]:
    """Return the word for yes or no, or nothing where the notice is silent."""
    return [] if value is None else [say.label("yes" if value else "no")]
