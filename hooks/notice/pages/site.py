"""All pages of a build have some things in common, and a frame around each."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..addresses import Addresses
from ..assets import PAGE, RARE, Assets
from ..assets.policy import REFERRER
from ..assets.theme import has_rare_elements
from ..cache import BuildCache
from ..documents import Document
from ..localizer import Localizer
from ..page_names import HISTORY
from ..pdf import Paper
from ..publication import Publication
from ..rendering import Templates
from ..summary import summary
from ..versions import Timeline, Version
from ..views.frame import ContentsEntry, frame
from ..views.head import HeadLink, Place

SCRIPTS = ("page.js",)


@dataclass(frozen=True)
class Site:
    """A site is what a build makes pages of.

    `order` names the pages as they stand in the navigation; `paper` is there where PDF files are made.
    """

    publication: Publication
    addresses: Addresses
    order: tuple[str, ...]
    assets: Assets
    templates: Templates
    cache: BuildCache
    paper: Paper | None = None

    @property
    def timeline(self) -> Timeline:
        """Return the versions as they stand on the day of the build."""
        return self.publication.timeline

    @property
    def languages(self) -> tuple[str, ...]:
        """Return the languages of the site, the default first."""
        return self.publication.working.languages

    @property
    def current(self) -> Version:
        """Return the version of the root pages."""
        return self.timeline.current

    @cached_property
    def common(self) -> object:
        """Return what every cached page depends on beside the versions of which it tells.

        That is all that the frame shows, and the languages.
        """
        working, shown, in_force = self.publication.working, self.current, self.timeline.in_force is not None
        histories = [(document.title, document.language) for document in (self.document(HISTORY, own) for own in self.languages)]
        site = (self.root_pages, histories, self.assets.digest, self.addresses, self.languages, working.source)
        return (shown.id, shown.digest, in_force, self.paper is not None, *site)

    @cached_property
    def summary(self) -> dict[str, Any]:
        """Return the notice at the root as data: what privacy.json holds. It is not to be changed."""
        shown, frozen = self.current, self.timeline.frozen
        versions = [(version.heading, version.published, version.digest, self.timeline.status(version)) for version in frozen]
        inputs = (shown.id, shown.digest, versions, self.addresses)
        return dict(self.cache.data("in force", inputs, lambda: summary(self.timeline, self.addresses)))

    @property
    def root_pages(self) -> list[str]:
        """Return the pages at the root, as they stand in the navigation."""
        pages = [*self.current.notice.pages, HISTORY]
        return [page for page in self.order if page in pages]

    def say(self, language: str) -> Localizer:
        """Return what says values in a language."""
        return Localizer(self.publication.working.terms[language], self.publication.working.source)

    def page(
        self,
        place: Place,
        body: str,
        contents: Iterable[ContentsEntry],
        links: Iterable[HeadLink],
        sheets: Iterable[str] = (),
        scripts: Iterable[str] = (),
    ) -> str:
        """Return a whole page around `body`, which is HTML.

        `sheets`, which stand in it, and `scripts` are those it needs beside everybody's.
        """
        say = self.say(place.language)
        order = [(name, self.document(name, place.language)) for name in self.root_pages]
        values = frame(place, self.current.notice, say, self.addresses, order, contents, links)
        styles, scripts = self._sheets(body, sheets), (*SCRIPTS, *scripts)
        return self.render("page.html", say, values.root, styles, frame=values, body=body, scripts=scripts)

    def render(self, template: str, say: Localizer, root: str, sheets: Iterable[str], **values: Any) -> str:
        """Fill a template that is a whole page.

        Its files are found from `root`, which leads to the site's root.
        """
        styles = [self.assets.sheets[name] for name in sheets]
        policy = self.assets.policy

        def file(name: str) -> str:
            return root + self.assets.address(name)

        values |= {"styles": styles, "policy": policy.meta if policy else None, "referrer": REFERRER, "file": file}
        return self.templates.render(template, say, **values)

    def _sheets(self, body: str, more: Iterable[str]) -> tuple[str, ...]:
        """Return the style sheets in the order in which they stand: ours come after the theme's."""
        return (RARE, PAGE, *more) if has_rare_elements(body) else (PAGE, *more)

    def document(self, name: str, language: str) -> Document:
        """Return a page at the root in a language, or in the source language."""
        notice = self.publication.working if name == HISTORY else self.current.notice
        return notice.document(name, language)
