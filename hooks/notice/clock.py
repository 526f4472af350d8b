"""A version takes effect at midnight in its own time zone: here the moment of a build is found, and days are told from other texts."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from .ledger import read_day


def this_moment(environment: Mapping[str, str]) -> datetime:
    """Return the moment at which this is.

    SOURCE_DATE_EPOCH (seconds since 1970) in the `environment` sets it, so that builds can be repeated.
    """
    epoch = environment.get("SOURCE_DATE_EPOCH")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)


def is_day(text: str) -> bool:
    """Say whether `text` is a day that exists, written as 2026-12-01.

    >>> is_day("2026-12-01"), is_day("2026-02-29"), is_day("1.12.2026")
    (True, False, False)
    """
    return read_day(text) is not None
