"""One version of a notice is read from its files; it stops with everything that an editor must put right."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from .anchors import disagreements, disagreements_of_import, homes_in
from .cache import UNKEYED, BuildCache, cached_or_make
from .characters import deceptive_characters, without_invisible
from .docs_folder import FACTS, page_and_language, plain_files, text_of
from .documents import Document, read_document
from .facts import Facts, ReadFacts, read_facts
from .facts.companions import lonely_facts
from .homes import Home
from .links import broken_links
from .located_yaml import LocatedYaml
from .markup import Renderer
from .meant_ids import with_meant_ids
from .messages import Message
from .page_names import HISTORY, NOTICE
from .pages_by_language import REQUIRED_PAGES, language_problems, missing_originals, missing_pages, with_source
from .paired_ids import with_ids_of_original
from .problems import NoticeError, Problem
from .seal import WORDS
from .shown_as_written import Published, curly_values, nothing_published, shown_otherwise
from .vocabulary import Terms, read_vocabulary, vocabulary
from .vocabulary.sealed_words import first_words, read_words, with_words

# What is not shown as it is written whatever else is wrong beside it.
OF_ITSELF = {"shown.footnote", "shown.box", "shown.bullets", "shown.run-together"}


@dataclass(frozen=True, eq=False)
class Notice:
    """A notice is everything that one version says. `languages` are the site's, the default first.

    `documents` are by page and language. `written` is notice.yml as it stands in its file: where each fact is.
    """

    facts: Facts
    documents: dict[str, dict[str, Document]]
    languages: tuple[str, ...]
    terms: dict[str, Terms]
    written: LocatedYaml = field(repr=False, compare=False)

    @property
    def folder(self) -> str:
        """Return the folder it was read from, as the editor knows it: "docs"."""
        return self.written.file.rpartition("/")[0]

    @property
    def source(self) -> str:
        """Return the language in which the notice is written."""
        return self.facts.languages.source

    @property
    def written_in(self) -> list[str]:
        """Return the languages that have the notice itself; in the others the source text is shown."""
        return [language for language in self.languages if language in self.documents[NOTICE]]

    @property
    def pages(self) -> list[str]:
        """Return its pages without the change history, the notice itself first."""
        return sorted(set(self.documents) - {HISTORY}, key=lambda page: (page != NOTICE, page))

    @cached_property
    def homes(self) -> dict[str, Home]:
        """Return under which section of which page each fact stands."""
        return homes_in(self.facts, self.documents)

    def document(self, page: str, language: str) -> Document:
        """Return the page in `language`, or in the source language where the translation is to follow."""
        return self.documents[page].get(language) or self.documents[page][self.source]

    def has_section(self, page: str, id: str, language: str) -> bool:
        """Say whether a page, as readers of a language see it, has a section."""
        return page in self.documents and self.document(page, language).section(id) is not None

    def title_of(self, fact: str, language: str) -> str:
        """Return the heading under which readers of a language find a fact, such as a purpose by its id, or the id where there is none."""
        home = self.homes[fact]
        section = self.document(home.page, language).section(home.section)
        return section.title if section else fact

    def is_translated(self, page: str, language: str) -> bool:
        """Say whether a page exists in a language."""
        return language in self.documents[page]


@dataclass(frozen=True)
class _Read:
    """This was read of the files of a notice, as far as its `problems` let it be understood; facts that cannot be are None."""

    facts: Facts | None
    written: LocatedYaml | None
    documents: dict[str, dict[str, Document]]
    problems: list[Problem]
    """Those that keep a file from being read; pages hold their own."""


@dataclass(frozen=True)
class Reader:
    """A reader reads versions for a site in `languages` (the default first).

    With a `cache`, what it reads of the program itself is not read again in the next build. `own` is the folder with
    the organisation's own words, if it has any. `named` are the pages that the navigation names.
    """

    languages: tuple[str, ...]
    renderer: Renderer
    cache: BuildCache | None = None
    own: Path | None = field(default=None, metadata={UNKEYED: "its words are among what the program of the cache is"})
    named: tuple[str, ...] = field(default=(), metadata={UNKEYED: "no page is made of what is missing"})

    @cached_property
    def _stated(self) -> dict[object, ReadFacts]:
        """Hold facts by the text in which they stand: versions that state the same have their facts in common."""
        return {}

    @cached_property
    def terms(self) -> dict[str, Terms]:
        """Read the vocabulary by language, once for all versions. Raise NoticeError if a language has none."""
        found = cached_or_make(self.cache, _terms, self.languages, str(self.own) if self.own else None)
        return {language: Terms(**terms) for language, terms in found.items()}

    def _terms_despite(self) -> tuple[dict[str, Terms], Sequence[Problem]]:
        """Return terms with what is wrong with them: that hides nothing else."""
        try:
            return self.terms, ()
        except NoticeError:
            return read_vocabulary(self.languages, own=self.own)

    def notice(self, files: Mapping[str, bytes], folder: str) -> Notice:
        """Read a published version from the files in `folder`. Raise NoticeError if that is not possible.

        How prose and facts belong together was checked when it was frozen, by the program of that day; a stricter one
        must not make it unreadable. What could harm a reader is checked always.
        """
        own = {name: content for name, content in files.items() if page_and_language(name)[0] != HISTORY}
        terms, read = self.sealed_terms(files, folder), self._read(own, folder, published=True)
        lacking = missing_originals(set(own), read.facts, read.written) if read.facts and read.written else ()
        return self._notice(read, lacking, terms)

    def sealed_terms(self, files: Mapping[str, bytes], folder: str) -> dict[str, Terms]:
        """Return the terms by language with the words that a version was published with.

        Raise NoticeError if they cannot be read.
        """
        content = files.get(WORDS)
        if content not in self._worded:
            words = first_words(self.own) if content is None else read_words(content)
            if words is None:
                raise NoticeError([Problem(f"{folder}/{WORDS}", 1, Message("seals.no-words"))])
            self._worded[content] = with_words(self.terms, words)
        return self._worded[content]

    @cached_property
    def _worded(self) -> dict[bytes | None, dict[str, Terms]]:
        """Hold terms by the words that stand in their place: versions with the same words have their terms in common."""
        return {}

    def published_text(self, files: Mapping[str, bytes], folder: str) -> Notice:
        """Read the newest published version, with the change history of its day, in place of a working text.

        Raise NoticeError if that is not possible.
        """
        notice = self.notice(files, folder)
        return replace(notice, documents={**notice.documents, HISTORY: self.histories(files, folder)}, terms=self.terms)

    def histories(self, files: Mapping[str, bytes], folder: str) -> dict[str, Document]:
        """Read the change history by language, as it was published with a version.

        Raise NoticeError if that is not possible.
        """
        problems: list[Problem] = []
        own = {name: content for name, content in files.items() if page_and_language(name)[0] == HISTORY}
        documents = self._documents(own, folder, problems, published=True).get(HISTORY, {})
        if problems := [*problems, *(problem for document in documents.values() for problem in document.problems)]:
            raise NoticeError(problems)
        return documents

    def working_histories(
        self, files: Mapping[str, bytes], folder: str, published: Published = nothing_published
    ) -> dict[str, Document]:
        """Read the change history by language of what is to end a version, as strictly as a text in the making.

        Raise NoticeError with all problems at once.
        """
        own = plain_files({name: content for name, content in files.items() if page_and_language(name)[0] == HISTORY})
        readable, problems = dict(_readable(own)), list(_deceptions(own, folder))
        read = _Read(None, None, self._documents(readable, folder, problems, published=False), problems)
        problems += (problem for document in read.documents.get(HISTORY, {}).values() for problem in document.problems)
        problems += self._shown_otherwise(read, readable, folder, published)
        if problems:
            raise NoticeError(problems)
        return read.documents.get(HISTORY, {})

    def working_text(
        self,
        files: Mapping[str, bytes],
        folder: str,
        imported: bool = False,
        published: Published = nothing_published,
        named: Collection[str] = (),
    ) -> Notice:
        """Read the text in the making. Raise NoticeError with all problems at once, also those behind others.

        One that was `imported` is as it was published elsewhere: facts that are not known any more are not demanded. A
        section that was `published` word for word is shown as it was then. `named` are pages that it has to have.
        """
        files = plain_files(files)
        terms, wrong_terms = self._terms_despite()
        deceptions = list(_deceptions(files, folder))
        readable = dict(_readable(files))
        read = _without_said(self._read(readable, folder, not imported), deceptions)
        problems = [*wrong_terms, *deceptions, *missing_pages(set(files), folder, named, self.languages)]
        if read.facts and read.written:
            facts, written = with_source(read.facts, self.languages), read.written
            problems += language_problems(set(files), folder, read.facts, written, self.languages)
            pages = {page_and_language(name)[0] for name in files if name != FACTS} | {*named, *REQUIRED_PAGES}
            read = replace(read, documents=with_meant_ids(read.documents, facts, terms))
            read = read if imported else replace(read, documents=with_ids_of_original(read.documents, facts))
            documents = {**{page: {} for page in sorted(pages)}, **read.documents}
            disagreeing = disagreements_of_import if imported else disagreements
            problems += lonely_facts(facts, written)
            problems += disagreeing(facts, written, documents, terms[facts.languages.source])
            problems += broken_links(documents, facts.languages.source)
            problems += curly_values(written)
        problems += self._shown_otherwise(read, readable, folder, published)
        return self._notice(read, problems, terms)

    def _shown_otherwise(self, read: _Read, files: Mapping[str, bytes], folder: str, published: Published) -> Iterator[Problem]:
        """Yield what pages would not show as GitHub does, but in paragraphs with a mistake from which that may follow."""
        for by_language in read.documents.values():
            for document in by_language.values():
                name = f"{document.page}.{document.language}.md"
                mistaken = {problem.line for problem in document.problems if not problem.message.id.startswith("headings.")}
                beside = _paragraphs(text_of(files[name]), mistaken)
                found = shown_otherwise({name: files[name]}, folder, self.renderer, published)
                yield from (problem for problem in found if problem.line not in beside or problem.message.id in OF_ITSELF)

    def _notice(self, read: _Read, more: Iterable[Problem], terms: dict[str, Terms]) -> Notice:
        """Return the notice that was read. Raise NoticeError if anything is wrong with it, or `more` is."""
        problems = [*read.problems, *(problem for by in read.documents.values() for one in by.values() for problem in one.problems), *more]
        if problems or read.facts is None or read.written is None:
            raise NoticeError(problems)
        return Notice(read.facts, read.documents, self.languages, terms, read.written)

    def _read(self, files: Mapping[str, bytes], folder: str, complete: bool = False, published: bool = False) -> _Read:
        """Read facts and pages, each with everything that is wrong with it."""
        problems: list[Problem] = []
        documents = self._documents(files, folder, problems, published)
        written_in = [language for language in self.languages if f"{NOTICE}.{language}.md" in files]
        to_follow = [language for language in self.languages if language not in written_in]
        if FACTS not in files:
            return _Read(None, None, documents, problems)
        try:
            found = self._facts(_text(files, FACTS, folder), f"{folder}/{FACTS}", written_in, to_follow, complete, published)
        except NoticeError as error:
            return _Read(None, None, documents, [*problems, *error.problems])
        return _Read(found.facts, found.written, documents, [*problems, *found.problems])

    def _facts(
        self, text: str, file: str, written_in: list[str], to_follow: list[str], complete: bool, published: bool
    ) -> ReadFacts:
        key = (text, tuple(written_in), tuple(to_follow), complete, published)
        if key not in self._stated:
            self._stated[key] = read_facts(text, file, written_in, to_follow, complete, published)
        found = self._stated[key]
        if found.written.file == file:
            return found
        problems = tuple(replace(problem, file=file) for problem in found.problems)
        return replace(found, written=replace(found.written, file=file), problems=problems)

    def _documents(
        self, files: Mapping[str, bytes], folder: str, problems: list[Problem], published: bool
    ) -> dict[str, dict[str, Document]]:
        documents: dict[str, dict[str, Document]] = {}
        for name in sorted(name for name in files if name.endswith(".md")):
            page, language = page_and_language(name)
            try:
                document = read_document(_text(files, name, folder), page, language, f"{folder}/{name}", self.renderer, published)
                documents.setdefault(page, {})[language] = document
            except NoticeError as error:
                problems += error.problems
        return documents


def _terms(languages: tuple[str, ...], own: str | None) -> dict[str, Any]:
    found = vocabulary(languages, own=Path(own) if own else None)
    return {language: asdict(terms) for language, terms in found.items()}


def _readable(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    """Yield the files that are read, by name, as if what nobody sees in them were taken out already."""
    for name, content in files.items():
        try:
            if name == without_invisible(name):
                yield name, without_invisible(text_of(content)).encode()
        except UnicodeDecodeError:
            continue


def _without_said(read: _Read, said: Iterable[Problem]) -> _Read:
    """Return the same without problems of facts that were said of the file as a whole: of a value, its first line is told."""
    places = {(problem.file, problem.message) for problem in said}
    return replace(read, problems=[problem for problem in read.problems if (problem.file, problem.message) not in places])


def _paragraphs(text: str, within: Collection[int]) -> set[int]:
    """Return the lines of the paragraphs of a text that have one of these lines."""
    lines, found, paragraph = text.split("\n"), set[int](), set[int]()
    for number, line in enumerate([*lines, ""], 1):
        if line.strip():
            paragraph.add(number)
            continue
        if not paragraph.isdisjoint(within):
            found |= paragraph
        paragraph = set()
    return found


def _deceptions(files: Mapping[str, bytes], folder: str) -> Iterator[Problem]:
    """Yield deceptive characters, in the names of files and in what they hold, and files that hold no text."""
    for name, content in files.items():
        yield from deceptive_characters(name, f"{folder}/{name}")
        try:
            yield from deceptive_characters(text_of(content), f"{folder}/{name}")
        except UnicodeDecodeError:
            yield Problem(f"{folder}/{name}", 1, Message("files.not-utf-8"))


def _text(files: Mapping[str, bytes], name: str, folder: str) -> str:
    """Return the text of a file. Raise NoticeError if it is not UTF-8."""
    try:
        return text_of(files[name])
    except UnicodeDecodeError:
        raise NoticeError([Problem(f"{folder}/{name}", 1, Message("files.not-utf-8"))]) from None
