"""Two texts have passages that the other lacks: the sentences that went, and those that came."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from ..documents import Section
from ..plain_words import bare, unified
from ..sentences import Sentence, find, sentences_of
from ..sentences.hits import hits_in
from ..vocabulary import Terms

# More words than this on both sides are not compared one by one: what speaks for substance is found all the same.
MOST_WORDS = 3_000
Opcode = tuple[str, int, int, int, int]
# Families of meanings that a line which only gives the day of the last change does not speak of.
STATEMENTS = ("data/", "deed/", "recipient/", "people/", "basis/")
LAST_UPDATED = "last-updated"
LONGEST_NOTE = 12


@dataclass(frozen=True)
class Speech:
    """Words are judged as a language has them: its `terms`, words `known` to be written right, and those of `names` in the facts."""

    terms: Terms
    known: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()

    @property
    def language(self) -> str:
        """Return the code of the language."""
        return self.terms.language


@dataclass(frozen=True)
class Unshared:
    """A passage is what two texts do not have in common, in order: sentences that are `gone`, and that have `come`.

    `is_title` says that it is a heading, which is a name and states nothing.
    """

    speech: Speech
    gone: tuple[Sentence, ...]
    come: tuple[Sentence, ...]
    is_title: bool = False

    @cached_property
    def old_words(self) -> tuple[str, ...]:
        """Return the words of what is gone, as they are written."""
        return tuple(word for sentence in self.gone for word in sentence.words)

    @cached_property
    def new_words(self) -> tuple[str, ...]:
        """Return the words of what has come, as they are written."""
        return tuple(word for sentence in self.come for word in sentence.words)

    @cached_property
    def opcodes(self) -> Sequence[Opcode]:
        """Return what makes the new words of the old ones, as difflib says it; one replacement where there are too many."""
        old, new = ([bare(word) for word in words] for words in (self.old_words, self.new_words))
        if len(old) + len(new) > MOST_WORDS:
            return [("replace", 0, len(old), 0, len(new))]
        return SequenceMatcher(None, old, new, autojunk=False).get_opcodes()

    @property
    def is_empty(self) -> bool:
        """Say whether both texts have the same sentences, be it in another order."""
        return not self.gone and not self.come


def unshared(old: str, new: str, speech: Speech, is_title: bool = False, elsewhere: Collection[str] = ()) -> Unshared:
    """Return what two texts in Markdown do not have in common. `elsewhere` are sentences that only changed their section."""
    before, after = ([one for one in _said(text, speech.language) if key_of(one) not in elsewhere] for text in (old, new))
    was, now = (Counter(map(key_of, sentences)) for sentences in (before, after))
    return Unshared(speech, _not_in(before, now), _not_in(after, was), is_title)


def key_of(sentence: Sentence) -> str:
    """Return a sentence without case and signs: two that differ only in them are one and the same."""
    return " ".join(map(bare, sentence.words))


def said_in(section: Section | None, language: str) -> list[Sentence]:
    """Return the sentences of a section, but for the line that says when it was last changed."""
    return _said(section.text, language) if section else []


def _said(text: str, language: str) -> list[Sentence]:
    return [one for one in sentences_of(unified(text), language) if not is_last_updated(one)]


def is_last_updated(sentence: Sentence) -> bool:
    """Say whether a sentence only gives the day of the last change, which a version has anyway.

    That is a short one with a number and no statement.
    """
    has_number = any(word[0].isdecimal() for word in sentence.words)  # asked first: most sentences are then not looked into
    if not has_number or len(sentence.words) > LONGEST_NOTE or not find(LAST_UPDATED, sentence):
        return False
    return not any(kind.startswith(STATEMENTS) for kind in hits_in(sentence))


def _not_in(sentences: Sequence[Sentence], others: Counter[str]) -> tuple[Sentence, ...]:
    left, found = Counter(others), list[Sentence]()
    for sentence in sentences:
        key = key_of(sentence)
        if left[key]:
            left[key] -= 1
        else:
            found.append(sentence)
    return tuple(found)
