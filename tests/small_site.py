"""The site of a small notice, made and read in this process: every page for readers, and what the gate finds wrong there."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from bare_site import bare_site
from notice.messages import Message
from notice.output.archive import archive
from notice.output.built import SUMMARY, VERSIONS, Built, JsonFile
from notice.output.data import data
from notice.output.dead_links import links
from notice.output.dom import Page, parse
from notice.output.faults import Fault, FaultKind
from notice.output.outline import outline
from notice.output.page_heads import head
from notice.output.site_layout import INDEX, Layout
from notice.output.structure import structure
from notice.page_names import HISTORY
from notice.pages.compare_page import compare_pages
from notice.pages.gone import gone_pages
from notice.pages.history_page import history_page
from notice.pages.notice_pages import root_page, version_pages
from notice.pages.rights_page import rights_pages
from notice.pages.since import since_pages
from notice.pages.site import Site
from notice.pages.version_lists import versions_json
from notice.publication import Publication
from notice.summary import to_json

NOWHERE = Message("gate.data-nowhere")


@dataclass(frozen=True)
class SmallSite:
    """Pages are by their path, relative to the site's root."""

    site: Site

    @classmethod
    def of(cls, publication: Publication) -> "SmallSite":
        """Make the site of a publication."""
        return cls(bare_site(publication))

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Parse each page; `text` is its HTML."""
        return {path: parse(path, html, self._layout) for path, html in self._written()}

    @cached_property
    def _layout(self) -> Layout:
        return Layout(self.site.addresses, "docs", tuple(version.id for version in self.site.timeline.frozen))

    def _written(self) -> Iterator[tuple[str, bytes]]:
        site = self.site
        for language in site.languages:
            for page in site.root_pages:
                html = history_page(site, language) if page == HISTORY else root_page(site, page, language)
                yield site.addresses.path(page, language) + INDEX, html.encode()
        for pages in (version_pages, since_pages, compare_pages, rights_pages, gone_pages):
            yield from ((address + INDEX, html) for address, html in pages(site))

    @cached_property
    def built(self) -> Built:
        """Give the site as the gate sees it."""
        summary, versions = (to_json(document) for document in (self.site.summary, versions_json(self.site)))
        documents = {SUMMARY: JsonFile(summary, self.site.summary), VERSIONS: JsonFile(versions, versions_json(self.site))}
        outlines = {path: outline(page) for path, page in self.pages.items()}
        return Built(self._layout, outlines, documents, {}, {}, dict.fromkeys((*outlines, *documents), ""), "")

    def faults(self) -> list[str]:
        """List what is wrong with the pages and the data: links, ids, heads, headings, and what search engines may show."""
        found = [fault for check in (links, head, archive, data) for fault in check(self.built)]
        found += [fault for page in self.pages.values() for fault in structure(page)]
        return [f"{fault.file}: {fault.message.text('en')}" for fault in found if not _is_elsewhere(fault)]

    def line(self, path: str, words: str) -> list[str]:
        """List the lines of a page in which some words or signs stand."""
        return [line.strip() for line in self.pages[path].text.splitlines() if words in line]


def _is_elsewhere(fault: Fault) -> bool:
    """Say whether only what is not made here is missing: files for programs, and the page for developers."""
    path = str(fault.message.values.get("path", ""))
    if fault.kind == FaultKind.LINK:
        return not path.endswith(("/", INDEX)) or path.endswith("developers/")
    return fault.kind == FaultKind.MISSING or (fault.kind == FaultKind.DATA and fault.message.values["what"] == NOWHERE)
