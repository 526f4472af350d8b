"""What is to be published next is a draft: the working text with a new heading, or a folder in `docs/drafts/`."""
from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from .change_history import VersionHeading, version_headings
from .docs_folder import DRAFTS, FOUND, display_path, page_and_language, plain, plain_files, read_draft_folder
from .documents import Document
from .headings import SOME_DAY
from .ledger import Entry, EntryName, Kind
from .messages import Message
from .page_names import HISTORY
from .problems import NoticeError, Problem
from .published import Published
from .reading import Notice, Reader
from .versions import Version

# The id of a heading of the second level.
BEGUN = re.compile(r"^##[^#\n]*\{#([0-9a-z-]+)", re.MULTILINE)


@dataclass(frozen=True)
class Draft:
    """A draft is a version that is to be published, or an entry that ends one.

    `folder` is where it stands, as the editor knows it: "docs", or "docs/drafts/2026-11-28". `files` are by name, and just
    those that will be sealed. `histories` has the page with its heading by language. What ends a version has none itself.
    """

    folder: str
    files: Mapping[str, bytes]
    heading: VersionHeading
    histories: Mapping[str, Document]
    source: str
    version: Version | None

    @property
    def id(self) -> str:
        """Return the name of the entry that it becomes."""
        return self.heading.id

    def problem(self, message: Message) -> Problem:
        """Return a problem at the heading of the draft, in the language in which the notice is written."""
        return self.histories[self.source].problem(self.heading.summaries[self.source].line, message)


def read_drafts(
    docs: Path, files: Mapping[str, bytes], working: Notice, published: Published, reader: Reader, left: Sequence[str] = ()
) -> tuple[Draft, ...]:
    """Return the draft of the working text, if its change history names one, then those in `docs/drafts/`.

    A folder that was `left` behind holds none. Raise NoticeError with all that keeps them from being read.
    """
    headings, problems = version_headings(working.documents[HISTORY], working.source)
    new = [heading for heading in headings if heading.id not in published.sealed]
    readable = not problems
    drafts = [draft_of(docs.name, files, working, heading) for heading in new if readable]
    for folder in _folders(docs):
        try:
            if display_path(folder, docs) not in left:
                drafts.append(_read_draft(folder, docs, working.source, published, reader))
        except NoticeError as error:
            problems += error.problems
    end = published.end(draft.heading.name for draft in drafts)
    problems += _misplaced(new, working, end) if readable else ()
    problems += _beyond(drafts, docs.name, end)
    twice = ((one, other) for one in drafts for other in drafts if one.id == other.id and one is not other)
    problems += [one.problem(Message("drafts.twice", version=one.id, folder=other.folder)) for one, other in twice]
    if problems:
        raise NoticeError(problems)
    return tuple(drafts)


def drafts_apart(docs: Path, source: str, published: Published, reader: Reader) -> Iterator[Draft]:
    """Yield the drafts in `docs/drafts/` that can be read and may stand there, whatever else is wrong with the working text.

    Those that would apply last of all, or take away what does, are for the working text to follow.
    """
    left, last = left_behind(docs, published), _last_begun(docs)
    for folder in _folders(docs):
        with suppress(NoticeError):
            draft = None if display_path(folder, docs) in left else _read_draft(folder, docs, source, published, reader)
            ends = draft is not None and published.end([draft.heading.name]) != published.last
            if draft and not ends and not list(_beyond([draft], docs.name, last or published.last)):
                yield draft


def _last_begun(docs: Path) -> Entry | None:
    """Return the last version that a change history of the working text names, as far as a heading can be seen there."""
    texts = (path.read_bytes().decode("utf-8", "replace") for path in docs.glob(f"{HISTORY}.*.md") if path.is_file())
    names = (EntryName.parse(id) for text in texts for id in BEGUN.findall(text))
    last = max((name for name in names if name and name.kind == Kind.VERSION), default=None)
    return Entry(last, "") if last else None


def left_behind(docs: Path, published: Published) -> tuple[str, ...]:
    """Return the folders of drafts that are published already, as the editor knows them.

    Whoever froze them was stopped before they were taken away, or while they were: nothing is in them that is not sealed.
    """
    return tuple(
        display_path(folder, docs)
        for folder in _folders(docs)
        if folder.name in published.sealed and _is_within(folder, published.sealed[folder.name].files)
    )


def _is_within(folder: Path, sealed: Mapping[str, bytes]) -> bool:
    if folder.is_symlink() or not folder.is_dir():
        return False
    found = [path for path in folder.rglob("*") if path.is_symlink() or not path.is_dir()]
    names = {path: path.relative_to(folder).as_posix() for path in found}
    return all(path.is_file() and not path.is_symlink() and _as_sealed(path) == sealed.get(names[path]) for path in found)


def _as_sealed(path: Path) -> bytes:
    return path.read_bytes() if path.parent.name == FOUND else plain(path.read_bytes())


def _folders(docs: Path) -> list[Path]:
    return sorted(path for path in (docs / DRAFTS).glob("*") if not path.name.startswith("."))


def _beyond(drafts: Sequence[Draft], docs: str, end: Entry | None) -> Iterator[Problem]:
    """Yield folders of drafts that would apply last of all: that text belongs into `docs` itself, or it would lack it from then on."""
    last = max((draft.heading.name for draft in drafts if draft.folder == docs), default=end.name if end else None)
    for draft in drafts:
        if draft.folder != docs and draft.version and last and draft.heading.name > last:
            yield draft.problem(Message("drafts.last-of-all", version=draft.id, last=str(last), docs=docs))


def _misplaced(new: Sequence[VersionHeading], working: Notice, end: Entry | None) -> Iterator[Problem]:
    """Yield headings of the working text that cannot stand there: it is what applies in the end, or will be."""
    history = working.documents[HISTORY][working.source]
    if not new and not end:
        yield history.problem(1, Message("history.no-version", day=SOME_DAY))
    for heading in new:
        line = heading.summaries[working.source].line
        if heading.name.kind != Kind.VERSION or (heading.imported and end and heading.name < end.name):
            folder = f"{working.folder}/{DRAFTS}/{heading.id}"
            yield history.problem(line, Message("history.own-folder", version=heading.id, folder=folder))
        elif heading is not new[0]:
            yield history.problem(line, Message("history.several-drafts", version=heading.id, other=new[0].id))
        elif end and heading.name < end.name and heading.replaces != end.id:
            folder = f"{working.folder}/{DRAFTS}/{heading.id}"
            yield history.problem(line, Message("history.before-last", version=heading.id, last=end.id, folder=folder))


def draft_of(folder: str, files: Mapping[str, bytes], notice: Notice, heading: VersionHeading) -> Draft:
    """Return the draft of a version, of what its files say in the `notice` that was read of them."""
    version = Version(heading, None, b"", {}, digest_of_files(files), lambda: notice, zone=notice.facts.time_zone)
    return Draft(folder, plain_files(files), heading, notice.documents[HISTORY], notice.source, version)


def _read_draft(folder: Path, docs: Path, source: str, published: Published, reader: Reader) -> Draft:
    """Read a folder of `docs/drafts/`. Raise NoticeError with everything that is wrong with it."""
    shown, name = display_path(folder, docs), EntryName.parse(folder.name)
    if name is None or not folder.is_dir() or folder.is_symlink():
        raise NoticeError([Problem(shown, 1, Message("drafts.bad-folder"))])
    if folder.name in published.sealed:
        raise NoticeError([Problem(shown, 1, Message("drafts.published", version=folder.name))])
    files = plain_files(read_draft_folder(folder, docs, reader.languages))
    pages = {file: content for file, content in files.items() if "/" not in file}
    if name.kind == Kind.VERSION:
        notice = reader.working_text(pages, shown, _imported(pages, name, reader, shown), published.contents_of)
        return replace(draft_of(shown, files, notice, own_heading(name, notice.documents[HISTORY], notice.source, shown)), files=files)
    if published.last is None:
        raise NoticeError([Problem(shown, 1, Message("versions.nothing-public"))])
    if text := [file for file in files if page_and_language(file)[0] != HISTORY]:
        raise NoticeError(Problem(f"{shown}/{file}", 1, Message("drafts.ending-has-text")) for file in text)
    histories = reader.working_histories(pages, shown, published.contents_of)
    return Draft(shown, files, own_heading(name, histories, source, shown), histories, source, None)


def _imported(pages: Mapping[str, bytes], name: EntryName, reader: Reader, shown: str) -> bool:
    """Say whether a change history says of a draft that it was published elsewhere before; one that cannot be read does not."""
    try:
        histories = reader.histories(pages, shown).values()
    except NoticeError:
        return False
    return any((own := history.section(str(name))) and "imported" in own.marks for history in histories)


def own_heading(name: EntryName, histories: Mapping[str, Document], source: str, shown: str) -> VersionHeading:
    """Return the heading of the folder's own name. Raise NoticeError if it is not there, or others are that are not published."""
    if source not in histories:
        raise NoticeError([Problem(f"{shown}/{HISTORY}.{source}.md", 1, Message("languages.missing-original", language=source))])
    headings, problems = version_headings(histories, source)
    own = next((heading for heading in headings if heading.name == name), None)
    if own is None and not problems:
        problems = [histories[source].problem(1, Message("drafts.no-heading", version=str(name)))]
    if problems or own is None:
        raise NoticeError(problems)
    return own


def digest_of_files(files: Mapping[str, bytes]) -> str:
    """Return one SHA-256 over names and contents, in hexadecimal digits."""
    return hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()
