"""A section that got two ids, since a translation lacked it or others where it was named, has one after all days were seen."""
from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

# The ids of the sections of a page on one day, by language, in their order.
Day = Mapping[str, Sequence[str]]
Pair = tuple[str, str]


def one_id(days: Iterable[Day], fixed: Collection[str]) -> dict[str, str]:
    """Return what ids are to be called instead; an id that is `fixed` keeps its name.

    Two ids are of one section if they stand in the same place, between sections that both languages have, and neither is
    ever used in the language of the other; where an id could be that of several, the place in which it stands most often
    decides, and nobody can tell if two are as frequent.
    """
    days = list(days)
    used: dict[str, set[str]] = {}
    for day in days:
        for language, ids in day.items():
            used.setdefault(language, set()).update(ids)
    votes = Counter(pair for day in days for pair in _pairs(day, used))
    called: dict[str, str] = {}
    for pair, count in votes.most_common():
        one, other = pair
        rivals = [number for third, number in votes.items() if _cannot_both_be(pair, third, used)]
        if max(rivals, default=0) < count and not {one, other} & called.keys() and not {one, other} <= set(fixed):
            kept, gone = (other, one) if other in fixed else (one, other)
            called[gone] = kept
    return called


def renamed(ids: Sequence[str], called: Mapping[str, str]) -> list[str]:
    """Return the ids of a page as they are to be called, where no other section of it has that id."""
    return [called[id] if id in called and called[id] not in ids else id for id in ids]


def _pairs(day: Day, used: Mapping[str, Collection[str]]) -> Iterator[Pair]:
    """Yield ids that stand in the same place in two languages, and that neither language has of the other."""
    for one, other in combinations(day, 2):
        for here, there in _gaps(day[one], day[other]):
            if len(here) == len(there):
                yield from ((a, b) for a, b in zip(here, there, strict=True) if a not in used[other] and b not in used[one])


def _gaps(one: Sequence[str], other: Sequence[str]) -> Iterator[tuple[Sequence[str], Sequence[str]]]:
    """Yield what stands between sections that both have, in the order in which both have them."""
    start, after = 0, 0
    for place, id in enumerate(one):
        if id in other[after:]:
            there = other.index(id, after)
            yield one[start:place], other[after:there]
            start, after = place + 1, there + 1
    yield one[start:], other[after:]


def _cannot_both_be(pair: Pair, other: Pair, used: Mapping[str, Collection[str]]) -> bool:
    """Say whether another pair shares an id with this one, and what they do not share are two sections of one language."""
    own, rest = set(pair) - set(other), set(other) - set(pair)
    return len(own) == 1 and any(own | rest <= set(ids) for ids in used.values())
