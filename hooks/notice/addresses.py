"""Every page has an address, which follows from its name and its language.

A page has one name in all languages: "index", "cookies", "versions/2018-07-24/cookies".
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import commonprefix

from .page_names import NOTICE

SUMMARY = "privacy.json"
SECOND_SUMMARY = "privacy-2.json"
MARKDOWN = "index.md"
PUBLICATION = "publication.json"
ATOM, JSON_FEED = "feed.atom", "feed.json"


def version_page(version: str, page: str) -> str:
    """Return the name of a page of a version, which makes its permalink in every language.

    >>> version_page("2018-07-24", "cookies")
    'versions/2018-07-24/cookies'
    """
    return f"versions/{version}/{page}"


@dataclass(frozen=True)
class Addresses:
    """Addresses are those of one site. `site` is the absolute address of its root, with a slash at its end.

    `folders` has the folder of each language: "" for the default one, "sv/" for others.

    >>> addresses = Addresses("https://example.fi/", {"fi": "", "sv": "sv/"})
    >>> addresses.absolute("cookies", "sv")
    'https://example.fi/sv/cookies/'
    """

    site: str
    folders: Mapping[str, str]

    @property
    def default(self) -> str:
        """Return the language at the site's root."""
        return next(iter(self.folders))

    def path(self, name: str, language: str) -> str:
        """Return the path of a page relative to the site's root: "", "cookies/", "sv/versions/2018-07-24/"."""
        page = "" if name == NOTICE else name.removesuffix("/index") + "/"
        return self.folders[language] + page

    def absolute(self, name: str, language: str) -> str:
        """Return the absolute address of a page in one language."""
        return self.site + self.path(name, language)

    def place(self, name: str, section: str, language: str) -> str:
        """Return the absolute address of a section of a page in one language; the section "" is the whole page."""
        return self.absolute(name, language) + (f"#{section}" if section else "")

    def of(self, name: str) -> dict[str, str]:
        """Return the absolute address of a page by language."""
        return {language: self.absolute(name, language) for language in self.folders}

    def summary(self, version: str | None = None) -> str:
        """Return the absolute address of privacy.json: of the notice in force, or of a version for ever."""
        return self.site + summary_path(version)

    def second_summary(self, version: str | None = None) -> str:
        """Return the absolute address of privacy-2.json, the same in the second format."""
        return self.site + summary_path(version, SECOND_SUMMARY)

    def schema(self, version: str) -> str:
        """Return the absolute address of the JSON Schema of a version of the format, such as "1.0"."""
        return self.site + schema_path(version)

    def feed(self, kind: str, language: str) -> str:
        """Return the absolute address of a feed; `kind` is ATOM or JSON_FEED."""
        return self.site + self.folders[language] + kind

    def stable_id(self, version: str, language: str) -> str:
        """Return a name for what was shown that never changes: notice, version and language.

        Other systems write it into their records, such as that of a consent.
        """
        return f"{self.absolute(NOTICE, self.default)}@{version}#{language}"


def summary_path(version: str | None = None, name: str = SUMMARY) -> str:
    """Return the path of privacy.json, or privacy-2.json, relative to the site's root; that of a version stands beside its pages."""
    return f"versions/{version}/{name}" if version else name


def schema_path(version: str, name: str = "privacy") -> str:
    """Return the path of the JSON Schema of a version of a format, that of privacy.json or another one, relative to the site's root."""
    return f"schema/{name}-{version}.json"


def relative(here: str, target: str) -> str:
    """Return the link from the page at `here` to `target`, both relative to the site's root; it works in any folder.

    >>> relative("sv/cookies/", "assets/page.css")
    '../../assets/page.css'
    """
    start, end = here.split("/")[:-1], target.split("/")
    shared = len(commonprefix([start, end[:-1]]))
    return "/".join([".."] * (len(start) - shared) + end[shared:]) or "./"
