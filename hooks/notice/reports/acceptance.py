"""The lines of notice.yml that accept findings, to be copied."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from ..rules import Finding

YEAR = timedelta(days=365)


def accepting(findings: Iterable[Finding], texts: Mapping[str, str], day: date) -> Iterator[str]:
    """They count for a year from `day`; what only the organisation knows is left to fill in."""
    yield "accepted_findings:"
    for one in findings:
        yield f"  - rule: {one.rule}"
        yield f"    scope: {scalar(one.place.scope)}"
        yield f"    reason: {texts['a_reason']}"
        yield f"    role: {texts['a_role']}"
        yield f"    date: {day.isoformat()}"
        yield f"    review_by: {(day + YEAR).isoformat()}"


def scalar(text: str) -> str:
    """A text as YAML takes it after a colon."""
    plain = re.fullmatch(r"[\w][^:\n]*", text) and " #" not in text
    return text if plain else "'" + text.replace("'", "''") + "'"
