"""Changes are told in good time, and the notice is looked at again: Art. 13(3), 14(4) and 5 GDPR."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr
from .rule import CURRENT, DRAFT, rule
from .under_review import Review


@rule("VER-05", Severity.WARNING, *gdpr("13(3)", "14(4)"), TRANSPARENCY, states=DRAFT)
def told_of_changes(review: Review) -> Iterator[RuleHit]:
    """People are told of a change that matters before it applies.

    Of a new purpose a graver rule says so.
    """
    if review.before is None or review.facts_before is None or review.changes is None:
        return
    if not review.changes.verdict.binds or review.heading.minor:
        return
    planned = review.facts.records.announcement if review.facts.records else None
    in_time = planned is not None and review.before.effective < planned.date < review.heading.effective
    if not in_time and review.facts.purposes.keys() <= review.facts_before.purposes.keys():
        yield review.at_fact("records", "announcement", day=review.say.date(review.heading.effective))


@rule("VER-06", Severity.WARNING, *gdpr("5(1)(a)"), TRANSPARENCY, by_words=True)
def nobody_must_look_again(review: Review) -> Iterator[RuleHit]:
    """Whoever changes the notice tells people; they need not come and look."""
    for document, section in review.sections():
        for phrase, line in review.asserted("check-regularly", document, section):
            yield review.at_section(document, section, line, about=phrase, phrase=phrase)


@rule("VER-08", Severity.ADVICE, *gdpr("5(1)(d)", "24(1)"), states=CURRENT)
def looked_at_again(review: Review) -> Iterator[RuleHit]:
    """Within a year, somebody sees whether the notice is still true."""
    records = review.facts.records
    looked = max(filter(None, (review.heading.effective, records.reviewed_on if records else None)))
    if _a_year_after(looked) < review.day:
        yield review.at_fact("records", "reviewed_on", day=review.say.date(looked))


def _a_year_after(day: date) -> date:
    """Return the same day of the next year; 28 February after the 29th."""
    return date(day.year + 1, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)
