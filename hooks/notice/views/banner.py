"""A banner tells the reader which version a page shows: in force, archived, upcoming or a draft."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from ..addresses import version_page
from ..localizer import Localizer
from ..page_names import HISTORY
from ..versions import Standing, Status


@dataclass(frozen=True)
class Day:
    """A day is written for machines and for people."""

    iso: str
    text: str


@dataclass(frozen=True)
class VersionLink:
    """A banner links to another version. `keeps_section` leads to the same section of the other page."""

    label: str
    href: str
    date: Day | None = None
    keeps_section: bool = False


@dataclass(frozen=True)
class Banner:
    """A banner has the status of a version, the days from and until which it applies, and links to others."""

    status: Status
    since: Day
    until: Day | None
    links: tuple[VersionLink, ...]


To = Callable[[str], str]


def day(say: Localizer, value: date) -> Day:
    """Return a day as a page shows it."""
    return Day(value.isoformat(), say.date(value))


def banner(standing: Standing, page: str, say: Localizer, to: To, at_root: bool) -> Banner:
    """Return the banner for `page` of a version; `to` gives the address of a page by its name."""
    until = standing.until
    return Banner(
        standing.status,
        day(say, standing.version.effective),
        day(say, until) if until else None,
        tuple(_links(standing, page, say, to, at_root)),
    )


def _links(standing: Standing, page: str, say: Localizer, to: To, at_root: bool) -> Iterator[VersionLink]:
    version, later = standing.version, standing.later
    if standing.status == Status.IN_FORCE:
        if standing.before:
            yield VersionLink("what_changed", f"{to(HISTORY)}#{version.id}")
        if at_root and later:
            yield VersionLink("see_upcoming", to(version_page(later.id, page)), day(say, later.effective), keeps_section=True)
        return
    if standing.any_in_force:
        yield VersionLink("see_in_force", to(page), keeps_section=True)
    if standing.status == Status.ARCHIVED:
        yield VersionLink("changed_since", to(version_page(version.id, "since")))
    elif standing.before:
        yield VersionLink("what_changes", f"{to(HISTORY)}#{version.id}")
