"""A page may make a reader's line carry only so much; what a built page makes it carry is measured here.

A server sends about ten packets of 1,460 bytes before it waits for the first answer: a page that fits in them shows
after one round trip, which is what counts on a slow line. Sizes are compressed as servers do by default.
"""
from __future__ import annotations

import gzip
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from lxml import html
from lxml.html import HtmlElement

from ..cache import BuildCache, cached_or_make
from ..messages import Message
from ..problems import NoticeError, Problem

# What a server says of itself and of the file before each answer, in bytes.
ANSWER = 300
LEVEL = 6
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


UNITS = {"text_shown": Message("budget.text-shown"), "first_visit": Message("budget.first-visit"), "requests": Message("budget.requests")}


@dataclass(frozen=True)
class Weight:
    """A page weighs bytes until its text shows as it should, and bytes and requests of a first visit.

    A budget is the most that it may weigh.
    """

    text_shown: int
    first_visit: int
    requests: int


def read_budget(written: object) -> Weight:
    """Read the budget that mkdocs.yml has under `extra`. Raise NoticeError if it is not a number for each unit."""
    if isinstance(written, dict) and set(written) == set(UNITS) and all(type(value) is int for value in written.values()):
        return Weight(**written)
    raise NoticeError([Problem("mkdocs.yml", 1, Message("budget.unreadable", names=tuple(UNITS)))])


def over_budget(weights: Mapping[str, Weight], budget: Weight) -> list[Message]:
    """Say what pages weigh too much, in a sentence for each unit with the heaviest of them; they are named by their paths."""
    found = []
    for name, unit in UNITS.items():
        page = max(weights, key=lambda path: int(getattr(weights[path], name)), default="")
        needed, allowed = getattr(weights[page], name) if page else 0, getattr(budget, name)
        if needed > allowed:
            found.append(Message("budget.exceeded", page=page, needed=needed, unit=unit, allowed=allowed, name=name))
    return found


def weight_of(site: Path, page: str, cache: BuildCache | None = None) -> Weight:
    """Return what a first visit to a page of the built site costs; `page` is its path in the folder `site`.

    With a `cache`, a page that was weighed before is not weighed again.
    """
    path = site / page
    own = cached_or_make(cache, _own, path.read_bytes())
    first, later = ([size_of(path.parent / address) for address in own[kind]] for kind in ("blocking", "later"))
    shown = own["size"] + sum(first)
    return Weight(shown, shown + sum(later), 1 + len(first) + len(later))


def _own(page: bytes) -> dict[str, Any]:
    """Return what a page costs without the files that it needs, and their addresses."""
    document = html.fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    return {"size": ANSWER + _compressed(page), "blocking": _blocking(document), "later": _later(document)}


def _blocking(document: HtmlElement) -> list[str]:
    """Return files without which the text does not show: style sheets for the screen, scripts that do not wait."""
    sheets = "//link[@rel='stylesheet'][not(@media='print')]/@href"
    return [str(address) for address in document.xpath(f"{sheets} | //script[not(@defer)]/@src")]


def _later(document: HtmlElement) -> list[str]:
    found = "//link[@rel='icon']/@href | //link[@rel='stylesheet'][@media='print']/@href | //script[@defer]/@src"
    return [str(address) for address in document.xpath(found)]


def size_of(path: Path) -> int:
    """Return how many bytes a file costs on the way to a browser, compressed and with the head of the answer."""
    content = path.read_bytes()
    return ANSWER + (_compressed(content) if path.suffix in COMPRESSED else len(content))


@lru_cache(maxsize=32)
def _compressed(content: bytes) -> int:
    """Return its compressed size; it is remembered, for every page has the same style sheets and scripts."""
    return len(gzip.compress(content, LEVEL))
