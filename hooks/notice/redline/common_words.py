"""The words of all leaves of two sections are compared as one text, over the borders of paragraphs, items and cells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from .inline_words import is_short, opcodes_of
from .leaves import Leaf

# Below this share of common words of the shorter one two leaves are two, not one that changed.
RELATED = 0.35
# Where the words of all are too many, a leaf is looked for among so many, from the first that has found no other.
NEAR = 20
# A word of the old text, as its leaf and its place in it, and the same word of the new text.
Pair = tuple[tuple[int, int], tuple[int, int]]


def common_words(old: Sequence[Leaf], new: Sequence[Leaf]) -> list[Pair]:
    """Return the words that both have, in the order of both.

    Leaves that are the same come first; the words between them are compared as one text, if they are few enough, else
    those of leaves that have the most in common. What is no longer than that is compared in a moment, so the cost grows
    with the length of the text and not with its square.
    """
    return list(_pairs(old, new))


def _pairs(old: Sequence[Leaf], new: Sequence[Leaf]) -> Iterator[Pair]:
    was, now = ([tuple(token.plain for token in leaf.tokens) for leaf in leaves] for leaves in (old, new))
    for kind, i, k, j, m in SequenceMatcher(None, was, now, autojunk=False).get_opcodes():
        if kind == "equal":
            for a, b in zip(range(i, k), range(j, m), strict=True):
                yield from (((a, place), (b, place)) for place in range(len(old[a].tokens)))
        elif kind == "replace":
            yield from _in_region(old, new, range(i, k), range(j, m))


def _in_region(old: Sequence[Leaf], new: Sequence[Leaf], before: range, after: range) -> Iterator[Pair]:
    if is_short(_texts(old, before), _texts(new, after)):
        yield from _related(old, new, _between(old, new, before, after))
        return
    for a, b in _likely(old, new, before, after):
        yield from _related(old, new, _between(old, new, range(a, a + 1), range(b, b + 1)))


def _texts(leaves: Sequence[Leaf], places: range) -> list[str]:
    return [token.plain for place in places for token in leaves[place].tokens]


def _between(old: Sequence[Leaf], new: Sequence[Leaf], before: range, after: range) -> list[Pair]:
    """Return the words that some leaves have in common."""
    was, now = (
        [(leaf, place) for leaf in places for place in range(len(leaves[leaf].tokens))] for leaves, places in ((old, before), (new, after))
    )
    opcodes = opcodes_of(_texts(old, before), _texts(new, after))
    return [pair for kind, i, k, j, m in opcodes if kind == "equal" for pair in zip(was[i:k], now[j:m], strict=True)]


def _related(old: Sequence[Leaf], new: Sequence[Leaf], pairs: list[Pair]) -> Iterator[Pair]:
    """Yield the pairs of leaves that have enough words in common."""
    shared = Counter((a, b) for (a, place), (b, _) in pairs if old[a].tokens[place].text[-1].isalnum())
    for pair in pairs:
        a, b = pair[0][0], pair[1][0]
        if shared[a, b] and shared[a, b] >= RELATED * min(len(old[a].words), len(new[b].words)):
            yield pair


def _likely(old: Sequence[Leaf], new: Sequence[Leaf], before: range, after: range) -> Iterator[tuple[int, int]]:
    """Yield pairs of leaves that may be one which changed, in order; words are only counted."""
    counts: dict[int, Counter[str]] = {place: Counter(old[place].words) for place in before}
    first = before.start
    for b in after:
        words: Counter[str] = Counter(new[b].words)
        for a in range(first, min(first + NEAR, before.stop)):
            if (counts[a] & words).total() >= RELATED * max(min(counts[a].total(), words.total()), 1):
                yield a, b
                first = a + 1
                break
