"""What the text takes for consent is consent, and it is as free and as easily withdrawn as the law has it (Art. 4(11) and 7 GDPR)."""
from __future__ import annotations

from collections.abc import Iterator

from ..periods import in_seconds, parts
from ..sentences import Hit, find, periods_in
from .against_facts import purpose_at
from .finding import RuleHit, Severity
from .legal_sources import PLANET49, Work, gdpr
from .named_grounds import NECESSARY
from .named_rights import RIGHTS
from .phrases import find as phrases
from .rule import CURRENT, rule
from .said_in_prose import asserts, denies, has, has_beside, in_doubt, likely, once_a_sentence, says, to_judge, told, told_whole
from .under_review import Prose, Review

CONSENT = Work(
    "EDPB 05/2020",
    "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052020-consent-under-regulation-2016679_en",
)
FREE = gdpr("4(11)", "7(4)")
ACTS = ("consent-by-act", "consent-by-silence", "ticked-before")
CONDITIONS = ("consent-as-condition", "consent-as-wall")
WITHDRAWAL = "withdraw-consent"
# What was sent off already may still arrive.
A_WEEK = 7 * 24 * 60 * 60


@rule("TXT-03", Severity.ERROR, *FREE, CONSENT, PLANET49, states=CURRENT, by_words=True)
def consent_is_an_act_of_its_own(review: Review) -> Iterator[RuleHit]:
    """Nobody consents by ordering, registering or telling a number, nor by a box that was ticked before."""
    for prose, hit in says(review, *ACTS, unless=("accepted-notice", "takes-for-no-consent")):
        by_con_02 = any(phrases("deemed-consent", prose.document.language, prose.sentence.text))
        if not by_con_02 and not _is_of_a_sale(prose):
            yield review.at_sentence(prose, hit.words, severity=in_doubt(prose, hit), phrase=hit.words)
    unless = ("withdrawing", "guardian-consents", "takes-for-no-consent")
    perhaps = ("perhaps-consent", "perhaps-silence", "opt-out-box")
    for prose, hit in likely(review, *perhaps, besides=ACTS, unless=unless):
        if not _is_of_a_sale(prose) and not any(phrases("deemed-consent", prose.document.language, prose.sentence.text)):
            yield told_whole(review, prose, hit)
    yield from to_judge(review, "consents-for-others", besides=(*ACTS, *perhaps), unless=("withdrawing", "takes-for-no-consent"))


@rule("TXT-03b", Severity.ERROR, *FREE, CONSENT, states=CURRENT, by_words=True)
def consent_is_free(review: Review) -> Iterator[RuleHit]:
    """Nothing depends on consent: no order, no membership, no use of a site.

    Where nothing is named that people get, it may be the very thing for which consent is asked: a person decides.
    """
    for prose, hit in says(review, *CONDITIONS, unless=("necessary-cookie",)):
        passed = _is_of_what_is_sent(prose) or _is_of_what_is_kept(prose) or _is_asked_for_itself(prose, hit)
        if not passed and prose.section.id != NECESSARY:
            severity = in_doubt(prose, hit) if has(prose, "what-people-get") else Severity.WARNING
            yield review.at_sentence(prose, hit.words, severity=severity, phrase=hit.words)
    known = (*CONDITIONS, "loses-by-no", "only-if-consented")
    unless = ("all-the-same", "loses-nothing", "there-is-none", "no-need", "back-again")
    for prose, hit in likely(review, "loses-by-no", "only-if-consented", besides=CONDITIONS, unless=unless):
        if hit.kind != "only-if-consented" or not _is_of_what_is_kept(prose):
            yield told_whole(review, prose, hit)
    said = says(review, "costs-you", "shut-out-for-it", unless=("all-the-same", "loses-nothing"))
    costs = ((prose, hit) for prose, hit in said if _is_of_withdrawing(review, prose))
    for prose, hit in once_a_sentence(costs):
        if not asserts(prose, *known, "hard-to-withdraw"):
            yield told_whole(review, prose, hit)


@rule("TXT-03c", Severity.ERROR, *gdpr("7(3)"), CONSENT, states=CURRENT, by_words=True)
def consent_is_easily_withdrawn(review: Review) -> Iterator[RuleHit]:
    """Consent is withdrawn as easily as it is given: no letter, no signature, no fee."""
    lawful = ("fee-that-may-be", "cancels-an-order", "is-offered", "for-somebody-else")
    for prose, hit in says(review, "hard-to-withdraw", unless=lawful):
        if not _is_of_a_booking(review, prose):
            # "It pays the fee of the union, and you can withdraw it at any time": the fee is not that of withdrawing.
            is_certain = _is_of_consent(review, prose) and has_beside(prose, hit, "withdrawing", "of-consent")
            severity = in_doubt(prose, hit) if is_certain else Severity.WARNING
            yield review.at_sentence(prose, hit.words, severity=severity, phrase=hit.words)
    unless = ("easy-way", "all-the-same", "is-offered")
    binding = likely(review, "consent-binds", "withdrawn-with-effort", besides=("hard-to-withdraw",), unless=unless)
    yield from (told_whole(review, prose, hit) for prose, hit in binding if not _is_of_a_booking(review, prose))
    for prose in review.sentences():
        told_already = asserts(prose, "hard-to-withdraw", "consent-binds", "withdrawn-with-effort")
        for hit in _late_withdrawals(prose)[:1] if _is_of_withdrawing(review, prose) and not told_already else ():
            yield told_whole(review, prose, hit)


@rule("TXT-03d", Severity.ERROR, *gdpr("7(2)", "13", "14"), states=CURRENT, by_words=True)
def nobody_accepts_a_notice(review: Review) -> Iterator[RuleHit]:
    """A notice informs; nobody accepts it."""
    yield from told(review, "accepted-notice")
    yield from to_judge(review, "binds-reader", besides=("accepted-notice",))


@rule("TXT-03e", Severity.WARNING, *gdpr("7(2)", "4(11)"), CONSENT, states=CURRENT, by_words=True)
def consent_is_specific(review: Review) -> Iterator[RuleHit]:
    """Consent is given for each purpose: one tick for several things is none."""
    unless = ("withdrawing", "takes-for-no-consent", "ends-a-subscription")
    yield from to_judge(review, "bundled-consent", "part-of-terms", "not-to-be-left-out", besides=("hard-to-withdraw",), unless=unless)


def _is_of_withdrawing(review: Review, prose: Prose) -> bool:
    """Say whether a sentence is about who withdraws consent or gives none: by where it stands, or what it speaks of."""
    here = purpose_at(review, prose)
    if here and review.facts.purposes[here].bases == {"consent"} and has(prose, "withdrawing") and has(prose, "takes-effect"):
        return True
    said = (find("to-say-no", one) and find("of-consent", one) and not find("necessary-cookie", one) for one in prose.context)
    return prose.section.id == WITHDRAWAL or any(said)


def _is_of_a_booking(review: Review, prose: Prose) -> bool:
    """Say whether a room, a course or something else is cancelled, and no consent: none is spoken of there, nor does a letter stop."""
    if prose.section.id == WITHDRAWAL or any(find("of-consent", one) for one in prose.context):
        return False
    return has(prose, "of-a-booking") or not (_is_of_consent(review, prose) or prose.section.id in RIGHTS)


def _is_of_consent(review: Review, prose: Prose) -> bool:
    """Say whether a sentence is surely about consent: what stands in a section on another right may be about anything."""
    here = purpose_at(review, prose)
    rests_on_consent = bool(here) and "consent" in review.facts.purposes[here or ""].bases
    spoken_of = prose.section.id == WITHDRAWAL or any(find("of-consent", one) for one in prose.context)
    return rests_on_consent or spoken_of or has(prose, "withdraws-surely")


def _is_of_a_sale(prose: Prose) -> bool:
    """Say whether what is accepted is a price or the terms of a delivery, and nothing about data: "you agree to the price"."""
    of_data = ("your-data", "with-data", "of-consent", "marketing-word", "of-this-notice")
    return has(prose, "terms-of-sale", "of-a-delivery") and not has(prose, *of_data)


def _is_of_what_is_sent(prose: Prose) -> bool:
    """Say whether what is not sent without consent is the very letter for which it is asked, and nothing else depends on it."""
    return has(prose, "of-a-letter") and not has(prose, "depends-on-it")


def _is_of_what_is_kept(prose: Prose) -> bool:
    """Say whether what is done only with consent is the very storing or counting for which it is asked, and nothing that people get."""
    return has(prose, "done-with-leave") and not has(prose, "what-people-get")


def _is_asked_for_itself(prose: Prose, hit: Hit) -> bool:
    """Say whether a hit tells that something is stored or started only by consent to that very thing: "we store them only if you agree"."""
    return any(one.start < hit.end and hit.start < one.end for one in find("asked-for-itself", prose.sentence))


def _late_withdrawals(prose: Prose) -> list[Hit]:
    """Return the words by which a withdrawal works only later, or after more than a week; not how long something is kept or asked for."""
    if has(prose, "keeps", "asks-again", "of-the-authority", "all-the-same", "are-gone-then"):
        return []
    periods = (one for one in periods_in(prose.sentence) if not _is_of_idleness(prose, one.hit))
    long = [period.hit for period in periods if in_seconds(parts(period.length)) > A_WEEK]
    return [*(hit for hit in find("comes-late", prose.sentence) if not denies(prose, hit)), *long]


def _is_of_idleness(prose: Prose, period: Hit) -> bool:
    """Say whether a period is that in which somebody did nothing: "and at the latest when you have opened no letter for two years"."""
    return all(has_beside(prose, period, kind) for kind in ("condition", "negation"))
