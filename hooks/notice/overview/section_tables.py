"""Pages are shown as tables of their sections: how far each translation has come, how hard each is to read."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

from ..documents import Document, Section
from ..readability import LIMITS, lix, sentences, words_in_one_breath
from ..rules import Review
from ..translations.lag import behind, steps

Cell = TypeVar("Cell")


@dataclass(frozen=True)
class SectionRow(Generic[Cell]):
    """A row is a section, the level of its heading, and its cell in each language that has one."""

    title: str
    level: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Table(Generic[Cell]):
    """A table is a page, the languages of its columns, and its sections."""

    title: str
    languages: list[str]
    rows: list[SectionRow[Cell]]


# The scale of LIX, up to the value of each step; from the limit of the language on, a text is hard.
EASY, VERY_HARD = 40, 60


@dataclass(frozen=True)
class Measure:
    """A measure is LIX, what it means ("easy", "fair", "hard", "very_hard"), and how many sentences are long."""

    lix: int
    grade: str
    long: int


def measured(review: Review) -> list[Table[Measure]]:
    """Return every page of which something can be told, with the sections that are long enough.

    The source language comes first.
    """
    return [table for page in review.notice.pages if (table := _readability_table(review, page)).rows]


def _readability_table(review: Review, page: str) -> Table[Measure]:
    notice = review.notice
    documents = {language: notice.documents[page][language] for language in notice.languages if language in notice.documents[page]}
    source = documents[notice.source]
    languages = sorted(set(documents) & set(LIMITS), key=lambda language: (language != notice.source, notice.languages.index(language)))
    measures = {section: dict(_measures(section.id, documents, languages)) for section in source.sections}
    rows = [SectionRow(review.title(section.id, page), section.level, found) for section, found in measures.items() if found]
    return Table(review.title(source.ids[0], page), languages, rows)


def _measures(id: str, documents: Mapping[str, Document], languages: list[str]) -> Iterator[tuple[str, Measure]]:
    for language in languages:
        section = documents[language].section(id)
        if section and (measure := _measure(section, language)):
            yield language, measure


def _measure(section: Section, language: str) -> Measure | None:
    value, limits = lix(section.html, language), LIMITS[language]
    if value is None:
        return None
    grade = "easy" if value <= EASY else "fair" if value <= limits.lix else "hard" if value <= VERY_HARD else "very_hard"
    return Measure(value, grade, sum(words_in_one_breath(sentence) > limits.long for sentence in sentences(section.html)))


class State(StrEnum):
    """A section has a state in a language."""

    CURRENT = "current"
    BEHIND = "behind"  # its source changed, and it did not
    MISSING = "missing"
    LATER = "later"  # the page is translated later, on purpose


@dataclass(frozen=True)
class TranslationCell:
    """A cell tells the state. `since` is the day from which the source reads otherwise than what was translated."""

    state: State
    since: date | None = None


def translations(review: Review) -> list[Table[TranslationCell]]:
    """Return a table for every page with sections that are not up to date in some language, with these.

    The change history is none of them: no version lacks it in any language.
    """
    notice = review.notice
    languages = [language for language in notice.languages if language != notice.source]
    return [table for page in notice.pages if (table := _translation_table(review, page, languages)).rows]


def _translation_table(review: Review, page: str, languages: list[str]) -> Table[TranslationCell]:
    documents, source = review.notice.documents[page], review.notice.source
    passed = list(steps(review.line))
    late = {language: behind(passed, page, language, source) for language in languages}
    rows = [
        SectionRow(
            review.title(section.id, page),
            section.level,
            {language: _cell(section, documents.get(language), late[language]) for language in languages},
        )
        for section in documents[source].sections
    ]
    told = [row for row in rows if any(cell.state != State.CURRENT for cell in row.cells.values())]
    return Table(rows[0].title, languages, told)


def _cell(original: Section, translation: Document | None, late: Mapping[str, date]) -> TranslationCell:
    section = translation.section(original.id) if translation else None
    if section is None:
        return TranslationCell(State.LATER)
    if original.text and not section.text:
        return TranslationCell(State.MISSING)
    since = late.get(original.id)
    return TranslationCell(State.BEHIND, since) if since else TranslationCell(State.CURRENT)
