"""Words that are known to be written right: those of the vocabulary, of the word lists, and of what a notice says elsewhere."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

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
    return frozenset(bare(word) for text in _texts(terms) for word in WORD.findall(unified(text)))


def words_of(texts: Iterable[str]) -> frozenset[str]:
    """Return the words that stand in texts more than once, and not as a name."""
    counted: dict[str, int] = {}
    for text in texts:
        for word in filter(str.islower, WORD.findall(unified(text))):
            counted[word] = counted.get(word, 0) + 1
    return frozenset(word for word, count in counted.items() if count >= OFTEN)


def _texts(terms: Terms) -> Iterator[str]:
    for words in terms.kinds.values():
        yield from words.values()
    yield from numerals(terms).numbers
    for lines in word_lists.kinds(terms.language).values():
        yield from (line.replace("/", " ").replace("|", " ") for line in lines if "*" not in line)
    for forms in rewordings(terms.language).forms.values():
        yield from (" ".join(form) for form, _, _ in forms)
