"""The words of all leaves of two sections are compared as one text, over the borders of paragraphs, items and cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from .in_common import Pair, Stretch, cut
from .leaves import Leaf
from .likely_pairs import are_related
from .weighed_words import weighed

# A word of the old text, as its leaf and its place in it, and the same word of the new text.
SharedWord = tuple[tuple[int, int], tuple[int, int]]


def common_words(old: Sequence[Leaf], new: Sequence[Leaf]) -> list[SharedWord]:
    """Return the words that both have, in the order of both.

    Leaves that stand once in each and are the same come first; the words between them are compared as one text.
    """
    was, now = ([tuple(token.plain for token in leaf.tokens) for leaf in leaves] for leaves in (old, new))
    found, i, j = list[SharedWord](), 0, 0
    for k, m in [*_tables(old, new), (len(old), len(new))]:
        same, rest = cut(was, now, Stretch(i, k, j, m), 1)
        found += [((a, place), (b, place)) for a, b in same for place in range(len(old[a].tokens))]
        for part in rest:
            found += _related(old, new, _between(old, new, part))
        found += [((k, 0), (m, 0))] if k < len(old) else []
        i, j = k + 1, m + 1
    return sorted(found)


def _tables(old: Sequence[Leaf], new: Sequence[Leaf]) -> list[Pair]:
    """Return the leaves that stand for the same table."""
    places = {leaf.text: place for place, leaf in enumerate(old) if leaf.html}
    return [(places[leaf.text], place) for place, leaf in enumerate(new) if leaf.html and leaf.text in places]


def _between(old: Sequence[Leaf], new: Sequence[Leaf], part: Stretch) -> list[SharedWord]:
    """Return the words that some leaves have in common."""
    was, now = (
        [(leaf, place) for leaf in range(start, end) for place in range(len(leaves[leaf].tokens))]
        for leaves, start, end in ((old, part.i, part.k), (new, part.j, part.m))
    )
    before, after = ([leaves[leaf].tokens[place].plain for leaf, place in side] for leaves, side in ((old, was), (new, now)))
    old_ends, new_ends = ([number for number, (_, place) in enumerate(side) if not place] for side in (was, now))
    return [(was[a], now[b]) for a, b in weighed(before, after, old_ends, new_ends)]


def _related(old: Sequence[Leaf], new: Sequence[Leaf], pairs: list[SharedWord]) -> Iterator[SharedWord]:
    """Yield the pairs of leaves that have enough words in common."""
    shared = Counter((a, b) for (a, place), (b, _) in pairs if old[a].tokens[place].text[-1].isalnum())
    related = {(a, b) for (a, b), number in shared.items() if are_related(old[a].counted, new[b].counted, number)}
    yield from (pair for pair in pairs if (pair[0][0], pair[1][0]) in related)
