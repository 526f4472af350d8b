"""A draft may be published if more is true of it than that the notice itself is without mistakes."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from .changes import Changes, changes
from .changes.fact_changes import fact_changes
from .documents import Section
from .problems import Problem
from .publication import Publication
from .versions import Version


def draft_problems(publication: Publication) -> list[Problem]:
    """List what is wrong with the draft as it stands, also before it is to be published.

    That is a mark which its changes contradict.
    """
    draft = publication.timeline.draft
    if draft is None or not draft.heading.minor:
        return []
    found = _found(publication, draft)
    if found is None:
        return [_at_heading(publication, draft, 'is the first version, which is never minor; take ".minor" away.')]
    reasons = "; ".join(f"{reason.where}: {reason.detail}" for reason in found.reasons[:3])
    message = f'is marked as minor, but it changes what matters to readers ({reasons}); take ".minor" away.'
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
        message = (
            f"lies in the past (today is {day.isoformat()}); give the version a day from today on. "
            'If it was published elsewhere on that day, mark its heading with ".imported".'
        )
        yield _at_heading(publication, draft, message)
    if heading.effective > day and heading.imported:
        yield _at_heading(publication, draft, 'is still to come, so it was not published elsewhere; take ".imported" away.')
    before = publication.timeline.before(draft)
    if before and not fact_changes(before.notice.facts, draft.notice.facts) and _texts(before) == _texts(draft):
        yield _at_heading(publication, draft, f"says the same as {before.id}; change the text or take the heading away.")


def _texts(version: Version) -> dict[tuple[str, str], list[tuple[str, int, str, str]]]:
    return {
        (page, language): [(section.id, section.level, section.title, section.text) for section in document.sections]
        for page in version.notice.pages
        for language, document in version.notice.documents[page].items()
    }


def _unsummarised(publication: Publication, draft: Version) -> Iterator[Problem]:
    for language in publication.working.languages:
        summary: Section | None = draft.heading.summaries.get(language)
        file = f"docs/history.{language}.md"
        if summary is None:
            yield Problem(file, 1, f"does not say what {draft.id} changes; add its heading and a summary in this language.")
        elif not summary.text:
            yield Problem(file, summary.line, f"says nothing under {draft.id}; tell readers in a sentence or two what changes.")


def _too_soon(publication: Publication, draft: Version) -> Iterator[Problem]:
    """Yield a problem if readers are not told of a material change as many days before as the facts say.

    How long before readers are told is the organisation's own rule, after WP260 rev.01 ¶29–31.
    """
    days, found = publication.working.facts.notice_period_days, _found(publication, draft)
    if days is None or draft.heading.imported or found is None or not found.material:
        return
    earliest = publication.timeline.day + timedelta(days=days)
    if draft.effective < earliest:
        message = f"changes what matters to readers, who are told {days} days before; the first possible day is {earliest.isoformat()}."
        yield _at_heading(publication, draft, message)


def _found(publication: Publication, draft: Version) -> Changes | None:
    """Return what changes from the version before, or None for the first one."""
    before = publication.timeline.before(draft)
    return changes(before.notice, draft.notice) if before else None


def _at_heading(publication: Publication, draft: Version, message: str) -> Problem:
    source = publication.working.source
    return publication.histories[source].problem(draft.heading.summaries[source].line, f"{draft.id} {message}")
