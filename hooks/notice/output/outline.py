"""What other pages need to know of a page: head, ids, headings, links, longer passages. Plain data, so that it can be kept."""
from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .layout import Part


@dataclass(frozen=True)
class HeadLink:
    """A `<link>` of the head as it is written; `language` is its hreflang."""

    line: int
    rel: str
    href: str
    language: str


@dataclass(frozen=True)
class Link:
    """An address within the site: `written` so, leading to `path` and `fragment`. What people follow has `words`."""

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
    """Words with the language they are marked as, shortened."""

    line: int
    words: str
    language: str
    section: str
    part: Part


@dataclass(frozen=True)
class Outline:
    """`headings` are by id, the main one by "" too; `passages`, the longer ones, by a digest of all their words."""

    path: str
    language: str
    title: str
    title_line: int
    indexed: bool
    robots_line: int
    head: tuple[HeadLink, ...]
    ids: frozenset[str]
    links: tuple[Link, ...]
    headings: dict[str, Passage]
    passages: dict[str, Passage]
    days: frozenset[str]

    @property
    def has_address(self) -> bool:
        """Pages for readers do; 404.html is shown under any address."""
        return self.path.rpartition("/")[2] == "index.html"

    @cached_property
    def canonical(self) -> list[HeadLink]:
        return [link for link in self.head if link.rel == "canonical"]

    @cached_property
    def alternates(self) -> list[HeadLink]:
        return [link for link in self.head if link.rel == "alternate" and link.language]
