"""A new version begins with its heading in the change history of every language, and the mark that holds it back."""
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from .clock import may_apply_from
from .docs_folder import text_of
from .documents import Document, Section, parse_document
from .ledger import EntryName
from .markup import Renderer
from .messages import DEFAULT, Message
from .page_names import VERSION_LEVEL
from .problems import NoticeError
from .publication import Publication

MAX_TITLE = 120

Heading = tuple[str, tuple[str, ...]]


class RefusedError(Exception):
    """No version was begun; `reasons` say why."""

    def __init__(self, reasons: Sequence[Message]) -> None:
        self.reasons = tuple(reasons)
        super().__init__(self.reasons)

    def text(self, language: str) -> str:
        """Say the reasons in a language, a line for each."""
        return "\n".join(reason.text(language) for reason in self.reasons)

    def __str__(self) -> str:
        """Say it in English, for programmers; editors are shown `text`."""
        return self.text(DEFAULT)


@dataclass(frozen=True)
class Begun:
    """Something was begun: `files` are to be written, by their path within `docs`; None stands for one that is to go.

    `id` names the entry that it becomes, and `say` tells what to do next.
    """

    id: str
    files: Mapping[str, bytes | None]
    say: Message


def new_version(publication: Publication, day: str, titles: Mapping[str, str], renderer: Renderer) -> dict[str, bytes]:
    """Return the change histories with a heading for the version of `day`, by file name ("history.fi.md").

    `titles` has a title for each language in which the change history is written. Everything else in a file stays byte
    for byte. Raise RefusedError if the day or a title is not possible.
    """
    if reason := _refused_day(publication, day):
        raise RefusedError([reason])
    id = next_of(publication, date.fromisoformat(day))
    return headed(publication.files, publication.histories, id, ("draft",), titles, renderer)


def headed(
    files: Mapping[str, bytes],
    histories: Mapping[str, Document],
    id: str,
    marks: tuple[str, ...],
    titles: Mapping[str, str],
    renderer: Renderer,
) -> dict[str, bytes]:
    """Return the change histories of `files` with a heading on top, by file name. Raise RefusedError if a title is not possible."""
    written: dict[str, bytes] = {}
    reasons: list[Message] = []
    for language, document in histories.items():
        name, title = document.file.rpartition("/")[2], titles.get(language, "").strip()
        mark = " ".join((f"#{id}", *(f".{mark}" for mark in marks)))
        written[name] = _with_heading(files[name], document, f"## {title} {{{mark}}}")
        reasons += _refused_title(title, document, written[name], (id, marks), renderer)
    if reasons:
        raise RefusedError(reasons)
    return written


def next_of(publication: Publication, day: date) -> str:
    """Return the name of the next version of a day; ends of the notice are counted with versions."""
    names = [heading.name for heading in publication.headings if heading.effective == day and not heading.name.withdrawn]
    return str(EntryName(day, max((name.number for name in names), default=0) + 1))


def pending(publication: Publication) -> Message | None:
    """Return why nothing can be begun in the working text: something is already; None if nothing is."""
    found = next((draft for draft in publication.drafts if draft.folder == publication.working.folder), None)
    return Message("new-version.pending", version=found.id) if found else None


def _refused_day(publication: Publication, day: str) -> Message | None:
    timeline = publication.timeline
    newest = timeline.last.id
    if reason := pending(publication):
        return reason
    if not may_apply_from(day):
        return no_day(day)
    if day < timeline.day.isoformat():
        return Message("new-version.past", day=day, today=timeline.day.isoformat())
    if (end := timeline.coming_end) and day >= end.heading.effective.isoformat():
        return Message("ledger.after-end", entry=day, end=end.id)
    return Message("new-version.early", day=day, newest=newest) if day <= newest else None


def no_day(day: str) -> Message:
    """Return what is said of something that is no day."""
    return Message("new-version.no-day", day=day[:40])


def _refused_title(title: str, before: Document, written: bytes, heading: Heading, renderer: Renderer) -> Iterator[Message]:
    """Yield why a title is refused.

    It is plain if it reads back as it was given, and nothing else in the file reads otherwise.
    """
    if not title:
        yield Message("new-version.no-title", language=before.language)
    elif len(title) > MAX_TITLE:
        yield Message("new-version.long-title", language=before.language, most=MAX_TITLE)
    elif not (read := _as_read(title)).isprintable() or _read_back(before, written, renderer) != _expected(before, heading, read):
        yield Message("new-version.bad-title", language=before.language)


def _as_read(title: str) -> str:
    """Return a title as it is read: a space that does not break a line, as word processors write it, is any other."""
    return title.replace("\N{NO-BREAK SPACE}", " ")


Read = tuple[str, int, str, str, tuple[str, ...]]


def _expected(before: Document, heading: Heading, title: str) -> list[Read]:
    id, marks = heading
    sections = [_read(section) for section in before.sections]
    sections.insert(before.sections.index(_newest(before)), (id, 2, title, "", marks))
    return sections


def _read_back(before: Document, written: bytes, renderer: Renderer) -> list[Read]:
    text = text_of(written)
    try:
        after = parse_document(text, before.page, before.language, before.file, renderer)
    except NoticeError:
        return []
    return [_read(section) for section in after.sections]


def _read(section: Section) -> Read:
    return section.id, section.level, section.title, section.text, section.marks


def _newest(history: Document) -> Section:
    return next(section for section in history.sections if section.level == VERSION_LEVEL)


def _with_heading(written: bytes, history: Document, heading: str) -> bytes:
    """Return `written` with the heading above the newest one, its line ends as they are there."""
    lines = written.decode().splitlines(keepends=True)
    place = _newest(history).line - 1
    end = "\r\n" if lines[place].endswith("\r\n") else "\n"
    return "".join([*lines[:place], heading, end, end, *lines[place:]]).encode()
