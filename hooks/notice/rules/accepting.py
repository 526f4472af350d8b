"""The lines of notice.yml that accept findings are made for the editor, who adds the reason and who accepts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ..facts import Facts
from ..messages import MESSAGES, Message
from .finding import Finding

A_REASON, A_ROLE = Message("report.a-reason"), Message("report.a-role")
ON_ACCEPTANCES = "FND-"
YEAR = timedelta(days=365)


def to_be_accepted(findings: Iterable[Finding], facts: Facts) -> list[Finding]:
    """Return the findings for which notice.yml has no acceptance yet; what is wrong with an acceptance is mended, not accepted."""
    listed = {(one.rule, one.scope) for one in facts.accepted_findings or ()}
    return [one for one in findings if (one.rule, one.place.scope) not in listed and not one.rule.startswith(ON_ACCEPTANCES)]


def accepting(findings: Iterable[Finding], facts: Facts, language: str, day: date) -> Iterator[str]:
    """Yield the lines of notice.yml that accept findings, as they stand at its left margin.

    If it accepts some already, the key is a comment: the items go below the one that is there. They count for a year from
    `day`; what only the organisation knows is left to fill in, as is said in `language`.
    """
    yield "# accepted_findings:" if facts.accepted_findings else "accepted_findings:"
    for one in findings:
        yield f"  - rule: {one.rule}"
        yield f"    scope: {scalar(one.place.scope)}"
        yield f"    reason: {A_REASON.text(language)}"
        yield f"    role: {A_ROLE.text(language)}"
        yield f"    date: {day.isoformat()}"
        yield f"    review_by: {(day + YEAR).isoformat()}"


def scalar(text: str) -> str:
    """Return a text as YAML takes it after a colon.

    >>> scalar("purposes.claims"), scalar("it's: here")
    ('purposes.claims', "'it''s: here'")
    """
    plain = re.fullmatch(r"[\w][^:\n]*", text) and " #" not in text
    return text if plain else "'" + text.replace("'", "''") + "'"


def is_of_the_example(reason: str, role: str) -> bool:
    """Say whether a reason or a role is still what the lines to copy have, in any language of the messages."""
    given = {_plain(reason), _plain(role)}
    return any(_plain(one.text(language)) in given for one in (A_REASON, A_ROLE) for language in MESSAGES.languages)


def _plain(text: str) -> str:
    return re.sub(r"\W+", " ", text).strip().casefold()
