"""Which words of two texts are the same: those that say most are kept together first, so that "e-mail" stays and an "and" moves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from .in_common import Pair, Stretch, cut
from .likely_pairs import likely_pairs

Opcode = tuple[str, int, int, int, int]
# So many pairs of words and spaces are weighed against each other, which takes a hundredth of a second: two texts of seventy
# words without three words beside each other that both have. Fewer than `ENOUGH` are weighed at once.
MOST_PAIRS, ENOUGH = 20_000, 4_000
# Three words with the spaces between them.
RUN = 5
# A long word says more than a short one, that more than a sign, and that more than a space; words beside each other say more.
LONG, WORD, SHORT, SIGN, SPACE, BESIDE = 4, 3.0, 1.0, 0.3, 0.1, 0.35


def weighed(was: Sequence[str], now: Sequence[str], old_ends: Sequence[int] = (), new_ends: Sequence[int] = ()) -> list[Pair]:
    """Return the pairs of words that stayed, in the order of both texts, as their places.

    What is too long to weigh is cut at runs of words that stand once in each, then by sentences; `old_ends` and `new_ends`
    are the places before which a sentence ends as well. Two sentences that are too long have no word in common.
    """
    found, rest = cut(was, now, Stretch(0, len(was), 0, len(now)), RUN, ENOUGH)
    for part in rest:
        if part.cells <= MOST_PAIRS:
            found += heaviest(was, now, part)
            continue
        old, new = _sentences(was, part.i, part.k, old_ends), _sentences(now, part.j, part.m, new_ends)
        for a, b in likely_pairs([_words(was, *one) for one in old], [_words(now, *one) for one in new]):
            pairs, between = cut(was, now, Stretch(*old[a], *new[b]), 1, ENOUGH)
            found += pairs
            for inner in between:
                found += heaviest(was, now, inner) if inner.cells <= MOST_PAIRS else ()
    return sorted(found)


def _sentences(words: Sequence[str], start: int, end: int, ends: Sequence[int]) -> list[tuple[int, int]]:
    """Return where each sentence of a part begins and ends, with the space behind it."""
    borders = {place + 1 for place in range(start + 1, end) if words[place].isspace() and words[place - 1][-1] in ".!?:;"}
    return list(pairwise(sorted({start, end, *borders, *(place for place in ends if start < place < end)})))


def _words(words: Sequence[str], start: int, end: int) -> list[str]:
    return [word for word in words[start:end] if word[-1].isalnum()]


def _weight(word: str) -> float:
    if word.isspace():
        return SPACE
    return SIGN if not word[-1].isalnum() else WORD if len(word) >= LONG or word[0].isdecimal() else SHORT


def heaviest(was: Sequence[str], now: Sequence[str], part: Stretch) -> Iterator[Pair]:
    """Yield the pairs of equal words, in order, whose weights are most in sum."""
    old, new = was[part.i : part.k], now[part.j : part.m]
    if not (Counter(old) & Counter(new)):
        return
    weights = [_weight(word) for word in old]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    runs = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    for i in range(len(old) - 1, -1, -1):
        word, row, below = old[i], best[i], best[i + 1]
        for j in range(len(new) - 1, -1, -1):
            row[j] = max(below[j], row[j + 1])
            if word == new[j]:
                runs[i][j] = weights[i] + max(below[j + 1], runs[i + 1][j + 1] + BESIDE if runs[i + 1][j + 1] else 0.0)
                row[j] = max(row[j], runs[i][j])
    yield from ((part.i + i, part.j + j) for i, j in _way(best, runs, len(old), len(new)))


def _way(best: list[list[float]], runs: list[list[float]], rows: int, columns: int) -> list[tuple[int, int]]:
    found, i, j = list[tuple[int, int]](), 0, 0
    in_a_run = False
    while i < rows and j < columns:
        goes_on = in_a_run and runs[i][j] and runs[i][j] + BESIDE >= best[i][j]
        if runs[i][j] and (goes_on or runs[i][j] >= best[i][j]):
            found.append((i, j))
            i, j, in_a_run = i + 1, j + 1, True
        else:
            in_a_run = False
            if best[i + 1][j] >= best[i][j + 1]:
                i += 1
            else:
                j += 1
    return found


def opcodes_of(pairs: Sequence[Pair], rows: int, columns: int) -> list[Opcode]:
    """Return what makes one text of another, as difflib says it, from the words that stayed and the lengths of both."""
    found, i, j, place = list[Opcode](), 0, 0, 0
    ends = [*pairs, (rows, columns)]
    while place < len(ends):
        k, m = ends[place]
        if k > i or m > j:
            found.append(("replace" if k > i and m > j else "delete" if k > i else "insert", i, k, j, m))
        length = 0
        while place + length < len(pairs) and pairs[place + length] == (k + length, m + length):
            length += 1
        if length:
            found.append(("equal", k, k + length, m, m + length))
        i, j, place = k + length, m + length, place + max(length, 1)
    return found
