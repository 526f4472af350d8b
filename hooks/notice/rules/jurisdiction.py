"""Laws of a country bind an organisation that is in it, or is supervised by its authority."""
from __future__ import annotations

from collections.abc import Callable, Iterator

from ..facts import Facts
from .finding import RuleHit
from .rule import Check
from .under_review import Review

# Åland has the laws of Finland on these matters, and its authority.
PART_OF = {"AX": "FI"}


def jurisdictions(facts: Facts) -> frozenset[str]:
    """Return the countries (ISO 3166) whose laws a notice is held to: those that `records` states, or those that follow.

    They follow from where the controller is, and whose supervisory authority is named; none where neither is told.
    """
    stated = facts.records.jurisdiction if facts.records else None
    found = set(stated or ())
    if not stated:
        authority, address = facts.authority, facts.controller.address
        addresses = (address, *((authority.visiting_address, authority.postal_address) if authority else ()))
        found = {one.country for one in addresses if one and one.country}
        if authority and authority.code and "-" in authority.code:
            found.add(authority.code.partition("-")[0].upper())
    return frozenset(found | {PART_OF[country] for country in found if country in PART_OF})


def under_law_of(country: str) -> Callable[[Check], Check]:
    """Return what makes a check one that is asked of a notice under the law of a country alone."""

    def limit(check: Check) -> Check:
        def only(review: Review) -> Iterator[RuleHit]:
            if country in jurisdictions(review.facts):
                yield from check(review)

        return only

    return limit
