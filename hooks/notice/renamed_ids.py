"""A section may get another id; it is compared with what it was under the one before.

Its heading declares what ids it has had: `## How long? {#retention .was-keep}`. Where nobody declared it, a section
that only has another id, with the same title and text, is the same section too, and so is the title of a page; then the
one that has most of its words, where no other comes near.
"""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from .anchors import sections_of_facts
from .documents import Document, Section
from .facts import Facts
from .facts.values import NONE
from .likely_heirs import likely_heirs
from .reading import Notice

# By page: what the sections of an older version are called in a newer one, by the ids that only the older one has.
RenamedIds = Mapping[str, Mapping[str, str]]
LINK = re.compile(r'(href="(?:[a-z0-9-]+\.md)?#)([^"]+)"')


def renamed_ids(old: Notice, new: Notice, known: RenamedIds | None = None) -> dict[str, dict[str, str]]:
    """Return which sections have another id in `new` than in `old`; each is what one section was, and no other.

    `known` are ids that sections got on the way from one to the other, where there are versions between them. A section
    that had facts has them still, or is another one.
    """
    pages = (page for page in new.pages if page in old.documents)
    found = {page: _renamed(_original(old, page), _original(new, page), (known or {}).get(page, {})) for page in pages}
    bound = sections_of_facts(old.facts, old.documents)
    free = {
        page: {id: now for id, now in ids.items() if id not in bound.get(page, ()) or _is_purpose(old, id, new, now)}
        for page, ids in found.items()
    }
    return {page: ids for page, ids in free.items() if ids}


def _is_purpose(old: Notice, id: str, new: Notice, now: str) -> bool:
    """Say whether both ids are those of a purpose. Other facts hang on the id that the program knows them by."""
    return id in old.facts.purposes and now in new.facts.purposes


def _original(notice: Notice, page: str) -> Document:
    return notice.documents[page][notice.source]


def _renamed(old: Document, new: Document, known: Mapping[str, str]) -> dict[str, str]:
    gone = [section for section in old.sections if not new.section(section.id)]
    come = {section.id: section for section in new.sections if not old.section(section.id)}
    declared = {**known, **{id: section.id for section in come.values() for id in section.former_ids}}
    found: dict[str, str] = {}
    for section in gone:
        heir = declared.get(section.id)
        same = [id for id, other in come.items() if _is_the_same(section, other)]
        meant = heir if heir in come else same[0] if len(same) == 1 and not heir else None
        if meant and meant not in found.values():
            found[section.id] = meant
    left = [section for section in gone if section.id not in found and section.id not in declared]
    likely = likely_heirs(left, [section for id, section in come.items() if id not in (*found.values(), *declared.values())])
    return found | likely


def _is_the_same(old: Section, new: Section) -> bool:
    return old.level == new.level == 1 or (old.title, old.text) == (new.title, new.text)


def with_new_ids(notice: Notice, renamed: RenamedIds) -> Notice:
    """Return a notice with the ids of a newer one, so that both can be compared."""
    if not renamed:
        return notice
    documents = {
        page: {language: _document(document, renamed) for language, document in by_language.items()}
        for page, by_language in notice.documents.items()
    }
    purposes = {id: now for id in notice.facts.purposes if (now := renamed.get(notice.homes[id].page, {}).get(id))}
    return replace(notice, documents=documents, facts=_facts(notice.facts, purposes))


def _document(document: Document, renamed: RenamedIds) -> Document:
    ids = renamed.get(document.page, {})
    sections = (
        replace(section, id=ids.get(section.id, section.id), old_id=section.id, html=relinked(section.html, document.page, renamed))
        for section in document.sections
    )
    return replace(document, sections=tuple(sections))


def relinked(html: str, page: str, renamed: RenamedIds) -> str:
    """Return the HTML of a section of a page with its links within the notice led to other ids."""

    def led(match: re.Match[str]) -> str:
        target = match[1].removeprefix('href="').partition(".md#")[0].removesuffix("#") or page
        return f'{match[1]}{renamed.get(target, {}).get(match[2], match[2])}"'

    return LINK.sub(led, html)


def _facts(facts: Facts, ids: Mapping[str, str]) -> Facts:
    """Return facts in which purposes are called by other ids, also where they are referred to."""
    if not ids.keys() & facts.purposes.keys():
        return facts
    changed: dict[str, Any] = {"purposes": {ids.get(id, id): purpose for id, purpose in facts.purposes.items()}}
    if facts.automated_decisions and facts.automated_decisions != NONE:
        decisions = facts.automated_decisions
        changed["automated_decisions"] = [one.model_copy(update={"purpose": ids.get(one.purpose, one.purpose)}) for one in decisions]
    if facts.cookies and facts.cookies != NONE and facts.cookies.items and facts.cookies.items != NONE:
        items = [one.model_copy(update={"purposes": _each(one.purposes, ids)}) for one in facts.cookies.items]
        changed["cookies"] = facts.cookies.model_copy(update={"items": items})
    return facts.model_copy(update=changed)


def _each(purposes: Any, ids: Mapping[str, str]) -> Any:
    return purposes if purposes is None or purposes == NONE else [ids.get(id, id) for id in purposes]

