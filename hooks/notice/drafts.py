"""A draft may be published if more is true of it than that the notice itself is without mistakes."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from .changes import Changes, changes
from .changes.fact_changes import fact_changes
from .documents import Section
from .messages import Message
from .page_names import HISTORY
from .problems import Problem
from .publication import Publication
from .versions import Version

# How a fact or a section has changed; other details are words of the notice.
DETAILS = {"added": Message("drafts.added"), "removed": Message("drafts.removed"), "changed": Message("drafts.changed")}


def draft_problems(publication: Publication) -> list[Problem]:
    """List what is wrong with the draft as it stands, also before it is to be published.

    That is a mark which its changes contradict.
    """
    draft = publication.timeline.draft
    if draft is None or not draft.heading.minor:
        return []
    found = _found(publication, draft)
    if found is None:
        return [_at_heading(publication, draft, Message("drafts.first-minor", version=draft.id))]
    reasons = tuple(Message("drafts.reason", where=one.where, detail=DETAILS.get(one.detail, one.detail)) for one in found.reasons[:3])
    message = Message("drafts.minor", version=draft.id, reasons=reasons)
    return [_at_heading(publication, draft, message)] if found.material else []


def refusals(publication: Publication) -> list[Problem]:
    """List why the draft cannot be frozen on the day of `publication`; the list is empty if there is no draft."""
    draft = publication.timeline.draft
    if draft is None:
        return []
    found = (_refused(publication, draft), _unsummarised(publication, draft), _too_soon(publication, draft))
    return [*draft_problems(publication), *(problem for part in found for problem in part)]


def _refused(publication: Publication, draft: Version) -> Iterator[Problem]:
    day, heading = publication.timeline.day, draft.heading
    if heading.effective < day and not heading.imported:
        message = Message("drafts.past", version=draft.id, today=day.isoformat())
        yield _at_heading(publication, draft, message)
    if heading.effective > day and heading.imported:
        yield _at_heading(publication, draft, Message("drafts.future-imported", version=draft.id))
    before = publication.timeline.before(draft)
    if before and not fact_changes(before.notice.facts, draft.notice.facts) and _texts(before) == _texts(draft):
        yield _at_heading(publication, draft, Message("drafts.same", version=draft.id, before=before.id))


def _texts(version: Version) -> dict[tuple[str, str], list[tuple[str, int, str, str, tuple[str, ...]]]]:
    return {
        (page, language): [(section.id, section.level, section.title, section.text, section.marks) for section in document.sections]
        for page in version.notice.pages
        for language, document in version.notice.documents[page].items()
    }


def _unsummarised(publication: Publication, draft: Version) -> Iterator[Problem]:
    for language in publication.working.languages:
        summary: Section | None = draft.heading.summaries.get(language)
        file = f"{publication.working.folder}/{HISTORY}.{language}.md"
        if summary is None:
            yield Problem(file, 1, Message("drafts.no-summary", version=draft.id))
        elif not summary.text:
            yield Problem(file, summary.line, Message("drafts.empty-summary", version=draft.id))


def _too_soon(publication: Publication, draft: Version) -> Iterator[Problem]:
    """Yield a problem if readers are not told of a material change as many days before as the facts say.

    How long before readers are told is the organisation's own rule, after WP260 rev.01 ¶29–31.
    """
    days, found = publication.working.facts.notice_period_days, _found(publication, draft)
    if days is None or draft.heading.imported or found is None or not found.material:
        return
    earliest = publication.timeline.day + timedelta(days=days)
    if draft.effective < earliest:
        message = Message("drafts.too-soon", version=draft.id, count=days, day=earliest.isoformat())
        yield _at_heading(publication, draft, message)


def _found(publication: Publication, draft: Version) -> Changes | None:
    """Return what changes from the version before, or None for the first one."""
    before = publication.timeline.before(draft)
    return changes(before.notice, draft.notice) if before else None


def _at_heading(publication: Publication, draft: Version, message: Message) -> Problem:
    source = publication.working.source
    return publication.histories[source].problem(draft.heading.summaries[source].line, message)
