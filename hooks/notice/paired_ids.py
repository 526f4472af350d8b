"""A section of a translation that stands in the place of one of the original, and has another id, is told that of the original."""
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from .anchors import Documents, as_told, sections_of_facts
from .documents import Document, Section
from .facts import Facts
from .meant_ids import lines_of_made_ids
from .messages import Message
from .page_names import HISTORY
from .problems import Problem


def with_ids_of_original(documents: Documents, facts: Facts) -> dict[str, dict[str, Document]]:
    """Return the documents in which sections of translations have the ids that they are told to have, and problems that tell them."""
    needed = sections_of_facts(facts, documents)
    found: dict[str, dict[str, Document]] = {}
    for page, by_language in documents.items():
        original = by_language.get(facts.languages.source)
        own = needed.get(page, {})
        found[page] = {
            language: document if original is None or page == HISTORY else _with_ids(document, original, own)
            for language, document in by_language.items()
        }
    return found


def _with_ids(document: Document, original: Document, needed: Collection[str]) -> Document:
    """Return a document with the ids of the original in the places where it has others that no fact needs."""
    told, made = as_told(original, needed), lines_of_made_ids(document) | lines_of_made_ids(original)
    lacking = [id for id in needed if id not in original.ids]
    pairs = {
        own.line: its
        for own, its in _pairs(as_told(document, lacking), told)
        if own.id not in needed and made.isdisjoint((own.line, its.line))
    }
    if not pairs:
        return document
    sections = tuple(replace(one, id=pairs[one.line].id) if one.line in pairs else one for one in document.sections)
    problems = (_problem(document, section, pairs[section.line], original) for section in document.sections if section.line in pairs)
    return replace(document, sections=sections, problems=(*document.problems, *problems))


def _problem(document: Document, section: Section, meant: Section, original: Document) -> Problem:
    message = Message("anchors.other-id", id=section.id, meant=meant.id, file=original.file, line=meant.line)
    return document.problem(section.line, message)


def _pairs(document: Document, original: Document) -> Iterator[tuple[Section, Section]]:
    """Yield sections that differ in their ids and stand in the same place, between sections that both documents have."""
    own, its = (_between(one, other.ids) for one, other in ((document, original), (original, document)))
    if list(own) != list(its):
        return
    for before, sections in own.items():
        if len(sections) == 1 == len(its[before]) or [one.level for one in sections] == [one.level for one in its[before]]:
            yield from zip(sections, its[before], strict=True)


def _between(document: Document, common: Collection[str]) -> Mapping[str, list[Section]]:
    """Return the sections that are not common, by the id of the common one before them; "" is before the first."""
    found: dict[str, list[Section]] = {"": []}
    for section in document.sections:
        if section.id in common:
            found[section.id] = []
        else:
            found[next(reversed(found))].append(section)
    return found
