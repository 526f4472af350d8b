"""Which words of two texts are the same: those that say most are kept together first, so that "e-mail" stays and an "and" moves."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

Opcode = tuple[str, int, int, int, int]
# So many pairs of words are weighed against each other, which takes a fraction of a second; in more the longest run decides.
MOST_PAIRS = 40_000
# A long word says more than a short one, that more than a sign, and that more than a space; words beside each other say more.
LONG, WORD, SHORT, SIGN, SPACE, BESIDE = 4, 3.0, 1.0, 0.3, 0.1, 0.35


def weighed(was: Sequence[str], now: Sequence[str]) -> list[Opcode]:
    """Return what makes `now` of `was`, as difflib says it."""
    start = next((place for place, (one, other) in enumerate(zip(was, now, strict=False)) if one != other), min(len(was), len(now)))
    most = min(len(was), len(now)) - start
    end = next((place for place in range(most) if was[-1 - place] != now[-1 - place]), most)
    old, new = was[start : len(was) - end], now[start : len(now) - end]
    if len(old) * len(new) > MOST_PAIRS:
        return list(SequenceMatcher(None, was, now, autojunk=False).get_opcodes())
    pairs = [(place, place) for place in range(start)]
    pairs += [(start + i, start + j) for i, j in _heaviest(old, new)]
    pairs += [(len(was) - end + place, len(now) - end + place) for place in range(end)]
    return list(_opcodes(pairs, len(was), len(now)))


def _weight(word: str) -> float:
    if word.isspace():
        return SPACE
    return SIGN if not word[-1].isalnum() else WORD if len(word) >= LONG or word[0].isdecimal() else SHORT


def _heaviest(old: Sequence[str], new: Sequence[str]) -> list[tuple[int, int]]:
    """Return the pairs of equal words, in order, whose weights are most in sum."""
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
    return list(_way(best, runs, len(old), len(new)))


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


def _opcodes(pairs: Sequence[tuple[int, int]], rows: int, columns: int) -> list[Opcode]:
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
