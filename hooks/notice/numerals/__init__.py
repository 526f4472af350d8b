"""Numbers, units of time and months are words of a language, each inflected as it inflects them.

A file a language lists the forms; a language without one has those of its vocabulary, and months as Unicode's locale data
write them. A word is taken whole: "mais" is no month in French, nor is "E-Mail" in German.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from babel import Locale

from ..cache import memoize_per_object
from ..own_data import own_data
from ..vocabulary import Terms

HERE = Path(__file__).parent
ONES, TENS = range(1, 10), range(20, 100, 10)


@dataclass(frozen=True)
class Numerals:
    """These are the words of one language, in small letters, by what they mean.

    `between` are words that stand between a number and its unit ("three previous years"), `hours` those beside which a number
    is an hour of the day, `clocks` say by which country's clock, `halves` are periods that have no number in them ("half a year"),
    `centuries` spans of years, as regular expressions.
    """

    numbers: Mapping[str, int]
    units: Mapping[str, str]
    ages: frozenset[str]
    between: frozenset[str]
    hours: frozenset[str]
    clocks: tuple[re.Pattern[str], ...]
    halves: Mapping[re.Pattern[str], str]
    centuries: tuple[re.Pattern[str], ...]

    def number(self, word: str) -> int | None:
        """Return the number that a word is, or None: `kahdessa`, `tjugofyra`, `twenty-four`."""
        written = word.casefold()
        if written in self.numbers:
            return self.numbers[written]
        cuts = ((written[:at], written[at:].removeprefix("-")) for at in range(3, len(written) - 1))
        found = ((self.numbers.get(tens, 0), self.numbers.get(ones, 0)) for tens, ones in cuts)
        return next((tens + ones for tens, ones in found if tens in TENS and ones in ONES), None)

    def unit(self, word: str) -> str | None:
        """Return the unit of time that a word names, as `periods.py` writes it, or None."""
        return self.units.get(_plain(word))

    def is_between(self, word: str) -> bool:
        """Say whether a word stands between a number and what is counted: "edellisen"."""
        return _plain(word) in self.between

    def is_age(self, word: str) -> bool:
        """Say whether a word behind a number makes it an age: "13-vuotias"."""
        return _plain(word) in self.ages

    def is_hour(self, words: Iterable[str]) -> bool:
        """Say whether one of the words beside a number makes it an hour of the day: "klockan tio"."""
        return not self.hours.isdisjoint(map(_plain, words))

    def age(self, word: str) -> int | None:
        """Return the age that one word is, or None: `kymmenvuotias`, `tioåring`."""
        written = _plain(word)
        stems = (written[: -len(age)].rstrip("-") for age in self.ages if written.endswith(age))
        return next((number for stem in stems if (number := self.number(stem))), None)


@memoize_per_object
def numerals(terms: Terms) -> Numerals:
    """Return the words of the language of `terms`: those that its file lists, and those of the vocabulary."""
    listed = listed_numerals(terms.language)
    numbers = {word.casefold(): int(number) for number, words in terms.words("numbers") for word in words}
    units = {_plain(word): unit for unit, words in terms.words("units") for word in words}
    return replace(listed, numbers={**numbers, **listed.numbers}, units={**units, **listed.units})


@cache
def listed_numerals(language: str) -> Numerals:
    """Return the words that the file of a language lists; none for one without a file."""
    listed = _listed(language)
    return Numerals(
        dict(_numbers(listed)),
        {word: unit for unit, words in (listed.get("units") or {}).items() for word in words.split()},
        frozenset(str(listed.get("ages", "")).split()),
        frozenset(str(listed.get("between", "")).split()),
        frozenset(str(listed.get("hours", "")).split()),
        tuple(re.compile(written, re.IGNORECASE) for written in listed.get("clocks") or ()),
        {_whole(*said): period for period, said in (listed.get("halves") or {}).items()},
        tuple(re.compile(written, re.IGNORECASE) for written in listed.get("centuries") or ()),
    )


@lru_cache(maxsize=10_000)
def month_number(word: str, locale: str) -> int | None:
    """Return 1 for January, or None for a word that is no month.

    Months are inflected ("joulukuuta"); where they have a capital, it tells "May" from "may".

    >>> month_number("joulukuuta", "fi"), month_number("may", "en"), month_number("majoritet", "sv")
    (12, None, None)
    """
    capital, months = _months(locale)
    written = word.replace("'", "’")
    return months.get(written if capital else written.casefold())


def month_name(number: int, locale: str) -> str:
    """Return the name of a month as it stands alone."""
    return str(Locale.parse(locale).months["stand-alone"]["wide"][number])


def _numbers(listed: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """Yield every number that is one word of a list or a ten made of two: "kahden" and "kahdenkymmenen"."""
    ones = [(word, int(number)) for number, words in (listed.get("ones") or {}).items() for word in words.split()]
    yield from ones
    yield from ((word, int(number)) for number, words in (listed.get("tens") or {}).items() for word in words.split())
    for word, number in ones:
        if "teen" in listed and number in ONES:
            yield word + listed["teen"], 10 + number
            yield from ((word + ten, 10 * number) for ten in listed["ten"].split() if number > 1)
    yield from ((stem, int(number)) for number, stem in (listed.get("stems") or {}).items())


@cache
def _listed(language: str) -> dict[str, Any]:
    path = HERE / f"{language}.yml"
    if not path.is_file():
        return {}
    data: dict[str, Any] = own_data(path)
    return data


@cache
def _months(locale: str) -> tuple[bool, dict[str, int]]:
    """Return whether months have a capital, and each form of a month with its number."""
    known = Locale.parse(locale)
    forms = {str(name): number for names in known.months.values() for number, name in names["wide"].items()}
    endings = ("", *str(_listed(known.language).get("months", "")).split())
    inflected = {name + ending: number for name, number in forms.items() for ending in endings}
    capital = all(name[0].isupper() for name in forms)
    return capital, inflected if capital else {name.casefold(): number for name, number in inflected.items()}


def _whole(*said: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, said))})\b", re.IGNORECASE)


def _plain(word: str) -> str:
    return word.casefold().replace("'", "’")
