"""A draft may be published if more is true of it than that the notice itself is without mistakes."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from .changes import Changes, changes
from .changes.fact_changes import fact_changes
from .documents import Section
from .drafts_folder import Draft
from .ledger import Kind, Ledger, faults_of_days
from .markup import REPLACED
from .messages import Message
from .one_language import faults_of_only, in_short
from .page_names import HISTORY
from .problems import Problem
from .publication import Publication
from .seal import originals_in
from .verdict import Verdict
from .versions import Version

# Marks that say something of a text, or of how it was published.
OF_TEXTS = ("imported", "mended", "reworded", "minor", "urgent")


def draft_problems(publication: Publication) -> list[Problem]:
    """List what is wrong with the drafts as they stand, also before they are to be published.

    That is what a heading says of the changes and they contradict.
    """
    return [problem for draft in publication.drafts for problem in _contradicted(publication, draft)]


def refusals(publication: Publication, draft: Draft) -> list[Problem]:
    """List why a draft cannot be frozen on the day of `publication`."""
    found = (
        _contradicted(publication, draft),
        _refused(publication, draft),
        _out_of_line(publication, draft),
        _unsummarised(publication, draft),
        _too_soon(publication, draft),
    )
    return [problem for part in found for problem in part]


def _contradicted(publication: Publication, draft: Draft) -> Iterator[Problem]:
    if draft.version is None or not (draft.heading.minor or draft.heading.only):
        return
    found = _found(publication, draft.version)
    yield from (draft.problem(message) for message in faults_of_only(draft.heading, found, draft.version.notice))
    if not draft.heading.minor:
        return
    if found is None:
        yield draft.problem(Message("drafts.first-minor", version=draft.id))
    elif found.verdict == Verdict.SUBSTANCE:
        yield draft.problem(Message("drafts.minor", version=draft.id, reasons=in_short(found.telling)))
    elif found.verdict == Verdict.READ and not draft.heading.because:
        yield draft.problem(Message("drafts.minor-unread", version=draft.id, reasons=in_short(found.telling)))


def _refused(publication: Publication, draft: Draft) -> Iterator[Problem]:
    day, heading, timeline = publication.timeline.day, draft.heading, publication.timeline
    if draft.version is None:
        yield from _refused_ending(draft, day)
        return
    if heading.effective < day and not heading.imported:
        yield draft.problem(Message("drafts.past", version=draft.id, today=day.isoformat()))
    if heading.effective > day and heading.imported:
        yield draft.problem(Message("drafts.future-imported", version=draft.id))
    if not heading.imported and (marks := [f".{mark}" for mark in ("mended", "reworded") if getattr(heading, mark)]):
        yield draft.problem(Message("drafts.not-imported", mark=marks[0]))
    for name in () if heading.imported else originals_in(draft.files):
        yield Problem(f"{draft.folder}/{name}", 1, Message("drafts.no-original", version=draft.id))
    if heading.urgent and heading.effective > day and not timeline.ledger.ended_by(timeline.entry_of(heading)):
        yield draft.problem(Message("drafts.not-urgent", version=draft.id))
    before = None if timeline.ended else timeline.before(draft.version)
    if before and not fact_changes(before.notice.facts, draft.version.notice.facts) and _texts(before) == _texts(draft.version):
        yield draft.problem(Message("drafts.same", version=draft.id, before=before.id))


def _refused_ending(draft: Draft, day: date) -> Iterator[Problem]:
    heading = draft.heading
    if heading.name.kind == Kind.END and heading.effective < day:
        yield draft.problem(Message("drafts.end-past", version=draft.id, today=day.isoformat()))
    marks = [f".{mark}" for mark in OF_TEXTS if getattr(heading, mark)]
    if heading.replaces and heading.name.kind == Kind.WITHDRAWAL:
        marks.append(f".{REPLACED}{heading.replaces}")
    if marks:
        yield draft.problem(Message("drafts.ending-mark", mark=marks[0]))


def _out_of_line(publication: Publication, draft: Draft) -> Iterator[Problem]:
    """Yield what the ledger could not have after its last entry; the days of the draft itself are told of above."""
    timeline, entry = publication.timeline, publication.timeline.entry_of(draft.heading)
    after = Ledger((*timeline.ledger.entries, entry))
    for fault in faults_of_days(after):
        if fault.entry == draft.id and fault.kind not in ("late", "import-to-come", "undated"):
            yield draft.problem(Message(f"ledger.{fault.kind}", entry=draft.id, **fault.values))
    if not after.line:
        yield draft.problem(Message("drafts.nothing-left", version=draft.id))


def _texts(version: Version) -> dict[tuple[str, str], list[tuple[str, int, str, str, tuple[str, ...]]]]:
    return {
        (page, language): [(section.id, section.level, section.title, section.text, section.marks) for section in document.sections]
        for page in version.notice.pages
        for language, document in version.notice.documents[page].items()
    }


def _unsummarised(publication: Publication, draft: Draft) -> Iterator[Problem]:
    notice = draft.version.notice if draft.version else publication.working
    for language in notice.languages if draft.version else notice.written_in:
        summary: Section | None = draft.heading.summaries.get(language)
        file = f"{draft.folder}/{HISTORY}.{language}.md"
        if summary is None:
            yield Problem(file, 1, Message("drafts.no-summary", version=draft.id))
        elif not summary.text:
            yield Problem(file, summary.line, Message("drafts.empty-summary", version=draft.id))


def _too_soon(publication: Publication, draft: Draft) -> Iterator[Problem]:
    """Yield a problem if readers are not told as many days before as the facts say.

    They are told of changes of substance, and of those that must be read, unless an editor has read and marked them.

    How long before readers are told is the organisation's own rule, after WP260 rev.01 ¶29–31. An urgent correction need
    not wait, and says so to its readers; a text that begins after the end of the notice changes none that applies.
    """
    if draft.version is None or draft.heading.imported or draft.heading.urgent or publication.timeline.ended:
        return
    days, found = draft.version.notice.facts.notice_period_days, _found(publication, draft.version)
    if days is None or found is None or not found.verdict.binds or draft.heading.minor:
        return
    earliest = publication.timeline.day + timedelta(days=days)
    if draft.heading.effective < earliest:
        yield draft.problem(Message("drafts.too-soon", version=draft.id, count=days, day=earliest.isoformat()))


def _found(publication: Publication, draft: Version) -> Changes | None:
    """Return what changes from the version before, or None for the first one."""
    before = publication.timeline.before(draft)
    return changes(before.notice, draft.notice) if before else None
