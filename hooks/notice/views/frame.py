"""What stands around the text of a page: head, header, version, contents, footer."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ..documents import Section
from ..localizer import Localizer
from ..reading import Notice

DEEPEST_IN_CONTENTS = 3


@dataclass(frozen=True)
class PageLink:
    title: str
    href: str
    current: bool


@dataclass(frozen=True)
class LanguageLink:
    language: str
    name: str
    href: str
    current: bool


@dataclass(frozen=True)
class Alternate:
    """An hreflang entry with an absolute address."""

    language: str
    href: str


@dataclass(frozen=True)
class Frame:
    """Values of the templates head, header, version, contents and footer."""

    title: str
    description: str
    organisation: str
    canonical: str
    alternates: list[Alternate]
    home: str
    machine: str
    pages: list[PageLink]
    languages: list[LanguageLink]
    contents: list[Section]
    version: str
    effective: str
    in_force: bool
    contact: bool
    rights: bool
    source: str
    is_translation: bool


@dataclass(frozen=True)
class Addresses:
    """Where pages are: by page and language, relative to the site's root ("sv/cookies/")."""

    site: str
    by_page: Mapping[str, Mapping[str, str]]
    here: str

    def absolute(self, page: str, language: str) -> str:
        return self.site + self.by_page[page][language]

    def relative(self, target: str) -> str:
        """From this page to `target`, which is relative to the site's root; works in any folder."""
        up = "../" * self.here.count("/")
        return up + target or "./"


def frame(notice: Notice, page: str, language: str, addresses: Addresses, order: list[str], today: date) -> Frame:
    """`order` names the pages as they stand in the navigation."""
    say = Localizer(notice.terms[language], notice.source)
    document = notice.document(page, language)
    newest = notice.releases[0]
    organisation = notice.facts.controller.name
    by_page = addresses.by_page
    return Frame(
        title=f"{document.title} – {organisation}",
        description=document.description,
        organisation=organisation,
        canonical=addresses.absolute(page, language if notice.is_translated(page, language) else notice.source),
        alternates=_alternates(notice, page, language, addresses),
        home=addresses.relative(by_page["index"][language]),
        machine=addresses.relative("privacy.json"),
        pages=[
            PageLink(notice.document(other, language).title, addresses.relative(by_page[other][language]), other == page)
            for other in order
        ],
        languages=[
            LanguageLink(other, notice.terms[other].name, addresses.relative(by_page[page][other]), other == language)
            for other in notice.languages
        ],
        contents=[section for section in document.sections if 2 <= section.level <= DEEPEST_IN_CONTENTS],
        version=newest.id,
        effective=say.date(newest.effective),
        in_force=newest.is_in_force_on(today),
        contact=notice.facts.contact is not None,
        rights="rights" in notice.document("index", language).ids,
        source=notice.source,
        is_translation=language != notice.source and notice.is_translated(page, language),
    )


def _alternates(notice: Notice, page: str, language: str, addresses: Addresses) -> list[Alternate]:
    """Absolute and reciprocal; a page that is not translated is neither advertised nor advertises."""
    if not notice.is_translated(page, language):
        return []
    translated = [other for other in notice.languages if notice.is_translated(page, other)]
    found = [Alternate(other, addresses.absolute(page, other)) for other in translated]
    return [*found, Alternate("x-default", addresses.absolute(page, notice.source))]
