"""The headings of the change history name the versions of the notice."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from .documents import Document, Section
from .headings import SOME_DAY
from .ledger import EntryName
from .markup import REPLACED
from .messages import Message
from .page_names import VERSION_LEVEL
from .problems import Problem


@dataclass(frozen=True)
class VersionHeading:
    """A heading names an entry of the ledger.

    `chapters` has by language legal's own title and summary, and the sections within it. `imported` says that a version
    was published elsewhere before, and `mended` and `reworded` that its form and its words are not all as they were then;
    `minor` that nothing changed that matters to readers; `only` names the languages ("fi") and the sections of a language
    ("index.fi#orders") whose change has no counterpart in another language. Both are so `because` of something. `urgent` says
    that a correction applies at once; `held` that it is not to be published until its mark `.draft` is taken away. `replaces`
    is the upcoming version in whose place this one comes.
    """

    name: EntryName
    chapters: Mapping[str, tuple[Section, ...]]
    imported: bool = False
    mended: bool = False
    reworded: bool = False
    minor: bool = False
    because: str = ""
    only: tuple[str, ...] = ()
    urgent: bool = False
    held: bool = False
    replaces: str | None = None

    @classmethod
    def of_chapters(cls, name: EntryName, found: Mapping[str, tuple[Section, ...]]) -> VersionHeading:
        """Return the heading of an entry from the section of each language, and the sections within it."""
        original = next(iter(found.values()))[0]
        marks = original.marks
        return cls(
            name,
            found,
            imported="imported" in marks,
            mended="mended" in marks,
            reworded="reworded" in marks,
            minor="minor" in marks,
            because=original.because,
            only=original.only,
            urgent="urgent" in marks,
            held="draft" in marks,
            replaces=next((mark.removeprefix(REPLACED) for mark in marks if mark.startswith(REPLACED)), None),
        )

    @cached_property
    def id(self) -> str:
        """Return the id of the heading, which is the name of the entry everywhere."""
        return str(self.name)

    @property
    def effective(self) -> date:
        """Return the day from which the version applies, or would have applied."""
        return self.name.day

    def touches_alone(self, page: str, language: str, id: str) -> bool:
        """Say whether the editor says of a section in a language that its change has no counterpart in another one."""
        return self.minor or language in self.only or f"{page}.{language}#{id}" in self.only

    @cached_property
    def summaries(self) -> dict[str, Section]:
        """Return title and summary by language."""
        return {language: chapter[0] for language, chapter in self.chapters.items()}

    def summary(self, language: str, source: str) -> Section:
        """Return the summary in `language`, or in the `source` language where it is not translated."""
        return self.summaries.get(language) or self.summaries[source]


def version_headings(histories: Mapping[str, Document], source: str) -> tuple[tuple[VersionHeading, ...], list[Problem]]:
    """Read the headings of entries, in the order in which they stand, from the history page of each language; `source` decides.

    Return no headings but the problems where one names a day that does not exist.
    """
    written = [section for section in histories[source].sections if section.level == VERSION_LEVEL]
    every = ((document, section) for document in histories.values() for section in document.sections if section.level == VERSION_LEVEL)
    problems = [problem for document, section in every for problem in _not_a_name(document, section)]
    if problems:
        return (), problems
    found = [_version_heading(histories, source, name) for section in written if (name := EntryName.parse(section.id))]
    return tuple(found), [problem for heading in found for problem in _differing_marks(heading, histories, source)]


def chapters(document: Document) -> dict[str, tuple[Section, ...]]:
    """Return by id each section of the second level, with the sections within it."""
    found: dict[str, list[Section]] = {}
    chapter: list[Section] = []
    for section in document.sections:
        if section.level <= 2:
            chapter = found.setdefault(section.id, []) if section.level == VERSION_LEVEL else []
        chapter.append(section)
    return {id: tuple(sections) for id, sections in found.items()}


def _version_heading(histories: Mapping[str, Document], source: str, name: EntryName) -> VersionHeading:
    languages = [source, *(language for language in histories if language != source)]
    found = {language: chapters(histories[language]).get(str(name)) for language in languages}
    return VersionHeading.of_chapters(name, {language: chapter for language, chapter in found.items() if chapter})


def _differing_marks(heading: VersionHeading, histories: Mapping[str, Document], source: str) -> Iterator[Problem]:
    original = heading.summaries[source]
    for language, section in heading.summaries.items():
        if sorted(section.marks) != sorted(original.marks):
            marks = " ".join([f"#{heading.id}", *(f".{mark}" for mark in original.marks)])
            message = Message("history.other-marks", version=heading.id, file=histories[source].file, marks=marks)
            yield histories[language].problem(section.line, message)


def _not_a_name(document: Document, section: Section) -> list[Problem]:
    if EntryName.parse(section.id):
        return []
    return [document.problem(section.line, Message("history.no-day", id=section.id, day=SOME_DAY))]
