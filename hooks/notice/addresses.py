"""Where pages are. A page has one name in all languages: "index", "cookies", "versions/2018-07-24/cookies"."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import commonprefix

from .page_names import NOTICE

SUMMARY = "privacy.json"
MARKDOWN = "index.md"
PUBLICATION = "publication.json"
ATOM, JSON_FEED = "feed.atom", "feed.json"


def version_page(version: str, page: str) -> str:
    """The name of a page of a version: its permalink in every language."""
    return f"versions/{version}/{page}"


@dataclass(frozen=True)
class Addresses:
    """`site` is the absolute address of the site's root, with a slash at its end.

    `folders` has the folder of each language: "" for the default one, "sv/" for others.
    """

    site: str
    folders: Mapping[str, str]

    @property
    def default(self) -> str:
        """The language at the site's root."""
        return next(iter(self.folders))

    def path(self, name: str, language: str) -> str:
        """Relative to the site's root: "", "cookies/", "sv/versions/2018-07-24/"."""
        page = "" if name == NOTICE else name.removesuffix("/index") + "/"
        return self.folders[language] + page

    def absolute(self, name: str, language: str) -> str:
        return self.site + self.path(name, language)

    def of(self, name: str) -> dict[str, str]:
        """The absolute address of a page in each language."""
        return {language: self.absolute(name, language) for language in self.folders}

    def summary(self, version: str | None = None) -> str:
        """The absolute address of privacy.json: of the notice in force, or of a version for ever."""
        return self.site + summary_path(version)

    def schema(self, version: str) -> str:
        """The absolute address of the JSON Schema of a version of the format."""
        return self.site + schema_path(version)

    def feed(self, kind: str, language: str) -> str:
        """The absolute address of a feed."""
        return self.site + self.folders[language] + kind

    def stable_id(self, version: str, language: str) -> str:
        """Names for ever what was shown, for records of other systems: notice, version and language."""
        return f"{self.absolute(NOTICE, self.default)}@{version}#{language}"


def summary_path(version: str | None = None) -> str:
    """Where privacy.json is, relative to the site's root; that of a version stands beside its pages."""
    return f"versions/{version}/{SUMMARY}" if version else SUMMARY


def schema_path(version: str) -> str:
    """Where the JSON Schema of a version of the format of privacy.json is, relative to the site's root."""
    return f"schema/privacy-{version}.json"


def relative(here: str, target: str) -> str:
    """From the page at `here` to `target`, both relative to the site's root; works in any folder."""
    start, end = here.split("/")[:-1], target.split("/")
    shared = len(commonprefix([start, end[:-1]]))
    return "/".join([".."] * (len(start) - shared) + end[shared:]) or "./"
