"""Each section has read as it does since a version, and has followed its source or not."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from ..translations.lag import Compared, behind, steps
from ..versions import Version
from .comparison import differences
from .site import Site

# By page and language: for the id of each section the version that last changed it.
Reworded = dict[str, dict[str, dict[str, str]]]


def unchanged_since(site: Site, version: Version, page: str, language: str) -> dict[str, Version]:
    """Return the version from which the sections of a page stand as they are, by id.

    Those as old as the notice are left out. What counts is the text in `language`, the text it is translated from, and
    the facts under it.
    """
    found = _reworded_in(site, version).get(page, {}).get(language, {})
    return {id: site.timeline.version(day) for id, day in found.items()}


def lagging(site: Site, version: Version, page: str, language: str) -> dict[str, date]:
    """Return the sections of a translated page that lag behind their source.

    Each has the day from which the source reads otherwise.
    """
    found = _lagging_in(site, version).get(page, {}).get(language, {})
    return {id: date.fromisoformat(day) for id, day in found.items()}


def warm_cache(site: Site) -> None:
    """Ask for what the next version builds on, also in a build that makes no page anew.

    Otherwise all versions would be compared again.
    """
    for newest in site.timeline.frozen[-1:]:
        _reworded_in(site, newest)


def _lagging_in(site: Site, version: Version) -> Reworded:
    return dict(site.cache.data("lagging", _so_far(site, version), lambda: _lagging(site, version)))


def _lagging(site: Site, version: Version) -> Reworded:
    notice, passed = version.notice, list(steps(_back_from(site, version), lambda older, newer: _reworded_between(site, older, newer)))
    return {
        page: {
            language: {id: day.isoformat() for id, day in behind(passed, page, language, notice.source).items()}
            for language in notice.documents[page]
            if language != notice.source
        }
        for page in notice.pages
    }


def _back_from(site: Site, version: Version) -> Iterator[Version]:
    """Yield a version and all before it, newest first."""
    found: Version | None = version
    while found:
        yield found
        found = site.timeline.before(found)


def _reworded_between(site: Site, older: Version, newer: Version) -> Compared:
    found = differences(site, older, newer)
    return found["reworded"], found["new_languages"]


def _reworded_in(site: Site, version: Version) -> Reworded:
    older = site.timeline.before(version)
    if older is None:
        return {}
    return dict(site.cache.data("reworded", _so_far(site, version), lambda: _brought_up(site, older, version)))


def _so_far(site: Site, version: Version) -> Iterator[object]:
    """Yield what tells a version and all before it apart: the seal of a frozen one holds the one before."""
    yield from [(other.id, other.digest) if other else None for other in (site.timeline.before(version), version)]
    yield site.languages


def _brought_up(site: Site, older: Version, version: Version) -> Reworded:
    """Return what was known of the version before, and what this one changed; read neither of them again."""
    known, changed = _reworded_in(site, older), differences(site, older, version)
    pages = dict.fromkeys((*known, *changed["reworded"], *(page for page, _ in changed["shown"])))
    return {
        page: {
            language: known.get(page, {}).get(language, {}) | dict.fromkeys(_reworded(changed, page, language), version.id)
            for language in site.languages
        }
        for page in pages
    }


def _reworded(changed: Mapping[str, Any], page: str, language: str) -> Iterator[str]:
    for written in (language, changed["source"]):
        yield from changed["reworded"].get(page, {}).get(written, ())
    yield from (section for where, section in changed["shown"] if where == page)
