"""Sentences that changed are paired with what they were, in order: those that have the most words in common."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from .in_common import Pair

# A word that stands in more sentences than this does not tell which of them another one was.
TELLING = 8
# So many sentences are looked at for each, and so far from where it would stand if all were spread evenly.
MOST_LIKELY, NEAR = 4, 3
# Below this share of common words of the shorter one two texts are two, not one that changed.
RELATED = 0.35


def likely_pairs(old: Sequence[Sequence[str]], new: Sequence[Sequence[str]]) -> list[Pair]:
    """Return which texts of two sequences, each a list of its words, may be one that changed; both numbers rise.

    Words are only counted, and each text is set beside a few others, so the cost grows with their number.
    """
    was, now = [Counter(words) for words in old], [Counter(words) for words in new]
    places: dict[str, list[int]] = {}
    for place, words in enumerate(was):
        for word in words:
            places.setdefault(word, []).append(place)
    best: list[tuple[int, int]] = [(0, -1)] * (len(old) + 1)
    links = list[tuple[int, int, int]]()
    for b, words in enumerate(now):
        found = [
            (a, shared)
            for a in _candidates(words, places, b * len(old) // max(len(new), 1), len(old))
            if (shared := _shared(was[a], words))
        ]
        made = []
        for a, shared in found:
            sum_before, link = _best(best, a)
            links.append((a, b, link))
            made.append((a, sum_before + shared, len(links) - 1))
        for a, total, link in made:
            _keep(best, a, total, link)
    pairs, link = list[Pair](), _best(best, len(old))[1]
    while link >= 0:
        a, b, link = links[link]
        pairs.append((a, b))
    return pairs[::-1]


def are_related(old: Counter[str], new: Counter[str], shared: int) -> bool:
    """Say whether texts with so many shared words are one that changed."""
    return bool(shared) and shared >= RELATED * min(old.total(), new.total())


def _shared(old: Counter[str], new: Counter[str]) -> int:
    shared = (old & new).total()
    return shared if are_related(old, new, shared) else 0


def _candidates(words: Counter[str], places: dict[str, list[int]], expected: int, count: int) -> list[int]:
    votes = Counter(place for word in words if len(at := places.get(word, ())) <= TELLING for place in at)
    near = range(max(expected - NEAR, 0), min(expected + NEAR + 1, count))
    return list({*(place for place, _ in votes.most_common(MOST_LIKELY)), *near})


def _best(tree: list[tuple[int, int]], end: int) -> tuple[int, int]:
    """Return the largest sum of a chain that ends before a place, with its last link (a Fenwick tree of maxima)."""
    found = (0, -1)
    while end:
        found = max(found, tree[end])
        end -= end & -end
    return found


def _keep(tree: list[tuple[int, int]], place: int, total: int, link: int) -> None:
    place += 1
    while place < len(tree):
        tree[place] = max(tree[place], (total, link))
        place += place & -place
