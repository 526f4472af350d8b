"""A word of a list stands in a text in many forms; these are the beginnings that its forms share, and what may follow them.

Finnish has some forty endings and changes the consonants before them ("tieto", "tiedot"); Swedish has definite forms
("uppgiften") and English few. More forms are made than a language has: a form that nobody writes does no harm, one that
is missing lets a fault through. What makes a word match is always its whole length.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator

VOWELS = "aeiouyäöå"
POSSESSIVE = r"(?:ni|si|mme|nne|nsa|nsä|[aeiouyäö]n)"
CLITIC = r"(?:kin|kaan|kään|ko|kö|han|hän|pa|pä)"
CASE = (
    r"(?:n|a|ä|t|ta|tä|tta|ttä|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|na|nä|ksi|kse|"
    r"[aeiouyäö]{1,2}n|h[aeiouyäö]n|seen|siin|e?t|den|ten|tten|jen|ien|(?:de|te|tte|je)(?=mme|nne|ns[aä]|[ns]i))"
)
ENDINGS = {
    "fi": re.compile(rf"[:’'-]?(?:i|j|ei|ej)?(?:{CASE}?{POSSESSIVE}?|(?:see|sii|h?[aeiouyäö]){POSSESSIVE}|(?<=:)(?:ää|aa)){CLITIC}?"),
    "sv": re.compile(r"[:’'-]?(?:e?n|e?t|a|e|[aeo]?r|(?:[aeo]r)?na|ns|ande|ade|de|te)?s?"),
    "en": re.compile(r"(?:[’']?s|s[’']|es|e?d|ing|n't)?"),
}
NO_ENDING = re.compile(r"(?:[’']?s)?")
# How a consonant before the last vowel weakens in a closed syllable.
GRADATION = (
    ("kk", "k"), ("pp", "p"), ("tt", "t"), ("nt", "nn"), ("nk", "ng"), ("lt", "ll"), ("rt", "rr"), ("mp", "mm"),
    ("t", "d"), ("p", "v"), ("k", ""),
)  # fmt: skip


def stems_of(word: str, language: str) -> frozenset[str]:
    """Return what forms of a word begin with, in a language; the word itself where nothing is known of the language.

    >>> sorted(stems_of("tieto", "fi"))
    ['tiedo', 'tieto']
    """
    make = STEMS.get(language)
    return frozenset({word, *(stem for stem in make(word) if len(stem) > 1)}) if make else frozenset({word})


def is_form(word: str, stem: str, language: str, start: int = 0) -> bool:
    """Say whether what follows a stem in a word, which begins at `start`, is an ending of the language.

    >>> is_form("tiedoistasi", "tiedo", "fi"), is_form("perimme", "peri", "fi"), is_form("perimme", "peru", "fi")
    (True, True, False)
    """
    return word.startswith(stem, start) and bool(ENDINGS.get(language, NO_ENDING).fullmatch(word, start + len(stem)))


def _finnish(word: str) -> Iterator[str]:
    """Yield the stems of a Finnish word by its ending: "henkilötietolaki", "biometrinen", "terveys", "osoite", "puhelin"."""
    make = FINNISH_ENDS.get(word[-3:]) or FINNISH_ENDS.get(word[-2:]) or FINNISH_ENDS.get(word[-1:], _in_a_consonant)
    return make(word)


def _in_nen(word: str) -> Iterator[str]:
    yield from (word[:-3] + "se", word[:-3] + "s")


def _in_ton(word: str) -> Iterator[str]:
    yield word + "t"
    yield from (word[:-2] + end for end in ("toma", "ttoma", "ttomi", "tömä", "ttömä", "ttömi"))


def _in_s(word: str) -> Iterator[str]:
    yield from (word[:-1] + end for end in ("kse", "ks", "de", "te", "t"))
    for strong in _strengthened(word[:-2]):
        yield from (strong + word[-2] + end for end in (word[-2], "i"))
    yield from _in_a_consonant(word)


def _in_in(word: str) -> Iterator[str]:
    yield from (strong + end for strong in _strengthened(word[:-2]) for end in ("ime", "imi"))
    yield from _in_a_consonant(word)


def _in_e(word: str) -> Iterator[str]:
    yield from (strong + end for strong in _strengthened(word[:-1]) for end in ("ee", "ei"))


def _in_si(word: str) -> Iterator[str]:
    yield from (word[:-2] + end for end in ("de", "te", "t", "se"))


def _in_i(word: str) -> Iterator[str]:
    for one in (word, *_weakened(word)):
        yield from (one, one[:-1] + "e")


def _in_a(word: str) -> Iterator[str]:
    for one in (word, *_weakened(word)):
        yield one
        yield from (one[:-1] + end for end in ("i", "oi", "oj", "öi", "öj"))


def _in_a_consonant(word: str) -> Iterator[str]:
    """Yield the stems of a name such as Facebook, which takes an i before its endings."""
    yield from (word + "i", word + "e")


def _weakened(word: str) -> Iterator[str]:
    """Yield a word that ends in a vowel as it stands in a closed syllable, if its consonants change."""
    body, vowel = word[:-1], word[-1:]
    if len(body) > 2:
        yield from ((body[: -len(strong)] + weak + vowel) for strong, weak in GRADATION if body.endswith(strong))


def _strengthened(body: str) -> Iterator[str]:
    """Yield what stands before the last vowel of a word, as it is in an open syllable."""
    yield body
    if len(body) > 1:
        yield from (body[: -len(weak)] + strong for strong, weak in GRADATION if weak and body.endswith(weak))


def _swedish(word: str) -> Iterator[str]:
    if word.endswith(("a", "e")):
        yield word[:-1]
    if word.endswith(("el", "er", "en")) and len(word) > 4:
        yield word[:-2] + word[-1]
    if word.endswith("mmer"):
        yield word[:-3] + "r"
    if word.endswith(("m", "n")):
        yield word + word[-1]


def _english(word: str) -> Iterator[str]:
    if word.endswith("y"):
        yield word[:-1] + "i"
    if word.endswith("e"):
        yield word[:-1] + "ing"
    if len(word) > 2 and word[-1] not in VOWELS and word[-2] in VOWELS:
        yield word + word[-1]


FINNISH_ENDS: dict[str, Callable[[str], Iterator[str]]] = {
    "nen": _in_nen, "ton": _in_ton, "tön": _in_ton, "as": _in_s, "äs": _in_s, "es": _in_s, "is": _in_s, "os": _in_s, "us": _in_s,
    "ys": _in_s, "ös": _in_s, "in": _in_in, "e": _in_e, "si": _in_si, "i": _in_i, "a": _in_a, "ä": _in_a, "o": _weakened, "u": _weakened,
    "y": _weakened, "ö": _weakened,
}  # fmt: skip
STEMS: dict[str, Callable[[str], Iterator[str]]] = {"fi": _finnish, "sv": _swedish, "en": _english}
