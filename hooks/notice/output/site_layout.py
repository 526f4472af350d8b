"""The files of a built site stand in known places, which say what their addresses are, and what each was made of."""
from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from urllib.parse import SplitResult, unquote, urlsplit

from ..addresses import Addresses
from ..messages import Message
from ..page_names import HISTORY, NOTICE

INDEX = "index.html"
VERSIONS_FOLDER, SINCE = "versions", "since"


class Part(StrEnum):
    """A piece of a page is somebody's work: the templates', the writer's or that of the facts."""

    FRAME = "frame"
    PROSE = "prose"
    FACTS = "facts"


@dataclass(frozen=True)
class LinkTarget:
    """A target is an address within the site: `path` is relative to its root, `fragment` may be empty."""

    path: str
    fragment: str


@dataclass(frozen=True)
class Layout:
    """A layout knows where files stand. `frozen` are the published versions; other versions are drafts.

    `docs` is the folder of the notice, as the editor knows it.
    """

    addresses: Addresses
    docs: str
    frozen: tuple[str, ...] = ()

    def seen_from(self, path: str) -> Layout:
        """Return the same as far as the page at `path` can tell: whether it is itself of a published version."""
        return replace(self, frozen=tuple(version for version in self.frozen if version == self.version(path)))

    @cached_property
    def _folders(self) -> list[tuple[str, str]]:
        """Return the folders and their languages, the longest first: that of the default language holds all others."""
        return sorted(((folder, language) for language, folder in self.addresses.folders.items()), key=lambda pair: -len(pair[0]))

    def language(self, path: str) -> str:
        """Return the language of the folder in which the file stands."""
        return next(language for folder, language in self._folders if path.startswith(folder))

    def neutral(self, path: str) -> str:
        """Return the path within the folder of its language, which is the same for a page in all languages."""
        return path.removeprefix(self.addresses.folders[self.language(path)])

    def in_language(self, path: str, language: str) -> str:
        """Return the path of the same page in another language."""
        return self.addresses.folders[language] + self.neutral(path)

    def version(self, path: str) -> str | None:
        """Return the version whose page or file it is, or None at the root."""
        folder, _, rest = self.neutral(path).partition("/")
        return rest.partition("/")[0] if folder == VERSIONS_FOLDER else None

    def address(self, path: str) -> str:
        """Return the absolute address of a file; a page has that of its folder."""
        return self.addresses.site + (path.removesuffix(INDEX) if path.rpartition("/")[2] == INDEX else path)

    def target(self, url: str) -> LinkTarget | None:
        """Return what an absolute address means within the site, or None if it lies elsewhere."""
        site, found = self._site, urlsplit(url)
        if found.scheme not in ("http", "https") or found.netloc != site.netloc or not found.path.startswith(site.path):
            return None
        return LinkTarget(unquote(found.path.removeprefix(site.path)), unquote(found.fragment))

    @cached_property
    def _site(self) -> SplitResult:
        return urlsplit(self.addresses.site)

    def origin(self, path: str, part: Part, section: str) -> Message:
        """Say what to look at: a file of the notice with its section, the facts, or the templates."""
        source = self.source(path)
        if part == Part.FRAME:
            return Message("gate.from-frame")
        if part == Part.FACTS:
            return Message("gate.from-facts", file=f"{source.rpartition('/')[0]}/notice.yml", section=section)
        return Message("gate.from-text", file=source, section=section)

    def source(self, path: str) -> str:
        """Return the file with the text of a page, such as "docs/versions/2018-07-24/index.sv.md"."""
        version = self.version(path)
        folders = self.neutral(path).split("/")[2 if version else 0 : -1]
        page = HISTORY if folders == [SINCE] else (folders or [NOTICE])[0]
        folder = f"{self.docs}/{VERSIONS_FOLDER}/{version}" if version in self.frozen else self.docs
        return f"{folder}/{page}.{self.language(path)}.md"
