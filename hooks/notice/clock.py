"""A version takes effect at midnight in its own time zone: here the moment of a build is found, and days are told from other texts."""
from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime

from .ledger import LAST_YEAR, EntryName, read_day
from .messages import Message
from .problems import NoticeError, Problem

EPOCH = "SOURCE_DATE_EPOCH"


def this_moment(environment: Mapping[str, str]) -> datetime:
    """Return the moment at which this is.

    SOURCE_DATE_EPOCH (seconds since 1970) in the `environment` sets it, so that builds can be repeated. Raise
    NoticeError if it is no such number, or so far away that no calendar here has it.
    """
    epoch = environment.get(EPOCH)
    if not epoch:
        return datetime.now(UTC)
    try:
        moment = datetime.fromtimestamp(int(epoch), UTC)
    except (ValueError, OverflowError, OSError):
        moment = None
    if moment is None or moment.year > LAST_YEAR:
        raise NoticeError([Problem(EPOCH, 1, Message("clock.no-moment", value=epoch))])
    return moment


def is_day(text: str) -> bool:
    """Say whether `text` is a day that exists, written as 2026-12-01.

    >>> is_day("2026-12-01"), is_day("2026-02-29"), is_day("1.12.2026")
    (True, False, False)
    """
    return read_day(text) is not None


def may_apply_from(text: str) -> bool:
    """Say whether a version may apply from `text`: a day, and none that nobody plans for.

    >>> may_apply_from("2026-12-01"), may_apply_from("9999-12-31"), may_apply_from("2026-12-01-2")
    (True, False, False)
    """
    return is_day(text) and EntryName.parse(text) is not None
