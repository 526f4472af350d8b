"""Takes from a page what the checks of all pages together need to know of it."""
from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator

from .faults import shortened
from .layout import Target
from .loading import references
from .outline import HeadLink, Link, Outline, Passage
from .page import Page
from .spots import HEADINGS, Spot

PASSAGES = ("p", "li", "dd", "dt", "td", "th", "caption", "summary", "figcaption", "blockquote")
# A passage has at least so many words that are no names and no numbers.
LONG = 6


def outline(page: Page) -> Outline:
    titles = [page.line(spot) for spot in page.tagged("title")]
    robots = [spot for spot in page.tagged("meta") if spot.attributes.get("name") == "robots"]
    return Outline(
        path=page.path,
        language=page.language,
        title=" ".join(str(page.root.findtext("head/title") or "").split()),
        title_line=titles[0] if titles else 1,
        indexed=not any(re.search("noindex|none", spot.attributes.get("content", "")) for spot in robots),
        robots_line=page.line(robots[0]) if robots else 1,
        head=tuple(_head_link(page, spot) for spot in page.tagged("link")),
        ids=frozenset(id for spot in page.spots if (id := spot.attributes.get("id"))),
        links=tuple(_links(page)),
        headings=dict(_headings(page)),
        passages=dict(_passages(page)),
        days=frozenset(spot.attributes.get("datetime") or "" for spot in page.tagged("time")),
    )


def _head_link(page: Page, spot: Spot) -> HeadLink:
    def value(name: str) -> str:
        return (spot.attributes.get(name) or "").strip()

    return HeadLink(page.line(spot), value("rel").lower(), value("href"), value("hreflang"))


def _links(page: Page) -> Iterator[Link]:
    for spot, url, _ in references(page):
        target = page.target(url)
        if target and not _names_the_page(spot):
            yield _link(page, spot, url, target)


def _names_the_page(spot: Spot) -> bool:
    """Links that are looked at with the head: where this page is, also in other languages."""
    return spot.attributes.get("rel", "").strip() == "canonical" or (spot.tag == "link" and "hreflang" in spot.attributes)


def _link(page: Page, spot: Spot, url: str, target: Target) -> Link:
    words = shortened(spot.words) if spot.tag == "a" else ""
    # Words that all stand in one element with a language of its own are read in that one.
    inner = {child.get("lang") for child in spot.element} if not (spot.element.text or "").strip() else set()
    language = inner.pop() if len(inner) == 1 else None
    return Link(page.line(spot), target.path, target.fragment, url, words, language or spot.language, spot.section, spot.part)


def _headings(page: Page) -> Iterator[tuple[str, Passage]]:
    for spot in page.tagged(*HEADINGS):
        names = ["" if spot.tag == "h1" else None, spot.attributes.get("id")]
        yield from ((name, _passage(page, spot)) for name in names if name is not None)


def _passages(page: Page) -> Iterator[tuple[str, Passage]]:
    for spot in page.tagged(*PASSAGES):
        words = spot.words.split()
        plain = sum(word[0].isalpha() and word[0].islower() for word in words)
        if plain >= LONG and not any(inner.get("lang") for inner in spot.element.iterdescendants()):
            yield hashlib.blake2b(spot.words.encode(), digest_size=8).hexdigest(), _passage(page, spot)


def _passage(page: Page, spot: Spot) -> Passage:
    return Passage(page.line(spot), shortened(spot.words), spot.language, spot.section, spot.part)
