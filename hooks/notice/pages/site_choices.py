"""The organisation chooses some things under `extra` in mkdocs.yml. They are of the frame: no version has them under its seal."""
from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from .accessibility_statement import ACCESSIBILITY, AccessibilityStatement

LAST_CHECKED, SAY_NOT_STATED = "last_checked", "say_not_stated"


@dataclass(frozen=True)
class SiteChoices:
    """These are the choices: when the notice was last checked, whether pages say what it does not state, what is accessible."""

    last_checked: date | None = None
    says_silence: bool = True
    accessibility: AccessibilityStatement | None = None


def site_choices(extra: Mapping[str, Any], languages: Collection[str] = ()) -> SiteChoices:
    """Return what stands under `extra`, where hooks/settings.py has found nothing wrong; `languages` are those of the site.

    >>> site_choices({"last_checked": date(2026, 11, 28)}).last_checked
    datetime.date(2026, 11, 28)
    """
    checked, written = extra.get(LAST_CHECKED), extra.get(ACCESSIBILITY)
    statement = AccessibilityStatement.of(written, languages) if written and languages else None
    return SiteChoices(date.fromisoformat(str(checked)) if checked else None, extra.get(SAY_NOT_STATED) is not False, statement)
