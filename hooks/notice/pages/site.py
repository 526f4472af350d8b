"""All pages of a build have some things in common, and a frame around each.

What is cached is made from a part of it: what the part does not have, no cached page can show.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from ..addresses import Addresses
from ..assets import PAGE, RARE, Assets
from ..assets.policy import REFERRER
from ..assets.theme import has_rare_elements
from ..cache import BuildCache
from ..documents import Document
from ..localizer import Localizer
from ..page_ids import PageIds, page_ids
from ..page_names import HISTORY
from ..pdf import Paper
from ..publication import Publication
from ..rendering import Templates
from ..summary import second_summary, summary
from ..versions import Ending, Timeline, Version
from ..views.frame import ContentsEntry, Frame, Titled, frame
from ..views.head import HeadLink, Place
from ..vocabulary import Terms
from .site_choices import SiteChoices

SCRIPTS = ("page.js",)


@dataclass(frozen=True)
class Presentation:
    """A notice is presented in languages (the default first) and their words, at addresses, by templates.

    `source` is the language from which a missing text is taken; `says_silence` whether pages say what it does not state.
    """

    languages: tuple[str, ...]
    source: str
    terms: Mapping[str, Terms]
    addresses: Addresses
    templates: Templates
    cache: BuildCache
    says_silence: bool = True

    def say(self, language: str) -> Localizer:
        """Return what says values in a language."""
        return Localizer(self.terms[language], self.source)


@dataclass(frozen=True)
class Surroundings:
    """Every page has surroundings, whichever version it shows.

    `current` is the version of the root pages, whose names are in `order`. `history` has the title of the change history
    by language, `ids` the former ids of each page at the root, and of those that are gone. `ended` is the end of the notice
    if that has come; `current` is then the last version before it. `last_checked` is when somebody saw that it is still true,
    `has_accessibility` says that there is a page on accessibility.
    """

    presentation: Presentation
    current: Version
    order: tuple[str, ...]
    history: Mapping[str, Titled]
    ids: Mapping[str, PageIds]
    assets: Assets
    has_paper: bool
    ended: Ending | None = None
    last_checked: date | None = None
    has_accessibility: bool = False

    @property
    def led(self) -> dict[str, Mapping[str, str]]:
        """Return by page what the sections of earlier versions are called now."""
        return {page: ids.led for page, ids in self.ids.items()}

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
        say, values = self.presentation.say(place.language), self.frame(place, contents, links)
        styles, scripts = self._sheets(body, sheets), (*SCRIPTS, *scripts)
        picture = self.presentation.addresses.site + self.assets.picture if self.assets.picture else None
        return self.render("page.html", say, values.root, styles, frame=values, body=body, scripts=scripts, picture=picture)

    def frame(self, place: Place, contents: Iterable[ContentsEntry] = (), links: Iterable[HeadLink] = ()) -> Frame:
        """Return what stands around the text of a page."""
        say, addresses = self.presentation.say(place.language), self.presentation.addresses
        return frame(place, self.current.notice, say, addresses, self.titles(place.language), contents, links, self.has_accessibility)

    def render(self, template: str, say: Localizer, root: str, sheets: Iterable[str], **values: Any) -> str:
        """Fill a template that is a whole page.

        Its files are found from `root`, which leads to the site's root.
        """
        styles = [self.assets.sheets[name] for name in sheets]
        policy = self.assets.policy

        def file(name: str) -> str:
            return root + self.assets.address(name)

        values |= {"styles": styles, "policy": policy.meta if policy else None, "referrer": REFERRER, "file": file}
        return self.presentation.templates.render(template, say, **values)

    def titles(self, language: str) -> Iterator[tuple[str, Titled]]:
        """Yield the titles of the pages at the root by their names, as they stand in the navigation."""
        for name in self.order:
            yield name, self.history[language] if name == HISTORY else Titled.of(self.current.notice.document(name, language))

    def _sheets(self, body: str, more: Iterable[str]) -> tuple[str, ...]:
        """Return the style sheets in the order in which they stand: ours come after the theme's."""
        return (RARE, PAGE, *more) if has_rare_elements(body) else (PAGE, *more)


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
    choices: SiteChoices = field(default_factory=SiteChoices)

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
    def presentation(self) -> Presentation:
        """Return how the notice is presented."""
        working = self.publication.working
        said = self.choices.says_silence
        return Presentation(working.languages, working.source, working.terms, self.addresses, self.templates, self.cache, said)

    @cached_property
    def surroundings(self) -> Surroundings:
        """Return what stands around the text of every page."""
        history = {language: Titled.of(self.publication.working.document(HISTORY, language)) for language in self.languages}
        return Surroundings(
            presentation=self.presentation,
            current=self.current,
            order=tuple(self.root_pages),
            history=history,
            ids=page_ids(self.cache, (*self.timeline.standing(self.current).earlier, self.current)),
            assets=self.assets,
            has_paper=self.paper is not None,
            ended=self.timeline.ended,
            last_checked=self.choices.last_checked,
            has_accessibility=self.choices.accessibility is not None,
        )

    @cached_property
    def summary(self) -> dict[str, Any]:
        """Return the notice at the root as data: what privacy.json holds. It is not to be changed."""
        return dict(self.cache.data(summary, self.timeline.settled, self.addresses))

    @cached_property
    def second_summary(self) -> dict[str, Any]:
        """Return the same in the second format."""
        return dict(self.cache.data(second_summary, self.timeline.settled, self.addresses))

    def change_history(self, language: str) -> Document:
        """Return the change history in a language, or in that of the notice where the translation is to follow."""
        written = self.publication.change_history
        return written.get(language) or written[self.publication.working.source]

    @property
    def root_pages(self) -> list[str]:
        """Return the pages at the root, as they stand in the navigation."""
        pages = [*self.current.notice.pages, HISTORY]
        return [page for page in self.order if page in pages]

    def say(self, language: str) -> Localizer:
        """Return what says values in a language."""
        return self.presentation.say(language)
