"""Some words carry a statement: numbers, dates, negations. Where they change, more than the wording changed."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from ..numerals import month_name, month_number, numerals
from ..vocabulary import Terms

WORD = re.compile(r"\d[\d.,:/–-]*\d|\d+|[^\W\d_]+(?:['’][^\W\d_]+)?")


def telling_words(old: str, new: str, terms: Terms) -> tuple[str, ...]:
    """Return the numbers, months and negations that stand in one of both texts more often than in the other."""
    before, after = (Counter(WORD.findall(text.replace("’", "'"))) for text in (old, new))
    gone, come = (Counter(_telling(words.elements(), terms)) for words in (before - after, after - before))
    return tuple(sorted((gone - come) + (come - gone)))


def _telling(words: Iterable[str], terms: Terms) -> Iterator[str]:
    negations, numbers = set(terms["words", "negations"].split()), numerals(terms)
    for written in words:
        word = written.casefold()
        if word[0].isdigit() or word in negations or numbers.number(word) or word.endswith("n't"):
            yield word
        elif month := month_number(written, terms.locale):
            yield month_name(month, terms.locale)
