"""How far each translation has come, section by section."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ..documents import Document, Section
from ..rules import Review
from ..translations.lag import behind, steps
from .table import Row, Table


class State(StrEnum):
    """What a section is in a language."""

    CURRENT = "current"
    BEHIND = "behind"  # its source changed, and it did not
    MISSING = "missing"
    LATER = "later"  # the page is translated later, on purpose


@dataclass(frozen=True)
class Cell:
    """`since`: the day from which the source reads otherwise than what was translated."""

    state: State
    since: date | None = None


def translations(review: Review) -> list[Table[Cell]]:
    """Of every page but the change history, which no version lacks in any language."""
    notice = review.notice
    languages = [language for language in notice.languages if language != notice.source]
    return [_table(review, page, languages) for page in notice.pages] if languages else []


def _table(review: Review, page: str, languages: list[str]) -> Table[Cell]:
    documents, source = review.notice.documents[page], review.notice.source
    passed = list(steps(review.line))
    late = {language: behind(passed, page, language, source) for language in languages}
    rows = [
        Row(
            review.title(section.id, page),
            section.level,
            {language: _cell(section, documents.get(language), late[language]) for language in languages},
        )
        for section in documents[source].sections
    ]
    return Table(rows[0].title, languages, rows)


def _cell(original: Section, translation: Document | None, late: Mapping[str, date]) -> Cell:
    section = translation.section(original.id) if translation else None
    if section is None:
        return Cell(State.LATER)
    if original.text and not section.text:
        return Cell(State.MISSING)
    since = late.get(original.id)
    return Cell(State.BEHIND, since) if since else Cell(State.CURRENT)
