"""How hard each section is to read, in each language."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..documents import Document, Section
from ..readability import LIMITS, lix, sentences, words_in
from ..rules import Review
from .table import Row, Table

# The scale of LIX, up to the value of each step; from the limit of the language on, a text is hard.
EASY, VERY_HARD = 40, 60


@dataclass(frozen=True)
class Measure:
    """LIX, what it means ("easy", "fair", "hard", "very_hard"), and how many sentences are long."""

    lix: int
    grade: str
    long: int


def measured(review: Review) -> list[Table[Measure]]:
    """Every page of which something can be told, with the sections that are long enough; the source language first."""
    return [table for page in review.notice.pages if (table := _table(review, page)).rows]


def _table(review: Review, page: str) -> Table[Measure]:
    notice = review.notice
    documents = {language: notice.documents[page][language] for language in notice.languages if language in notice.documents[page]}
    source = documents[notice.source]
    languages = sorted(set(documents) & set(LIMITS), key=lambda language: (language != notice.source, notice.languages.index(language)))
    measures = {section: dict(_measures(section.id, documents, languages)) for section in source.sections}
    rows = [Row(review.title(section.id, page), section.level, found) for section, found in measures.items() if found]
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
    return Measure(value, grade, sum(len(words_in(sentence)) > limits.long for sentence in sentences(section.html)))
