"""What was put right stays right: an upcoming version that lacks a correction would bring the mistake back."""
from __future__ import annotations

from collections.abc import Iterator

from .finding import Location, RuleHit, Severity
from .legal_sources import gdpr
from .rule import CURRENT, rule
from .under_review import Review

LACKING = "VER-09"


@rule(LACKING, Severity.ERROR, *gdpr("5(1)(a)", "5(1)(d)"), states=CURRENT)
def corrected_in_what_is_to_come(review: Review) -> Iterator[RuleHit]:
    """An upcoming version has every correction that was made since it was published."""
    for lack in review.lacking:
        place = Location(f"{lack.folder}/{lack.files[0]}", 1, f"versions.{lack.version} ({lack.correction})")
        values = {"version": lack.version, "correction": lack.correction, "again": lack.again, "files": review.say.join(list(lack.files))}
        yield RuleHit(place, values)
