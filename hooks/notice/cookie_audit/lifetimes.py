"""Something is kept for as long as was declared, or for as long as was seen, and the two agree or not."""
from __future__ import annotations

from math import ceil

from ..periods import parts

MINUTE, HOUR, DAY = 60, 60 * 60, 24 * 60 * 60
# Years and months have no one length: theirs is a mean.
SECONDS = {"Y": 365.25 * DAY, "M": 30.44 * DAY, "W": 7 * DAY, "D": DAY, "TH": HOUR, "TM": MINUTE, "TS": 1}
# Browsers keep no cookie longer, whatever it asks for.
LONGEST = 400 * DAY
# A cookie was set some time before it was seen, a part of a day may be declared as one, and months differ.
TOLERANCE, OF_MONTHS = DAY, 4 * DAY
# Of what is declared in hours or minutes: how long before it was seen it may have been set, and what clocks differ by.
UNSEEN, OF_CLOCKS = 10 * MINUTE, MINUTE
# From this length on, what was seen is declared in days.
FULL_DAY = 0.9 * DAY


def seconds_of(period: str) -> float:
    """Return the length of an ISO 8601 period in seconds: about 30 days for `P1M`."""
    return sum(number * SECONDS[unit] for number, unit in parts(period))


def agree(declared: str, seconds: float | None) -> bool:
    """Say whether a declared lifetime agrees with what was seen.

    `declared` is a period or `session`; `seconds` 0 stands for the session, None for no end.
    """
    if declared == "session" or seconds == 0:
        return declared == "session" and seconds == 0
    if seconds is None:
        return True  # a script may delete it when the declared time is over: that cannot be seen
    units = {unit for _, unit in parts(declared)}
    longer = min(seconds, LONGEST) - min(seconds_of(declared), LONGEST)
    if units & {"Y", "M"}:
        return abs(longer) <= OF_MONTHS
    return -UNSEEN <= longer <= OF_CLOCKS if units & {"TH", "TM", "TS"} else abs(longer) <= TOLERANCE


def period_of(seconds: float | None) -> str | None:
    """Return what to declare for what was seen: the roundest period that agrees, or None where it has no end.

    >>> period_of(0), period_of(1800), period_of(365 * 24 * 60 * 60)
    ('session', 'PT30M', 'P1Y')
    """
    if not seconds:
        return None if seconds is None else "session"
    if seconds < FULL_DAY:
        hours = round(seconds / HOUR)
        return f"PT{hours}H" if hours and abs(hours * HOUR - seconds) <= MINUTE else f"PT{ceil(seconds / MINUTE)}M"
    round_ones = ((round(seconds / SECONDS[unit]), unit) for unit in "YMWD")
    near = max(DAY / 2, seconds * 0.02)
    return next(f"P{number}{unit}" for number, unit in round_ones if number and abs(number * SECONDS[unit] - seconds) <= near)
