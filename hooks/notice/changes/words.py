"""Words that carry a statement: numbers, dates, negations. Where they change, more than the wording changed."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from babel import Locale

from ..vocabulary import Terms

WORD = re.compile(r"\d[\d.,:/–-]*\d|\d+|[^\W\d_]+(?:['’][^\W\d_]+)?")


def telling_words(old: str, new: str, terms: Terms) -> tuple[str, ...]:
    """The numbers, months and negations that stand in one of both texts more often than in the other."""
    before, after = (Counter(_telling(text, terms)) for text in (old, new))
    return tuple(sorted((before - after) + (after - before)))


def _telling(text: str, terms: Terms) -> Iterator[str]:
    known = set(terms["words", "negations"].split()) | set(terms["words", "numbers"].split())
    for written in WORD.findall(text.replace("’", "'")):
        word = written.casefold()
        if word[0].isdigit() or word in known or word.endswith("n't"):
            yield word
        else:
            yield from _months_in(written, terms.locale)


def _months_in(word: str, locale: str) -> Iterator[str]:
    """Months are inflected ("joulukuuta"); where they have a capital, it tells "May" from "may"."""
    for month in _months(locale):
        if word.startswith(month) or (month.islower() and word.casefold().startswith(month)):
            yield month


@cache
def _months(locale: str) -> tuple[str, ...]:
    return tuple(map(str, Locale.parse(locale).months["stand-alone"]["wide"].values()))
