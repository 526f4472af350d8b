"""A banner tells the reader which version a page shows: in force, archived, upcoming or a draft."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from ..addresses import version_page
from ..ledger import Entry, Kind
from ..localizer import Localizer, Wording
from ..page_names import HISTORY, NOTICE
from ..versions import Standing, Status, Version


@dataclass(frozen=True)
class Day:
    """A day is written for machines and for people."""

    iso: str
    text: str


@dataclass(frozen=True)
class VersionLink:
    """A banner links to another version. `keeps_section` leads to the same section of the other page.

    `title` is what legal calls the version.
    """

    label: str
    href: str
    date: Day | None = None
    keeps_section: bool = False
    title: Wording | None = None


@dataclass(frozen=True)
class Original:
    """An original is what a text that was taken over was taken from, as it was found."""

    name: str
    href: str


@dataclass(frozen=True)
class Banner:
    """A banner has the status of a version, the days from and until which it applies, and links to others.

    `imported` is the day on which its text was taken over from elsewhere, and `originals` from what.
    `remarks` are labels that say what else readers must know of it, and `checked` when somebody saw that it is still true.
    """

    status: Status
    since: Day
    until: Day | None
    remarks: tuple[str, ...]
    links: tuple[VersionLink, ...]
    imported: Day | None = None
    originals: tuple[Original, ...] = ()
    checked: Day | None = None


@dataclass(frozen=True)
class SamePage:
    """The same page has a name at the root, and one in the next version; None where they have no such page."""

    at_root: str | None
    later: str | None


To = Callable[[str], str]
FileAt = Callable[[str], str]


def day(say: Localizer, value: date) -> Day:
    """Return a day as a page shows it."""
    return Day(value.isoformat(), say.date(value))


def banner(
    standing: Standing, say: Localizer, to: To, file: FileAt, at_root: bool, same: SamePage, checked: date | None = None
) -> Banner:
    """Return the banner for a page of a version.

    `to` gives the address of a page by its name, `file` that of a file by its path. Where another version does not have
    the `same` page, a link leads to its notice. `checked` is the day on which the notice was last checked, of which only the
    text in force at the root tells.
    """
    until, version = standing.until, standing.version
    imported = version.entry.imported if version.entry else None
    return Banner(
        standing.status,
        day(say, standing.version.effective),
        day(say, until) if until else None,
        tuple(_remarks(version, standing.status, at_root)),
        tuple(_links(standing, say, to, at_root, same)),
        day(say, imported) if imported else None,
        tuple(Original(name.rpartition("/")[2], file(version_page(version.id, name))) for name in sorted(version.originals)),
        day(say, checked) if checked and at_root and standing.status is Status.IN_FORCE else None,
    )


def _remarks(version: Version, status: Status, at_root: bool) -> Iterator[str]:
    if version.heading.urgent:
        yield "urgent"
    if not at_root or not status.applies:
        yield from provenance(version)


def provenance(version: Version) -> Iterator[str]:
    """Yield labels that say from where the text of a version came into the archive; that in force has them at its end."""
    heading = version.heading
    if heading.imported:
        if not (version.entry and version.entry.imported):
            yield "taken_over"
        if version.notice.facts.silent:
            yield "text_alone"
        if heading.mended:
            yield "mended"
        if heading.reworded:
            yield "reworded"


def _links(standing: Standing, say: Localizer, to: To, at_root: bool, same: SamePage) -> Iterator[VersionLink]:
    version, later = standing.version, standing.later
    if standing.status in (Status.IN_FORCE, Status.UPCOMING) and standing.end:
        yield VersionLink("notice_ends", f"{to(HISTORY)}#{standing.end.id}", day(say, standing.end.name.day))
    if standing.status is Status.IN_FORCE:
        if standing.before:
            yield VersionLink("what_changed", f"{to(HISTORY)}#{version.id}")
        if at_root and later:
            href = to(same.later or version_page(later.id, NOTICE))
            yield VersionLink("coming", href, day(say, later.effective), same.later is not None, _title(later, say))
        return
    if standing.ended_by:
        yield _what_ended(standing.ended_by, to)
    if standing.any_in_force:
        yield VersionLink("see_in_force", to(same.at_root or NOTICE), keeps_section=same.at_root is not None)
    elif standing.ended:
        yield VersionLink("notice_ended", to(NOTICE), day(say, standing.ended.name.day))
    if standing.status is Status.ARCHIVED and standing.is_compared:
        yield VersionLink("changed_since", to(version_page(version.id, "since")))
    elif standing.before and standing.status is not Status.ARCHIVED:
        yield VersionLink("what_changes", f"{to(HISTORY)}#{version.id}")


def _title(version: Version, say: Localizer) -> Wording:
    """Return what legal calls a version, in the language of the page where that is written."""
    summaries, source = version.heading.summaries, version.notice.source
    own = say.language in summaries
    return Wording(summaries[say.language if own else source].title, None if own else source)


def _what_ended(entry: Entry, to: To) -> VersionLink:
    """Return the link to what came in place of a version, or to what is said of its withdrawal."""
    if entry.name.kind == Kind.VERSION:
        return VersionLink("see_replacement", to(version_page(entry.id, NOTICE)))
    return VersionLink("see_withdrawal", f"{to(HISTORY)}#{entry.id}")
