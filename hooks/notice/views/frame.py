"""What stands around the text of every page: head, header, contents, footer."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..addresses import Addresses, relative
from ..documents import Document
from ..localizer import Localizer
from ..reading import HISTORY, Notice
from .cards import Card, contact_card


@dataclass(frozen=True)
class Entry:
    """A section in the contents of a page, and the sections within it."""

    id: str
    title: str
    parts: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class PageLink:
    """`language` is that of the title, where it is not that of the page."""

    title: str
    href: str
    current: bool
    language: str | None


@dataclass(frozen=True)
class LanguageLink:
    language: str
    name: str
    href: str
    current: bool


@dataclass(frozen=True)
class HeadLink:
    """A `<link>` of the head. Addresses are absolute."""

    rel: str
    href: str
    language: str | None = None
    type: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Place:
    """One page in one language: `name` is where it stands, `canonical` the page whose text it is.

    `translated` are the languages that have it; in others it shows the source text.
    """

    name: str
    language: str
    canonical: str
    translated: tuple[str, ...]
    title: str
    description: str = ""
    noindex: bool = False


@dataclass(frozen=True)
class Frame:
    """Values of the templates around the text. Addresses are relative to the page unless they say otherwise.

    `text_language` is that of the text, where it is not that of the page.
    """

    title: str
    description: str
    noindex: bool
    organisation: str
    links: tuple[HeadLink, ...]
    root: str
    home: str
    machine: str
    pages: list[PageLink]
    languages: list[LanguageLink]
    contents: tuple[Entry, ...]
    text_language: str | None
    contact: Card | None
    rights: bool
    source: str
    is_translation: bool


def frame(
    place: Place,
    notice: Notice,
    say: Localizer,
    addresses: Addresses,
    order: Iterable[tuple[str, Document]],
    contents: Iterable[Entry],
    links: Iterable[HeadLink],
) -> Frame:
    """`notice` is the one in force; `order` has the pages by name as they stand in the navigation."""
    here = addresses.path(place.name, place.language)

    def to(name: str, language: str = place.language) -> str:
        return relative(here, addresses.path(name, language))

    organisation = notice.facts.controller.name
    return Frame(
        title=f"{place.title} – {organisation}",
        description=place.description,
        noindex=place.noindex,
        organisation=organisation,
        links=(*_identity(place, notice, addresses), *links),
        root=relative(here, ""),
        home=to("index"),
        machine=relative(here, "privacy.json"),
        pages=[PageLink(page.title, to(name), name == place.name, _other(page.language, place)) for name, page in order],
        languages=[
            LanguageLink(other, notice.terms[other].name, to(place.name, other), other == place.language) for other in notice.languages
        ],
        contents=tuple(contents),
        text_language=None if place.language in place.translated else notice.source,
        contact=contact_card(notice.facts, say),
        rights="rights" in notice.document("index", place.language).ids,
        source=notice.source,
        is_translation=place.language != notice.source and place.language in place.translated,
    )


def _other(language: str, place: Place) -> str | None:
    return language if language != place.language else None


def _identity(place: Place, notice: Notice, addresses: Addresses) -> Iterable[HeadLink]:
    """Canonical and hreflang links, absolute and reciprocal; an untranslated page is no version in its language."""
    own = place.language in place.translated
    yield HeadLink("canonical", addresses.absolute(place.canonical, place.language if own else notice.source))
    if own and place.canonical == place.name:
        for other in place.translated:
            yield HeadLink("alternate", addresses.absolute(place.name, other), other)
        yield HeadLink("alternate", addresses.absolute(place.name, notice.source), "x-default")


def version_links(addresses: Addresses, language: str, latest: str, before: str | None, after: str | None) -> Iterable[HeadLink]:
    """Relations between versions by RFC 5829, and the feeds. `latest`, `before` and `after` are names of pages."""
    relations = {"latest-version": latest, "predecessor-version": before, "successor-version": after, "version-history": HISTORY}
    for rel, name in relations.items():
        if name:
            yield HeadLink(rel, addresses.absolute(name, language))
