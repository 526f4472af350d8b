"""Who is harmed by a breach of their data is told of it, and so is the authority: Art. 33 and 34 GDPR."""
from __future__ import annotations

from collections.abc import Iterator

from ..periods import in_seconds, parts
from ..sentences import Hit, Sentence, find, periods_in
from .finding import RuleHit, Severity
from .legal_sources import gdpr
from .rule import CURRENT, rule
from .said_in_prose import by_kind, has, has_beside, once_a_sentence, says
from .under_review import Prose, Review

# The authority is told within 72 hours (Article 33(1)), people without undue delay (Article 34(1)): hardly later than it.
LONGEST = 72 * 60 * 60
# A risk that is no high one, data that nobody can read, and too many to be reached are grounds of Articles 33(1) and 34(3);
# what is found out later is told later (Article 33(4)).
BY_THE_LAW = ("risk-of-a-breach", "told-besides", "told-of-the-law")
OF_SOMETHING_ELSE = ("topic-of-a-work", "would-be")


@rule("TXT-15", Severity.WARNING, *gdpr("33(1)", "34(1)", "34(3)"), states=CURRENT, by_words=True)
def breaches_are_told(review: Review) -> Iterator[RuleHit]:
    """Nobody has to ask whether their data were part of a breach, and neither a discretion nor weeks stand before the answer."""
    said = ((prose, hit) for prose, hit in says(review, "untold-breach") if not _is_lawful(prose, hit))
    for prose, hit in once_a_sentence((*said, *_late(review))):
        if all(has(prose, kind) for kind in ("tells-of-a-breach", "breach-of-data")):
            yield review.at_sentence(prose, hit.words, phrase=prose.as_read)


def _is_lawful(prose: Prose, hit: Hit) -> bool:
    """Say whether the law allows what is said, or it is said of something else; of a breach that is a high risk, people must be told."""
    denial = any(hit.start <= one.start < hit.end for one in find("negation", prose.sentence))
    kept_from_people = denial and has(prose, "high-risk-of-a-breach") and not has(prose, "no-high-risk-of-a-breach")
    return has_beside(prose, hit, *OF_SOMETHING_ELSE) or (has(prose, *BY_THE_LAW) and not kept_from_people)


def _late(review: Review) -> Iterator[tuple[Prose, Hit]]:
    """Yield where a sentence tells of a breach within more than three days."""
    for prose, _ in by_kind(review).get("breach-of-data", ()):
        if has(prose, "within-a-time") and not has(prose, *BY_THE_LAW, *OF_SOMETHING_ELSE):
            yield from ((prose, hit) for hit in _long_periods(prose.sentence))


def _long_periods(sentence: Sentence) -> Iterator[Hit]:
    yield from (one.hit for one in periods_in(sentence) if in_seconds(parts(one.written)) > LONGEST)
