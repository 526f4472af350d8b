"""The change history: legal's own words, and beside them what was found by comparing the versions."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..addresses import relative, version_page
from ..documents import Section
from ..links import with_addresses
from ..reading import HISTORY
from ..versions import Status, Version
from ..views.banner import Day, day
from ..views.frame import Place, version_links
from .comparison import comparison, is_minor
from .site import Site
from .text import contents, in_language


@dataclass(frozen=True)
class Row:
    """A version in the table of versions, and above its summary. `minor` is none for the first version."""

    id: str
    title: str
    status: Status
    since: Day
    until: Day | None
    published: Day | None
    imported: bool
    minor: bool | None
    href: str


def history_page(site: Site, language: str) -> str:
    """The change history in `language`, newest version first."""
    document = site.publication.working.document(HISTORY, language)
    found = {row.id: row for row in rows(site, language)}
    parts: list[str] = []
    for section in document.sections:
        parts += [section.heading, *_entry(site, section, found, language), section.html]
        if section.level == 1:
            parts.append(site.templates.render("on_a_date.html", site.say(language), rows=list(found.values())))
        parts += _changes(site, section, language)
    here = with_addresses("\n".join(part for part in parts if part), _addresses(site, language))
    place = Place(HISTORY, language, HISTORY, tuple(_written(site)), document.title, document.description)
    links = version_links(site.addresses, language, "index", None, None)
    body = in_language(site, language, document.language, here)
    return site.page(place, body, contents(document), links, extra=("redline.css", "redline.js", "on-a-date.js"))


def _written(site: Site) -> list[str]:
    return [language for language in site.languages if language in site.publication.histories]


def rows(site: Site, language: str) -> list[Row]:
    """What is known of each version, newest first."""
    return [_row(site, version, language) for version in reversed(site.timeline.versions)]


def _row(site: Site, version: Version, language: str) -> Row:
    say, release, until = site.say(language), version.release, site.timeline.until(version)
    start = site.addresses.path(HISTORY, language)
    summary = release.summaries.get(language) or release.summaries[site.publication.working.source]
    return Row(
        id=version.id,
        title=summary.title,
        status=site.timeline.status(version),
        since=day(say, version.effective),
        until=day(say, until) if until else None,
        published=day(say, version.published) if version.published else None,
        imported=release.imported,
        minor=is_minor(site, version) if site.timeline.before(version) else None,
        href=relative(start, site.addresses.path(version_page(version.id, "index"), language)),
    )


def _entry(site: Site, section: Section, found: dict[str, Row], language: str) -> list[str]:
    """What is known of a version, under its heading."""
    row = found.get(section.id)
    return [site.templates.render("history_entry.html", site.say(language), row=row)] if row else []


def _changes(site: Site, section: Section, language: str) -> list[str]:
    version = next((version for version in site.timeline.versions if version.id == section.id), None)
    before = site.timeline.before(version) if version else None
    if version is None or before is None:
        return []
    changed = comparison(site, before, version, language, HISTORY)
    return [site.templates.render("folded.html", site.say(language), changed=changed)]


def _addresses(site: Site, language: str) -> Callable[[str], str]:
    start = site.addresses.path(HISTORY, language)
    return lambda page: relative(start, site.addresses.path(page, language))
