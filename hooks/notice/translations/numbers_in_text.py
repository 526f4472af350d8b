"""A text states numbers, in digits or in words: those of dates and periods, of ages, of hours and centuries."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from ..numerals import Numerals, month_number, numerals
from ..periods import same_length
from ..vocabulary import Terms

TOKEN = re.compile(r"\d+|[^\W\d_]+(?:[’'][^\W\d_]*)?")
# "9 am", "3.30 p.m."; and a full hour: "9.00".
HALF_DAY = re.compile(r"\b(\d{1,2})(?:[.:](\d\d))?\s?([ap])\.?m\b\.?", re.IGNORECASE)
FULL_HOUR = re.compile(r"(?<![\d.:,])(\d{1,2})[.:]00(?![\d.:,])")
# "Var 14:e dag" is every 14 days in Swedish.
EVERY = re.compile(r"\b(varje|vart|var) (\d+):[ea]\b", re.IGNORECASE)
# "2 000", "2,000" and "2.000" are one number.
THOUSANDS = re.compile(r"(?<![\w.,])\d{1,3}(?:([ \u00a0\u202f,.’'])\d{3})(?:\1\d{3})*(?![\w]|[.,]\d)")
DAY = re.compile(
    r"\b(?:(?P<year_iso>\d{4})-(?P<month_iso>\d\d)-(?P<day_iso>\d\d)"
    r"|(?P<day>\d{1,2})[./](?P<month>\d{1,2})[./](?P<year>\d{4})"
    r"|(?P<day_before>\d{1,2})(?:\.|st|nd|rd|th)? (?:of )?(?P<word_after>[^\W\d_]+)(?: kuun)?,? (?P<year_after>\d{4})"
    r"|(?P<word_before>[^\W\d_]+) (?P<day_after>\d{1,2})(?:st|nd|rd|th)?,? (?P<year_last>\d{4}))\b"
)
CENTURY, NOON, A_DAY = 100, 12, 24
# "Klockan tio och fjorton": so many words after the one for a clock a number is an hour.
BESIDE = 3
# "From 10 to 18 on weekdays, Finnish time": so many signs after an hour it is said by which clock.
NEAR_CLOCK = 40


@dataclass(frozen=True)
class Value:
    """A value is compared by its `text`, such as "P24M" for two years. `written` is as an editor wrote it.

    It is `certain` unless its words may mean something else: a number that is written out may be of a name. One of a clock
    (`is_hour`) may be told with 24 hours or with 12; by the clock of a country (`is_local`: "Finnish time") it is another number.
    """

    kind: str
    text: str
    written: str
    certain: bool = field(default=True)
    is_hour: bool = field(default=False)
    is_local: bool = field(default=False)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Value) and (self.kind, self.text) == (other.kind, other.text)

    def __hash__(self) -> int:
        return hash((self.kind, self.text))


@lru_cache(maxsize=1 << 12)
def numbers_in(text: str, terms: Terms) -> tuple[Value, ...]:
    """Return numbers in digits, in words and as months of a date; with a unit of time they are a period.

    They are remembered, because versions and drafts mostly have the same texts.
    """
    return tuple(_numbers_in(text, terms))


def _numbers_in(text: str, terms: Terms) -> Iterator[Value]:
    known = numerals(terms)
    for expression in known.centuries:
        yield from (_century(match) for match in expression.finditer(text))
        text = expression.sub(" ", text)
    for half, period in known.halves.items():
        yield from (Value("period", period, match) for match in half.findall(text))
        text = half.sub(" ", text)
    text = EVERY.sub(r"\1 \2", text)
    text = FULL_HOUR.sub(r"\1", HALF_DAY.sub(_of_a_day, text))
    tokens = list(TOKEN.finditer(THOUSANDS.sub(lambda match: re.sub(r"\D", "", match[0]), text)))
    words = [_joined(tokens, index) for index in range(len(tokens))]
    clocks = [match.start() for expression in known.clocks for match in expression.finditer(tokens[0].string)] if tokens else []
    for index, word in enumerate(words):
        if not _may_state(word, terms):
            continue
        after = _counted(words[index + 1 :], known)
        ordinal = word.isdecimal() and tokens[index].string[tokens[index].end() :].startswith(".")
        beside = (*words[max(0, index - BESIDE) : index], after)
        stated = _stated(word, words[index - 1] if index else "", after, known, terms.locale, ordinal)
        is_local = any(0 <= clock - tokens[index].end() <= NEAR_CLOCK for clock in clocks)
        is_hour = known.is_hour(beside) or is_local
        yield from (replace(one, is_hour=True, is_local=is_local) for one in stated) if is_hour else stated


@lru_cache(maxsize=1 << 14)
def _may_state(word: str, terms: Terms) -> bool:
    """Say whether a word is a number, an age or a month: the words of a notice are few, and hardly one of them is."""
    known = numerals(terms)
    return word.isdecimal() or known.number(word) is not None or bool(known.age(word) or month_number(word, terms.locale))


def _counted(words: list[str], known: Numerals) -> str:
    """Return what follows a number, of the words behind it: "years", or "previous years" as a whole; "" at the end."""
    first, second = (*filter(None, words), "", "")[:2]
    return f"{first} {second}" if known.is_between(first) and known.unit(second) else first


def _stated(word: str, before: str, after: str, known: Numerals, locale: str, ordinal: bool) -> Iterator[Value]:
    """Yield the value that a word is, if any, by the words around it: "3. päivä" is a day, and no three of them."""
    in_digits = word.isdecimal()
    number, unit = int(word) if in_digits else known.number(word), None if ordinal else known.unit(after.split()[-1] if after else "")
    if number is None:
        if age := known.age(word):
            yield Value("number", str(age), word, certain=False)
        elif month := month_number(word, locale):
            yield Value("number", str(month), word, certain=before.isdecimal() or after.isdecimal())
    elif unit and number > 1:  # "within a month" says one without a number
        yield Value("period", same_length([(number, unit)]), f"{word} {after}")
    elif not unit and (number > 1 or in_digits):
        yield Value("number", str(number), word, certain=in_digits and not known.is_age(after))


def _joined(tokens: list[re.Match[str]], index: int) -> str:
    """Return a word with what a hyphen joins to it, where both are numbers: "twenty-four"; return "" for what was joined."""
    own = tokens[index]
    before, after = (tokens[other] if 0 <= other < len(tokens) else None for other in (index - 1, index + 1))
    if before and _are_joined(before, own):
        return ""
    return f"{own[0]}{after[0]}" if after and _are_joined(own, after) else own[0]


def _are_joined(first: re.Match[str], second: re.Match[str]) -> bool:
    joined = first.string[first.end() : second.start()] == "-"
    return joined and first[0].casefold().endswith("ty") and first[0].isalpha() and second[0].isalpha()


def _century(match: re.Match[str]) -> Value:
    years = match.groupdict()
    first = int(years["first"]) if years.get("first") else (int(years["ordinal"]) - 1) * CENTURY
    return Value("century", str(first), match[0], certain=False)


def _of_a_day(match: re.Match[str]) -> str:
    hour = int(match[1]) % NOON + (NOON if match[3].casefold() == "p" else 0)
    return f"{hour}.{match[2]}" if match[2] else str(hour)


def days_in(text: str, terms: Terms) -> Iterator[tuple[str, date]]:
    """Yield each day that a text names, as it is written there: "1.3.2027", "2027-03-01", "1 March 2027", "March 1st, 2027".

    Days that no calendar has are passed over.
    """
    for match in DAY.finditer(text):
        said = match.groupdict()
        day, year = (next(value for key, value in said.items() if value and key.startswith(part)) for part in ("day", "year"))
        word = said["word_after"] or said["word_before"]
        month = (month_number(word, terms.locale) if word else None) or int(said["month_iso"] or said["month"] or 0)
        with suppress(ValueError):
            yield match[0], date(int(year), month, int(day))
