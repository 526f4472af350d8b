"""Groups, categories, sources and recipients have names: the organisation's own, or the vocabulary's."""
from __future__ import annotations

from ..facts import Facts
from ..localizer import Localizer, Wording


def group(facts: Facts, say: Localizer, id: str) -> Wording:
    """Return the name of a group of people."""
    own = facts.groups.get(id)
    return say.text(own.label) if own else Wording(say.term("groups", id))


def category(facts: Facts, say: Localizer, id: str) -> Wording:
    """Return the name of a category of data."""
    own = facts.categories.get(id)
    return say.text(own.label) if own else Wording(say.term("categories", id))


def source(facts: Facts, say: Localizer, id: str) -> Wording:
    """Return the name of a source of data."""
    own = facts.sources.get(id)
    if own is None:
        return Wording(say.term("source_kinds", id))
    return _named(say, own.name, own.label, "source_kinds", own.kind)


def source_note(facts: Facts, say: Localizer, id: str) -> tuple[Wording, ...]:
    """Say whether the source is publicly accessible, where the notice says so."""
    own = facts.sources.get(id)
    if own is None or own.public is None:
        return ()
    return (Wording(say.label("public_source" if own.public else "not_public_source")),)


def name_of(facts: Facts, say: Localizer, register: str, id: str) -> Wording:
    """Return the name of an entry that stands under a key of notice.yml, or of one of the vocabulary."""
    return {"groups": group, "categories": category, "sources": source, "recipients": recipient}[register](facts, say, id)


def recipient(facts: Facts, say: Localizer, id: str) -> Wording:
    """Return the name of a recipient, or what it is where the notice does not name it."""
    own = facts.recipients[id]
    return _named(say, own.name, own.label, "recipient_kinds", own.kind)


def _named(say: Localizer, name: str | None, label: object, kind: str, code: str) -> Wording:
    if name:
        return Wording(name)
    return say.text(label) if label else Wording(say.term(kind, code))
