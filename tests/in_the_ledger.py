"""Versions as the ledger has them, made of nothing but a day and what they say; and days as moments."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time
from pathlib import Path

from freeze import freeze_draft, freeze_drafts
from notice.change_history import VersionHeading
from notice.documents import Section
from notice.drafts import refusals
from notice.ledger import Entry, EntryName, Ledger
from notice.problems import NoticeError, Problem
from notice.publication import Publication
from notice.reading import Notice
from notice.versions import Timeline, Version


def noon(day: str | date) -> datetime:
    """Give a moment at which it is that day in all of Europe."""
    return datetime.combine(date.fromisoformat(day) if isinstance(day, str) else day, time(12), UTC)


def name_of(id: str) -> EntryName:
    """Read the name of an entry."""
    name = EntryName.parse(id)
    assert name is not None, id
    return name


def heading_of(id: str, summaries: Mapping[str, Section], marks: tuple[str, ...] = ()) -> VersionHeading:
    """Give a heading with a summary in each language."""
    chapters = {language: (section,) for language, section in summaries.items()}
    return VersionHeading(name_of(id), chapters, imported="imported" in marks, minor="minor" in marks, held="draft" in marks)


def version_of_heading(
    heading: VersionHeading, notice: Notice, published: date | None = None, frozen: bool = True, digest: str = "0" * 64
) -> Version:
    """Give a version that says what the notice says, as it is in the ledger or as a draft."""
    entry = Entry(heading.name, digest, None, published) if frozen else None
    return Version(heading, entry, b"", {"notice.yml": digest}, digest, lambda: notice, zone=notice.facts.time_zone)


def timeline_of(versions: tuple[Version, ...], day: date) -> Timeline:
    """Give versions that were published in the order of their days, as they stand on a day."""
    return Timeline(versions, noon(day), Ledger(tuple(version.entry for version in versions if version.entry)))


def freeze_all(read: Callable[[], Publication], docs: Path, apart: Callable[[], Publication] | None = None) -> tuple[list[str], list[str]]:
    """Freeze what can be, whatever a site would be like; say in English what was done, and what was refused."""
    done, refused = freeze_drafts(read, apart or read, lambda _publication, _draft: [], docs, "en")
    return [message.text("en") for message in done], [str(problem) for problem in refused]


def problems_of_drafts(publication: Publication) -> list[Problem]:
    """List why the drafts are refused; there is nothing to refuse where there is none."""
    return [problem for draft in publication.drafts for problem in refusals(publication, draft)]


def freeze_pending(publication: Publication, docs: Path) -> str:
    """Freeze the only draft, whatever the checks find in it, and say so in English. Raises NoticeError if it is refused."""
    (draft,) = publication.drafts
    if problems := refusals(publication, draft):
        raise NoticeError(problems)
    return freeze_draft(publication, draft, docs).text("en")
