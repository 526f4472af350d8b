"""How long something is kept: as declared, as seen, and whether the two agree."""
from __future__ import annotations

import re

DAY = 24 * 60 * 60
DAYS = {"Y": 365.25, "M": 30.44, "W": 7.0, "D": 1.0}
# Browsers keep no cookie longer, whatever it asks for.
LONGEST = 400.0
# In days. A cookie was set some time before it was seen, a part of a day is declared as one, and months differ.
TOLERANCE, OF_MONTHS = 1.0, 4.0


def days_of(period: str) -> float:
    """Of an ISO 8601 period of years, months, weeks and days: about 30 for `P1M`."""
    return sum(int(number) * DAYS[unit] for number, unit in re.findall(r"(\d+)([YMWD])", period))


def agree(declared: str, seconds: float | None) -> bool:
    """`declared` is a period or `session`; `seconds` 0 stands for the session, none for no end."""
    if declared == "session" or seconds == 0:
        return declared == "session" and seconds == 0
    if seconds is None:
        return True  # a script may delete it when the declared time is over: that cannot be seen
    tolerance = OF_MONTHS if re.search(r"[YM]", declared) else TOLERANCE
    return abs(min(days_of(declared), LONGEST) - min(seconds / DAY, LONGEST)) <= tolerance


def period_of(seconds: float | None) -> str | None:
    """What to declare for what was seen: the roundest period that agrees. None where it has no end."""
    if not seconds:
        return None if seconds is None else "session"
    days = seconds / DAY
    for unit, length in DAYS.items():
        period = f"P{round(days / length)}{unit}"
        if abs(days_of(period) - days) <= max(0.5, days * 0.02) and days_of(period):
            return period
    return "P1D"
