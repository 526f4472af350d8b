"""Lengths of time are written as in ISO 8601: `P6Y`, `P1Y6M`, `PT30M`, `P1DT12H`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# Hours, minutes and seconds stand after a T, which tells a minute (PT1M) from a month (P1M).
PERIOD = re.compile(r"P(?=.)(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?", re.ASCII)
# The names that Unicode's locale data have for the units, by the letter of each: with its T, where it stands after one.
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
MONTHS = {"M": 1, "Y": 12}
SECONDS = {"TS": 1, "TM": 60, "TH": 60 * 60, "D": 24 * 60 * 60, "W": 7 * 24 * 60 * 60}


def parts(period: str) -> Iterator[tuple[int, str]]:
    """Yield how many of which unit a period has.

    >>> list(parts("P1DT12H"))
    [(1, 'D'), (12, 'TH')]
    """
    date, _, time = period.partition("T")
    yield from ((int(number), unit) for number, unit in re.findall(r"(\d+)([YMWD])", date))
    yield from ((int(number), f"T{unit}") for number, unit in re.findall(r"(\d+)([HMS])", time))


def same_length(stated: Iterable[tuple[int, str]]) -> str:
    """Return a length in one form, however it was written, so that it can be compared.

    Two years are 24 months; a week and 168 hours are seven days.

    >>> same_length(parts("P2Y")), same_length(parts("PT168H"))
    ('P24M', 'P7D')
    """
    known = list(stated)
    months = sum(number * MONTHS[unit] for number, unit in known if unit in MONTHS)
    days, seconds = divmod(sum(number * SECONDS[unit] for number, unit in known if unit in SECONDS), SECONDS["D"])
    return "P" + (f"{months}M" if months else "") + (f"{days}D" if days else "") + (f"T{seconds}S" if seconds else "")
