"""Sections of a translation lag behind where their source changed, and they did not."""
from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from ..changes import changes
from ..renamed_ids import RenamedIds
from ..versions import Version

Reworded = Mapping[str, Mapping[str, Collection[str]]]
"""The ids of sections that read otherwise, by page and language."""
NewLanguages = Mapping[str, Collection[str]]
"""The languages in which a page has come, by page."""
Compared = tuple[Reworded, NewLanguages, RenamedIds]


@dataclass(frozen=True)
class Step:
    """A step is what changed from one version to the one that applies from `day`.

    `reworded` has the ids of the sections that read otherwise, by page and language; `new` has the languages in which a
    page has come, `renamed_ids` the sections that have another id.
    """

    day: date
    reworded: Reworded
    new: NewLanguages
    renamed_ids: RenamedIds = field(default_factory=dict)


def behind(steps: Iterable[Step], page: str, language: str, source: str) -> dict[str, date]:
    """Return the sections of a page that changed in the `source` language later than in the translation.

    Each has the day from which the source reads so. `steps` are newest first. A change goes unnoticed where the page
    had no translation yet: that was made of the new text.
    """
    found: dict[str, date] = {}
    followed: set[str] = set()
    now: dict[str, str] = {}  # what the ids of a step are called today
    for step in steps:
        if language in step.new.get(page, ()):
            break
        sections = step.reworded.get(page, {})
        followed.update(now.get(id, id) for id in sections.get(language, ()))
        for id in (now.get(id, id) for id in sections.get(source, ())):
            if id not in followed:
                found.setdefault(id, step.day)
        now |= {old: now.get(new, new) for old, new in step.renamed_ids.get(page, {}).items()}
    return found


def steps(versions: Iterable[Version], compare: Callable[[Version, Version], Compared] | None = None) -> Iterator[Step]:
    """Yield the steps between versions that are given newest first.

    One that is minor changes nothing that a translation must follow.
    """
    for newer, older in pairwise(versions):
        if not newer.heading.minor:
            yield Step(newer.effective, *(compare or _compared)(older, newer))


def _compared(older: Version, newer: Version) -> Compared:
    found = changes(older.notice, newer.notice)
    return found.reworded, found.new_languages, found.renamed_ids
