"""Everything that is published is read here: the working text, the frozen versions, and how they follow each other."""
from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from .cache import BuildCache
from .change_history import VersionHeading, version_headings
from .clock import is_day
from .docs_folder import VERSIONS, display_path, page_and_language, read_folder
from .documents import Document
from .inventory import inventory
from .messages import Message
from .page_names import HISTORY
from .problems import NoticeError, Problem
from .reading import Notice, Reader
from .seal import PUBLISHED, Sealed, read_sealed
from .silent_edits import changed_summaries, changed_text
from .versions import Timeline, Version


@dataclass(frozen=True)
class Publication:
    """A publication is the text in the making, and all versions on their time line.

    `files` are those of the working text, by name.
    """

    working: Notice
    files: Mapping[str, bytes]
    timeline: Timeline

    @property
    def histories(self) -> dict[str, Document]:
        """Return the change history by language; it is one page over all versions."""
        return self.working.documents[HISTORY]


@dataclass(frozen=True)
class Frozen:
    """A folder of `docs/versions/` is a frozen version if its seal is whole."""

    id: str
    folder: str
    sealed: Sealed


def read_publication(docs: Path, reader: Reader, day_in: Callable[[str], date], cache: BuildCache, public: bool = False) -> Publication:
    """Read the folder `docs`. Raise NoticeError with all problems seen at once.

    `day_in` gives the day in a time zone. If `public`, a draft is left out, as if nobody had begun to write it.
    """
    problems: list[Problem] = []
    frozen = _frozen(docs, problems)
    if lost := list(_lost_languages(frozen, reader.languages)):
        raise NoticeError(lost)
    try:
        files = read_folder(docs, reader.languages)
        working = reader.working_text(files, docs.name)
        found, late = version_headings(working.documents[HISTORY], working.source)
        problems += late or _unmatched(frozen, found, working)
    except NoticeError as error:
        raise NoticeError([*problems, *error.problems]) from None
    if problems:
        raise NoticeError(problems)
    draft = next((heading for heading in found if not any(heading.id == other.id for other in frozen)), None)
    problems = list(_silent_edits(frozen, draft, files, working, reader, day_in(working.facts.time_zone)))
    versions = tuple(_versions(frozen, found, reader))
    if draft is None:
        versions = (*versions[:-1], replace(versions[-1], read=lambda: working, working=_digest(files)))
    problems += [problem for version in versions for problem in _unreadable(version, cache)]
    if problems:
        raise NoticeError(problems)
    if draft and public:
        files, working = _published_text(frozen, reader, docs.name)
    elif draft:
        versions = (*versions, Version(draft, False, None, {}, _digest(files), lambda: working))
    # A draft may name another time zone; until it is published, the day is that of the text before it.
    leading = next((version for version in reversed(versions) if version.frozen), versions[-1])
    return Publication(working, files, Timeline(versions, day_in(leading.notice.facts.time_zone)))


def _frozen(docs: Path, problems: list[Problem]) -> list[Frozen]:
    """Return the published versions, oldest first; each seal holds the one before it. Add to `problems`."""
    folder = docs / VERSIONS
    found: list[Frozen] = []
    previous: tuple[str, bytes] | None = None
    for path in sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ():
        name = display_path(path, docs)
        if path.name.startswith("."):
            continue
        if not is_day(path.name):
            problems.append(Problem(name, 1, Message("versions.no-version")))
            continue
        try:
            sealed = read_sealed(path, name, previous)
        except NoticeError as error:
            problems += error.problems
            previous = None
        else:
            found.append(Frozen(path.name, name, sealed))
            previous = (path.name, sealed.sums)
    return found


def _published_text(frozen: list[Frozen], reader: Reader, folder: str) -> tuple[dict[str, bytes], Notice]:
    """Return the newest version as the working text."""
    if not frozen:
        raise NoticeError([Problem(f"{folder}/{VERSIONS}", 1, Message("versions.nothing-public"))])
    newest = frozen[-1]
    files = {name: content for name, content in newest.sealed.files.items() if name != PUBLISHED}
    return files, reader.published_text(files, newest.folder)


def _lost_languages(frozen: list[Frozen], languages: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each language that the site has lost.

    It may gain one later, but never lose one in which something was published.
    """
    newest = {page_and_language(name)[1]: version.id for version in frozen for name in version.sealed.files if name.endswith(".md")}
    for language, id in newest.items():
        if language not in languages:
            yield Problem("mkdocs.yml", 1, Message("versions.lost-language", language=language, version=id))


def _unmatched(frozen: list[Frozen], found: tuple[VersionHeading, ...], working: Notice) -> Iterator[Problem]:
    """Yield versions without a heading and headings without a version; only the newest may have no folder yet."""
    history = working.documents[HISTORY][working.source]
    known = {heading.id for heading in found}
    for version in frozen:
        if version.id not in known:
            yield history.problem(1, Message("versions.no-heading", version=version.id, folder=version.folder))
    for heading in found[1:]:
        if all(version.id != heading.id for version in frozen):
            yield history.problem(heading.summaries[working.source].line, Message("versions.never-published", version=heading.id))


def _silent_edits(
    frozen: list[Frozen], draft: VersionHeading | None, files: Mapping[str, bytes], working: Notice, reader: Reader, today: date
) -> Iterator[Problem]:
    if not frozen:
        return
    newest = frozen[-1]
    published = reader.histories(newest.sealed.files, newest.folder)
    yield from changed_summaries(published, working.documents[HISTORY])
    if draft is None:
        yield from changed_text(newest.id, newest.sealed.files, files, working, today)


def _versions(frozen: list[Frozen], found: tuple[VersionHeading, ...], reader: Reader) -> Iterator[Version]:
    """Yield the frozen versions with their headings."""
    by_id = {heading.id: heading for heading in found}
    for version in frozen:
        files = dict(version.sealed.files)
        day = files.pop(PUBLISHED, b"").decode().strip()
        sums = {name: hashlib.sha256(content).hexdigest() for name, content in version.sealed.files.items()}
        digest = hashlib.sha256(version.sealed.sums).hexdigest()
        published = date.fromisoformat(day) if day else None
        yield Version(by_id[version.id], True, published, sums, digest, partial(reader.notice, files, version.folder))


def _unreadable(version: Version, cache: BuildCache) -> tuple[Problem, ...]:
    """Return what keeps a version from being read; it is found before anything is built."""
    try:
        inventory(cache, version)
    except NoticeError as error:
        return error.problems
    return ()


def _digest(files: Mapping[str, bytes]) -> str:
    return hashlib.sha256(repr(sorted(files.items())).encode()).hexdigest()
