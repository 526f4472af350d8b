"""Two words may be one: inflected, written with another capital, or written wrong once."""

from __future__ import annotations

from functools import lru_cache
from itertools import product

from ..plain_words import bare
from ..sentences.inflection import is_form, stems_of

# A slip is looked for in words of so many letters: where neighbours changed places or a letter is doubled; where another letter
# is wrong, which makes another word of a short one ("county"); and where nothing is known of either word.
SHORTEST_SLIP, SHORTEST_OTHER, SHORTEST_UNKNOWN = 4, 7, 6
# What may be an ending of the language is no slip but another form: so many letters at the end, and one more where a letter
# stands for another.
ENDING = {"fi": 3, "sv": 2}


@lru_cache(maxsize=1 << 14)
def is_same_word(one: str, other: str, language: str) -> bool:
    """Say whether two words are forms of the same one: "Googlelle" and "Googlen"."""
    a, b = bare(one), bare(other)
    if a == b:
        return True
    common = _common(a, b)
    if common < 3:
        return False
    return any(
        is_form(a, stem, language) and is_form(b, stem, language)
        for stem in {a, b, a[:common], *stems_of(a, language), *stems_of(b, language)}
        if len(stem) >= max(3, min(len(a), len(b)) - 4)
    )


def is_slip(old: str, new: str, language: str, known: frozenset[str]) -> bool:
    """Say whether one of two words is the other, written wrong: one letter too many, missing, wrong, or changed for its neighbour.

    Exactly one of them is a `known` word, or neither is and both are long and end alike: two known words are two words.
    """
    a, b = bare(old), bare(new)
    if a == b or min(len(a), len(b)) < SHORTEST_SLIP or not (a.isalpha() and b.isalpha()) or not _is_near(a, b):
        return False
    if (a in known) != (b in known):
        return is_swap_or_double(a, b) or min(len(a), len(b)) >= SHORTEST_OTHER
    is_long = a not in known and min(len(a), len(b)) >= SHORTEST_UNKNOWN and a[0] == b[0]
    return is_long and (_is_swapped(a, b) or _common(a[::-1], b[::-1]) >= ENDING.get(language, 2) + (len(a) == len(b)))


def _common(a: str, b: str) -> int:
    return next((place for place, (one, other) in enumerate(zip(a, b, strict=False)) if one != other), min(len(a), len(b)))


def _is_near(a: str, b: str) -> bool:
    """Say whether one letter makes one word of the other, or two neighbours that changed places."""
    start = _common(a, b)
    one_letter = any(a[start + i :] == b[start + j :] for i, j in product((0, 1), repeat=2) if i or j)
    return one_letter or _is_swapped(a, b)


def _is_swapped(a: str, b: str) -> bool:
    start = _common(a, b)
    return len(a) == len(b) and a[start : start + 2] == b[start : start + 2][::-1] and a[start + 2 :] == b[start + 2 :]


def is_swap_or_double(one: str, other: str) -> bool:
    """Say whether two words differ in neighbours that changed places, or in a letter that is doubled: "adress", "recieve"."""
    a, b = sorted((bare(one), bare(other)), key=len)
    if len(a) == len(b):
        return _is_swapped(a, b)
    start = _common(a, b)
    return start > 0 and a[start:] == b[start + 1 :] and b[start] in (b[start - 1], b[start + 1 : start + 2])
