"""Periods stand in the prose as numbers with a unit: "ten years", "kuuden kuukauden", "ett halvår"."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from ..periods import same_length
from .hits import Hit, find, number_at
from .splitting import Sentence

UNITS = ("Y", "M", "W", "D", "TH", "TM")


@dataclass(frozen=True)
class ProsePeriod:
    """A period is told by its `length`, in the one form in which it can be compared ("P24M"), and as it is `written` in ISO 8601."""

    length: str
    written: str
    unit: str
    hit: Hit


@lru_cache(maxsize=1 << 14)
def periods_in(sentence: Sentence) -> tuple[ProsePeriod, ...]:
    """Return the periods of a sentence, without ages; several rules ask for them."""
    return tuple(_periods_in(sentence))


def _periods_in(sentence: Sentence) -> Iterator[ProsePeriod]:
    ones = {one.start for one in find("one-unit", sentence)}
    between = {one.start for one in find("between-number-and-unit", sentence)}
    ages = [range(one.start, one.end) for one in find("age", sentence)]
    for unit in UNITS:
        for hit in find(f"unit-{unit}", sentence):
            at = hit.start - (2 if hit.start - 1 in between and hit.start > 1 else 1)
            number = (1 if at in ones else number_at(sentence, at)) if hit.start else None
            if number and not (at in ones and _stands_apart(sentence, at, hit.end)) and not any(hit.start in age for age in ages):
                yield _period(number, unit, sentence, at, hit.end)
    for unit in UNITS[:4]:
        # "Vuoden kuluttua": Finnish needs no word for one.
        alone = (hit for hit in find(f"one-{unit}", sentence) if not (hit.start and number_at(sentence, hit.start - 1)))
        yield from (_period(1, unit, sentence, hit.start, hit.end) for hit in alone)
    for hit in find("year-and-half", sentence):
        yield _period(18, "M", sentence, hit.start, hit.end)
    for hit in find("one-decade", sentence):
        yield _period(10, "Y", sentence, hit.start, hit.end)
    for hit in find("quarter-year", sentence):
        yield _period(3, "M", sentence, hit.start, hit.end)
    for hit in find("half-year", sentence):
        yield _period(6, "M", sentence, hit.start, hit.end)


def _stands_apart(sentence: Sentence, start: int, end: int) -> bool:
    """Say whether words stand between commas: "and, one day, move out" is sometime."""
    return "," in sentence.before(start) and end < len(sentence.places) and "," in sentence.before(end)


def recurring_in(sentence: Sentence) -> Iterator[ProsePeriod]:
    """Yield a year for each "once a year" of a sentence, and a day for each "daily": what is erased so often is kept for up to one."""
    yield from (_period(1, "Y", sentence, hit.start, hit.end) for hit in find("yearly", sentence))
    if find("erases", sentence):
        yield from (_period(1, "D", sentence, hit.start, hit.end) for hit in find("daily", sentence))


def _period(number: int, unit: str, sentence: Sentence, start: int, end: int) -> ProsePeriod:
    written = f"PT{number}{unit[1]}" if unit.startswith("T") else f"P{number}{unit}"
    return ProsePeriod(same_length([(number, unit)]), written, unit, Hit("period", sentence.between(start, end - 1), start, end))
