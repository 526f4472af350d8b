"""A heading that lacks its id, or has one that cannot be, is told which one it is to have.

That is the id of the same section in another language, where its page has the same headings at the same levels; else
that of a fact that has no section yet and is called like the heading; else one that is made of the heading.
"""
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace

from .anchors import Documents, sections_of_facts, title_of
from .documents import Document
from .facts import Facts
from .page_names import HISTORY
from .plain_ids import plain_id
from .problems import near_miss
from .vocabulary import Terms

# Messages that tell a heading its id, and the value that holds it.
TELLING = {"headings.no-id": "id", "headings.bad-id": "plain"}

# Labels of the vocabulary that call facts by their names.
LABELS = {
    "contact": ("contact",), "dpo": ("dpo",), "representative": ("representative",), "joint-controllers": ("joint_controllers",),
    "authority": ("authority",), "recipients": ("recipient", "who_gets"), "retention": ("how_long",), "transfers": ("transfers",),
    "automated-decisions": ("automated",),
}  # fmt: skip


def with_meant_ids(documents: Documents, facts: Facts, terms: Mapping[str, Terms]) -> dict[str, dict[str, Document]]:
    """Return the documents in which headings have the ids that they are told to have, and the messages tell them."""
    needed = sections_of_facts(facts, documents)
    found: dict[str, dict[str, Document]] = {}
    for page, by_language in documents.items():
        own = needed.get(page, {})
        ids = {language: dict(_meant(document, by_language, own, terms[language])) for language, document in by_language.items()}
        found[page] = {language: _told(document, ids[language]) for language, document in by_language.items()}
    return found


def lines_of_made_ids(document: Document) -> set[int]:
    """Return the lines of headings whose ids were made: these do not stand there yet."""
    return {problem.line for problem in document.problems if problem.message.id in TELLING}


def _meant(
    document: Document, by_language: Mapping[str, Document], needed: Collection[str], terms: Terms
) -> Iterator[tuple[int, str]]:
    made = lines_of_made_ids(document)
    free = [id for id in needed if id not in document.ids]
    alike = [other for other in by_language.values() if other is not document and _levels(other) == _levels(document)]
    for place, section in enumerate(document.sections):
        if section.line not in made or document.page == HISTORY:
            continue
        elsewhere = (other.sections[place] for other in alike if other.sections[place].line not in lines_of_made_ids(other))
        known = next((other.id for other in elsewhere if other.id not in document.ids), None)
        called = {plain_id(name): id for id in free for name in _names(id, terms)}
        fact = called.get(section.id) or called.get(near_miss(section.id, called) or "")
        if id := known or fact:
            free = [other for other in free if other != id]
            yield section.line, id


def _names(id: str, terms: Terms) -> Iterator[str]:
    """Yield what the section of a fact may be called: as messages say it, and as the vocabulary of the language does."""
    title = title_of(id, terms)
    yield from (id, title if isinstance(title, str) else title.text(terms.language))
    yield from (terms["labels", key] for key in LABELS.get(id, ()))


def _levels(document: Document) -> list[int]:
    return [section.level for section in document.sections]


def _told(document: Document, ids: Mapping[int, str]) -> Document:
    if not ids:
        return document
    sections = tuple(replace(section, id=ids.get(section.line, section.id)) for section in document.sections)
    problems = (
        replace(problem, message=problem.message.with_values(**{TELLING[problem.message.id]: ids[problem.line]}))
        if problem.line in ids and problem.message.id in TELLING
        else problem
        for problem in document.problems
    )
    return replace(document, sections=sections, problems=tuple(problems))
