"""Search engines should find the text in force, what is announced, and the history; each in its languages.

Archived versions, comparisons and drafts are left out: they say `noindex`.
"""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from ..addresses import version_page
from ..inventory import inventory
from ..page_names import ACCESSIBILITY, DEVELOPERS, HISTORY, RIGHTS
from ..versions import Version
from .site import Site


@dataclass(frozen=True)
class SitemapEntry:
    """An entry is a page in one language.

    `alternates` are its addresses by language, `x-default` among them; none on a site in one language.
    """

    address: str
    changed: date | None
    alternates: dict[str, str]


def sitemap(site: Site) -> str:
    """Return the text of sitemap.xml, by the protocol of sitemaps.org and the hreflang of search engines."""
    return site.templates.render("sitemap.html", site.say(site.languages[0]), pages=list(_found(site)))


def robots(site: Site) -> str:
    """Return the text of robots.txt: all may be read.

    Pages that are not to be listed may be read too, for they say so themselves.
    """
    return f"User-agent: *\nAllow: /\nSitemap: {site.addresses.site}sitemap.xml\n"


def _found(site: Site) -> Iterator[SitemapEntry]:
    for page in site.root_pages:
        if page == HISTORY:
            yield from _page(site, HISTORY, list(site.publication.histories), _last_event(site))
        elif ended := site.timeline.ended:
            yield from _page(site, page, list(site.languages), ended.heading.effective)
        elif site.current.frozen:
            yield from _page(site, page, _written(site.current, page), site.current.effective if site.timeline.in_force else None)
    if site.current.frozen and site.current.notice.facts.rights:
        yield from _page(site, RIGHTS, list(site.languages), site.current.effective if site.timeline.in_force else None)
    yield from _page(site, DEVELOPERS, list(site.languages), None)
    if site.choices.accessibility:
        yield from _page(site, ACCESSIBILITY, list(site.languages), None)
    for version in site.timeline.upcoming:
        for page in inventory(site.cache, version).pages:
            yield from _page(site, version_page(version.id, page), _written(version, page), version.published)


def _page(site: Site, name: str, written: list[str], changed: date | None) -> Iterator[SitemapEntry]:
    source = site.publication.working.source
    languages = [language for language in site.languages if language in written]
    known = {language: site.addresses.absolute(name, language) for language in languages}
    alternates = {**known, "x-default": known[source]} if source in known else known
    for address in known.values():
        yield SitemapEntry(address, changed, alternates if len(site.languages) > 1 else {})


def _written(version: Version, page: str) -> list[str]:
    return list(version.notice.documents[page])


def _last_event(site: Site) -> date | None:
    """Return the last day on which the history changed: something was published, took effect or ended."""
    timeline = site.timeline
    days = [entry.published for entry in timeline.ledger.entries] + [version.effective for version in timeline.frozen]
    days += [one.heading.effective for one in timeline.course]
    return max((day for day in days if day and day <= timeline.day), default=None)
