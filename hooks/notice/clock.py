"""A version takes effect at midnight in the notice's own time zone: here days are found, and told from other texts."""
from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def today(time_zone: str, environment: Mapping[str, str]) -> date:
    """Return the day in `time_zone`, such as "Europe/Helsinki".

    SOURCE_DATE_EPOCH (seconds since 1970) in the `environment` sets the moment, so that builds can be repeated.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(ZoneInfo(time_zone)).date()


def is_day(text: str) -> bool:
    """Say whether `text` is a day that exists, written as 2026-12-01.

    >>> is_day("2026-12-01"), is_day("2026-02-29"), is_day("1.12.2026")
    (True, False, False)
    """
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
