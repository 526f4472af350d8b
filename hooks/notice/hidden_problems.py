"""What is wrong with a working text is said at once, also what would be seen only once its mistakes are mended."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from .change_history import version_headings
from .docs_folder import page_and_language, text_of
from .documents import Document, read_document
from .headings import SOME_DAY
from .messages import Message
from .page_ids import never_published
from .page_names import HISTORY
from .problems import NoticeError, Problem
from .published import Published
from .reading import Reader
from .silent_edits import changed_pages, free_day

IMPORTED = "imported"
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


def hidden_former_ids(files: Mapping[str, bytes], folder: str, published: Published, reader: Reader) -> Iterator[Problem]:
    """Yield a problem for each id that a working text that cannot be read says a section has had, and that was never published.

    A text that was published elsewhere before may have had any.
    """
    try:
        histories = reader.histories(files, folder)
    except NoticeError:
        return
    begun = [section for document in histories.values() for section in document.sections if section.id not in published.sealed]
    if any(IMPORTED in section.marks for section in begun):
        return
    for name in sorted(name for name in files if name.endswith(f".{reader.languages[0]}.md") and page_and_language(name)[0] != HISTORY):
        document = _read(name, files[name], folder, reader)
        if document is None or not any(section.former_ids for section in document.sections):
            continue
        before = filter(None, (_read(name, content, folder, reader) for content in published.contents_of(name)))
        sections = [section for one in before for section in one.sections]
        yield from never_published(document, dict.fromkeys(id for section in sections for id in (section.id, *section.former_ids)))


def _read(name: str, content: bytes, folder: str, reader: Reader) -> Document | None:
    """Return a page as far as it can be read."""
    try:
        return read_document(text_of(content), *page_and_language(name), f"{folder}/{name}", reader.renderer, published=True)
    except (NoticeError, UnicodeDecodeError):
        return None


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
