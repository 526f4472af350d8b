"""What was published lies in `docs/versions/`: the entries of the ledger, each sealed in a folder of its own."""
from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from .cache import BuildCache
from .change_history import VersionHeading, chapters
from .docs_folder import VERSIONS, display_path, page_and_language
from .documents import Section
from .ledger import Entry, EntryName, Kind, Ledger, LedgerFault, faults_of_days, follow
from .markup import Renderer
from .messages import Message
from .page_names import HISTORY
from .problems import NoticeError, Problem
from .reading import Notice, Reader
from .seal import Sealed, read_sealed
from .versions import Ending, Version


@dataclass(frozen=True)
class Published:
    """This is what the folder `docs/versions/` holds: the ledger, and its entries by name.

    `shown` is the folder as the editor knows it.
    """

    ledger: Ledger
    sealed: Mapping[str, Sealed]
    shown: str

    @property
    def last(self) -> Entry | None:
        """Return the version that applies in the end, whose text the working text goes on from; None before the first."""
        return next(reversed(self.ledger.line), None)

    @property
    def pages(self) -> set[str]:
        """Return every page that was ever published, by its name."""
        return {page_and_language(name)[0] for sealed in self.sealed.values() for name in sealed.files if name.endswith(".md")}

    def end(self, drafts: Iterable[EntryName]) -> Entry | None:
        """Return the version that applies in the end once what the `drafts` end is withdrawn: the working text is that one."""
        return self.ledger.end(drafts)

    def folder(self, id: str) -> str:
        """Return the folder of an entry, as the editor knows it."""
        return f"{self.shown}/{id}"

    def text(self, reader: Reader) -> tuple[dict[str, bytes], Notice]:
        """Return the last version of the line in place of a working text: its files, and what they say.

        Raise NoticeError if there is none, or it cannot be read.
        """
        if self.last is None:
            raise NoticeError([Problem(self.shown, 1, Message("versions.nothing-public"))])
        sealed = self.sealed[self.last.id]
        return sealed.text, reader.published_text(sealed.text_and_words, self.folder(self.last.id))

    def contents_of(self, name: str) -> Iterator[bytes]:
        """Yield what a file held in each entry, such as "index.fi.md"."""
        yield from (entry.files[name] for entry in self.sealed.values() if name in entry.files)

    def with_entry(self, sealed: Sealed) -> Published:
        """Return the same with one more entry, which was published last."""
        ledger = Ledger((*self.ledger.entries, sealed.entry))
        return Published(ledger, {**self.sealed, str(sealed.name): sealed}, self.shown)

    def following(self, id: str) -> Iterator[Sealed]:
        """Yield an entry and those published after it, in this order."""
        place = next(number for number, entry in enumerate(self.ledger.entries) if entry.id == id)
        yield from (self.sealed[entry.id] for entry in self.ledger.entries[place:])


def read_published(docs: Path) -> Published:
    """Read what was published: the folders in `docs/versions/`, in the order of their seals.

    Raise NoticeError with everything that is not as it was published.
    """
    folder = docs / VERSIONS
    shown, problems, found = display_path(folder, docs), list[Problem](), dict[str, Sealed]()
    for path in sorted(folder.iterdir()) if folder.is_dir() and not folder.is_symlink() else ():
        if path.name.startswith("."):
            continue
        name = EntryName.parse(path.name)
        if name is None:
            problems.append(Problem(display_path(path, docs), 1, Message("versions.no-version")))
            continue
        try:
            found[path.name] = read_sealed(path, display_path(path, docs), name)
        except NoticeError as error:
            problems += error.problems
    if problems:
        raise NoticeError(problems)
    ledger, faults = follow(sealed.entry for sealed in found.values())
    faults = faults or faults_of_days(ledger)
    if faults:
        raise NoticeError(_of_ledger(fault, shown) for fault in faults)
    return Published(ledger, found, shown)


def _of_ledger(fault: LedgerFault, shown: str) -> Problem:
    return Problem(f"{shown}/{fault.entry}", 1, Message(f"ledger.{fault.kind}", entry=fault.entry, **fault.values))


def lost_languages(published: Published, languages: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each language that the site has lost.

    It may gain one later, but never lose one in which something was published.
    """
    newest = {page_and_language(name)[1]: id for id, entry in published.sealed.items() for name in entry.files if name.endswith(".md")}
    for language, id in newest.items():
        if language not in languages:
            yield Problem("mkdocs.yml", 1, Message("versions.lost-language", language=language, version=id))


def published_versions(published: Published, reader: Reader, cache: BuildCache) -> Iterator[Version]:
    """Yield the published versions with their headings, by the day from which they apply."""
    for entry in sorted(published.ledger.versions, key=lambda entry: entry.name):
        sealed = published.sealed[entry.id]
        sums = {name: hashlib.sha256(content).hexdigest() for name, content in sealed.files.items()}
        # It is read once, also for the same version with another zone.
        read = lru_cache(maxsize=1)(partial(reader.notice, sealed.text_and_words, published.folder(entry.id)))
        yield Version(_heading(published, entry.id, reader, cache), entry, sealed.sums, sums, entry.seal, read, contents=sealed.files)


def published_endings(published: Published, reader: Reader, cache: BuildCache) -> Iterator[Ending]:
    """Yield the entries that have no text, as they were published."""
    for entry in published.ledger.entries:
        if entry.name.kind != Kind.VERSION:
            yield Ending(_heading(published, entry.id, reader, cache), entry, published.sealed[entry.id].sums)


def _heading(published: Published, id: str, reader: Reader, cache: BuildCache) -> VersionHeading:
    """Return what stands under the heading of an entry, from the earliest seal that holds it in each language.

    Raise NoticeError if no seal holds it.
    """
    found: dict[str, Any] = {}
    for sealed in published.following(id):
        files = {name: content for name, content in sealed.files.items() if page_and_language(name)[0] == HISTORY}
        missing = {name: content for name, content in files.items() if page_and_language(name)[1] not in found}
        if missing:
            found |= cache.data(_chapters, id, reader.renderer, missing, published.folder(str(sealed.name)))
        if len(found) == len(reader.languages):
            break
    name = EntryName.parse(id)
    if not found or name is None:
        raise NoticeError([Problem(published.folder(id), 1, Message("versions.no-heading", version=id))])
    return VersionHeading.of_chapters(name, {language: tuple(_section(one) for one in chapter) for language, chapter in found.items()})


def _chapters(id: str, renderer: Renderer, files: Mapping[str, bytes], folder: str) -> dict[str, Any]:
    histories = Reader((), renderer).histories(files, folder)
    found = {language: chapters(document).get(id) for language, document in histories.items()}
    return {language: [asdict(section) for section in chapter] for language, chapter in found.items() if chapter}


def _section(plain: Mapping[str, Any]) -> Section:
    return Section(**{**plain, "marks": tuple(plain["marks"])})
