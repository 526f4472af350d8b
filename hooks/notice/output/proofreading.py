"""A built site is read here: each page once, and not again while its bytes stay the same."""
from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from lxml import etree
from pydantic import TypeAdapter

from ..addresses import Addresses
from ..cache import BuildCache
from ..ledger import SUMS
from ..messages import Message
from .archive import archive
from .asset_files import assets
from .built import VERSIONS, Built, published
from .data import data, read_json, read_xml
from .dead_links import links
from .dom import Page, parse
from .faults import Fault, FaultKind
from .language import language
from .loading import loading
from .outline import PageOutline, outline
from .page_heads import head
from .passages import passages
from .placeholders import leftovers
from .proofs import manifest
from .site_layout import Layout
from .structure import structure

PAGE_CHECKS: tuple[Callable[[Page], Iterator[Fault]], ...] = (leftovers, structure, language, loading)
SITE_CHECKS: tuple[Callable[[Built], Iterator[Fault]], ...] = (links, head, passages, archive, data, assets, manifest)
JSON, XML, TEXTS = (".json", ".jsonld"), (".xml", ".atom", ".rss", ".svg"), (".css", ".js", ".mjs")
T = TypeVar("T")


@dataclass(frozen=True)
class PageReading:
    """This is what reading a page gave. `outline` is None where it could not be read."""

    faults: tuple[Fault, ...]
    outline: PageOutline | None


READING = TypeAdapter(PageReading)


@dataclass(frozen=True)
class ReadSite:
    """A site that was read: what all its pages and files say, and what could not be read or is wrong with one page."""

    folder: Path
    built: Built
    faults: tuple[Fault, ...]

    def page(self, path: str) -> Page:
        """Return a page by its path in the site."""
        return parse(path, (self.folder / path).read_bytes(), self.built.layout)


def proofread(site: Path, addresses: Addresses, docs: str, cache: BuildCache) -> list[Fault]:
    """Return everything that is wrong with the site in this folder and can be put right there or in its text.

    `docs` is the folder of its notice, as messages name it. The `cache` must know the program by its version.
    """
    return faults_in(read_site(site, addresses, docs, cache))


def faults_in(found: ReadSite) -> list[Fault]:
    """Return the same of a site that was read."""
    return sorted({*found.faults, *(fault for check in SITE_CHECKS for fault in check(found.built))})


def read_site(site: Path, addresses: Addresses, docs: str, cache: BuildCache) -> ReadSite:
    """Read every page and file of the site in this folder; a page that the `cache` knows is not read again."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if path.is_file()}
    documents, no_documents = _each(files, JSON, read_json)
    trees, no_trees = _each(files, XML, read_xml)
    texts, no_texts = _each(files, TEXTS, _read_text)
    versions = published(documents[VERSIONS].data) if VERSIONS in documents else []
    layout = Layout(addresses, docs, tuple(str(version["version"]) for version in versions))
    readings = [read_page(path, file.read_bytes(), layout, cache) for path, file in files.items() if path.endswith(".html")]
    pages = {reading.outline.path: reading.outline for reading in readings if reading.outline}
    digests = {path: hashlib.sha256(file.read_bytes()).hexdigest() for path, file in files.items()}
    listed = files[SUMS].read_text(encoding="utf-8", errors="replace") if SUMS in files else ""
    built = Built(layout, pages, documents, texts, trees, digests, listed)
    faults = (*no_documents, *no_trees, *no_texts, *(fault for reading in readings for fault in reading.faults))
    return ReadSite(site, built, faults)


def _each(
    files: Mapping[str, Path], suffixes: tuple[str, ...], read: Callable[[str, bytes], T | Fault]
) -> tuple[dict[str, T], list[Fault]]:
    """Return what was read of all files with these suffixes, and what could not be."""
    found = {path: read(path, file.read_bytes()) for path, file in files.items() if path.endswith(suffixes)}
    faults = [value for value in found.values() if isinstance(value, Fault)]
    return {path: value for path, value in found.items() if not isinstance(value, Fault)}, faults


def _read_text(path: str, content: bytes) -> str | Fault:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return Fault(path, 1, FaultKind.UNREADABLE, Message("gate.not-utf-8"))


def read_page(path: str, content: bytes, layout: Layout, cache: BuildCache) -> PageReading:
    """Return what reading a page of a site gives; one that the `cache` knows is not read again."""
    return READING.validate_json(cache.content(_written, path, content, layout.seen_from(path)))


def _written(path: str, content: bytes, layout: Layout) -> bytes:
    return READING.dump_json(_parsed_and_read(path, content, layout))


def _parsed_and_read(path: str, content: bytes, layout: Layout) -> PageReading:
    try:
        page = parse(path, content, layout)
    except (UnicodeDecodeError, etree.LxmlError):
        return PageReading((Fault(path, 1, FaultKind.UNREADABLE, Message("gate.unreadable-page")),), None)
    return PageReading(tuple(fault for check in PAGE_CHECKS for fault in check(page)), outline(page))
