"""A notice says where data come from when not from the person, and how the person learns of it.

Art. 14(2)(f), 14(3) and 14(5) GDPR ask for it.
"""
from __future__ import annotations

from collections.abc import Iterator

from ..facts.processing import Purpose, Source
from ..facts.values import NONE
from ..views import register_names
from .against_facts import READERS_OWN, is_somebody
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr
from .phrases import find
from .rule import Applies, purpose_rule, rule
from .under_review import Review

SOURCE = gdpr("14(2)(f)")
# Kinds of sources that are no other party: the person, and what the organisation has or derives by itself.
OWN = ("subject", "device", "own-records")
# Kinds of sources that anybody may be able to look into.
OPEN_TO_MANY = ("public-register", "public-web", "credit-register", "authority")


@purpose_rule("SRC-01", Severity.ERROR, *SOURCE, applies=Applies.OTHER)
def source(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """A purpose for which data come from elsewhere says from where.

    Where the notice does not say whether they are, a source answers it.
    """
    sources = _sources(purpose)
    elsewhere = [id for id in sources if id not in ("subject", "device")]
    if not (elsewhere if purpose.collected_from else sources):
        yield review.at_fact("purposes", name, "sources", purpose=review.title(name))


@rule("SRC-02", Severity.WARNING, *SOURCE, applies=Applies.OTHER)
def public_or_not(review: Review) -> Iterator[RuleHit]:
    """It is said of a source whether it is publicly accessible; people, and whom the reader alone knows, are not.

    Art. 14(2)(f) asks for it "if applicable": of registers, authorities and the web it may well be, of a company hardly ever.
    """
    for name, own in _used(review).items():
        if own.public is None and not is_somebody(review, own.label, "are-private-people", READERS_OWN):
            severity = None if own.kind in OPEN_TO_MANY else Severity.ADVICE
            source = review.names(register_names.source, [name])
            yield review.at_fact("sources", name, "public", severity=severity, source=source)


@rule("SRC-03", Severity.WARNING, *SOURCE, TRANSPARENCY, applies=Applies.OTHER)
def named_or_described(review: Review) -> Iterator[RuleHit]:
    """A source has its name, or a description that is more than an example."""
    for name, own in _used(review).items():
        described = review.said(own.label)
        vague = any(any(find("open-label", language, text)) for language, text in described.items())
        if not own.name and (vague or not described):
            yield review.at_fact("sources", name, "name", source=review.names(register_names.source, [name]))


@purpose_rule("SRC-04", Severity.WARNING, *SOURCE, applies=Applies.OTHER)
def source_of_each_category(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """Where sources are given by category, none is left without; sources of the purpose are those of all its data."""
    without = [used.category for used in purpose.categories or () if not used.sources]
    if without and not purpose.sources and _sources(purpose):
        names = review.names(register_names.category, without)
        yield review.at_fact("purposes", name, "categories", purpose=review.title(name), categories=names)


@rule("SRC-05", Severity.ADVICE, *gdpr("14(3)"), applies=Applies.OTHER)
def told_in_time(review: Review) -> Iterator[RuleHit]:
    """It is recorded how and when people get this information whose data come from elsewhere."""
    elsewhere = any("other" in (purpose.collected_from or ("other",)) for purpose in review.purposes.values())
    records = review.facts.records
    if elsewhere and not (records and (records.informing or records.informing_exemption)):
        yield review.at_fact("records", "informing")


@rule("SRC-06", Severity.ADVICE, *gdpr("14(5)"), applies=Applies.OTHER)
def reason_for_not_telling(review: Review) -> Iterator[RuleHit]:
    """Who does not tell them records by which exemption, and why."""
    records = review.facts.records
    if records and records.informing == NONE and not records.informing_exemption:
        yield review.at_fact("records", "informing_exemption")


def _sources(purpose: Purpose) -> list[str]:
    """Return the sources of a purpose and of each of its categories."""
    return [*(purpose.sources or ()), *(id for used in purpose.categories or () for id in used.sources or ())]


def _used(review: Review) -> dict[str, Source]:
    """Return entries of notice.yml that are a source of some purpose, and another party."""
    used = {id for purpose in review.purposes.values() for id in _sources(purpose)}
    return {id: own for id, own in review.facts.sources.items() if id in used and own.kind not in OWN}
