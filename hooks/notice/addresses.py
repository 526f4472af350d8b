"""Where pages are. A page has one name in all languages: "index", "cookies", "versions/2018-07-24/cookies"."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from posixpath import relpath


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

    def path(self, name: str, language: str) -> str:
        """Relative to the site's root: "", "cookies/", "sv/versions/2018-07-24/"."""
        page = "" if name == "index" else name.removesuffix("/index") + "/"
        return self.folders[language] + page

    def absolute(self, name: str, language: str) -> str:
        return self.site + self.path(name, language)

    def of(self, name: str) -> dict[str, str]:
        """The absolute address of a page in each language."""
        return {language: self.absolute(name, language) for language in self.folders}


def relative(here: str, target: str) -> str:
    """From the page at `here` to `target`, both relative to the site's root; works in any folder."""
    path = relpath(target or ".", here or ".")
    return f"{path}/" if target.endswith("/") or not target else path
