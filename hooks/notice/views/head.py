"""A page stands somewhere, which its head says: its own address, other languages, other forms, other versions.

The head has schema.org for search engines too.
"""
from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ..addresses import ATOM, JSON_FEED, MARKDOWN, Addresses, relative, version_page
from ..page_names import HISTORY
from ..reading import Notice
from ..versions import Version


@dataclass(frozen=True)
class HeadLink:
    """It is a `<link>` of the head. Addresses are absolute, but for what stands beside the page."""

    rel: str
    href: str
    language: str | None = None
    type: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Place:
    """A place is one page in one language: `name` is where it stands, `canonical` the page whose text it is.

    `translated` are the languages that have it; in others it shows the source text. `version` is what the page shows,
    `shown_in` the language of its text, `permalink` the page where that text stands for ever. `root` is the path of the
    site's root for a page that is shown at any depth: its links begin there.
    """

    name: str
    language: str
    canonical: str
    translated: tuple[str, ...]
    title: str
    description: str = ""
    noindex: bool = False
    version: Version | None = None
    shown_in: str | None = None
    permalink: str | None = None
    root: str | None = None

    @property
    def is_permanent(self) -> bool:
        """Say whether it stands at the address of its version, where it stays for ever."""
        return self.version is not None and self.name.startswith(version_page(self.version.id, ""))

    def link(self, addresses: Addresses, target: str) -> str:
        """Return the link from it to a path that is relative to the site's root."""
        own = addresses.path(self.name, self.language)
        return relative(own, target) if self.root is None else self.root + target

    def source(self, notice: Notice) -> str:
        """Return the language in which the text was written: that of its own version, else that of the `notice` in force."""
        return (self.version.notice if self.version else notice).source


def canonical(place: Place, notice: Notice, addresses: Addresses) -> str:
    """Return the address of the text; an untranslated page is no version in its language."""
    own = place.language in place.translated
    return addresses.absolute(place.canonical, place.language if own else place.source(notice))


def identity(place: Place, notice: Notice, addresses: Addresses) -> Iterable[HeadLink]:
    """Yield canonical and hreflang links, absolute and reciprocal; a site in one language has nothing to choose from."""
    yield HeadLink("canonical", canonical(place, notice, addresses))
    if len(addresses.folders) > 1 and place.language in place.translated and place.canonical == place.name:
        for other in place.translated:
            yield HeadLink("alternate", addresses.absolute(place.name, other), other)
        yield HeadLink("alternate", addresses.absolute(place.name, place.source(notice)), "x-default")


def other_forms(place: Place, addresses: Addresses) -> Iterable[HeadLink]:
    """Yield feeds of versions in the language of the page, and the page as data and as Markdown where there is any.

    They have no hreflang: search engines would take a feed for the page in that language.
    """
    yield HeadLink("alternate", addresses.feed(ATOM, place.language), type="application/atom+xml")
    yield HeadLink("alternate", addresses.feed(JSON_FEED, place.language), type="application/feed+json")
    if place.version:
        version = place.version.id if place.is_permanent else None
        yield HeadLink("alternate", addresses.second_summary(version), type="application/ld+json")
    if place.version or place.name == HISTORY:
        yield HeadLink("alternate", MARKDOWN, type="text/markdown")


def version_links(addresses: Addresses, language: str, latest: str, before: str | None, after: str | None) -> Iterable[HeadLink]:
    """Yield relations between versions by RFC 5829. `latest`, `before` and `after` are names of pages."""
    relations = {"latest-version": latest, "predecessor-version": before, "successor-version": after, "version-history": HISTORY}
    for rel, name in relations.items():
        if name:
            yield HeadLink(rel, addresses.absolute(name, language))


def web_page(url: str, title: str, language: str, organisation: str, version: str | None, published: date | None) -> str:
    """Return JSON-LD that can stand in a page of HTML.

    It is in every page a reader loads, so it is as small as can be.
    """
    found = {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": url,
        "name": title,
        "inLanguage": language,
        "version": version,
        "datePublished": published.isoformat() if published else None,
        "publisher": {"@type": "Organization", "name": organisation},
    }
    stated = {key: value for key, value in found.items() if value is not None}
    return json.dumps(stated, ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")
