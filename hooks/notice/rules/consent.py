"""Consent is asked for, freely given, and withdrawn as easily: Art. 4(11), 7, 13(2)(c) and 14(2)(d) GDPR."""
from __future__ import annotations

from collections.abc import Iterator

from ..facts.processing import Purpose
from .against_facts import purpose_at
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr
from .phrases import languages
from .rule import Applies, purpose_rule, rule
from .said_in_prose import has
from .under_review import Review

WITHDRAWAL = gdpr("13(2)(c)", "14(2)(d)", "7(3)")
# Groups of the vocabulary, and a kind of purpose, whose people can hardly refuse.
DEPENDENT = {"employees", "job-applicants"}
OWING = "debt-collection"


@rule("CON-01", Severity.ERROR, *WITHDRAWAL, applies=Applies.BOTH)
def right_to_withdraw(review: Review) -> Iterator[RuleHit]:
    """Where something rests on consent, there is a right to withdraw it.

    The section of the right in every language comes with it.
    """
    resting = [review.title(name) for name, purpose in review.purposes.items() if _rests_on_consent(purpose)]
    if resting and "withdraw-consent" not in (review.facts.rights or ()):
        yield review.at_fact("rights", about="withdraw-consent", purposes=review.say.join(resting))


@rule("CON-01b", Severity.WARNING, *WITHDRAWAL, applies=Applies.BOTH)
def what_withdrawing_does(review: Review) -> Iterator[RuleHit]:
    """Consent can be withdrawn at any time, and what was done before stays lawful."""
    for document, section in review.sections("withdraw-consent"):
        said = all(any(review.phrases(kind, document, section)) for kind in ("at-any-time", "not-backwards"))
        if section.text and not said and document.language in languages():
            yield review.at_section(document, section, language=review.language(document.language))


@rule("CON-02", Severity.ERROR, *gdpr("4(11)", "7(1)", "9(2)(a)"), by_words=True)
def nothing_is_deemed(review: Review) -> Iterator[RuleHit]:
    """Consent is given by an act that means it, not by using a site or by telling something."""
    for document, section in review.sections():
        for phrase, line in review.asserted("deemed-consent", document, section, has_negation=True):
            yield review.at_section(document, section, line, about=phrase, phrase=" ".join(phrase.split()))


@purpose_rule("CON-03", Severity.ADVICE, *gdpr("7(4)"), TRANSPARENCY)
def freely_given(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """Consent is not asked of those who can hardly refuse: who owes the organisation money, or works for it."""
    groups = {review.facts.code_of("groups", group) for group in purpose.groups}
    depends = DEPENDENT & groups or OWING in (purpose.kinds or ())
    if _rests_on_consent(purpose) and depends and not _loses_nothing(review, name):
        yield review.at_fact("purposes", name, "legal_bases", purpose=review.title(name), groups=review.groups(purpose.groups))


def _loses_nothing(review: Review, purpose: str) -> bool:
    """Say whether the section of a purpose says, in the source language, that nobody loses anything by saying no."""
    own = (prose for prose in review.sentences() if purpose_at(review, prose) == purpose)
    source = (prose for prose in own if prose.document.language == review.notice.source)
    return any(has(prose, "to-say-no") and has(prose, "loses-nothing", "has-no-bearing") for prose in source)


def _rests_on_consent(purpose: Purpose) -> bool:
    return purpose.special_condition == "explicit-consent" or "consent" in purpose.bases
