"""A rule reads one version of the notice, beside the one before it, on a day, in the language of the messages."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from ..cache import memoize_per_object
from ..change_history import VersionHeading
from ..changes import Changes, changes
from ..documents import Document, Section
from ..facts import Facts
from ..facts.cookie_facts import Cookie, Cookies
from ..facts.declared import field_at, item_name
from ..facts.processing import Purpose
from ..homes import Home
from ..lacking import Lack
from ..localizer import Localizer, Wording
from ..located_yaml import Path
from ..page_names import HISTORY, NOTICE, VERSION_LEVEL
from ..reading import Notice
from ..renamed_ids import with_new_ids
from ..sentences import (
    Sentence,
    as_read,
    as_written,
    denied_questions_of,
    hit_at,
    is_negated,
    own_sentence_at,
    own_sentences_of,
    sentences_at,
)
from ..sentences import find as find_words
from ..versions import Status, Version
from ..views import register_names
from .finding import Location, RuleHit, Severity
from .phrases import find

Register = Callable[[Facts, Localizer, str], Wording]


@dataclass(frozen=True)
class Prose:
    """A sentence of the notice, with where it stands; `before` is the one before it in its section, if any."""

    document: Document
    section: Section
    sentence: Sentence
    before: Sentence | None = None

    @property
    def context(self) -> tuple[Sentence, ...]:
        """Return the sentence; where it begins with "it", "they" or "these data", also the one before, whose things it speaks of."""
        goes_on = any(hit.start == 0 for hit in find_words("speaks-of-before", self.sentence))
        return (self.sentence, self.before) if self.before and goes_on else (self.sentence,)

    @property
    def as_written(self) -> str:
        """Return the sentence with its links, as it stands in Markdown; a link that begins in it ends in it."""
        return as_written(self.sentence, self.section.text)

    @property
    def as_read(self) -> str:
        """Return the sentence as it is read, in one line: its links by their words."""
        return as_read(self.as_written)

    def leads_to(self, section: str) -> bool:
        """Say whether a link of the sentence leads to a section."""
        return f"#{section})" in self.as_written


def tells_of_a_work(sentence: Sentence) -> bool:
    """Say whether a sentence tells what a book or another work is about, and nothing of the reader's data."""
    return bool(find_words("content-of-a-work", sentence)) and not find_words("your-data", sentence)


def tells_of_the_law(sentence: Sentence) -> bool:
    """Say whether a sentence tells what a law says, and nothing of the reader's data or of the organisation."""
    ours = find_words("your-data", sentence) or find_words("speaks-of-us", sentence)
    return bool(find_words("content-of-a-law", sentence)) and not ours


@dataclass(frozen=True, eq=False)
class Review:
    """A review is of the version that is first in `line`, where all before it follow, newest first.

    `say` speaks the language of the messages. `lacking` says which corrections the upcoming versions lack, whichever version
    is reviewed. With `tells_changes` it is of what the change history tells of the version, instead of its pages.
    """

    notice: Notice
    heading: VersionHeading
    status: Status
    line: tuple[Version, ...]
    day: date
    say: Localizer
    lacking: tuple[Lack, ...] = ()
    tells_changes: bool = False

    @cached_property
    def of_history(self) -> Review:
        """Return the review of what the change history tells of the version."""
        return replace(self, tells_changes=True)

    @property
    def facts(self) -> Facts:
        """Return the facts of the version."""
        return self.notice.facts

    @property
    def before(self) -> Version | None:
        """Return the version that applies until this one does, or None."""
        return self.line[1] if len(self.line) > 1 else None

    @property
    def country(self) -> str | None:
        """Return the country of the controller ("FI"), in which its telephone numbers are dialled; None if it is not stated."""
        address = self.facts.controller.address
        return address.country if address else None

    @cached_property
    def facts_before(self) -> Facts | None:
        """Return the facts of the version before, in which purposes have their ids of today; None for the first one."""
        if self.before is None or self.changes is None:
            return None
        return with_new_ids(self.before.notice, self.changes.renamed_ids).facts

    @cached_property
    def changes(self) -> Changes | None:
        """Return what changed since the version before, or None for the first one."""
        return changes(self.before.notice, self.notice) if self.before else None

    @property
    def purposes(self) -> dict[str, Purpose]:
        """Return the purposes for which the organisation has the duties of a controller.

        Articles 13 and 14 GDPR do not bind processors.
        """
        return {name: purpose for name, purpose in self.facts.purposes.items() if purpose.role != "processor"}

    @property
    def cookies(self) -> list[Cookie]:
        """Return the cookies and other things stored that notice.yml lists; none where it has no list."""
        cookies = self.facts.cookies
        return cookies.items if isinstance(cookies, Cookies) and isinstance(cookies.items, list) else []

    # -- Where something was found

    def at_fact(self, *path: str | int, about: str = "", severity: Severity | None = None, **values: str) -> RuleHit:
        """Return a hit at a fact of notice.yml, or where it would stand: at what is around it.

        `path` leads to the fact; `about` tells findings of one place apart. `values` fill the texts of the rule.
        """
        written = self.notice.written
        place = Location(written.file, written.line(path), _with(".".join(self._names(path)), about))
        return RuleHit(place, values, severity)

    def at_section(
        self,
        document: Document,
        section: Section,
        line: int | None = None,
        *,
        about: str = "",
        severity: Severity | None = None,
        said_in: str = "",
        **values: str,
    ) -> RuleHit:
        """Return a hit at a section in one language: at its heading, or at `line`.

        It is in the sentence `said_in`, else in the first one from the line on that has the words it is about, if any.
        """
        scope = _with(f"{document.page}.{document.language}#{section.id}", about)
        place = Location(document.file, line or section.line, scope, section.id, document.language)
        start = section.text.find(about, self._offset_of(section, line)) if about else -1
        around = () if said_in else sentences_at(section.text, document.language, start)
        said = said_in or next((Prose(document, section, one).as_read for one in around), "")
        return RuleHit(place, values, severity, said)

    def at_words(self, document: Document, section: Section, words: str, severity: Severity | None = None, **values: str) -> RuleHit:
        """Return a hit at the line of a section on which `words` stand.

        It is at the heading if they cannot be seen in the Markdown.
        """
        lines = enumerate(section.text.splitlines(), section.first_line)
        line = next((number for number, text in lines if words in text), None)
        return self.at_section(document, section, line, about=words, severity=severity, **values)

    def at_sentence(self, prose: Prose, words: str, /, *, severity: Severity | None = None, **values: str) -> RuleHit:
        """Return a hit at `words` of a sentence, on the line on which they begin; they also tell it apart from others there."""
        place = max(prose.sentence.text.find(words), 0)
        line = prose.section.first_line + prose.sentence.line + prose.sentence.text.count("\n", 0, place)
        said = prose.as_read
        return self.at_section(prose.document, prose.section, line, about=words, severity=severity, said_in=said, **values)

    def _names(self, path: Path) -> Iterator[str]:
        """Yield the steps to a fact; items of a list are named by what tells them apart, not by their number."""
        for depth, step in enumerate(path):
            item, field = self.notice.written.value(path[: depth + 1]) if isinstance(step, int) else step, field_at(path[:depth], Facts)
            yield str(item if isinstance(item, str) else (field and item_name(item, field)) or step)

    # -- What the notice says

    def sections(self, *ids: str, page: str | None = None) -> Iterator[tuple[Document, Section]]:
        """Yield sections of a page, or of every page, in every language it is written in; all of them, or those with `ids`.

        The change history is no page of the version, but what its own entry says, and what stands before all entries.
        """
        every = (HISTORY,) if self.tells_changes else self.notice.pages
        for name in every if page is None else (page,):
            for language in self.notice.languages:
                document = self.notice.documents.get(name, {}).get(language)
                for section in self._own_sections(document) if document else ():
                    if document and (not ids or section.id in ids):
                        yield document, section

    def _own_sections(self, document: Document) -> Iterator[Section]:
        entry = ""
        for section in document.sections:
            entry = section.id if section.level == VERSION_LEVEL else entry
            if document.page != HISTORY or entry in ("", self.heading.id):
                yield section

    def is_in_a_chapter(self, prose: Prose, ids: tuple[str, ...]) -> bool:
        """Say whether a sentence stands in a section with one of `ids`, or in one below it."""
        return (prose.document.file, prose.section.line) in self._in_chapters(ids)

    @memoize_per_object
    def _in_chapters(self, ids: tuple[str, ...]) -> set[tuple[str, int]]:
        return {(document.file, section.line) for document, section in self.chapters(*ids)}

    def chapters(self, *ids: str) -> Iterator[tuple[Document, Section]]:
        """Yield sections with `ids` and all sections below them, of every page in every language."""
        level: int | None = None
        for document, section in self.sections():
            if section is document.sections[0] or (level is not None and section.level <= level):
                level = None
            if level is None and section.id in ids:
                level = section.level
            if level is not None:
                yield document, section

    def said(self, text: str | dict[str, str] | None) -> dict[str, str]:
        """Return a text of notice.yml by its language.

        One that is the same in all counts as of the source language.
        """
        return {self.notice.source: text} if isinstance(text, str) else text or {}

    def phrases(self, kind: str, document: Document, section: Section) -> Iterator[tuple[str, int]]:
        """Yield where a section has phrases of `phrases/<language>.yml`: each as written, with its line."""
        for phrase, offset in find(kind, document.language, section.text):
            yield phrase, self.line_in(section, offset)

    def asserted(self, kind: str, document: Document, section: Section, *, has_negation: bool = False) -> Iterator[tuple[str, int]]:
        """Yield what `phrases` does, where the text says it itself and the clause around it does not deny it.

        What `has_negation` of its own ("you cannot complain until") is not denied by one around it. What a sentence tells of the
        law or of a work, the text does not say itself.
        """
        for phrase, offset in find(kind, document.language, section.text):
            own = own_sentence_at(section.text, document.language, offset)
            if not own or tells_of_a_work(own) or tells_of_the_law(own):
                continue
            if has_negation or not is_negated(own, hit_at("phrase", own, offset - own.start, phrase)):
                yield phrase, self.line_in(section, offset)

    @memoize_per_object
    def sentences(self) -> tuple[Prose, ...]:
        """Return the sentences of every page in every language, also of those without word lists; most rules of the prose ask for them.

        What a text only tells is left out: a question that is answered with no, what it quotes others to say.
        """
        texts = ((document, section, own_sentences_of(section.text, document.language)) for document, section in self.sections())
        return tuple(
            Prose(document, section, sentence, before)
            for document, section, sentences in texts
            for before, sentence in zip((None, *sentences), sentences, strict=False)
        )

    @memoize_per_object
    def denied_questions(self) -> tuple[tuple[Prose, Sentence], ...]:
        """Return the questions that the text, or a heading, asks and answers with a plain no, each with the answer."""
        return tuple(
            (Prose(document, section, question), answer)
            for document, section in self.sections()
            for question, answer in denied_questions_of(section.text, document.language, section.title)
        )

    def sentences_in(self, section: Section) -> list[Prose]:
        """Return the sentences of a section of one page in one language."""
        return [one for one in self.sentences() if one.section is section]

    def after(self, prose: Prose) -> Prose | None:
        """Return the next sentence of the same section, or None."""
        return self._next.get(id(prose))

    @cached_property
    def _next(self) -> dict[int, Prose]:
        pairs = zip(self.sentences(), self.sentences()[1:], strict=False)
        return {id(one): after for one, after in pairs if after.section is one.section and after.document is one.document}

    def line_in(self, section: Section, offset: int) -> int:
        """Return the line of the file on which a place in the text of a section is."""
        return section.first_line + section.text.count("\n", 0, offset)

    def _offset_of(self, section: Section, line: int | None) -> int:
        """Return where a line of the file begins in the text of a section."""
        before = (line or section.first_line) - section.first_line
        return sum(len(one) for one in section.text.splitlines(keepends=True)[:before])

    # -- Names in the language of the messages

    def title(self, id: str, page: str | None = None) -> str:
        """Return the heading of a section, for a purpose too, or its id where there is none.

        Without a `page`, it is the one on which a fact with that id is at home.
        """
        page = page or self.notice.homes.get(id, Home(NOTICE, id)).page
        section = self.notice.document(page, self.say.language).section(id)
        return section.title if section else id

    def names(self, register: Register, ids: Iterable[str]) -> str:
        """Return names as one text; `register` is `register_names.category`, `source` or `recipient`."""
        return self.say.join([register(self.facts, self.say, id).text for id in ids])

    def groups(self, ids: Iterable[str]) -> str:
        """Return the names of groups of people as one text."""
        return self.names(register_names.group, ids)

    def language(self, code: str) -> str:
        """Return the name of a language by its code."""
        return self.say.name_of(code)


def _with(scope: str, about: str) -> str:
    return f"{scope} ({' '.join(about.split())})" if about else scope
