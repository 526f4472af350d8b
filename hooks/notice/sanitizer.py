"""The second wall is a sanitizer that others maintain (nh3, which is Ammonia): it reads the result as browsers do.

The first wall judges what Markdown makes of each element; it knows nothing of what an extension of Markdown, or a slip
in the library, puts into the page behind its back. Here nothing is cleaned: what would be cleaned is refused.
"""
from __future__ import annotations

from collections.abc import Collection
from html.parser import HTMLParser

import nh3
from lxml import etree
from lxml.html import fragment_fromstring

EMPTY = ("br", "hr")  # of the elements in question, those that have no end


def is_clean(html: str, tags: Collection[str], attributes: Collection[str], schemes: Collection[str]) -> bool:
    """Say whether a browser finds nothing in `html` but these elements, attributes and schemes of links.

    An element in a wrong place is not clean either.
    """
    allowed = {tag: set(attributes) for tag in tags}
    if not _is_balanced(html):
        return False
    cleaned = nh3.clean(html, tags=set(tags), attributes=allowed, url_schemes=set(schemes), link_rel=None, strip_comments=False)
    return cleaned == html or _read(cleaned) == _read(html)


def _is_balanced(html: str) -> bool:
    """Say whether every element ends, and none that stands around `html` on the page."""
    reader = _Elements(convert_charrefs=True)
    reader.feed(html)
    reader.close()
    return reader.open == [] and not reader.crossed


class _Elements(HTMLParser):
    """It holds the elements that are open, and whether one was ended that was not the innermost."""

    def reset(self) -> None:
        super().reset()
        self.open: list[str] = []
        self.crossed = False

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002 (the library passes it)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: object) -> None:
        """Read it as a start: browsers ignore the slash at its end."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.crossed = True


def _read(html: str) -> bytes:
    return bytes(etree.tostring(fragment_fromstring(html, create_parent="div"), method="c14n"))
