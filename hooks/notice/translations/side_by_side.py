"""The sentences of a notice stand side by side in its languages: each beside those of the same section that say the same."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain

from ..cache import memoize_per_object
from ..documents import Document, Section
from ..reading import Notice
from ..sentences import Sentence, as_read, as_written, sentences_of
from .aligned import Pair, Usual, aligned, ratio_of
from .learned_words import LearnedWords, words_of

Said = tuple[str, str]
"""A file, and a text in it."""


@dataclass(frozen=True)
class Excerpt:
    """An excerpt is a sentence as it is read, or some that follow each other, in a language; the text is "" where a section lacks it."""

    language: str
    file: str
    line: int
    text: str

    @property
    def said(self) -> Said:
        """Return by what it is known, wherever it stands in its file."""
        return self.file, self.text


@dataclass(frozen=True)
class SectionText:
    """It is the text of a section in one language."""

    document: Document
    section: Section

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Return its sentences but for those in which nothing is read."""
        return [one for one in sentences_of(self.section.text, self.document.language) if one.said]

    def excerpt(self, sentence: Sentence | None) -> Excerpt:
        """Return a sentence of it as an excerpt; where it has none, one without words at its heading."""
        if sentence is None:
            return Excerpt(self.document.language, self.document.file, self.section.line, "")
        end = sentence.start + len(sentence.text)
        text = " ".join(as_read(as_written(one, self.section.text)) for one in self.sentences if sentence.start <= one.start < end)
        return Excerpt(self.document.language, self.document.file, self.section.first_line + sentence.line, text)


@dataclass(frozen=True)
class SideBySide:
    """A section of the original stands beside one of its translations, sentence by sentence."""

    original: SectionText
    translation: SectionText
    pairs: list[Pair]

    @property
    def place(self) -> tuple[str, str]:
        """Return the page and the id of the section."""
        return self.original.document.page, self.original.section.id

    @property
    def is_one_by_one(self) -> bool:
        """Say whether each sentence stands beside one, and none alone."""
        is_lone = any(pair.original is None or pair.translation is None for pair in self.pairs)
        return len(self.original.sentences) == len(self.pairs) == len(self.translation.sentences) and not is_lone

    @property
    def excerpts(self) -> Iterator[tuple[Excerpt, Excerpt]]:
        """Yield what stands beside each other, without what stands alone."""
        for pair in self.pairs:
            if pair.original and pair.translation:
                yield self.original.excerpt(pair.original), self.translation.excerpt(pair.translation)


@memoize_per_object
def side_by_side(notice: Notice) -> list[SideBySide]:
    """Return each section that has text in the original and in a translation, language by language."""
    return [one for language in notice.languages if language != notice.source for one in _in_language(list(_sections(notice, language)))]


def counterparts(sections: Iterable[SideBySide]) -> Mapping[Said, tuple[Excerpt, ...]]:
    """Return each excerpt of some sections that has counterparts in other languages, with those."""
    beside: defaultdict[Excerpt, list[Excerpt]] = defaultdict(list)
    for section in sections:
        for original, translation in section.excerpts:
            beside[original].append(translation)
    groups = ([original, *translations] for original, translations in beside.items())
    return {one.said: tuple(other for other in group if other is not one) for group in groups for one in group}


def likeness(section: SideBySide, pair: Pair, sections: Iterable[SideBySide]) -> float | None:
    """Return how many of the known words of two sentences the other one has, as a mean of both ways; None where too few are known.

    The words are learned from the other `sections` in that language.
    """
    if not (pair.original and pair.translation):
        return None
    of_language = (one for one in sections if one.translation.document.language == section.translation.document.language)
    learned = _learned(chain.from_iterable(one.pairs for one in of_language if one is not section))
    here, there = words_of(pair.original), words_of(pair.translation)
    known = [one for one in (learned.likeness(here, there), learned.turned.likeness(there, here)) if one is not None]
    return sum(known) / len(known) if known else None


def _sections(notice: Notice, language: str) -> Iterator[tuple[SectionText, SectionText]]:
    """Yield each section of the original that has text, with its translation that has some."""
    for page in (one for one in notice.pages if notice.is_translated(one, language)):
        source, document = notice.documents[page][notice.source], notice.documents[page][language]
        for section in source.sections:
            its = document.section(section.id)
            if its and (original := SectionText(source, section)).sentences and (translation := SectionText(document, its)).sentences:
                yield original, translation


def _in_language(texts: Sequence[tuple[SectionText, SectionText]]) -> Iterator[SideBySide]:
    """Yield the sections of one language: their sentences are paired by lengths, and by words learned from all other sections.

    The words are needed only where some sentence does not stand beside one other.
    """
    ratio = ratio_of([(one.sentences, other.sentences) for one, other in texts])
    first = [aligned(one.sentences, other.sentences, Usual(ratio)) for one, other in texts]
    for place, (one, other) in enumerate(texts):
        found, rest = SideBySide(one, other, first[place]), chain(*first[:place], *first[place + 1 :])
        if not found.is_one_by_one:
            found = replace(found, pairs=aligned(one.sentences, other.sentences, Usual(ratio, _learned(rest))))
        yield found


def _learned(pairs: Iterable[Pair]) -> LearnedWords:
    """Learn the words of pairs of which neither is alone."""
    return LearnedWords([(words_of(one.original), words_of(one.translation)) for one in pairs if one.original and one.translation])
