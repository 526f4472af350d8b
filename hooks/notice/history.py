"""The versions of the notice, as the headings of the change history name them."""
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from .documents import Document, Section
from .problems import Problem


@dataclass(frozen=True)
class Release:
    """A version: the day from which it applies, and legal's own title and summary in each language."""

    effective: date
    summaries: dict[str, Section]

    @property
    def id(self) -> str:
        """ISO date: id of the heading, and name of the version everywhere."""
        return self.effective.isoformat()

    def is_in_force_on(self, day: date) -> bool:
        return self.effective <= day


def releases(histories: Mapping[str, Document], source: str) -> tuple[tuple[Release, ...], list[Problem]]:
    """The versions, newest first, from the history page of each language; `source` decides."""
    written = [section for section in histories[source].sections if section.level == 2]
    problems = [problem for section in written for problem in _not_a_date(histories[source], section)]
    if not written:
        problems.append(histories[source].problem(1, 'names no version; add a heading such as "## What changed {#2026-12-01}".'))
    if problems:
        return (), problems
    found = [Release(date.fromisoformat(section.id), _summaries(histories, section.id)) for section in written]
    for newer, older in pairwise(found):
        if newer.effective <= older.effective:
            line = newer.summaries[source].line
            problems.append(histories[source].problem(line, f"{newer.id} stands above {older.id}; the newest version comes first."))
    return tuple(found), problems


def _summaries(histories: Mapping[str, Document], id: str) -> dict[str, Section]:
    pairs = ((language, document.section(id)) for language, document in histories.items())
    return {language: section for language, section in pairs if section}


def _not_a_date(document: Document, section: Section) -> list[Problem]:
    message = f'"{section.id}" is not a day; the id of a version is the day it takes effect, e.g. {{#2026-12-01}}.'
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", section.id):
        return [document.problem(section.line, message)]
    try:
        date.fromisoformat(section.id)
    except ValueError:
        return [document.problem(section.line, message)]
    return []
