"""A draft is made of what was found for a day: its pages, the facts that every version needs, and a line in the change history."""
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256

from ..docs_folder import FACTS
from ..documents import Document
from ..ledger import Entry, EntryName, Ledger, faults_of_days
from ..localizer import Localizer
from ..located_yaml import read_yaml
from ..messages import Message
from ..page_names import HISTORY, NOTICE
from ..problems import NoticeError, Problem
from ..publication import Publication
from ..reading import Reader
from ..shown_as_written import rewritten_passages
from .found_texts import FoundText
from .mending import MendedText, mend
from .same_sections import one_id, renamed
from .section_ids import KnownSections, SectionFound, ids_of


@dataclass(frozen=True)
class MadeDraft:
    """A draft has its name and its files; `mended` says what is not as it was found."""

    id: str
    files: Mapping[str, bytes]
    mended: tuple[Problem, ...]

    @property
    def digests(self) -> dict[str, str]:
        """Return the SHA-256 of each file but the change history, which says nothing of the text."""
        return digests_of(self.files)


@dataclass(frozen=True)
class HistoryImport:
    """What an import makes: the drafts, oldest first, and what of the texts found is left out, with the reason."""

    drafts: tuple[MadeDraft, ...]
    left_out: tuple[Problem, ...]


def digests_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the SHA-256 of each file but the change history."""
    return {name: sha256(content).hexdigest() for name, content in files.items() if not name.startswith(f"{HISTORY}.")}


def import_history(found: Sequence[FoundText], publication: Publication, reader: Reader) -> HistoryImport:
    """Make drafts of old texts, which are given oldest first, in a site with what is published and waits to be.

    Raise NoticeError with everything that must be mended by hand.
    """
    maker = _Maker(publication, reader)
    made: dict[date, MadeDraft] = {}
    problems: list[Problem] = []
    ordered = sorted(found, key=lambda text: (len(text.pages.get(NOTICE, ())), text.day), reverse=True)
    maker.look_through(ordered)
    for text in ordered:
        try:
            made[text.day] = maker.draft(text)
        except NoticeError as error:
            problems += error.problems
    if problems:
        raise NoticeError(problems)
    drafts: list[MadeDraft] = []
    left_out: list[Problem] = []
    for text in found:
        draft, before = made[text.day], drafts[-1] if drafts else None
        if standing := maker.standing(draft, text.day):
            left_out.append(Problem(text.folder, 1, Message("import.is-there", version=standing)))
        elif before and before.digests == draft.digests:
            left_out.append(Problem(text.folder, 1, Message("import.same", version=before.id)))
        else:
            drafts.append(draft)
    return HistoryImport(tuple(drafts), tuple(left_out))


@dataclass
class _Maker:
    """Makes one draft after the other: first of days with more languages, of these the newest.

    So a section is paired with its translations where it has them, and called the same on days that lack some.
    """

    publication: Publication
    reader: Reader
    known: dict[str, KnownSections] = field(default_factory=dict)
    called: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for version in self.publication.timeline.versions:
            self._learn(version.notice.documents)
        self._learn(self.publication.working.documents)

    def _learn(self, documents: Mapping[str, Mapping[str, Document]]) -> None:
        for page, by_language in documents.items():
            for document in by_language.values():
                self.known.setdefault(page, KnownSections()).learn_page(document)

    def look_through(self, texts: Iterable[FoundText]) -> None:
        """Name all sections once, only to learn which of them got two ids."""
        first, seen = deepcopy(self.known), dict[str, list[dict[str, list[str]]]]()
        for text in texts:
            for page, by_language in text.pages.items():
                sections = {language: _sections(mend(one, page)) for language, one in by_language.items()}
                seen.setdefault(page, []).append(self._ids(page, sections, self._source(text)))
        fixed = {page: known.ids for page, known in first.items()}
        self.known, self.called = first, {page: one_id(days, fixed.get(page, ())) for page, days in seen.items()}

    def _ids(self, page: str, sections: Mapping[str, list[SectionFound]], source: str) -> dict[str, list[str]]:
        """Return the ids of the sections of a page on a day, by language, and remember them."""
        known, called = self.known.setdefault(page, KnownSections()), self.called.get(page, {})
        found = {language: renamed(ids, called) for language, ids in ids_of(sections, source, known).items()}
        for language, own in found.items():
            known.learn(language, sections[language], own)
        return found

    def draft(self, found: FoundText) -> MadeDraft:
        """Make the draft of a day. Raise NoticeError with all that must be mended by hand."""
        name = self._name(found)
        pages, mended = self._pages(found)
        facts, added = _facts(found, self._source(found), self.publication, self._histories)
        marks = ".imported" + (" .mended" if mended else "")
        files = {f"{page}.{language}.md": one.text for page, by in pages.items() for language, one in by.items()}
        files |= {FACTS: facts, **dict(self._history(name, marks))}
        content = {key: text.encode() for key, text in files.items()}
        lines = {one.file: [line.number for line in one.lines] for by in pages.values() for one in by.values()}
        lines[f"{found.folder}/{FACTS}"] = [1] * added + list(range(1, found.facts.count("\n") + 2))
        try:
            self.reader.working_text(content, found.folder, imported=True)
        except NoticeError as error:
            raise NoticeError(_as_found(problem, lines) for problem in error.problems) from None
        return MadeDraft(str(name), content | found.originals, (*found.recoded, *mended, *_named(pages)))

    def _name(self, found: FoundText) -> EntryName:
        """Return the name of the entry that a text becomes. Raise NoticeError if the ledger cannot take it."""
        ledger, timeline = self.publication.timeline.ledger, self.publication.timeline
        numbers = [entry.name.number for entry in ledger.versions if entry.name.day == found.day]
        name = EntryName(found.day, max(numbers, default=0) + 1)
        last = max(timeline.day, ledger.last_recorded or date.min)
        after = Ledger((*ledger.entries, Entry(name, "", imported=last)))
        if problems := [
            Problem(found.folder, 1, Message(f"ledger.{fault.kind}", entry=fault.entry, **fault.values))
            for fault in faults_of_days(after)
            if fault.entry == str(name)
        ]:
            raise NoticeError(problems)
        return name

    def _source(self, found: FoundText) -> str:
        """Return the language of the original: that of the site, or the first one that the day has."""
        own, written = self.publication.working.source, found.pages.get(NOTICE, {})
        return next((language for language in (own, *self.reader.languages) if language in written), own)

    def _pages(self, found: FoundText) -> tuple[dict[str, dict[str, MendedText]], tuple[Problem, ...]]:
        mended = {
            page: {language: mend(text, f"{found.folder}/{page}.{language}.md") for language, text in by_language.items()}
            for page, by_language in found.pages.items()
        }
        pages: dict[str, dict[str, MendedText]] = {}
        for page, by_language in mended.items():
            ids = self._ids(page, {language: _sections(one) for language, one in by_language.items()}, self._source(found))
            named = {language: by_language[language].with_ids(own) for language, own in ids.items()}
            renderer = self.reader.renderer
            pages[page] = {language: one.with_passages(rewritten_passages(one.whole, renderer)) for language, one in named.items()}
        return pages, tuple(problem for by in pages.values() for one in by.values() for problem in one.mended)

    @property
    def _histories(self) -> Mapping[str, Document]:
        return self.publication.histories

    def _history(self, name: EntryName, marks: str) -> Iterator[tuple[str, str]]:
        """Yield the change history of the draft in each language: a plain title and sentence."""
        for language, document in self._histories.items():
            say, top = Localizer(self.reader.terms[language], self.publication.working.source), document.sections[0]
            title, told = say.label("text_of", date=say.date(name.day)), say.label("taken_over")
            text = f"# {top.title} {{#{top.id}}}\n\n## {title} {{#{name} {marks}}}\n\n{told}\n"
            yield f"{HISTORY}.{language}.md", text

    def standing(self, draft: MadeDraft, day: date) -> str | None:
        """Return the version of the day that says the same already, published or as a draft."""
        versions = {one.id: one.files for one in self.publication.timeline.frozen if one.effective == day and one.heading.imported}
        drafts = {one.id: digests_of(one.files) for one in self.publication.drafts if one.heading.effective == day}
        return next((id for id, files in [*versions.items(), *drafts.items()] if draft.digests.items() <= files.items()), None)


def _sections(one: MendedText) -> list[SectionFound]:
    last = max(len(one.headings) - 1, 1)
    return [
        SectionFound(heading.level, heading.title, one.below(number), number / last, heading.id)
        for number, heading in enumerate(one.headings)
    ]


def _named(pages: Mapping[str, Mapping[str, MendedText]]) -> Iterator[Problem]:
    for by_language in pages.values():
        for one in by_language.values():
            if made := [heading for heading in one.headings if heading.id is None]:
                yield Problem(one.file, one.lines[made[0].place].number, Message("import.ids", count=len(made)))


def _facts(found: FoundText, source: str, publication: Publication, histories: Mapping[str, Document]) -> tuple[str, int]:
    """Return notice.yml with what every version needs, and how many lines were put before those that were found.

    That is taken from the notice of the site: in which languages and by whom the text was published. Nothing else is stated.
    """
    written = read_yaml(found.facts, f"{found.folder}/{FACTS}").data if found.facts.strip() else {}
    stated = written if isinstance(written, dict) else {}
    languages, working = publication.working.languages, publication.working.facts
    pages = {**{page: set(by_language) for page, by_language in found.pages.items()}, HISTORY: set(histories)}
    missing = {language: [page for page, written in sorted(pages.items()) if language not in written] for language in languages}
    named = {language: names for language, names in missing.items() if names and language != source}
    untranslated = ", ".join(f"{language}: [{', '.join(names)}]" for language, names in named.items())
    lines = {
        "languages": f"{{source: {source}, untranslated: {{{untranslated}}}}}" if untranslated else f"{{source: {source}}}",
        "time_zone": working.time_zone,
        "controller": f"{{name: {json.dumps(working.controller.name, ensure_ascii=False)}}}",
    }
    added = [f"{key}: {value}\n" for key, value in lines.items() if key not in stated]
    return "".join(added) + found.facts, len(added)


def _as_found(problem: Problem, lines: Mapping[str, Sequence[int]]) -> Problem:
    """Return a problem at the line on which it stands in the file that was found."""
    numbers = lines.get(problem.file, ())
    return replace(problem, line=numbers[min(problem.line, len(numbers)) - 1]) if numbers else problem

