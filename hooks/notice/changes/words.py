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
    months = _months(terms.locale)
    for word in WORD.findall(text.casefold().replace("’", "'")):
        if word[0].isdigit() or word in known or word.endswith("n't"):
            yield word
        else:
            # Months are inflected: "joulukuuta", "joulukuun".
            yield from (month for month in months if word.startswith(month))


@cache
def _months(locale: str) -> tuple[str, ...]:
    names = Locale.parse(locale).months["stand-alone"]["wide"].values()
    return tuple(str(name).casefold() for name in names)
