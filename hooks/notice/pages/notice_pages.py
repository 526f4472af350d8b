"""Pages of the notice stand at the root as they are in force, and each version under its own address for ever."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from ..addresses import relative, version_page
from ..assets import ANSWERS
from ..documents import Section
from ..inventory import inventory
from ..page_names import HISTORY, NOTICE
from ..qr_codes import qr_code
from ..reading import Notice
from ..seal import short_seal
from ..versions import Standing, Status, Version
from ..views.banner import SamePage, To, banner, day, provenance
from ..views.head import HeadLink, Place, version_links
from .coming import coming
from .ended import ended_page
from .gone import gone_sections
from .pdf_address import paper_link
from .section_notes import Past, past_of
from .site import Presentation, Site, Surroundings
from .text import FormerText, Notes, contents, in_language, rights_address, text

# Level of the title, and of the sections that lead to the same section in force.
TITLE, SHOWN_NOW = 1, 2


def root_page(site: Site, page: str, language: str) -> str:
    """Return a page at the root: of the version in force; once the notice has ended, the page that says so."""
    if ending := site.timeline.ended:
        return str(site.cache.data(ended_page, site.surroundings, ending, page, language))
    standing = site.timeline.standing(site.current)
    found = site.cache.files(_pages, site.surroundings, standing, (language,), at_root=True)
    return found[site.addresses.path(page, language)].decode()


def version_pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the address (relative to the root) and the HTML of every page of every version."""
    for version in site.timeline.versions:
        standing = site.timeline.standing(version)
        yield from site.cache.files(_pages, site.surroundings, standing, site.languages, at_root=False).items()


def current_pages(site: Site) -> Iterator[str]:
    """Yield the names of all pages of the notice that are in force or still to come."""
    yield from site.current.notice.pages
    for version in site.timeline.versions:
        status = site.timeline.status(version)
        if status.indexed or status.open:
            yield from (version_page(version.id, page) for page in inventory(site.cache, version).pages)


def pages_in_the_making(site: Site) -> Iterator[str]:
    """Yield the names of all pages whose text can still be changed: nothing of them is published."""
    yield from site.current.notice.pages if not site.current.frozen else ()
    yield from (version_page(version.id, page) for version in site.timeline.drafts for page in version.notice.pages)


def _pages(surroundings: Surroundings, standing: Standing, languages: Sequence[str], at_root: bool) -> dict[str, str]:
    """Return the pages of a version by their addresses: at the root, or under its own address."""
    past = past_of(surroundings.presentation, standing)
    return {
        surroundings.presentation.addresses.path(name, language): _page(surroundings, standing, past, page, language, name)
        for page in standing.version.notice.pages
        for name in [page if at_root else version_page(standing.version.id, page)]
        for language in languages
    }


def _page(
    surroundings: Surroundings, standing: Standing, past: Past, page: str, language: str, name: str
) -> str:
    version, status, at_root, presentation = standing.version, standing.status, name == page, surroundings.presentation
    notice, here, say = version.notice, presentation.addresses.path(name, language), presentation.say(language)
    document = notice.document(page, language)

    def to(target: str) -> str:
        return relative(here, presentation.addresses.path(target, language))

    def file(path: str) -> str:
        return relative(here, path)

    pdf = paper_link(surroundings, version, here, language)
    found = banner(standing, say, to, file, at_root, _same(surroundings, standing, page), surroundings.last_checked)
    spoken = language if language != document.language else None
    top = presentation.templates.render("version.html", say, banner=found, pdf=pdf, language=spoken)

    def spoken_in(other: str) -> str:
        return relative(here, presentation.addresses.path(name, other))

    notes = _below_the_title(top, _notes(surroundings, standing, past, page, language, to, spoken_in))
    rights, former = rights_address(surroundings, version, (name, language)), surroundings.ids[page].former if at_root else None
    ahead = coming(presentation, standing, page, (name, language)) if at_root else lambda _: ""
    body = text(presentation, version, page, (name, language), at_root, notes, rights, former, ahead)
    place = Place(
        name=name,
        language=language,
        canonical=page if status is Status.IN_FORCE else name,
        translated=tuple(other for other in notice.languages if notice.is_translated(page, other)),
        title=document.title if at_root else f"{document.title} ({say.version(version.heading.name)})",
        description=document.description,
        noindex=not status.indexed,
        version=version,
        shown_in=document.language,
        permalink=version_page(version.id, page),
    )
    came = provenance(version) if at_root and status.applies else ()
    end = proof(presentation, version, page, language, to, came) + (gone_sections(surroundings, page, language) if at_root else "")
    body = in_language(presentation, language, document.language, body, former=_last_in(presentation, standing, page, language, to)) + end
    sheets = [ANSWERS] if page == NOTICE else []
    return surroundings.page(place, body, contents(document), _relations(surroundings, standing, page, language), sheets)


def _below_the_title(top: str, notes: Notes) -> Notes:
    """Return notes that begin with `top` below the title of the page: whoever jumps to the title meets it."""
    return lambda section: (top if section.level == TITLE else "") + notes(section)


def proof(presentation: Presentation, version: Version, page: str, language: str, to: To, came: Iterable[str] = ()) -> str:
    """Return what says at the end of a page, and so on paper, which version it is, where it stays (on paper as a code, too), and its seal.

    `came` are labels that say from where its text came.
    """
    if not version.frozen:
        return ""
    name = version_page(version.id, page)
    permalink = presentation.addresses.absolute(name, language)
    return presentation.templates.render(
        "seal.html",
        presentation.say(language),
        id=presentation.say(language).version(version.heading.name),
        href=to(name),
        permalink=permalink,
        code=qr_code(permalink),
        seal=short_seal(version.digest),
        check=to(HISTORY),
        came=tuple(came),
    )


def _notes(
    surroundings: Surroundings, standing: Standing, past: Past, page: str, language: str, to: To, spoken_in: To
) -> Notes:
    """Return what gives the notes under the heading of a section.

    They say since when it has read so, whether its source or a translation has changed alone since (`spoken_in` gives the
    address of the page in another language), and where it is in the text in force.
    """
    notice, presentation = standing.version.notice, surroundings.presentation
    since = past.unchanged_since(page, notice.document(page, language).language)
    history, in_force = to(HISTORY), to(page)
    say, now = presentation.say(language), _now(surroundings, standing, page, language)
    lag, running = past.lag(notice, page, language), _running_ahead(notice, past, page, language)

    def piece(template: str, **values: Any) -> str:
        return presentation.templates.piece(template, say, **values)

    def note(section: Section) -> str:
        parts = []
        if since_when := lag.behind.get(section.id) or lag.ahead.get(section.id):
            label = "translation_behind" if section.id in lag.behind else "translation_ahead"
            values = {"since": day(say, since_when), "href": f"{spoken_in(notice.source)}#{section.id}", "source": notice.source}
            parts.append(piece("translation_behind.html", label=label, **values))
        for other, since_then in running.get(section.id, ()):
            parts.append(piece("original_behind.html", since=day(say, since_then), href=f"{spoken_in(other)}#{section.id}", other=other))
        if changed := since.get(section.id):
            parts.append(piece("unchanged.html", since=day(say, changed.effective), href=f"{history}#{changed.id}"))
        if now is not None and section.level == SHOWN_NOW:
            elsewhere = surroundings.ids[page].moved.get(section.id)
            href = f"{in_force}#{now[section.id]}" if section.id in now else f"{to(elsewhere)}#{section.id}" if elsewhere else None
            parts.append(piece("to_text_in_force.html", href=href))
        return "".join(parts)

    return note


def _running_ahead(notice: Notice, past: Past, page: str, language: str) -> dict[str, list[tuple[str, date]]]:
    """Return the sections of an original of which a translation alone has changed: in which languages, and from which day on."""
    found: dict[str, list[tuple[str, date]]] = {}
    for other in notice.languages if language == notice.source else ():
        for id, since in past.lag(notice, page, other).ahead.items():
            found.setdefault(id, []).append((other, since))
    return found


def _last_in(presentation: Presentation, standing: Standing, page: str, language: str, to: To) -> FormerText | None:
    """Return the last text of a page in a language in which it no longer is, or None where it is there or never was."""
    notice = standing.version.notice
    if notice.is_translated(page, language):
        return None
    had = (one for one in reversed(standing.earlier) if page in one.notice.documents and one.notice.is_translated(page, language))
    last = next(had, None)
    return FormerText(day(presentation.say(language), last.effective), to(version_page(last.id, page))) if last else None


def _now(surroundings: Surroundings, standing: Standing, page: str, language: str) -> Mapping[str, str] | None:
    """Return the ids of sections that are on the page in force in a language, each with that of today.

    Return None unless the version is archived, another is in force and the page still exists.
    """
    now = surroundings.current.notice
    if standing.status is not Status.ARCHIVED or not standing.any_in_force or page not in now.documents:
        return None
    there = {id: id for id in now.document(page, language).ids}
    return {**{id: new for id, new in surroundings.ids[page].led.items() if new in there}, **there}


def _relations(surroundings: Surroundings, standing: Standing, page: str, language: str) -> Iterator[HeadLink]:
    def at(other: Version | None) -> str | None:
        if other is None or not other.frozen:
            return None
        return _in_version(surroundings, other, page) or version_page(other.id, NOTICE)

    latest = _same(surroundings, standing, page).at_root or NOTICE
    yield from version_links(surroundings.presentation.addresses, language, latest, at(standing.before), at(standing.later))


def _same(surroundings: Surroundings, standing: Standing, page: str) -> SamePage:
    later = standing.later
    return SamePage(page if page in surroundings.order else None, _in_version(surroundings, later, page) if later else None)


def _in_version(surroundings: Surroundings, version: Version, page: str) -> str | None:
    return version_page(version.id, page) if page in inventory(surroundings.presentation.cache, version).pages else None
