"""Which day it is for the notice. A version takes effect at midnight in its own time zone."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def today(time_zone: str, environment: Mapping[str, str]) -> date:
    """The day in `time_zone`; SOURCE_DATE_EPOCH (seconds) sets the moment, so that builds can be repeated."""
    epoch = environment.get("SOURCE_DATE_EPOCH")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return moment.astimezone(ZoneInfo(time_zone)).date()
