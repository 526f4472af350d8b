"""The organisation chooses some things under `extra` in mkdocs.yml. They are of the frame: no version has them under its seal."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

LAST_CHECKED, SAY_NOT_STATED = "last_checked", "say_not_stated"


@dataclass(frozen=True)
class SiteChoices:
    """These are the choices: when the notice was last checked, and whether pages say what it does not state."""

    last_checked: date | None = None
    says_silence: bool = True


def site_choices(extra: Mapping[str, Any]) -> SiteChoices:
    """Return what stands under `extra`, where hooks/settings.py has found nothing wrong.

    >>> site_choices({"last_checked": date(2026, 11, 28)}).last_checked
    datetime.date(2026, 11, 28)
    """
    checked = extra.get(LAST_CHECKED)
    return SiteChoices(date.fromisoformat(str(checked)) if checked else None, extra.get(SAY_NOT_STATED) is not False)
