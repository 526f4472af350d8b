"""A frame stands around the text of every page: head, header, contents, footer."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ..addresses import Addresses, summary_path
from ..documents import Document
from ..homes import Home
from ..localizer import Localizer
from ..page_names import ACCESSIBILITY, DEVELOPERS, MISSING, NOTICE, RIGHTS
from ..reading import Notice
from ..seal import short_seal
from .banner import Day, day
from .cards import Card, contact_card
from .head import HeadLink, Place, canonical, identity, other_forms, web_page


@dataclass(frozen=True)
class ContentsEntry:
    """An entry is a section in the contents of a page, and the sections within it; one of the change history has its day."""

    id: str
    title: str
    parts: tuple[ContentsEntry, ...] = ()
    date: Day | None = None


@dataclass(frozen=True)
class Titled:
    """A page is titled in a language, which may be the source language where it is not translated."""

    title: str
    language: str

    @classmethod
    def of(cls, document: Document) -> Titled:
        """Return the title of a page."""
        return cls(document.title, document.language)


@dataclass(frozen=True)
class PageLink:
    """A link leads to a page of the notice. `language` is that of the title, where it is not that of the page."""

    title: str
    href: str
    current: bool
    language: str | None


@dataclass(frozen=True)
class LanguageLink:
    """A link leads to the same page in another language, which it names in that language."""

    language: str
    name: str
    href: str
    current: bool


@dataclass(frozen=True)
class Printed:
    """This stands on every printed page, so that the text can be found and checked years later.

    The address is absolute.
    """

    address: str
    since: Day | None
    digest: str | None
    draft: bool


@dataclass(frozen=True)
class Head:
    """The page says this of itself to browsers and search engines. `web_page` is JSON-LD."""

    title: str
    description: str
    noindex: bool
    links: tuple[HeadLink, ...]
    stable_id: str | None
    web_page: str


@dataclass(frozen=True)
class Frame:
    """A frame has the values of the templates around the text.

    Addresses are relative to the page unless they say otherwise. `text_language` is that of the text, where it is not
    that of the page.
    """

    head: Head
    organisation: str
    root: str
    home: str
    machine: str
    developers: str
    pages: list[PageLink]
    languages: list[LanguageLink]
    contents: tuple[ContentsEntry, ...]
    text_language: str | None
    contact: Card | None
    contact_section: str
    rights: str | None
    accessibility: str | None
    source: str
    is_translation: bool
    printed: Printed


def frame(
    place: Place,
    notice: Notice,
    say: Localizer,
    addresses: Addresses,
    order: Iterable[tuple[str, Titled]],
    contents: Iterable[ContentsEntry],
    links: Iterable[HeadLink],
    has_accessibility: bool = False,
) -> Frame:
    """Return the frame of a page.

    `notice` is the one in force; `order` has the pages by name as they stand in the navigation.
    """
    def to(name: str, language: str = place.language) -> str:
        return place.link(addresses, addresses.path(name, language))

    rights = [PageLink(say.label("use_rights"), to(RIGHTS), place.name == RIGHTS, None)] if notice.facts.rights else []
    return Frame(
        head=_head(place, notice, addresses, links),
        organisation=notice.facts.controller.name,
        root=place.link(addresses, ""),
        home=to(NOTICE),
        machine=place.link(addresses, summary_path(place.version.id if place.version and place.is_permanent else None)),
        developers=to(DEVELOPERS),
        pages=[*(PageLink(page.title, to(name), name == place.name, _other(page.language, place)) for name, page in order), *rights],
        languages=_languages(place, notice, to),
        contents=tuple(contents),
        text_language=None if place.language in place.translated else place.source(notice),
        contact=contact_card(notice.facts, say),
        contact_section=contact_section(notice),
        rights=to(RIGHTS) if notice.facts.rights else None,
        accessibility=to(ACCESSIBILITY) if has_accessibility else None,
        source=place.source(notice),
        is_translation=place.language != place.source(notice) and place.language in place.translated,
        printed=_printed(place, say, addresses),
    )


def contact_section(notice: Notice) -> str:
    """Return the id of the section under which the contact stands."""
    return notice.homes.get("contact", Home(NOTICE, "contact")).section


def _head(place: Place, notice: Notice, addresses: Addresses, links: Iterable[HeadLink]) -> Head:
    return Head(
        title=f"{place.title} – {notice.facts.controller.name}",
        description=place.description,
        noindex=place.noindex,
        links=(*identity(place, notice, addresses), *links, *other_forms(place, addresses)),
        stable_id=addresses.stable_id(place.version.id, place.shown_in or place.language) if place.version else None,
        web_page=_web_page(place, notice, addresses),
    )


def _languages(place: Place, notice: Notice, to: Callable[[str, str], str]) -> list[LanguageLink]:
    names = {language: notice.terms[language].name for language in notice.languages}
    same = NOTICE if place.name == MISSING else place.name
    return [LanguageLink(language, name, to(same, language), language == place.language) for language, name in names.items()]


def _printed(place: Place, say: Localizer, addresses: Addresses) -> Printed:
    version = place.version
    return Printed(
        address=addresses.absolute(place.permalink or place.name, place.language),
        since=day(say, version.effective) if version else None,
        digest=short_seal(version.digest) if version and version.frozen else None,
        draft=version is not None and not version.frozen,
    )


def _other(language: str, place: Place) -> str | None:
    return language if language != place.language else None


def _web_page(place: Place, notice: Notice, addresses: Addresses) -> str:
    version, url = place.version, canonical(place, notice, addresses)
    language, organisation = place.shown_in or place.language, notice.facts.controller.name
    return web_page(url, place.title, language, organisation, version.id if version else None, version.published if version else None)
