"""What all pages of a build have in common, and the frame around each."""
from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from ..addresses import Addresses
from ..documents import Document
from ..kept import Kept
from ..localizer import Localizer
from ..publication import Publication
from ..reading import HISTORY
from ..rendering import Templates
from ..versions import Timeline, Version
from ..views.frame import Entry, HeadLink, Place, frame

SCRIPTS = ("keep-section.js",)
STYLES = "assets/stylesheets"


@dataclass(frozen=True)
class Site:
    """`order` names the pages as they stand in the navigation; `styles` are style sheets, relative to the root."""

    publication: Publication
    addresses: Addresses
    order: tuple[str, ...]
    styles: tuple[str, ...]
    templates: Templates
    kept: Kept

    @property
    def timeline(self) -> Timeline:
        return self.publication.timeline

    @property
    def languages(self) -> tuple[str, ...]:
        return self.publication.working.languages

    @property
    def shown(self) -> Version:
        """The version of the root pages."""
        return self.timeline.shown

    @property
    def common(self) -> object:
        """What every page depends on beside the version it shows."""
        return self.root_pages, self.styles, self.addresses, self.languages

    @property
    def root_pages(self) -> list[str]:
        """Pages at the root, as they stand in the navigation."""
        pages = [*self.shown.notice.pages, HISTORY]
        return [page for page in self.order if page in pages]

    def say(self, language: str) -> Localizer:
        return Localizer(self.publication.working.terms[language], self.publication.working.source)

    def page(
        self, place: Place, body: str, contents: Iterable[Entry], links: Iterable[HeadLink], extra: Collection[str] = ()
    ) -> str:
        """A whole page around `body`, which is HTML; `extra` are style sheets and scripts of its own."""
        say = self.say(place.language)
        order = [(name, self._document(name, place.language)) for name in self.root_pages]
        values = frame(place, self.shown.notice, self.addresses, order, contents, links)
        styles = (*self.styles, *(f"{STYLES}/{name}" for name in extra if name.endswith(".css")))
        scripts = (*SCRIPTS, *(name for name in extra if name.endswith(".js")))
        return self.templates.render("page.html", say, frame=values, body=body, styles=styles, scripts=scripts)

    def _document(self, name: str, language: str) -> Document:
        notice = self.publication.working if name == HISTORY else self.shown.notice
        return notice.document(name, language)
