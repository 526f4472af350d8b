"""Sentences of a translation are set beside those of its original by their lengths, then by words that were learned from them.

The method is that of W. A. Gale and K. W. Church, "A Program for Aligning Sentences in Bilingual Corpora", Computational
Linguistics 19(1), 1993: a long sentence has a long translation, and most sentences have one.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import median

from ..sentences import Sentence, joined
from .learned_words import LearnedWords, Words, words_of

# How much the length of a translation varies for each character, the square of its standard deviation: in ten notices it was
# between 1.1 and 1.9, in the reports that Gale and Church measured 6.8.
VARIANCE = 2.5
# Short sentences vary more: as if each had so many characters more.
SHORTEST = 10
# How many sentences stand beside how many, and what that costs: the logarithm of how much rarer it is than one beside one.
COSTS = {(1, 1): 0.0, (2, 1): 3.0, (1, 2): 3.0, (3, 1): 4.5, (1, 3): 4.5, (1, 0): 4.8, (0, 1): 4.8}
# Where texts have as many sentences, a way that is not one beside one has at least two such steps.
CHEAPEST_DETOUR = 2 * 3.0
# What it costs at most that a length does not fit: a sentence that was written anew in one language stands where it stood.
COST_OF_REWRITTEN = 6.5
# What it costs that a paragraph begins in one language alone.
COST_OF_PARAGRAPH = 3.0
# So many of the known words of a sentence its translation usually has, and what it costs if it has none.
USUALLY_LIKE = 0.5
COST_OF_OTHER_WORDS = 5.0
# By which a sentence ends in any language.
ENDS = (".", "!", "?", "…", ":", ";", "·")
# Sentences are set beside each other that stand at most so far apart in their order, beyond the difference of the texts.
FARTHEST = 10
# A text that has so many sentences more than another is no translation of it, sentence by sentence.
MOST_MORE = 40

Place = tuple[int, int]
"""So many sentences of the original, and of the translation, come before it."""


@dataclass(frozen=True)
class Pair:
    """A sentence, or several that are told as one, stands beside that of another language; None where nothing does.

    `deviation` says by how many standard deviations the translation is longer than is usual; it is 0 where one is None.
    """

    original: Sentence | None
    translation: Sentence | None
    position: int
    """So many sentences of the original come before it."""
    deviation: float = 0.0


@dataclass(frozen=True)
class Usual:
    """It is usual between two languages of a notice that a translation is so long for each character of its original, such as 1.1.

    `learned` are the words by which sentences are known beside their lengths.
    """

    ratio: float
    learned: LearnedWords | None = None

    def deviation(self, original: int, translation: int) -> float:
        """Return by how many standard deviations a translation is longer than is usual for an original of that length."""
        usual = original * self.ratio
        return (translation - usual) / sqrt(VARIANCE * (SHORTEST + (translation + usual) / 2))

    def likeness(self, original: Words, translation: Words) -> float | None:
        """Return how many of the known words of an original its translation has; None where too few are known."""
        return self.learned.likeness(original, translation) if self.learned else None


@dataclass(frozen=True)
class _Measured:
    """Of a sentence it is known how long it is, which words it has, and whether it begins a paragraph."""

    length: int
    words: Words
    begins: bool


def aligned(original: Sequence[Sentence], translation: Sequence[Sentence], usual: Usual) -> list[Pair]:
    """Return the sentences of two texts side by side, in their order; both have some. Texts of very different length are one pair."""
    if abs(len(original) - len(translation)) > MOST_MORE:
        return [_pair(original, translation, 0, usual)]
    places = _way(list(_measured(original)), list(_measured(translation)), usual)
    return [_pair(original[start[0] : end[0]], translation[start[1] : end[1]], start[0], usual) for start, end in _told(places)]


def ratio_of(texts: Iterable[tuple[Sequence[Sentence], Sequence[Sentence]]]) -> float:
    """Return how long translations are for each character of their originals, by the median of some texts; 1.0 where there is none."""
    ratios = [_length(translation) / _length(original) for original, translation in texts]
    return median(ratios) if ratios else 1.0


def _way(original: Sequence[_Measured], translation: Sequence[_Measured], usual: Usual) -> list[Place]:
    """Return the places between which sentences stand beside each other at the least cost: from the beginning of both texts to the end."""
    end = len(original), len(translation)
    singly = [([one], [other]) for one, other in zip(original, translation, strict=False)]
    if len(original) == len(translation) and sum(_misfit(*pair, usual) for pair in singly) <= CHEAPEST_DETOUR:
        return [(place, place) for place in range(len(original) + 1)]
    best: dict[Place, tuple[float, Place]] = {(0, 0): (0.0, (0, 0))}
    for one, other in _places(end):
        costs = [
            (best[start][0] + COSTS[step] + _misfit(original[start[0] : one], translation[start[1] : other], usual), start)
            for step in COSTS
            if (start := (one - step[0], other - step[1])) in best
        ]
        if costs:
            best[one, other] = min(costs)
    return list(_way_back(best, end))[::-1]


def _places(end: Place) -> Iterator[Place]:
    """Yield the places in two texts that may be reached, but for their beginning."""
    widest = abs(end[0] - end[1]) + FARTHEST
    for one in range(end[0] + 1):
        yield from ((one, other) for other in range(max(0, one - widest), min(end[1], one + widest) + 1) if one or other)


def _way_back(best: Mapping[Place, tuple[float, Place]], end: Place) -> Iterator[Place]:
    place = end
    while place != (0, 0):
        yield place
        place = best[place][1]
    yield place


def _told(places: Sequence[Place]) -> Iterator[tuple[Place, Place]]:
    """Yield where each pair begins and ends; what has nothing beside it, sentence after sentence, is one."""
    start = places[0]
    for before, end, then in zip(places, places[1:], (*places[2:], None), strict=False):
        lone = [side for side in (0, 1) if before[side] == end[side]]
        if not (lone and then and then[lone[0]] == end[lone[0]]):
            yield start, end
            start = end


def _misfit(original: Sequence[_Measured], translation: Sequence[_Measured], usual: Usual) -> float:
    """Return what it costs that lengths and words fit badly: minus the logarithm of how likely that is."""
    if not (original and translation):
        return 0.0
    length, its_length = (sum(one.length for one in text) for text in (original, translation))
    words, its_words = (frozenset[str]().union(*(one.words for one in text)) for text in (original, translation))
    likeness = usual.likeness(words, its_words)
    of_words = COST_OF_OTHER_WORDS * (1 - likeness / USUALLY_LIKE) if likeness is not None else 0.0
    paragraphs = sum(one.begins for one in (*original[1:], *translation[1:])) + (original[0].begins != translation[0].begins)
    return min(COST_OF_REWRITTEN, usual.deviation(length, its_length) ** 2 / 2) + of_words + COST_OF_PARAGRAPH * paragraphs


def _pair(original: Sequence[Sentence], translation: Sequence[Sentence], position: int, usual: Usual) -> Pair:
    one, other = joined(original) if original else None, joined(translation) if translation else None
    if not (one and other):
        return Pair(one, other, position)
    return Pair(one, other, position, usual.deviation(_length(original), _length(translation)))


def _measured(sentences: Sequence[Sentence]) -> Iterator[_Measured]:
    """Yield what is known of sentences; one begins a paragraph, or is an item of a list, after an empty line or a line without an end."""
    for before, sentence in zip((None, *sentences), sentences, strict=False):
        end = before.line + before.text.count("\n") if before else -2
        is_item = before is not None and sentence.line > end and not before.said.endswith(ENDS)
        yield _Measured(len(sentence.said), words_of(sentence), is_item or sentence.line > end + 1)


def _length(sentences: Iterable[Sentence]) -> int:
    return sum(len(one.said) for one in sentences)
