"""The page for an address that does not exist is in every language, the reader's own first."""
from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from ..assets import PAGE
from ..page_names import NOTICE, RIGHTS
from ..views.frame import contact_section
from .site import Site

NAME = "404.html"


def not_found_pages(site: Site) -> Iterator[tuple[str, str]]:
    """Yield the path (relative to the root) and the HTML for each language that has a folder of its own."""
    for language, folder in site.addresses.folders.items():
        if folder:
            yield folder + NAME, not_found(site, language)


def not_found(site: Site, first: str) -> str:
    """Return the HTML, with the language `first` before the others.

    Its links start at the site's root: it answers at any depth, and in a preview too.
    """
    notice, root = site.current.notice, urlsplit(site.addresses.site).path
    entries = [
        {
            "say": site.say(language),
            "href": root + site.addresses.path(NOTICE, language),
            "title": notice.document(NOTICE, language).title,
            "language": notice.document(NOTICE, language).language,
            "contact": contact_section(notice) if notice.facts.contact else None,
            "rights": root + site.addresses.path(RIGHTS, language) if notice.facts.rights else None,
        }
        for language in sorted(site.languages, key=lambda language: language != first)
    ]
    return site.surroundings.render(NAME, site.say(first), root, [PAGE], entries=entries, organisation=notice.facts.controller.name)
