"""Some words carry a statement: numbers, dates, negations. Where they change, more than the wording changed."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from babel import Locale

from ..vocabulary import Terms

WORD = re.compile(r"\d[\d.,:/–-]*\d|\d+|[^\W\d_]+(?:['’][^\W\d_]+)?")


def telling_words(old: str, new: str, terms: Terms) -> tuple[str, ...]:
    """Return the numbers, months and negations that stand in one of both texts more often than in the other."""
    before, after = (Counter(WORD.findall(text.replace("’", "'"))) for text in (old, new))
    gone, come = (Counter(_telling(words.elements(), terms)) for words in (before - after, after - before))
    return tuple(sorted((gone - come) + (come - gone)))


def _telling(words: Iterable[str], terms: Terms) -> Iterator[str]:
    known = set(terms["words", "negations"].split()) | {word for _, words in terms.words("numbers") for word in words}
    for written in words:
        word = written.casefold()
        if word[0].isdigit() or word in known or word.endswith("n't"):
            yield word
        elif month := month_number(written, terms.locale):
            yield _months(terms.locale)[month - 1]


@lru_cache(maxsize=10_000)
def month_number(word: str, locale: str) -> int | None:
    """Return 1 for January, or None for a word that is no month.

    Months are inflected ("joulukuuta"); where they have a capital, it tells "May" from "may".

    >>> month_number("joulukuuta", "fi"), month_number("may", "en")
    (12, None)
    """
    for number, month in enumerate(_months(locale), 1):
        if word.startswith(month) or (month.islower() and word.casefold().startswith(month)):
            return number
    return None


@cache
def _months(locale: str) -> tuple[str, ...]:
    return tuple(map(str, Locale.parse(locale).months["stand-alone"]["wide"].values()))
