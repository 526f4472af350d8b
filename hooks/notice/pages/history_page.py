"""The change history has legal's own words, and beside them what was found by comparing the versions."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from ..addresses import relative, version_page
from ..assets import CHANGES
from ..documents import Document, Section
from ..links import leading_to_itself, with_places
from ..page_names import HISTORY, NOTICE
from ..seal import SUMS, short_seal
from ..versions import Status, Version
from ..views.banner import Day, day
from ..views.head import Place, version_links
from .comparison import comparison, is_minor
from .site import Presentation, Site
from .text import MAIN, contents, in_language


@dataclass(frozen=True)
class VersionRow:
    """A version stands so in the table of versions, and above its summary.

    `minor` is None for the first version.
    """

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
    """Return the change history in `language`, newest version first."""
    document = site.publication.working.document(HISTORY, language)
    found = {row.id: row for row in rows(site, language)}
    intro, *chapters = _chapters(document)
    values = {
        "intro": with_places(_prose(intro), _addresses(site, language, None)),
        "rows": list(found.values()),
        "versions": [_entry(site, sections, found[sections[0].id], language) for sections in chapters],
        "seals": _seals(site, site.addresses.path(HISTORY, language)),
    }
    here = site.templates.render("history.html", site.say(language), **values)
    place = Place(HISTORY, language, HISTORY, tuple(_written(site)), document.title, document.description)
    links = version_links(site.addresses, language, NOTICE, None, None)
    body = in_language(site.presentation, language, document.language, here)
    return site.surroundings.page(place, body, contents(document), links, [CHANGES], ["redline.js", "on-a-date.js"])


def _written(site: Site) -> list[str]:
    return [language for language in site.languages if language in site.publication.histories]


def rows(site: Site, language: str) -> list[VersionRow]:
    """Return what is known of each version, newest first."""
    return [_row(site, version, language) for version in reversed(site.timeline.versions)]


def _row(site: Site, version: Version, language: str) -> VersionRow:
    say, heading, until = site.say(language), version.heading, site.timeline.until(version)
    start = site.addresses.path(HISTORY, language)
    return VersionRow(
        id=version.id,
        title=heading.summary(language, site.publication.working.source).title,
        status=site.timeline.status(version),
        since=day(say, version.effective),
        until=day(say, until) if until else None,
        published=day(say, version.published) if version.published else None,
        imported=heading.imported,
        minor=is_minor(site, version) if site.timeline.before(version) else None,
        href=relative(start, site.addresses.path(version_page(version.id, NOTICE), language)),
    )


def _chapters(document: Document) -> Iterator[list[Section]]:
    """Yield each main section with the sections within it."""
    chapter: list[Section] = []
    for section in document.sections:
        if chapter and section.level <= MAIN:
            yield chapter
            chapter = []
        chapter.append(section)
    yield chapter


def _prose(sections: Iterable[Section]) -> str:
    return "\n".join(part for section in sections for part in (leading_to_itself(section), section.html))


def _entry(site: Site, sections: list[Section], row: VersionRow, language: str) -> str:
    """Return the HTML of a version: its heading, what is known of it, legal's own words, and what changed."""
    version = site.timeline.version(row.id)
    html = str(site.cache.data(_entry_html, site.presentation, language, site.timeline.before(version), version, sections, row))
    return with_places(html, _addresses(site, language, version))


def _entry_html(
    presentation: Presentation, language: str, before: Version | None, version: Version, sections: list[Section], row: VersionRow
) -> str:
    first, *inner = sections
    return presentation.templates.render(
        "history_entry.html",
        presentation.say(language),
        heading=leading_to_itself(first),
        row=row,
        text="\n".join((first.html, _prose(inner))),
        changed=comparison(presentation, before, version, language, HISTORY) if before else "",
    )


def _seals(site: Site, start: str) -> list[dict[str, str]]:
    """Return the seals with which a copy, such as a printed page, is compared; newest version first."""
    return [
        {"id": version.id, "seal": short_seal(version.digest), "href": relative(start, version_page(version.id, SUMS))}
        for version in reversed(site.timeline.frozen)
    ]


def _addresses(site: Site, language: str, version: Version | None) -> Callable[[str, str], str]:
    """Return what gives the address of a page and a section for links from what is told of a version."""
    start = site.addresses.path(HISTORY, language)

    def address(page: str, section: str) -> str:
        name, there = whereabouts(site, version, page, section, language)
        return relative(start, site.addresses.path(name, language)) + (f"#{there}" if there else "")

    return address


def whereabouts(site: Site, version: Version | None, page: str, section: str, language: str) -> tuple[str, str]:
    """Return the name of the page on which a section stands to which the change history links, and the section itself.

    That is the page at the root; where it is gone from there, or still to come, the page of the `version` of which
    something is told, or of the last one that has it. `section` is "" for a whole page.
    """
    if page == HISTORY or _has(site.current, page, section, language):
        return page, section
    told = [version] if version else []
    found = (other for other in (*told, *reversed(site.timeline.versions)) if _has(other, page, section, language))
    place = next(found, None)
    return (version_page(place.id, page), section) if place else (NOTICE, "")


def _has(version: Version, page: str, section: str, language: str) -> bool:
    return version.notice.has_section(page, section, language) if section else page in version.notice.pages
