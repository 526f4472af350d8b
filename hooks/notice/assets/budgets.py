"""A page may make a reader's line carry only so much; what a built page makes it carry is measured here.

A server sends about ten packets of 1,460 bytes before it waits for the first answer. What is in them shows after one
round trip, which is what counts on a slow line: the title and the beginning of the text, with everything they are drawn
from. A text may go on behind that for as long as it has to. Sizes are compressed as servers do by default.
"""
from __future__ import annotations

import gzip
import re
import zlib
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
GZIP = 16 + zlib.MAX_WBITS
STEP = 32  # bytes: more finely nobody can tell where a line is cut off
# The first thing of the text that readers can read to its end, below the title and, on the notice, all answers to who they are.
BEGINNING = re.compile(rb'</h1>(?:.*?<section class="answers".*?</section>\s*</section>)?.*?</(?:p|li|dd|td)>', re.DOTALL)
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml"}


UNITS = {"text_shown": Message("budget.text-shown"), "first_visit": Message("budget.first-visit"), "requests": Message("budget.requests")}


@dataclass(frozen=True)
class Weight:
    """A page weighs bytes until its title and the beginning of its text show as they should, and bytes and requests of a first visit."""

    text_shown: int
    first_visit: int
    requests: int


@dataclass(frozen=True)
class Budget:
    """A budget is the most that a page may weigh. More than that is told; if it `stops`, a text in the making stops the build."""

    most: Weight
    stops: bool = False


def read_budget(written: object) -> Budget:
    """Read the budget that mkdocs.yml has under `extra`. Raise NoticeError if it is not a number for each unit."""
    numbers = {name: value for name, value in written.items() if name != "stops"} if isinstance(written, dict) else {}
    stops = written.get("stops", False) if isinstance(written, dict) else False
    if set(numbers) == set(UNITS) and all(type(value) is int for value in numbers.values()) and isinstance(stops, bool):
        return Budget(Weight(**numbers), stops)
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
    return Weight(own["shown"] + sum(first), own["size"] + sum(first) + sum(later), 1 + len(first) + len(later))


def _own(page: bytes) -> dict[str, Any]:
    """Return what a page costs without the files that it needs, and their addresses."""
    document = html.fromstring(page, parser=html.HTMLParser(encoding="utf-8"))
    size, shown = ANSWER + _compressed(page), ANSWER + _until_text(page)
    return {"size": size, "shown": shown, "blocking": _blocking(document), "later": _later(document)}


def _until_text(page: bytes) -> int:
    """Return after how many bytes the line can be cut off, and title and beginning of the text have come all the same."""
    packed, begun, reader, come = gzip.compress(page, LEVEL), BEGINNING.search(page), zlib.decompressobj(GZIP), 0
    for sent in range(STEP, len(packed), STEP) if begun else ():
        come += len(reader.decompress(packed[sent - STEP : sent]))
        if begun and come >= begun.end():
            return sent
    return len(packed)


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
