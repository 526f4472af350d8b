"""The checks of the whole see a built site as outlines of pages, and as files for programs."""
from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from lxml.etree import _Element

from .outline import PageOutline
from .site_layout import INDEX, Layout

VERSIONS, SUMMARY, SITEMAP = "versions.json", "privacy.json", "sitemap.xml"
Key = tuple[str, ...]


@dataclass(frozen=True, eq=False)
class JsonFile:
    """A JSON file has a text, and what it says."""

    text: str
    data: Any

    def line(self, value: str) -> int:
        """Return the line on which a text first stands, counted from 1."""
        before, found, _ = self.text.partition(value.partition("\n")[0])
        return before.count("\n") + 1 if found else 1


@dataclass(frozen=True)
class Built:
    """A built site has everything by its path, relative to the site's folder.

    `documents` is JSON, `trees` is XML, `texts` is programs and styles. `digests` has the SHA-256 of every file,
    `manifest` is the text of SHA256SUMS.
    """

    layout: Layout
    pages: Mapping[str, PageOutline]
    documents: Mapping[str, JsonFile]
    texts: Mapping[str, str]
    trees: Mapping[str, _Element]
    digests: Mapping[str, str]
    manifest: str

    @property
    def files(self) -> Collection[str]:
        """Return the paths of all files."""
        return self.digests.keys()

    def file_at(self, path: str) -> str | None:
        """Return the file that a web server answers with for a path, or None if it is not on the site."""
        if path in self.digests:
            return path
        page = path + INDEX if not path or path.endswith("/") else f"{path}/{INDEX}"
        return page if page in self.digests else None

    def page_on(self, path: str) -> PageOutline | None:
        """Return the page that a web server answers with for a path, or None."""
        file = self.file_at(path)
        return self.pages.get(file) if file else None

    def page_at(self, url: str) -> PageOutline | None:
        """Return the page that an absolute address leads to, or None."""
        target = self.layout.target(url)
        return self.page_on(target.path) if target else None

    def is_canonical(self, page: PageOutline) -> bool:
        """Say whether a page stands for itself: search engines are not led from it to another one."""
        own = self.layout.address(page.path)
        return all(link.href == own for link in page.canonical)

    def alternates(self, page: PageOutline) -> dict[str, str]:
        """Return the address of a page in each language in which it stands for itself; none if it does not, or there is one language."""
        if len(self.layout.addresses.folders) == 1 or not self.is_canonical(page):
            return {}
        paths = {language: self.layout.in_language(page.path, language) for language in self.layout.addresses.folders}
        found = {language: self.pages[path] for language, path in paths.items() if path in self.pages}
        return {language: self.layout.address(other.path) for language, other in found.items() if self.is_canonical(other)}

    def data(self, path: str) -> Any:
        """Return what a JSON file says; it is empty if there is no such file."""
        return self.documents[path].data if path in self.documents and isinstance(self.documents[path].data, dict) else {}

    @property
    def versions(self) -> list[dict[str, Any]]:
        """Return the published versions as versions.json lists them."""
        return published(self.data(VERSIONS))

    @property
    def ledger(self) -> list[dict[str, Any]]:
        """Return the entries of the ledger as versions.json lists them."""
        found = self.data(VERSIONS).get("ledger")
        return [entry for entry in found if isinstance(entry, dict)] if isinstance(found, list) else []


def published(document: Any) -> list[dict[str, Any]]:
    """Return the versions in the data of versions.json, as far as they can be understood."""
    found = document.get("versions") if isinstance(document, dict) else None
    return [version for version in found if isinstance(version, dict) and "version" in version] if isinstance(found, list) else []


@lru_cache(maxsize=1 << 6)  # a draft is tried on several sites, which have most files in common; no more stay in the memory
def strings_of(document: JsonFile) -> tuple[tuple[Key, str], ...]:
    """Return every text of a JSON file with the keys that lead to it."""
    return tuple(strings_in(document.data))


def strings_in(value: Any, key: Key = ()) -> list[tuple[Key, str]]:
    """Return every text of a document with the keys that lead to it. What the terms of a context mean is no text.

    >>> strings_in({"controller": {"name": "Esimerkki Oy"}, "languages": ["fi"]})
    [(('controller', 'name'), 'Esimerkki Oy'), (('languages', '0'), 'fi')]
    """
    if isinstance(value, str):
        return [(key, value)]
    found: list[tuple[Key, str]] = []
    for name, inner in value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ():
        if isinstance(inner, str) and name != "@context":
            found.append(((*key, str(name)), inner))
        elif isinstance(inner, dict | list) and name != "@context":
            found += strings_in(inner, (*key, str(name)))
    return found
