"""What is wrong with a working text is said at once, also what would be seen only once its mistakes are mended."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from .change_history import version_headings
from .docs_folder import text_of
from .headings import SOME_DAY
from .messages import Message
from .problems import NoticeError, Problem
from .published import Published
from .reading import Reader
from .silent_edits import changed_pages, free_day

EARLIEST = ZoneInfo("Pacific/Kiritimati")


def hidden_problems(files: Mapping[str, bytes], folder: str, published: Published, reader: Reader, moment: datetime) -> Iterator[Problem]:
    """Yield what the change history lacks for a working text that cannot be read.

    It names no day that there is; or no new version, although there is none yet, or the text of the last one was changed.
    """
    today = _today(moment)
    try:
        histories = reader.histories(files, folder)
    except NoticeError:
        return
    source = next((language for language in reader.languages if language in histories), None)
    if source is None:
        return
    headings, problems = version_headings(histories, source)
    yield from problems
    if problems or any(heading.id not in published.sealed for heading in headings):
        return
    if published.last is None:
        yield histories[source].problem(1, Message("history.no-version", day=SOME_DAY))
        return
    unread = {name for name, content in files.items() if not _is_text(content)}
    before, now = (_pages(texts, unread) for texts in (published.sealed[published.last.id].text, files))
    yield from changed_pages(published.last.id, before, now, folder, histories[source].file, today)


def _pages(files: Mapping[str, bytes], unread: set[str]) -> dict[str, bytes]:
    return {name: content for name, content in files.items() if name.endswith(".md") and name not in unread}


def _is_text(content: bytes) -> bool:
    try:
        text_of(content)
    except UnicodeDecodeError:
        return False
    return True


def with_free_days(problems: Iterable[Problem], published: Published, moment: datetime) -> Iterator[Problem]:
    """Yield problems whose examples name a day that a new version could have."""
    day = free_day(published.last.id if published.last else None, _today(moment))
    for problem in problems:
        has_example = problem.message.values.get("day") is SOME_DAY  # and not the same day, which somebody wrote
        yield replace(problem, message=problem.message.with_values(day=day)) if has_example else problem


def _today(moment: datetime) -> date:
    """Return the day where it begins first: it lies in the past nowhere."""
    return moment.astimezone(EARLIEST).date()
