"""The lines of notice.yml that accept findings are made for the editor, who adds the reason and who accepts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from unicodedata import east_asian_width

from ..facts import Facts
from ..messages import MESSAGES, Message
from .finding import Finding

A_REASON, A_ROLE = Message("report.a-reason"), Message("report.a-role")
ON_ACCEPTANCES = "FND-"
YEAR = timedelta(days=365)
# Fewer words give no reason, whatever they are.
FEWEST, FEWEST_OWN = 3, 2
WIDE = ("W", "F")


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
    for rule, scope in dict.fromkeys((one.rule, one.place.scope) for one in findings):
        yield f"  - rule: {rule}"
        yield f"    scope: {scalar(scope)}"
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


def is_reasoned(reason: str, role: str) -> bool:
    """Say whether a reason and a role are the organisation's own words, not those of the lines to copy in any language.

    A reason has three different words at least, two of them none of the example; a role has one of its own.
    """
    why, who = _words(reason), _words(role)
    return len(why) >= FEWEST and len(why - _of_the_example(A_REASON)) >= FEWEST_OWN and bool(who - _of_the_example(A_ROLE))


def _of_the_example(example: Message) -> set[str]:
    return {word for language in MESSAGES.languages for word in _words(example.text(language))}


def _words(text: str) -> set[str]:
    """Return the different words of a text, in small letters; in a script that has no spaces, its signs."""
    letters = re.findall(r"[^\W\d_]{2,}", text.casefold())
    signs = {sign for word in letters for sign in word if east_asian_width(sign) in WIDE}
    return signs or set(letters)
