"""Days: which one it is for the notice, and whether a text is one. A version takes effect at midnight in its own time zone."""
from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def today(time_zone: str, environment: Mapping[str, str]) -> date:
    """The day in `time_zone`; SOURCE_DATE_EPOCH (seconds) sets the moment, so that builds can be repeated."""
    epoch = environment.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(ZoneInfo(time_zone)).date()


def is_day(text: str) -> bool:
    """Whether `text` is a day that exists, written as 2026-12-01."""
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True
