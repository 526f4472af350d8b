"""Whoever the text says gets data, by what they do and not by name, is among the recipients: Art. 13(1)(e) and 14(1)(e) GDPR."""
from __future__ import annotations

from collections.abc import Iterator

from ..facts.values import NONE
from ..plain_ids import plain_id
from ..sentences import Hit, find, is_negated, sentences_of
from .against_facts import list_with, once, purpose_at, stated, to_copy
from .finding import RuleHit, Severity
from .legal_sources import gdpr
from .rule import CURRENT, rule
from .said_in_prose import by_kind
from .under_review import Prose, Review

# What recipients do, each with the kinds of recipients that it is another word for. Authorities with an inquiry are no
# recipients (Art. 4(9)), and who carries or prints is mostly named.
ROLES: dict[str, set[str]] = {
    "accountant": set(), "auditor": set(), "lawyer": set(), "insurer": set(), "agency": set(), "it": set(), "group": {"group-company"},
    "collector": {"collection-agency"}, "credit": {"credit-register"}, "researcher": set(), "advertiser": set(), "employer": set(),
}  # fmt: skip


@rule("FCT-04c", Severity.WARNING, *gdpr("13(1)(e)", "14(1)(e)", "5(1)(a)"), states=CURRENT)
def named_roles(review: Review) -> Iterator[RuleHit]:
    """An accountant, an auditor, an insurer or an agency that gets data by the text is a recipient of notice.yml."""
    kinds = {one.kind for one in review.facts.recipients.values()}
    for role, same in ROLES.items():
        kind = f"party-{role}"
        if not (same & kinds or _is_in_the_facts(review, kind)):
            found = ((prose, hit) for prose, hit in by_kind(review).get(kind, ()) if _gets_data(prose, hit))
            for prose, hit in once(found, lambda one: one[0].document.language):
                yield review.at_sentence(prose, hit.words, words=hit.words, facts=_recipient(review, prose, hit))


def _gets_data(prose: Prose, hit: Hit) -> bool:
    told = find("personal-data", prose.sentence) and any(stated(prose, "goes-to-a-party"))
    return bool(told) and not is_negated(prose.sentence, hit) and not find("condition", prose.sentence)


def _is_in_the_facts(review: Review, kind: str) -> bool:
    """Say whether a recipient is of a kind by the words of its name, label or sector."""
    for one in review.facts.recipients.values():
        texts = [(language, text) for said in (one.label, one.sector) for language, text in review.said(said).items()]
        named = [(language, one.name) for language in review.notice.languages] if one.name else []
        if any(find(kind, sentence) for language, text in (*texts, *named) for sentence in sentences_of(text, language)):
            return True
    return False


def _recipient(review: Review, prose: Prose, hit: Hit) -> str:
    """Return the recipient to copy, with the purpose in whose section it stands, elsewhere the first."""
    id = plain_id(hit.words)
    data: dict[str, object] = {"recipients": {id: {"kind": "processor", "label": dict.fromkeys(review.notice.languages, hit.words)}}}
    name = purpose_at(review, prose) or next(iter(review.facts.purposes), None)
    if name and review.facts.purposes[name].recipients != NONE:
        data["purposes"] = {name: {"recipients": list_with(review.facts.purposes[name].recipients, id)}}
    return to_copy(data)
