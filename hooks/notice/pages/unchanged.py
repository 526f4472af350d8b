"""Since when each section has read as it does."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from ..changes.sections import REWORDED
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


def _reworded(changed: Mapping[str, Any], page: str, languages: tuple[str, str]) -> Iterator[str]:
    for language in languages:
        sections = changed["sections"].get(page, {}).get(language, {})
        yield from (id for id, kinds in sections.items() if REWORDED & set(kinds))
    yield from (section for where, section in changed["shown"] if where == page)
