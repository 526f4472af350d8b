"""Where data come from by the text is a source of notice.yml: Art. 14(2)(f) GDPR."""
from __future__ import annotations

from collections.abc import Iterator

from ..plain_ids import plain_id
from ..sentences import Hit, clause_of, find, is_negated
from .against_facts import is_of_people, is_supposed, list_with, once, purpose_at, purpose_meant, share_words, stated, to_copy
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr
from .rule import CURRENT, rule
from .said_in_prose import by_kind
from .something_else import is_not_ours
from .under_review import Prose, Review

# Kinds of sources, each with those that tell of it as well.
ORIGINS = {"third-party": set[str](), "public-web": {"third-party"}, "credit-register": {"third-party"}}
# Who may tell of people what they did elsewhere.
TELLING = ("insurer", "agency", "employer", "institution", "other")
# One public register is not another: here names count, too.
REGISTER, PUBLIC_REGISTER = "register", "public-register"


@rule("FCT-29", Severity.WARNING, *gdpr("5(1)(a)", "14(2)(f)"), TRANSPARENCY, states=CURRENT, by_words=True)
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
    told = ((prose, hit) for prose, _ in by_kind(review).get("tells-us", ()) for hit in _tells_us(review, prose))
    for prose, hit in once(told, lambda one: one[0].document.language):
        yield review.at_sentence(prose, hit.words, words=hit.words, facts=_source(review, prose, "third-party", hit))
    unknown = ((prose, hit) for prose, hit in by_kind(review).get(f"origin-{REGISTER}", ()) if _is_unknown_register(review, prose, hit))
    for prose, hit in once(unknown, lambda one: one[0].document.language):
        yield review.at_sentence(prose, hit.words, words=hit.words, facts=_source(review, prose, PUBLIC_REGISTER, hit))


def _tells_us(review: Review, prose: Prose) -> Iterator[Hit]:
    """Yield who tells the organisation of people, by the section of a purpose whose data come from the people themselves alone."""
    here = purpose_at(review, prose)
    of_people = is_of_people(prose) or find("records-of-people", prose.sentence)
    if not here or review.facts.purposes[here].collected_from != ["subject"] or not of_people or is_supposed(prose):
        return
    for told in stated(prose, "tells-us"):
        start, _ = clause_of(prose.sentence, told)
        if any(start <= one.start < told.start for one in find("addresses-you", prose.sentence)):  # "you can tell us"
            continue
        parties = (hit for role in TELLING for hit in find(f"party-{role}", prose.sentence))
        yield from (hit for hit in parties if start <= hit.start < told.start and not is_not_ours(review, prose, hit))


def _is_unknown_register(review: Review, prose: Prose, hit: Hit) -> bool:
    """Say whether people's data come, by a sentence, from a public register that is none of the sources of notice.yml."""
    obtained = any(stated(prose, "obtains")) and find("personal-data", prose.sentence) and not is_negated(prose.sentence, hit)
    if not obtained or find("of-somebody", prose.sentence) or is_not_ours(review, prose, hit):
        return False
    language = prose.document.language
    sources = review.facts.sources.values()
    nameless = any(one.kind == PUBLIC_REGISTER and not (one.name or one.label) for one in sources)
    texts = (text for one in sources for text in (one.name or "", review.said(one.label).get(language, "")))
    return not nameless and not any(share_words(hit.words, text, language) for text in texts)


def _source(review: Review, prose: Prose, kind: str, hit: Hit) -> str:
    """Return the source to copy, in the purpose that is meant."""
    id = plain_id(hit.words)
    name = purpose_meant(review, prose) or "…"
    purpose = review.facts.purposes.get(name)
    label = dict.fromkeys(review.notice.languages, hit.words)
    used = list_with(purpose.sources if purpose else (), id)
    return to_copy({"sources": {id: {"kind": kind, "label": label}}, "purposes": {name: {"sources": used}}})
