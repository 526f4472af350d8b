"""The nodes of what purposes name are built here: groups of people, categories of data, sources, recipients."""
from __future__ import annotations

from ..facts import Facts
from ..facts.processing import GIVEN_SOURCES, Provision, Purpose, UsedCategory
from .format import register_format as f
from .multilingual import Multilingual, iri, listed, one


def data_subject(facts: Facts, multilingual: Multilingual, id: str) -> f.DataSubject:
    """Return a group of people: the notice's own, or one of the vocabulary."""
    own, code = facts.groups.get(id), facts.code_of("groups", id)
    title = own.label if own else multilingual.term("groups", id)
    return f.DataSubject(id=multilingual.id(f"group-{id}"), code=code, category=[iri("groups", code)] if code else None, title=title)


def own_category(facts: Facts, multilingual: Multilingual, id: str) -> f.PersonalData:
    """Return a category of data that the notice defines itself."""
    own = facts.categories[id]
    categories = [iri("categories", own.like)] if own.like else None
    node = {"id": multilingual.id(f"category-{id}"), "code": own.like, "category": categories, "title": own.label}
    return f.PersonalData(type=_data_type(facts, id), **node)


def used_data(facts: Facts, multilingual: Multilingual, used: UsedCategory, purpose: Purpose) -> f.PersonalData:
    """Return a category of data in a purpose.

    What is said of it there is said of no other purpose, so it has no id.
    """
    own, provision = facts.categories.get(used.category), purpose.provision
    code = facts.code_of("categories", used.category)
    categories = [multilingual.id(f"category-{used.category}")] if own else []
    return f.PersonalData(
        type=_data_type(facts, used.category),
        code=code,
        category=[*categories, *([iri("categories", code)] if code else [])],
        title=own.label if own else multilingual.term("categories", used.category),
        necessity=_necessity(provision) if provision else None,
        sources=listed(source(facts, multilingual, id) for id in used.sources or ()),
    )


def _data_type(facts: Facts, category: str) -> str | list[str]:
    return ["dpv:PersonalData", "dpv:SpecialCategoryPersonalData"] if facts.is_special(category) else "dpv:PersonalData"


def _necessity(provision: Provision) -> str:
    return iri("provision_kinds", provision.kind).removeprefix("dpv:")


def source(facts: Facts, multilingual: Multilingual, id: str) -> f.SourceNode:
    """Return a source: the notice's own, or the person, the person's device, our own records."""
    own = facts.sources.get(id)
    kind = own.kind if own else id
    node = {"id": multilingual.id(f"source-{id}"), "code": kind, "kind": multilingual.term("source_kinds", kind)}
    if own is None:
        return f.SourceNode(type=iri("source_kinds", kind), **node)
    access = None if own.public is None else "dpv:PublicDataSource" if own.public else "dpv:NonPublicDataSource"
    types = list(dict.fromkeys(filter(None, (iri("source_kinds", kind), access))))
    public = one(access, "dpv:PublicDataSource", lambda type: f.PublicAccess(type=type))
    silent = access is None and kind in GIVEN_SOURCES
    return f.SourceNode(type=types, name=own.name, title=own.label, public_access=None if silent else public, **node)


def recipient(facts: Facts, multilingual: Multilingual, id: str) -> f.RecipientNode:
    """Return a recipient."""
    own = facts.recipients[id]
    return f.RecipientNode(
        id=multilingual.id(f"recipient-{id}"),
        type=iri("recipient_kinds", own.kind),
        code=own.kind,
        kind=multilingual.term("recipient_kinds", own.kind),
        name=own.name,
        title=own.label,
        sector=own.sector,
        countries=own.country,
        website=own.website,
    )
