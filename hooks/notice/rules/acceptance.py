"""The organisation answers for some findings, in `accepted_findings` of notice.yml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..facts.records import AcceptedFinding
from .accepting import is_reasoned
from .finding import Finding, RuleHit, Severity
from .legal_sources import gdpr
from .rule import CURRENT, declare, rule
from .under_review import Review

ACCOUNTABILITY = gdpr("5(2)")


def accepted(review: Review, findings: Sequence[Finding]) -> list[Finding]:
    """Return the findings, with the acceptance of those that have one.

    An acceptance whose review date has passed counts no more, nor does one without a reason of its own.
    """
    own = (one for one in _acceptances(review) if is_reasoned(one.reason, one.role))
    valid = {(one.rule, one.scope): one for one in own if one.review_by >= review.day}
    return [replace(finding, accepted=valid.get((finding.rule, finding.place.scope))) for finding in findings]


def unmatched(review: Review, findings: Sequence[Finding]) -> Iterator[RuleHit]:
    """Yield acceptances, still counting, of something that was not found."""
    found = {(finding.rule, finding.place.scope) for finding in findings}
    for index, one in enumerate(_acceptances(review)):
        if one.review_by >= review.day and (one.rule, one.scope) not in found and is_reasoned(one.reason, one.role):
            yield review.at_fact("accepted_findings", index, about=f"{one.rule} {one.scope}", rule=one.rule, scope=one.scope)


UNMATCHED = declare("FND-01", Severity.WARNING, *ACCOUNTABILITY)


@rule("FND-02", Severity.WARNING, *ACCOUNTABILITY)
def lapsed(review: Review) -> Iterator[RuleHit]:
    """The day by which an acceptance was to be looked at again has passed."""
    for index, one in enumerate(_acceptances(review)):
        if one.review_by < review.day:
            place, about = ("accepted_findings", index, "review_by"), f"{one.rule} {one.scope}"
            yield review.at_fact(*place, about=about, rule=one.rule, scope=one.scope, day=review.say.date(one.review_by))


@rule("FND-03", Severity.ERROR, *ACCOUNTABILITY, states=CURRENT)
def reasoned(review: Review) -> Iterator[RuleHit]:
    """An acceptance has a reason in words of its own, and names who accepted it: no single letter, and not the example to copy."""
    for index, one in enumerate(_acceptances(review)):
        if not is_reasoned(one.reason, one.role):
            yield review.at_fact("accepted_findings", index, "reason", about=f"{one.rule} {one.scope}", rule=one.rule, scope=one.scope)


def _acceptances(review: Review) -> list[AcceptedFinding]:
    return review.facts.accepted_findings or []
