"""What notice.yml states and no sentence explains is told as advice: Art. 12(1) GDPR and WP260 rev.01."""
from __future__ import annotations

from collections.abc import Iterator

from ..countries import EEA
from ..facts.values import NONE
from ..sentences import countries_in, find, languages
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr
from .rule import CURRENT, rule
from .under_review import Review

PROFILING = ("profiles", "decides-automatically")


@rule("FCT-30", Severity.ADVICE, *gdpr("12(1)"), TRANSPARENCY, states=CURRENT)
def explained_in_a_sentence(review: Review) -> Iterator[RuleHit]:
    """Profiling, and the countries of transfers, stand in a sentence too, not in tables alone."""
    if review.notice.source in languages():
        yield from (*_countries(review), *_profiling(review))


def _countries(review: Review) -> Iterator[RuleHit]:
    named = {code for prose in review.sentences() for code, _ in countries_in(prose.sentence)}
    transfers = review.facts.transfers
    for number, one in enumerate(transfers if isinstance(transfers, list) else ()):
        if one.country not in EEA | named:
            yield review.at_fact("transfers", number, "country", fact=review.say.country(one.country), heading=review.title("transfers"))


def _profiling(review: Review) -> Iterator[RuleHit]:
    for name, purpose in review.purposes.items():
        own = (prose.sentence for prose in review.sentences() if prose.section.id == name)
        told = any(find(kind, sentence) for sentence in own for kind in PROFILING)
        if purpose.profiling not in (None, NONE) and not told:
            yield review.at_fact("purposes", name, "profiling", fact=review.say.label("profiling"), heading=review.title(name))
