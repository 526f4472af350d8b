"""The headings of the change history name the versions of the notice."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import pairwise

from .clock import is_day
from .documents import Document, Section
from .messages import Message
from .problems import Problem


@dataclass(frozen=True)
class VersionHeading:
    """A heading names a version: the day from which it applies, and legal's own title and summary by language.

    `imported` says that it was published elsewhere before; `minor` that nothing changed that matters to readers; `held`
    that it is not to be published until its mark `.draft` is taken away.
    """

    effective: date
    summaries: dict[str, Section]
    imported: bool = False
    minor: bool = False
    held: bool = False

    @cached_property
    def id(self) -> str:
        """Return the ISO date, which is the id of the heading and the name of the version everywhere."""
        return self.effective.isoformat()

    def summary(self, language: str, source: str) -> Section:
        """Return the summary in `language`, or in the `source` language where it is not translated."""
        return self.summaries.get(language) or self.summaries[source]


def version_headings(histories: Mapping[str, Document], source: str) -> tuple[tuple[VersionHeading, ...], list[Problem]]:
    """Read the versions, newest first, from the history page of each language; `source` decides.

    Return no versions but the problems where the source language names none, or a day that does not exist.
    """
    written = [section for section in histories[source].sections if section.level == 2]
    problems = [problem for section in written for problem in _not_a_date(histories[source], section)]
    if not written:
        problems.append(histories[source].problem(1, Message("history.no-version")))
    if problems:
        return (), problems
    found = [_version_heading(histories, section) for section in written]
    problems = [problem for heading in found for problem in _differing_marks(heading, histories, source)]
    for newer, older in pairwise(found):
        if newer.effective <= older.effective:
            line = newer.summaries[source].line
            problems.append(histories[source].problem(line, Message("history.order", above=newer.id, below=older.id)))
    return tuple(found), problems


def _version_heading(histories: Mapping[str, Document], section: Section) -> VersionHeading:
    pairs = ((language, document.section(section.id)) for language, document in histories.items())
    summaries = {language: found for language, found in pairs if found}
    marks = section.marks
    return VersionHeading(date.fromisoformat(section.id), summaries, "imported" in marks, "minor" in marks, "draft" in marks)


def _differing_marks(heading: VersionHeading, histories: Mapping[str, Document], source: str) -> Iterator[Problem]:
    original = heading.summaries[source]
    for language, section in heading.summaries.items():
        if sorted(section.marks) != sorted(original.marks):
            marks = " ".join([f"#{heading.id}", *(f".{mark}" for mark in original.marks)])
            message = Message("history.other-marks", version=heading.id, file=histories[source].file, marks=marks)
            yield histories[language].problem(section.line, message)


def _not_a_date(document: Document, section: Section) -> list[Problem]:
    if is_day(section.id):
        return []
    return [document.problem(section.line, Message("history.no-day", id=section.id, day="2026-12-01"))]
