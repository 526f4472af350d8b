"""Pages of the notice stand at the root as they are in force, and each version under its own address for ever."""
from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from ..addresses import relative, version_page
from ..documents import Section
from ..page_names import HISTORY, NOTICE
from ..seal import short_seal
from ..versions import Status, Version
from ..views.banner import To, banner, day
from ..views.head import HeadLink, Place, version_links
from .pdf_address import paper_link
from .section_notes import lagging, unchanged_since, warm_cache
from .site import Site
from .text import Notes, contents, in_language, rights_address, text

# Level of the sections that lead to the same section in force.
SHOWN_NOW = 2


def root_page(site: Site, page: str, language: str) -> str:
    """Return a page of the version in force, at the root."""
    return str(site.cache.data("root", _told(site, site.current), lambda: _root_pages(site))[language][page])


def _root_pages(site: Site) -> dict[str, dict[str, str]]:
    shown = site.current
    return {language: {page: _page(site, shown, page, language, page) for page in shown.notice.pages} for language in site.languages}


def version_pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the address (relative to the root) and the HTML of every page of every version."""
    warm_cache(site)
    for version in site.timeline.versions:
        yield from _kept_pages(site, version).items()


def current_pages(site: Site) -> Iterator[str]:
    """Yield the names of all pages of the notice that are in force or still to come."""
    yield from site.current.notice.pages
    for version in site.timeline.versions:
        if site.timeline.status(version) != Status.ARCHIVED:
            yield from (version_page(version.id, page) for page in pages_of(site, version))


def pages_of(site: Site, version: Version) -> list[str]:
    """Return the names of its pages, without reading it again."""
    return list(site.cache.data("pages", (version.digest,), lambda: version.notice.pages))


def _kept_pages(site: Site, version: Version) -> dict[str, bytes]:
    return site.cache.files(("version", *_told(site, version)), lambda: dict(_pages(site, version)))


def _told(site: Site, version: Version) -> Iterator[object]:
    """Yield what the pages of a version tell of.

    That is all before it, sealed by its digest or that of the one before, and the published one after.
    """
    after = site.timeline.after(version)
    told = (site.timeline.before(version), version, after if after and after.frozen else None)
    yield from (site.timeline.status(version), [(other.id, other.digest) if other else None for other in told], site.common)


def _pages(site: Site, version: Version) -> Iterator[tuple[str, str]]:
    for page in version.notice.pages:
        for language in site.languages:
            name = version_page(version.id, page)
            yield site.addresses.path(name, language), _page(site, version, page, language, name)


def _page(site: Site, version: Version, page: str, language: str, name: str) -> str:
    notice, at_root, say = version.notice, name == page, site.say(language)
    document, status = notice.document(page, language), site.timeline.status(version)
    here = site.addresses.path(name, language)

    def to(target: str) -> str:
        return relative(here, site.addresses.path(target, language))

    pdf = paper_link(site, version, here, language)
    original = relative(here, site.addresses.path(name, notice.source))
    top = site.templates.render("version.html", say, banner=banner(site.timeline, version, page, say, to, at_root), pdf=pdf)
    notes = _notes(site, version, page, language, to, original)
    body = text(site, version, page, (name, language), at_root, notes, rights_address(site, version, (name, language)))
    place = Place(
        name=name,
        language=language,
        canonical=page if status == Status.IN_FORCE else name,
        translated=tuple(other for other in notice.languages if notice.is_translated(page, other)),
        title=document.title if at_root else f"{document.title} ({say.date(version.effective)})",
        description=document.description,
        noindex=status in (Status.ARCHIVED, Status.DRAFT),
        version=version,
        shown_in=document.language,
        permalink=version_page(version.id, page),
    )
    body = top + in_language(site, language, document.language, body) + proof(site, version, page, language, to)
    return site.page(place, body, contents(document), _relations(site, version, page, language))


def proof(site: Site, version: Version, page: str, language: str, to: To) -> str:
    """Return what says at the end of a page, and so on paper, which version it is, where it stays, and its seal."""
    if not version.frozen:
        return ""
    name = version_page(version.id, page)
    return site.templates.render(
        "seal.html",
        site.say(language),
        id=version.id,
        href=to(name),
        permalink=site.addresses.absolute(name, language),
        seal=short_seal(version.digest),
        check=to(HISTORY),
    )


def _notes(site: Site, version: Version, page: str, language: str, to: To, original: str) -> Notes:
    """Return what gives the notes under the heading of a section.

    They say since when it has read so, whether its source has changed since (`original` is the page in that language),
    and where it is in the text in force.
    """
    since = unchanged_since(site, version, page, version.notice.document(page, language).language)
    history, in_force = to(HISTORY), to(page)
    say, now = site.say(language), _now(site, version, page, language)
    behind = lagging(site, version, page, language)

    def piece(template: str, **values: Any) -> str:
        return site.templates.piece(template, say, **values)

    def note(section: Section) -> str:
        parts = []
        if section.id in behind:
            values = {"since": day(say, behind[section.id]), "href": f"{original}#{section.id}", "source": version.notice.source}
            parts.append(piece("translation_behind.html", **values))
        if changed := since.get(section.id):
            parts.append(piece("unchanged.html", since=day(say, changed.effective), href=f"{history}#{changed.id}"))
        if now is not None and section.level == SHOWN_NOW:
            href = f"{in_force}#{section.id}" if section.id in now else None
            parts.append(piece("to_text_in_force.html", href=href))
        return "".join(parts)

    return note


def _now(site: Site, version: Version, page: str, language: str) -> Sequence[str] | None:
    """Return the sections of the page in force, if `version` is archived and the page still exists."""
    if site.timeline.status(version) != Status.ARCHIVED or page not in site.current.notice.documents:
        return None
    return site.current.notice.document(page, language).ids


def _relations(site: Site, version: Version, page: str, language: str) -> Iterator[HeadLink]:
    def at(other: Version | None) -> str | None:
        if other is None or not other.frozen:
            return None
        return version_page(other.id, page if page in pages_of(site, other) else NOTICE)

    latest = page if page in site.root_pages else NOTICE
    timeline = site.timeline
    yield from version_links(site.addresses, language, latest, at(timeline.before(version)), at(timeline.after(version)))
