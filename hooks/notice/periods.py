"""Lengths of time are written as in ISO 8601: `P6Y`, `P1Y6M`, `PT30M`, `P1DT12H`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

# At least one of anything. Hours, minutes and seconds stand after a T, which tells a minute (PT1M) from a month (P1M).
PERIOD = re.compile(r"P(?=.*[1-9])(\d+Y)?(\d+M)?(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?", re.ASCII)
# The names that Unicode's locale data have for the units, by the letter of each: with its T, where it stands after one.
UNITS = {"Y": "year", "M": "month", "W": "week", "D": "day", "TH": "hour", "TM": "minute", "TS": "second"}
MONTHS = {"M": 1, "Y": 12}
# A year has 365 days here, and a month the twelfth of that, as cookies have them that are set for a year or 13 months.
SECONDS_OF_A_MONTH = 365 * 24 * 60 * 60 // 12
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


def in_seconds(stated: Iterable[tuple[int, str]]) -> int:
    """Return a length in seconds, with years of 365 days and months of a twelfth of that.

    >>> in_seconds(parts("P13M")), in_seconds(parts("PT30M"))
    (34164000, 1800)
    """
    seconds = {**SECONDS, **{unit: months * SECONDS_OF_A_MONTH for unit, months in MONTHS.items()}}
    return sum(number * seconds[unit] for number, unit in stated)
