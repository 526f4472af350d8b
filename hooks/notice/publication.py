"""Everything that is published is read here: the ledger with its versions, the working text, and the drafts."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, partial
from itertools import chain, takewhile
from pathlib import Path
from zoneinfo import ZoneInfo

from .cache import BuildCache
from .change_history import VersionHeading
from .docs_folder import fitting_files
from .documents import Document
from .drafts_folder import Draft, digest_of_files, drafts_apart, left_behind, read_drafts
from .hidden_problems import hidden_former_ids, hidden_problems, with_free_days
from .inventory import inventory
from .ledger import Entry
from .page_ids import unpublished_former_ids
from .page_names import HISTORY
from .problems import NoticeError, Problem
from .published import Published, lost_languages, published_endings, published_versions, read_published
from .reading import Notice, Reader
from .silent_edits import changed_summaries, changed_text
from .versions import Ending, Timeline, Version


@dataclass(frozen=True)
class Publication:
    """A publication is the text in the making, and all versions on their time line.

    `files` are those of the working text, by name. `drafts` are what waits to be published; `left`
    are folders of drafts that are published already, and only have to be taken away.
    """

    working: Notice
    files: Mapping[str, bytes]
    timeline: Timeline
    drafts: tuple[Draft, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def histories(self) -> dict[str, Document]:
        """Return the page of the change history by language, as it is in the working text."""
        return self.working.documents[HISTORY]

    @cached_property
    def headings(self) -> list[VersionHeading]:
        """Return the headings of versions and of what ended them, the newest first."""
        timeline = self.timeline
        found = [version.heading for version in timeline.versions] + [ending.heading for ending in timeline.endings]
        found += [draft.heading for draft in self.drafts if draft.version is None]
        return sorted(found, key=lambda heading: heading.name, reverse=True)

    @cached_property
    def change_history(self) -> dict[str, Document]:
        """Return the change history by language: its introduction, then what was published under each heading."""
        return {language: self._assembled(document) for language, document in self.histories.items()}

    def _assembled(self, document: Document) -> Document:
        introduction = takewhile(lambda section: section.level == 1, document.sections)
        chapters = (heading.chapters.get(document.language, ()) for heading in self.headings)
        return replace(document, sections=(*introduction, *chain.from_iterable(chapters)))


def read_publication(docs: Path, reader: Reader, moment: datetime, cache: BuildCache, public: bool = False) -> Publication:
    """Read the folder `docs` as it stands at a `moment`. Raise NoticeError with all problems seen at once.

    If `public`, nothing but the ledger is read: no draft, and nothing that is wrong with one, keeps what is published
    from the public.
    """
    published = read_published(docs)
    if public:
        return as_published(published, reader, moment, cache)
    try:
        return _with_drafts(docs, published, reader, moment, cache)
    except NoticeError as error:
        raise NoticeError(with_free_days(error.problems, published, moment)) from None


def _with_drafts(docs: Path, published: Published, reader: Reader, moment: datetime, cache: BuildCache) -> Publication:
    versions, endings = _of_ledger(published, reader, cache)
    files, working = _working_text(docs, published, reader, moment)
    left = left_behind(docs, published)
    drafts = read_drafts(docs, files, working, published, reader, left)
    end = published.end(draft.heading.name for draft in drafts)
    headings = [version.heading for version in versions] + [ending.heading for ending in endings]
    problems = list(_silent_edits(published, end, headings, drafts, files, working, moment))
    if not any(draft.folder == docs.name for draft in drafts):
        last = end.id if end else None
        told = partial(_with_working_text, published=published, working=working, files=files, reader=reader)
        versions = tuple(told(version) if version.id == last else version for version in versions)
    problems += [problem for version in versions for problem in _unreadable(version, cache)]
    if problems:
        raise NoticeError(problems)
    timeline = _timeline(published, versions, endings, tuple(draft.version for draft in drafts if draft.version), moment, cache)
    return Publication(working, files, timeline, drafts, left)


def _working_text(docs: Path, published: Published, reader: Reader, moment: datetime) -> tuple[dict[str, bytes], Notice]:
    """Return the files of the working text, and what they say. Raise NoticeError with everything that is wrong with them."""
    files, unfit = fitting_files(docs, reader.languages)
    try:
        named = [page for page in reader.named if page not in published.pages]
        working = reader.working_text(files, docs.name, published=published.contents_of, named=named)
    except NoticeError as error:
        hidden = [*hidden_problems(files, docs.name, published, reader, moment), *hidden_former_ids(files, docs.name, published, reader)]
        said = {problem.file for problem in unfit}
        raise NoticeError([*unfit, *(problem for problem in (*error.problems, *hidden) if problem.file not in said)]) from None
    if unfit:
        raise NoticeError(unfit)
    return files, working


def read_apart(docs: Path, reader: Reader, moment: datetime, cache: BuildCache) -> Publication:
    """Read what is published, and the drafts that stand in folders of their own and can be read.

    The text that applies in the end is in place of the working text, which may be broken. Raise NoticeError if nothing is
    published, or that cannot be read.
    """
    published = read_published(docs)
    versions, endings = _of_ledger(published, reader, cache)
    files, working = published.text(reader)
    drafts = tuple(drafts_apart(docs, working.source, published, reader))
    timeline = _timeline(published, versions, endings, tuple(draft.version for draft in drafts if draft.version), moment, cache)
    unknown = {problem.file.rpartition("/")[0] for problem in unpublished_former_ids(cache, timeline)}
    readable = tuple(draft for draft in drafts if draft.folder not in unknown)
    timeline = _timeline(published, versions, endings, tuple(draft.version for draft in readable if draft.version), moment, cache)
    return Publication(working, files, timeline, readable, left_behind(docs, published))


def as_published(
    published: Published, reader: Reader, moment: datetime, cache: BuildCache, following: Version | None = None
) -> Publication:
    """Return what is published as it stands at a `moment`, from the ledger alone.

    `following` is a draft that is shown after it. Raise NoticeError if the text of a language is gone.
    """
    versions, endings = _of_ledger(published, reader, cache)
    files, working = published.text(reader)
    return Publication(working, files, _timeline(published, versions, endings, (following,) if following else (), moment, cache))


def _of_ledger(published: Published, reader: Reader, cache: BuildCache) -> tuple[tuple[Version, ...], tuple[Ending, ...]]:
    """Return the versions of the ledger, and what ended others. Raise NoticeError if the site has lost a language."""
    if lost := list(lost_languages(published, reader.languages)):
        raise NoticeError(lost)
    return tuple(published_versions(published, reader, cache)), tuple(published_endings(published, reader, cache))


def _timeline(
    published: Published,
    versions: Iterable[Version],
    endings: tuple[Ending, ...],
    drafts: tuple[Version, ...],
    moment: datetime,
    cache: BuildCache,
) -> Timeline:
    zoned = {version.id: replace(version, zone=inventory(cache, version).zone) for version in versions}
    every = sorted((*zoned.values(), *drafts), key=lambda version: version.heading.name)
    before = {ending.id: published.ledger.before(ending.id) for ending in endings}
    ends = (replace(one, zone=zoned[found.id].zone) if (found := before[one.id]) else one for one in endings)
    return Timeline(tuple(every), moment, published.ledger, tuple(ends))


def _with_working_text(
    version: Version, published: Published, working: Notice, files: Mapping[str, bytes], reader: Reader
) -> Version:
    """Return the version of the end as the working text has it, in the words with which it was published.

    What is found in it is then told of files that can be edited.
    """
    sealed = published.sealed[version.id]
    notice = replace(working, terms=reader.sealed_terms(sealed.text_and_words, published.folder(version.id)))
    return replace(version, read=lambda: notice, working=digest_of_files(files))


def _silent_edits(
    published: Published,
    end: Entry | None,
    headings: Iterable[VersionHeading],
    drafts: tuple[Draft, ...],
    files: Mapping[str, bytes],
    working: Notice,
    moment: datetime,
) -> Iterator[Problem]:
    """Yield what was changed of what is published: a heading, or the working text where no draft goes on from it.

    It is then the text of the `end`, which applies in the end.
    """
    if end is None:
        return
    yield from changed_summaries(headings, working.documents[HISTORY])
    if not any(draft.folder == working.folder for draft in drafts):
        today = moment.astimezone(ZoneInfo(working.facts.time_zone)).date()
        yield from changed_text(end.id, published.sealed[end.id].text, files, working, today)


def _unreadable(version: Version, cache: BuildCache) -> tuple[Problem, ...]:
    """Return what keeps a version from being read; it is found before anything is built."""
    try:
        inventory(cache, version)
    except NoticeError as error:
        return error.problems
    return ()
