"""Two long sequences are compared in time that grows with their length: by what stands once in each, and then between that."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass

Pair = tuple[int, int]
# So often a part between two that are the same is cut again by what stands once in it.
MOST_CUTS = 12


@dataclass(frozen=True)
class Stretch:
    """A part of both sequences: from `i` up to `k` in the old one, from `j` up to `m` in the new one."""

    i: int
    k: int
    j: int
    m: int

    @property
    def is_empty(self) -> bool:
        """Say whether one side has nothing in it."""
        return self.i == self.k or self.j == self.m

    @property
    def cells(self) -> int:
        """Return how many pairs could be weighed against each other."""
        return (self.k - self.i) * (self.m - self.j)


def cut(was: Sequence[Hashable], now: Sequence[Hashable], part: Stretch, run: int, enough: int = 0) -> tuple[list[Pair], list[Stretch]]:
    """Return the pairs that stand in the same order in both, and the parts between them in which no more were found.

    They are what both begin and end with, and what stands once in each: a run of so many things. A part of not more than
    `enough` cells is not looked into.
    """
    found, rest, waiting = list[Pair](), list[Stretch](), [(part, 0)]
    while waiting:
        whole, depth = waiting.pop()
        inner, ends = _without_ends(was, now, whole)
        found += ends
        if inner.is_empty:
            continue
        anchors = _once(was, now, inner, run) if inner.cells > enough and depth < MOST_CUTS else []
        if not anchors:
            rest.append(inner)
            continue
        found += anchors
        i, j = inner.i, inner.j
        for k, m in [*anchors, (inner.k, inner.m)]:
            waiting.append((Stretch(i, k, j, m), depth + 1))
            i, j = k + 1, m + 1
    return sorted(found), sorted(rest, key=lambda one: (one.i, one.j))


def _without_ends(was: Sequence[Hashable], now: Sequence[Hashable], part: Stretch) -> tuple[Stretch, list[Pair]]:
    """Return what is left of a part without what both sides begin and end with, and these pairs."""
    i, k, j, m = part.i, part.k, part.j, part.m
    found = list[Pair]()
    while i < k and j < m and was[i] == now[j]:
        found.append((i, j))
        i, j = i + 1, j + 1
    while i < k and j < m and was[k - 1] == now[m - 1]:
        k, m = k - 1, m - 1
        found.append((k, m))
    return Stretch(i, k, j, m), found


def _once(was: Sequence[Hashable], now: Sequence[Hashable], part: Stretch, run: int) -> list[Pair]:
    """Return the middle of each run that stands once in each side, as many as are in the same order in both."""
    old, new = (places_of(was, part.i, part.k, run), places_of(now, part.j, part.m, run))
    return rising([(place + run // 2, new[key] + run // 2) for key, place in old.items() if key in new])


def places_of(sequence: Sequence[Hashable], start: int, end: int, run: int) -> dict[Hashable, int]:
    """Return where each run of a part begins that stands once in it."""
    keys: list[Hashable] = [tuple(sequence[place : place + run]) if run > 1 else sequence[place] for place in range(start, end - run + 1)]
    counted = Counter(keys)
    return {key: start + place for place, key in enumerate(keys) if counted[key] == 1}


def rising(pairs: Sequence[Pair]) -> list[Pair]:
    """Return the most of some pairs, sorted by their first number, whose second number rises, too.

    >>> rising([(0, 5), (1, 1), (2, 2), (3, 0), (4, 4)])
    [(1, 1), (2, 2), (4, 4)]
    """
    ends, chain, before = list[int](), list[int](), list[int]()
    for number, (_, new) in enumerate(pairs):
        length = bisect_left(ends, new)
        before.append(chain[length - 1] if length else -1)
        ends[length : length + 1] = [new]
        chain[length : length + 1] = [number]
    return list(reversed(list(_back(pairs, before, chain[-1] if chain else -1))))


def _back(pairs: Sequence[Pair], before: Sequence[int], number: int) -> Iterator[Pair]:
    while number >= 0:
        yield pairs[number]
        number = before[number]
