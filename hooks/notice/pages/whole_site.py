"""All of a site is listed here, but for its PDF files and the manifest: every page and file by its path, without MkDocs."""
from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from typing import NotRequired, TypedDict

from ..addresses import PUBLICATION
from ..assets.favicon import FAVICON, favicon
from ..exports import exported_files
from ..page_names import HISTORY
from .accessibility_page import accessibility_pages
from .compare_page import compare_pages
from .developers import developers_pages
from .gone import gone_pages
from .history_page import history_page
from .not_found import NAME, not_found, not_found_pages
from .notice_pages import root_page, version_pages
from .rights_page import rights_pages
from .search import search_files
from .since import since_pages
from .site import Site
from .sitemap import robots, sitemap
from .version_lists import original_files, seal_files

INDEX = "index.html"


def site_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the path (relative to the root) and the content of each page and file."""
    for language in site.languages:
        for page in site.root_pages:
            yield site.addresses.path(page, language) + INDEX, page_at_root(site, page, language).encode()
    yield from other_pages(site)
    missing = (NAME, not_found(site, site.languages[0])), *not_found_pages(site)
    yield from ((path, html.encode()) for path, html in missing)
    yield from files_for_programs(site)
    yield from site.assets.files.items()
    yield from files_of_proof(site, None)


def page_at_root(site: Site, page: str, language: str) -> str:
    """Return a page of the root: of the version in force, or the change history."""
    return history_page(site, language) if page == HISTORY else root_page(site, page, language)


def other_pages(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the HTML of the pages that are not in the navigation."""
    own = (rights_pages(site), developers_pages(site), accessibility_pages(site))
    pages = chain(version_pages(site), since_pages(site), compare_pages(site), *own, gone_pages(site))
    return ((address + INDEX, html) for address, html in pages)


def files_for_programs(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of each file that programs read."""
    yield from exported_files(site)
    yield from search_files(site)
    yield from original_files(site)
    if picture := site.assets.picture:
        yield FAVICON, favicon(site.assets.files[picture])
    yield from (("sitemap.xml", sitemap(site).encode()), ("robots.txt", robots(site).encode()))


def files_of_proof(site: Site, commit: str | None) -> Iterator[tuple[str, bytes]]:
    """Yield the path and the content of each seal, and of what says that the site was made of a commit."""
    about = json.dumps(publication(site, commit), indent=2) + "\n"
    yield from ((path, text.encode()) for path, text in (*seal_files(site), (PUBLICATION, about)))


class MadeOf(TypedDict):
    """A site was made of this, by publication.json: the commit of git, the version in force, and the ledger.

    That is the name and the seal of each entry, in the order in which they were published. `ended` names the end of the
    notice, once that has come.
    """

    site: str
    commit: str | None
    inForce: str | None
    ended: NotRequired[str]
    ledger: list[tuple[str, str]]


def publication(site: Site, commit: str | None) -> MadeOf:
    """Return what the site was made of, as it stands in publication.json.

    The day is not in it: while no version takes effect, every day gives the same bytes.
    """
    in_force, ended = site.timeline.in_force, site.timeline.ended
    made_of: MadeOf = {
        "site": site.addresses.site,
        "commit": commit,
        "inForce": in_force.id if in_force else None,
        "ledger": site.timeline.ledger.seals,
    }
    return {**made_of, "ended": ended.id} if ended else made_of
