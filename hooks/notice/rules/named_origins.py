"""Where data come from by the text is a source of notice.yml: Art. 14(2)(f) GDPR."""
from __future__ import annotations

from collections.abc import Iterator

from ..plain_ids import plain_id
from ..sentences import Hit, find
from .against_facts import list_with, once, purpose_at, stated, to_copy
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr
from .rule import CURRENT, rule
from .under_review import Prose, Review

# Kinds of sources, each with those that tell of it as well.
ORIGINS = {"third-party": set[str](), "public-web": {"third-party"}, "credit-register": {"third-party"}}


@rule("FCT-29", Severity.WARNING, *gdpr("5(1)(a)", "14(2)(f)"), TRANSPARENCY, states=CURRENT)
def named_origins(review: Review) -> Iterator[RuleHit]:
    """Brokers, social media, public websites and credit registers from which the text says that data come are sources of notice.yml."""
    own = {source.kind for source in review.facts.sources.values()} | {
        id for purpose in review.facts.purposes.values() for id in purpose.sources or ()
    }
    for kind, wider in ORIGINS.items():
        found = (
            (prose, hit) for prose in review.sentences() if not own & {kind, *wider}
            if any(stated(prose, "obtains")) and find("personal-data", prose.sentence)
            for hit in stated(prose, f"origin-{kind}")
        )  # fmt: skip
        for prose, hit in once(found, lambda one: one[0].document.language):
            yield review.at_sentence(prose, hit.words, words=hit.words, facts=_source(review, prose, kind, hit))


def _source(review: Review, prose: Prose, kind: str, hit: Hit) -> str:
    """Return the source to copy, in the purpose in whose section it stands, elsewhere in the first."""
    id = plain_id(hit.words)
    name = purpose_at(review, prose) or next(iter(review.facts.purposes), "…")
    purpose = review.facts.purposes.get(name)
    label = dict.fromkeys(review.notice.languages, hit.words)
    used = list_with(purpose.sources if purpose else (), id)
    return to_copy({"sources": {id: {"kind": kind, "label": label}}, "purposes": {name: {"sources": used}}})
