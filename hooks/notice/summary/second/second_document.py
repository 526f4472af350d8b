"""The document of the second format is built as it is in force at the root, or as one version states it."""
from __future__ import annotations

from collections.abc import Iterator

from ...addresses import Addresses
from ...facts import Facts
from ...facts.declared import FactPlace, walk
from ...facts.marks import CodeOf, Means
from ...facts.processing import Category, Group, Source
from ...facts.references import given
from ...page_names import DEVELOPERS, NOTICE
from ...reading import Notice
from ...versions import Timeline, Version
from ...vocabulary import codes
from ...vocabulary.sealed_words import SECOND_FORMAT, format_of
from ..building import described, permalink, status_word
from ..format.json_values import GDPR
from ..multilingual import Multilingual
from .context import context, published
from .document_frame import NOTICE_TYPES
from .growth import newest
from .keys import Node, iris
from .writer import FactWriter


def in_force(timeline: Timeline, addresses: Addresses) -> Node:
    """Return the document at the root: the version in force."""
    version, status = timeline.current, timeline.status(timeline.current)
    own = {"status": status_word(status), "currentVersion": permalink(version, addresses)}
    return _document(version, timeline.written_after(version), Multilingual(version.notice, addresses), own, newest())


def of_version(version: Version, before: Version | None, addresses: Addresses) -> Node:
    """Return the document of one version, under its own ids, in the words and in the version of the format that are sealed with it."""
    own = {"isVersionOf": addresses.absolute(NOTICE, addresses.default)}
    format_ = format_of(version.contents, SECOND_FORMAT) if version.frozen else newest()
    return _document(version, before, Multilingual(version.notice, addresses, version.id), own, format_)


def _document(version: Version, before: Version | None, say: Multilingual, own: Node, format_: str) -> Node:
    notice, addresses, shown = version.notice, say.addresses, say.version
    facts = with_vocabulary(notice.facts, say)
    writer = FactWriter(facts, say, format_)
    frame: Node = {
        "version": version.id,
        **own,
        "title": {language: notice.document(NOTICE, language).title for language in notice.written_in},
        "description": described(notice),
        "url": say.page(NOTICE, notice.source),
        "stableIds": {language: addresses.stable_id(version.id, language) for language in notice.written_in},
        "replaces": permalink(before, addresses) if before else None,
        "validFrom": version.effective.isoformat(),
        "published": version.published.isoformat() if version.published else None,
        "seal": version.digest if version.frozen else None,
        "firstFormat": addresses.summary(shown),
        "sourceLanguage": notice.source,
        "inLanguage": list(notice.written_in),
        "applicableLaw": [GDPR],
        "sections": _sections(writer, notice),
        "terms": _terms(facts, say),
    }
    head = {
        "@context": context(addresses.absolute(DEVELOPERS, addresses.default), say.root, format_),
        "$schema": addresses.schema(format_),
        "id": say.root,
        "type": [*NOTICE_TYPES],
    }
    stated = writer.entry(facts, Means(""))
    return {**head, **{key: value for key, value in frame.items() if value is not None}, **stated, "type": head["type"]}


def with_vocabulary(facts: Facts, say: Multilingual) -> Facts:
    """Return facts with an entry for each group, category and source of the vocabulary that they name, called as it is there."""
    used: dict[str, list[str]] = {"groups": [], "categories": [], "sources": []}
    for place in _published_places(facts):
        for _, register, id in place.ids():
            if register in used and id not in getattr(facts, register) and id in given(register):
                used[register].append(id)
    groups = {id: Group(label=say.term("groups", id), like=id) for id in used["groups"]}
    categories = {id: Category(label=say.term("categories", id), like=id) for id in used["categories"]}
    sources = {id: Source(kind=id, label=say.term("source_kinds", id)) for id in used["sources"]}
    return facts.model_copy(
        update={
            "groups": {**facts.groups, **groups},
            "categories": {**facts.categories, **categories},
            "sources": {**facts.sources, **sources},
        }
    )


def _published_places(facts: Facts) -> Iterator[FactPlace]:
    """Yield the place of each fact that data have."""
    names = {field.name for field in published(Facts, newest())}
    return (place for place in walk(facts, Facts) if place.path[0] in names)


def _sections(writer: FactWriter, notice: Notice) -> dict[str, Node]:
    found = {id: writer.section(id) for id in notice.homes if id not in notice.facts.purposes}
    return {id: {"type": ["schema:WebPageElement"], **section} for id, section in found.items() if "title" in section}


def _terms(facts: Facts, say: Multilingual) -> dict[str, Node]:
    """Return what each code is called that the facts name, in the order in which they do."""
    found: dict[str, Node] = {}
    for place in _published_places(facts):
        if not isinstance(place.field.kind, CodeOf):
            continue
        kind = place.field.kind.codes
        for code in dict(place.items()).values():
            iri, article = iris(kind).get(code), codes()[kind][code].article
            node = {"type": ["skos:Concept"], "title": say.term(kind, code), "iri": iri, "article": article}
            found[f"{kind}.{code}"] = {key: value for key, value in node.items() if value}
    return found
