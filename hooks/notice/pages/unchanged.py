"""Since when each section has read as it does, and whether it has followed its source."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..translations.lag import Step, behind
from ..versions import Version
from .comparison import differences
from .site import Site


def unchanged_since(site: Site, version: Version, page: str, language: str) -> dict[str, Version]:
    """The version from which the sections of a page stand as they are, by id; those as old as the notice are left out.

    What counts is the text in `language`, the text it is translated from, and the facts under it.
    """
    found: dict[str, Version] = {}
    newer = version
    while older := site.timeline.before(newer):
        for id in _reworded(differences(site, older, newer), page, (language, version.notice.source)):
            found.setdefault(id, newer)
        newer = older
    return found


def lagging(site: Site, version: Version, page: str, language: str) -> dict[str, date]:
    """The sections of a translated page that lag behind their source, and the day from which that reads otherwise."""
    notice = version.notice
    if language == notice.source or not notice.is_translated(page, language):
        return {}
    return behind(_steps(site, version), page, language, notice.source)


def _steps(site: Site, version: Version) -> Iterator[Step]:
    newer = version
    while older := site.timeline.before(newer):
        if not newer.release.minor:
            found = differences(site, older, newer)
            yield Step(newer.effective, found["reworded"], found["new_languages"])
        newer = older


def _reworded(changed: Mapping[str, Any], page: str, languages: tuple[str, str]) -> Iterator[str]:
    for language in languages:
        yield from changed["reworded"].get(page, {}).get(language, ())
    yield from (section for where, section in changed["shown"] if where == page)
