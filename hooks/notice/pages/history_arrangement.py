"""The change history of many versions is arranged: by year, newest first, with what changes the content told apart."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from ..change_history import VersionHeading
from ..ledger import EntryName
from ..verdict import Verdict
from ..views.banner import day
from ..views.frame import ContentsEntry
from .differences import differences
from .site import Site

# With fewer entries the page is one plain list.
MANY = 6
# With fewer changes nobody needs buttons that lead from one to the next.
MANY_CHANGES = 10
# Level of the heading of an entry in a plain list; below a year it is one deeper.
ENTRY = 2
HEADING = re.compile(r"(</?h)([2-5])(?=[\s>])")
MARK = re.compile(r"<(?:ins|del)\b")
REPLACEMENT = re.compile(r"</del>\s*<ins\b")


@dataclass(frozen=True)
class Year:
    """A year of the change history has its entries as HTML, newest first; `of_content` says that one changes the content."""

    name: str
    entries: tuple[str, ...]
    of_content: bool

    @property
    def id(self) -> str:
        """Return the id of its heading."""
        return f"year-{self.name}"


@dataclass(frozen=True)
class Arrangement:
    """The entries of a change history are arranged, newest first; `of_content` has the names of those that change the content."""

    headings: tuple[VersionHeading, ...]
    of_content: frozenset[EntryName]

    @classmethod
    def of(cls, site: Site) -> Arrangement:
        """Arrange the entries that a site shows."""
        headings = sorted(site.publication.headings, key=lambda heading: heading.name, reverse=True)
        return cls(tuple(headings), frozenset(heading.name for heading in headings if _changes_content(site, heading.name)))

    @property
    def is_by_year(self) -> bool:
        """Say whether there are so many entries that they stand by year."""
        return len(self.headings) >= MANY

    @property
    def level(self) -> int:
        """Return the level of the headings of entries."""
        return ENTRY + 1 if self.is_by_year else ENTRY

    def years(self, written: Callable[[VersionHeading], str]) -> Iterator[Year]:
        """Yield the years, the last one first; `written` gives the HTML of an entry."""
        for name, group in self._by_year():
            of_content = any(heading.name in self.of_content for heading in group)
            yield Year(name, tuple(map(written, group)), of_content)

    def contents(self, site: Site, page_language: str, language: str) -> tuple[ContentsEntry, ...]:
        """Return what stands in the contents of the page: each entry with its day, below its year where there are years."""
        say = site.say(language)

        def entry(heading: VersionHeading) -> ContentsEntry:
            first, *inner = heading.chapters[told_in(heading, page_language)]
            parts = tuple(ContentsEntry(section.id, section.title) for section in inner if section.level == first.level + 1)
            return ContentsEntry(first.id, first.title, parts, day(say, heading.effective))

        if not self.is_by_year:
            return tuple(map(entry, self.headings))
        years = (ContentsEntry(f"year-{name}", name, tuple(map(entry, group))) for name, group in self._by_year())
        # What stands below the entries is far away; it is named in the language of the page.
        below = {"on-a-date": "on_a_date", "check-a-copy": "check_copy"} if page_language == language else {}
        return (*years, *(ContentsEntry(id, say.label(label)) for id, label in below.items()))

    def _by_year(self) -> Iterator[tuple[str, Sequence[VersionHeading]]]:
        for year, group in groupby(self.headings, key=lambda heading: heading.effective.year):
            yield str(year), tuple(group)


def told_in(heading: VersionHeading, language: str) -> str:
    """Return the language in which something is told of an entry: the given one, or else that of the notice."""
    return language if language in heading.chapters else next(iter(heading.chapters))


def deepened(html: str, level: int) -> str:
    """Return the HTML of an entry with headings as deep as they have to be if that of the entry is at a `level`.

    >>> deepened('<h2 id="a">A</h2><h6>B</h6>', 3)
    '<h3 id="a">A</h3><h6>B</h6>'
    """
    return HEADING.sub(lambda match: f"{match[1]}{int(match[2]) + level - ENTRY}", html)


def has_many_changes(html: str) -> bool:
    """Say whether a page shows so many changes that buttons lead from one to the next; a word for another one is one change."""
    return len(MARK.findall(html)) - len(REPLACEMENT.findall(html)) >= MANY_CHANGES


def _changes_content(site: Site, name: EntryName) -> bool:
    """Say whether the program found that an entry changes the content, whatever its editor says.

    The end of the notice does, and what takes back something that would have.
    """
    if name.ended:
        return True
    version = site.timeline.version(name.own)
    before = site.timeline.before(version)
    return before is not None and differences(site.presentation, before, version)["verdict"] == Verdict.SUBSTANCE
