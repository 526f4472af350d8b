"""The checks of all pages together need to know of a page its head, ids, headings, links and longer passages.

They are plain data.
"""
from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from .dom import HEADINGS, HtmlNode, Page
from .faults import shortened
from .loading import references
from .site_layout import LinkTarget, Part


@dataclass(frozen=True)
class WrittenHeadLink:
    """A `<link>` of the head is held as it is written; `language` is its hreflang."""

    line: int
    rel: str
    href: str
    language: str


@dataclass(frozen=True)
class FollowedLink:
    """A link within the site is `written` so, and leads to `path` and `fragment`. What people follow has `words`."""

    line: int
    path: str
    fragment: str
    written: str
    words: str
    language: str
    section: str
    part: Part


@dataclass(frozen=True)
class Passage:
    """A passage is words, shortened, with the language they are marked as."""

    line: int
    words: str
    language: str
    section: str
    part: Part


@dataclass(frozen=True)
class PageOutline:
    """An outline has what other checks need of a page.

    `headings` are by id, the main one by "" too; `passages`, the longer ones, by a digest of all their words.
    """

    path: str
    language: str
    title: str
    title_line: int
    indexed: bool
    robots_line: int
    head: tuple[WrittenHeadLink, ...]
    ids: frozenset[str]
    links: tuple[FollowedLink, ...]
    headings: dict[str, Passage]
    passages: dict[str, Passage]
    days: frozenset[str]

    @property
    def has_address(self) -> bool:
        """Say whether the page has an address: those for readers do, 404.html is shown under any."""
        return self.path.rpartition("/")[2] == "index.html"

    @cached_property
    def canonical(self) -> list[WrittenHeadLink]:
        """Return the canonical addresses that it names."""
        return [link for link in self.head if link.rel == "canonical"]

    @cached_property
    def alternates(self) -> list[WrittenHeadLink]:
        """Return the addresses in other languages that it names."""
        return [link for link in self.head if link.rel == "alternate" and link.language]


PASSAGES = ("p", "li", "dd", "dt", "td", "th", "caption", "summary", "figcaption", "blockquote")
# A passage has at least so many words that are no names and no numbers.
LONG = 6


def outline(page: Page) -> PageOutline:
    """Make the outline of a page."""
    titles = [page.line(node) for node in page.tagged("title")]
    robots = [node for node in page.tagged("meta") if node.attributes.get("name") == "robots"]
    return PageOutline(
        path=page.path,
        language=page.language,
        title=" ".join(str(page.root.findtext("head/title") or "").split()),
        title_line=titles[0] if titles else 1,
        indexed=not any(re.search("noindex|none", node.attributes.get("content", "")) for node in robots),
        robots_line=page.line(robots[0]) if robots else 1,
        head=tuple(_head_link(page, node) for node in page.tagged("link")),
        ids=frozenset(id for node in page.nodes if (id := node.attributes.get("id"))),
        links=tuple(_links(page)),
        headings=dict(_headings(page)),
        passages=dict(_passages(page)),
        days=frozenset(node.attributes.get("datetime") or "" for node in page.tagged("time")),
    )


def _head_link(page: Page, node: HtmlNode) -> WrittenHeadLink:
    def value(name: str) -> str:
        return (node.attributes.get(name) or "").strip()

    return WrittenHeadLink(page.line(node), value("rel").lower(), value("href"), value("hreflang"))


def _links(page: Page) -> Iterator[FollowedLink]:
    for node, url, _ in references(page):
        target = page.target(url)
        if target and not _names_the_page(node):
            yield _link(page, node, url, target)


def _names_the_page(node: HtmlNode) -> bool:
    """Say whether a link is looked at with the head: where this page is, also in other languages."""
    return node.attributes.get("rel", "").strip() == "canonical" or (node.tag == "link" and "hreflang" in node.attributes)


def _link(page: Page, node: HtmlNode, url: str, target: LinkTarget) -> FollowedLink:
    words = shortened(node.words) if node.tag == "a" else ""
    # Words that all stand in one element with a language of its own are read in that one.
    inner = {child.get("lang") for child in node.element} if not (node.element.text or "").strip() else set()
    language = inner.pop() if len(inner) == 1 else None
    return FollowedLink(page.line(node), target.path, target.fragment, url, words, language or node.language, node.section, node.part)


def _headings(page: Page) -> Iterator[tuple[str, Passage]]:
    for node in page.tagged(*HEADINGS):
        names = ["" if node.tag == "h1" else None, node.attributes.get("id")]
        yield from ((name, _passage(page, node)) for name in names if name is not None)


def _passages(page: Page) -> Iterator[tuple[str, Passage]]:
    for node in page.tagged(*PASSAGES):
        words = node.words.split()
        plain = sum(word[0].isalpha() and word[0].islower() for word in words)
        if plain >= LONG and not any(inner.get("lang") for inner in node.element.iterdescendants()):
            yield hashlib.blake2b(node.words.encode(), digest_size=8).hexdigest(), _passage(page, node)


def _passage(page: Page, node: HtmlNode) -> Passage:
    return Passage(page.line(node), shortened(node.words), node.language, node.section, node.part)
