"""The page for an address that does not exist is in every language, the reader's own first."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from ..assets import PAGE
from ..localizer import Localizer
from ..page_names import MISSING, NOTICE, RIGHTS
from ..views.frame import ContentsEntry, Titled, contact_section
from ..views.head import Place
from .site import SCRIPTS, Site
from .text import contents

NAME = f"{MISSING}.html"


@dataclass(frozen=True)
class WaysOn:
    """In one language, the ways on lead to the notice, to the contact in it, and to using one's rights, where there are any."""

    say: Localizer
    notice: Titled
    href: str
    contact: str | None
    rights: str | None


def not_found_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the path (relative to the root) and the HTML for each language that has a folder of its own."""
    for language, folder in site.addresses.folders.items():
        if folder:
            yield folder + NAME, not_found(site, language)


def not_found(site: Site, first: str) -> str:
    """Return the HTML, with the language `first` before the others.

    Its links start at the site's root: it answers at any depth, and in a preview too.
    """
    say, root = site.say(first), urlsplit(site.addresses.site).path
    ways = [_ways_on(site, language, root) for language in sorted(site.languages, key=lambda language: language != first)]
    notice = site.current.notice
    written = tuple(language for language in site.languages if notice.is_translated(NOTICE, language))
    place = Place(MISSING, first, MISSING, written, say.label("not_found"), noindex=True, root=root)
    frame = site.surroundings.frame(place, _sections(site, first))
    return site.surroundings.render(NAME, say, root, [PAGE], frame=frame, ways=ways, scripts=SCRIPTS)


def _ways_on(site: Site, language: str, root: str) -> WaysOn:
    notice, href = site.current.notice, root + site.addresses.path(NOTICE, language)
    return WaysOn(
        say=site.say(language),
        notice=Titled.of(notice.document(NOTICE, language)),
        href=href,
        contact=f"{href}#{contact_section(notice)}" if notice.facts.contact else None,
        rights=root + site.addresses.path(RIGHTS, language) if notice.facts.rights else None,
    )


def _sections(site: Site, language: str) -> tuple[ContentsEntry, ...]:
    """Return the sections of the notice; once it has ended, there are none in force."""
    return () if site.timeline.ended else tuple(contents(site.current.notice.document(NOTICE, language)))
