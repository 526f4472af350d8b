"""Words that are known to be written right: those of the vocabulary, of the word lists, and of what a notice says elsewhere."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from ..cache import memoize_per_object
from ..numerals import numerals
from ..plain_words import bare, unified
from ..sentences import word_lists
from ..vocabulary import Terms
from .rewordings import rewordings

WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
# Fewer times than this a word may be the same slip.
OFTEN = 2


@memoize_per_object
def known_words(terms: Terms) -> frozenset[str]:
    """Return the words of a language that its terms, its numerals, its word lists and its rewordings have."""
    return _words_in(_texts(terms)) | _listed_words(terms.language)


class WordsWritten(NamedTuple):
    """A text has words that are no names: all of them, and those that stand in it more than once."""

    words: frozenset[str]
    repeated: frozenset[str]


def written_in(texts: Iterable[str]) -> WordsWritten:
    """Return the words of a text in several pieces."""
    counted = Counter(word for text in texts for word in WORD.findall(unified(text)) if word.islower())
    return WordsWritten(frozenset(counted), frozenset(word for word, count in counted.items() if count >= OFTEN))


def words_of_both(one: WordsWritten, other: WordsWritten) -> frozenset[str]:
    """Return the words that stand in two texts more than once."""
    return one.repeated | other.repeated | (one.words & other.words)


def _texts(terms: Terms) -> Iterator[str]:
    for words in terms.kinds.values():
        yield from words.values()
    yield from numerals(terms).numbers


@cache
def _listed_words(language: str) -> frozenset[str]:
    """Return the words of the lists of a language, which stay as long as the program runs."""
    return _words_in(_listed(language))


def _listed(language: str) -> Iterator[str]:
    for lines in word_lists.kinds(language).values():
        yield from (line.replace("/", " ").replace("|", " ") for line in lines if "*" not in line)
    for forms in rewordings(language).forms.values():
        yield from (" ".join(form) for form, _, _ in forms)


def _words_in(texts: Iterable[str]) -> frozenset[str]:
    return frozenset(bare(word) for text in texts for word in WORD.findall(unified(text)))
