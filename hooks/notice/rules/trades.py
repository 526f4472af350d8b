"""What the text says of patients, tenants or passengers is of the organisation's own trade: Art. 5(1)(a), 5(1)(d) and 12(1) GDPR."""
from __future__ import annotations

from collections.abc import Iterator

from ..sentences import Hit, is_conditional
from .against_facts import are_in_the_facts
from .finding import RuleHit, Severity
from .legal_sources import gdpr
from .rule import CURRENT, rule
from .said_in_prose import by_kind, denies, has
from .something_else import is_of_somebody_else
from .under_review import Prose, Review

# Each trade with kinds of words; those of people count only beside data, because a bookshop, too, may speak of pupils.
TRADES: dict[str, tuple[str, ...]] = {
    "lodging": (), "housing": ("housing-people",), "municipality": (), "school": ("school-people",), "care": ("care-people",),
    "insurance": (), "association": (), "travel": (),
    "charity": (), "parking": (), "app": (), "gym": (), "lending": (), "animals": (), "church": (), "garage": (), "blog": (),
    "banking": (), "beauty": (), "energy": (), "pharmacy": (), "law-office": (), "politics": (), "telecom": (), "transport": (),
    "gaming": (), "estate-agent": (),
}  # fmt: skip
KIND = "trade-"
DONE = (
    "collects", "keeps", "discloses", "receives", "personal-data", "uses-data", "request-words", "noun-of-data", "keeps-a-list",
    "covers-something",
)  # fmt: skip
# A work, former days, a parcel, or a neighbour who does it.
OF_OTHERS = ("topic-of-a-work", "is-history", "sends-goods", "next-door")


@rule("TXT-12d", Severity.ADVICE, *gdpr("5(1)(a)", "5(1)(d)", "12(1)"), states=CURRENT)
def text_of_the_own_trade(review: Review) -> Iterator[RuleHit]:
    """A sentence on what is done with data speaks of the organisation's trade: facts, or several sections, tell which that is."""
    for trade, people in TRADES.items():
        kinds = [f"{KIND}{kind}" for kind in (trade, *people)]
        said = [one for kind in kinds for one in by_kind(review).get(kind, ())]
        if said and not are_in_the_facts(review.facts, tuple(kinds)):
            left = {id(prose.sentence): prose for prose, hit in said if _is_left_over(prose, hit) and not _is_told_elsewhere(prose, said)}
            for prose in left.values():
                words = _words_in(prose, said)
                yield review.at_sentence(prose, words, phrase=words)


def _words_in(prose: Prose, said: list[tuple[Prose, Hit]]) -> str:
    """Return what a sentence says of a trade, from the first word of it to the last."""
    hits = [hit for other, hit in said if other.sentence is prose.sentence]
    return prose.sentence.between(min(hit.start for hit in hits), max(hit.end for hit in hits) - 1)


def _is_left_over(prose: Prose, hit: Hit) -> bool:
    """Say whether a sentence says what is done with data of that trade: not that nothing is, nor what a book tells of it."""
    is_of_people = hit.kind.endswith("-people")
    done = ("noun-of-data",) if is_of_people else DONE
    if denies(prose, hit) or has(prose, *OF_OTHERS) or is_of_somebody_else(prose, hit) or not has(prose, *done):
        return False
    return not (is_of_people and is_conditional(prose.sentence, hit))


def _is_told_elsewhere(prose: Prose, said: list[tuple[Prose, Hit]]) -> bool:
    """Say whether another section of the page speaks of the trade, too: then it is the organisation's own."""
    return any(other.document is prose.document and other.section is not prose.section for other, _ in said)
