"""What is gone from the notice is still led to: the pages at the root name it, and the last version that had it."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from ..addresses import relative, version_page
from ..page_ids import GoneSection
from ..page_names import NOTICE
from ..views.banner import Day, day
from ..views.head import Place, version_links
from .site import Site, Surroundings


@dataclass(frozen=True)
class GoneLink:
    """A link leads to a section in the last version that had it; `ids` are all that led to it here.

    `language` is that of the title, where it is not that of the page. `moved_to` is the title of the page on which the
    section is now, where the link leads there.
    """

    ids: tuple[str, ...]
    title: str
    language: str | None
    href: str
    day: Day
    moved_to: str | None = None


def gone_sections(surroundings: Surroundings, page: str, language: str) -> str:
    """Return the HTML that names the sections that a page at the root has no more; it is empty where there are none."""
    links = list(links_to_gone(surroundings, page, language))
    return surroundings.presentation.templates.render("gone.html", surroundings.presentation.say(language), links=links) if links else ""


def gone_pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the address (relative to the root) and the HTML of each page that the notice at the root has no more."""
    yield from site.cache.files(_pages, site.surroundings).items()


def _pages(surroundings: Surroundings) -> dict[str, str]:
    presentation = surroundings.presentation
    return {
        presentation.addresses.path(page, language): _page(surroundings, page, language)
        for page in surroundings.ids
        if page not in surroundings.current.notice.documents
        for language in presentation.languages
    }


def _page(surroundings: Surroundings, page: str, language: str) -> str:
    presentation = surroundings.presentation
    say, here = presentation.say(language), presentation.addresses.path(page, language)
    first, *gone = surroundings.ids[page].gone
    title, *links = (link_to(surroundings, section, page, language) for section in (replace(first, moved_to=None), *gone))
    ended = day(say, surroundings.ended.heading.effective) if surroundings.ended else None
    home = relative(here, presentation.addresses.path(NOTICE, language))
    successor = _successor(surroundings, page, language)
    values = {"title": title, "links": links, "home": home, "ended": ended, "successor": successor}
    body = presentation.templates.render("gone_page.html", say, **values)
    place = Place(page, language, page, presentation.languages, f"{title.title} – {say.label('gone')}", noindex=True)
    return surroundings.page(place, body, (), version_links(presentation.addresses, language, NOTICE, None, None))


def _successor(surroundings: Surroundings, page: str, language: str) -> tuple[str, str] | None:
    """Return address and title of the page to which everything on a page went that is gone; None if there is no such page."""
    _, *gone = surroundings.ids[page].gone
    there = {section.moved_to for section in gone}
    name = there.pop() if len(there) == 1 else None
    if name is None or surroundings.ended:
        return None
    addresses = surroundings.presentation.addresses
    href = relative(addresses.path(page, language), addresses.path(name, language))
    return href, surroundings.current.notice.document(name, language).title


def links_to_gone(surroundings: Surroundings, page: str, language: str) -> Iterator[GoneLink]:
    """Yield a link to each section that a page at the root has no more, in the last version that had it."""
    ids = surroundings.ids.get(page)
    yield from (link_to(surroundings, gone, page, language) for gone in (ids.gone if ids else ()))


def link_to(surroundings: Surroundings, gone: GoneSection, page: str, language: str) -> GoneLink:
    """Return the link from a page at the root to a section that it does not show."""
    presentation = surroundings.presentation
    title, written = gone.titles[language]
    moved_to = None if surroundings.ended else gone.moved_to
    target = presentation.addresses.path(moved_to or version_page(gone.version, page), language)
    href = f"{relative(presentation.addresses.path(page, language), target)}#{gone.ids[0]}"
    there = surroundings.current.notice.document(moved_to, language).title if moved_to else None
    return GoneLink(gone.ids, title, written if written != language else None, href, day(presentation.say(language), gone.day), there)
