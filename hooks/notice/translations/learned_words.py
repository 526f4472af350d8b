"""Which words of a translation stand for which of the original is learned from the notice itself: they stand beside each other.

No dictionary is needed, and no language is unknown. The way is that of R. C. Moore, "Fast and Accurate Sentence Alignment of
Bilingual Corpora", 2002: sentences are set beside each other by their lengths, and words are learned from that.
"""
from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import chain

from ..sentences import Sentence

# A word in its forms begins with so many letters; shorter ones than three say little.
COMMON = 5
FEWEST_LETTERS = 3
# Nor does a word say much that stands in more than one of so many sentences.
RAREST_COMMONPLACE = 8
# A word is known that stands beside the same word of the other language so often ...
OFTEN = 2
# ... that this is so much of all the times that either stands anywhere.
KNOWN = 0.4
# Of so many known words it can be said whether the other sentence has them.
FEWEST_WORDS = 3

Words = frozenset[str]
"""The beginnings of the words of a sentence, and its numbers."""


@dataclass(frozen=True)
class LearnedWords:
    """Words are learned from `pairs` of sentences that say the same: the words of the original, and of the translation."""

    pairs: Sequence[tuple[Words, Words]]

    def likeness(self, original: Words, translation: Words) -> float | None:
        """Return how many of the known words of a sentence its translation has, from 0 to 1; None where too few are known."""
        same = original & translation
        known = [shares for word in original - same if (shares := self._shares(word)) and max(shares.values()) >= KNOWN]
        if len(same) + len(known) < FEWEST_WORDS:
            return None
        found = (max((shares.get(other, 0.0) for other in translation), default=0.0) / max(shares.values()) for shares in known)
        return (len(same) + sum(found)) / (len(same) + len(known))

    @property
    def turned(self) -> LearnedWords:
        """Return the words of the translation as those of an original."""
        return LearnedWords([(its_words, words) for words, its_words in self.pairs])

    def _shares(self, word: str) -> Mapping[str, float]:
        """Return by each word beside which a word stands how much of the times that either stands both do: the coefficient of Dice."""
        if word not in self._learned:
            beside = self._beside[word] if len(self._beside[word]) * RAREST_COMMONPLACE <= len(self.pairs) else []
            often = {other: number for other, number in Counter(chain.from_iterable(beside)).items() if number >= OFTEN}
            self._learned[word] = {other: 2 * number / (len(beside) + self._numbers[other]) for other, number in often.items()}
        return self._learned[word]

    @cached_property
    def _learned(self) -> dict[str, dict[str, float]]:
        return {}

    @cached_property
    def _beside(self) -> defaultdict[str, list[Words]]:
        """Hold by each word of the original the words of the translations of its sentences."""
        found: defaultdict[str, list[Words]] = defaultdict(list)
        for words, its_words in self.pairs:
            for word in words:
                found[word].append(its_words)
        return found

    @cached_property
    def _numbers(self) -> Counter[str]:
        """Count in how many translations each word stands."""
        return Counter(chain.from_iterable(its_words for _, its_words in self.pairs))


@lru_cache(maxsize=1 << 14)
def words_of(sentence: Sentence) -> Words:
    """Return the beginnings of the words of a sentence, and its numbers; each section is judged by those of all others."""
    return frozenset(word[:COMMON].casefold() for word in sentence.words if len(word) >= FEWEST_LETTERS or word.isdecimal())
