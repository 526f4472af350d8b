"""Which sections of a translation lag behind: their source changed, and they did not."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..changes import changes
from ..versions import Version


@dataclass(frozen=True)
class Step:
    """What changed from one version to the one that applies from `day`.

    `reworded` has the ids of the sections that read otherwise, by page and language; `new` the languages in
    which a page has come.
    """

    day: date
    reworded: Mapping[str, Mapping[str, Collection[str]]]
    new: Mapping[str, Collection[str]]


def behind(steps: Iterable[Step], page: str, language: str, source: str) -> dict[str, date]:
    """The sections of a page whose text in `source` changed later than their translation, and the day from which it reads so.

    `steps` are newest first. A change goes unnoticed where the page had no translation yet: that was made of the new text.
    """
    found: dict[str, date] = {}
    followed: set[str] = set()
    for step in steps:
        if language in step.new.get(page, ()):
            break
        sections = step.reworded.get(page, {})
        followed.update(sections.get(language, ()))
        for id in sections.get(source, ()):
            if id not in followed:
                found.setdefault(id, step.day)
    return found


def steps(versions: Iterable[Version]) -> Iterator[Step]:
    """The steps between versions that are given newest first. One that is minor changes nothing that a translation must follow."""
    newer: Version | None = None
    for version in versions:
        if newer and not newer.heading.minor:
            found = changes(version.notice, newer.notice)
            yield Step(newer.effective, found.reworded, found.new_languages)
        newer = version
