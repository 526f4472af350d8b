"""Some clauses of notices bind nobody: consent that is none, waivers, promises, changes behind the reader's back."""

from __future__ import annotations

from collections.abc import Iterator

from ..page_names import COOKIES
from ..sentences import is_conditional
from ..translations.numbers_in_text import numbers_in
from .finding import RuleHit, Severity
from .legal_sources import PLANET49, TRANSPARENCY, Work, gdpr, judgment
from .phrases import find as phrases
from .rule import CURRENT, rule
from .said_in_prose import has, says, told
from .under_review import Review

CONSENT = Work(
    "EDPB 05/2020",
    "https://www.edpb.europa.eu/our-work-tools/our-documents/guidelines/guidelines-052020-consent-under-regulation-2016679_en",
)
FREE = gdpr("4(11)", "7(4)")


@rule("TXT-03", Severity.ERROR, *FREE, CONSENT, PLANET49, states=CURRENT)
def consent_is_an_act_of_its_own(review: Review) -> Iterator[RuleHit]:
    """Nobody consents by ordering, registering or telling a number, nor by a box that was ticked before."""
    for prose, hit in says(review, "consent-by-act", "consent-by-silence", "ticked-before", unless=("accepted-notice",)):
        if not any(phrases("deemed-consent", prose.document.language, prose.sentence.text)):  # CON-02 has said it
            yield review.at_sentence(prose, hit.words, phrase=hit.words)


@rule("TXT-03b", Severity.ERROR, *FREE, CONSENT, states=CURRENT)
def consent_is_free(review: Review) -> Iterator[RuleHit]:
    """Nothing depends on consent: no order, no membership, no use of a site."""
    yield from told(review, "consent-as-condition", "consent-as-wall", "cookies-without-choice")


@rule("TXT-03c", Severity.ERROR, *gdpr("7(3)"), CONSENT, states=CURRENT)
def consent_is_easily_withdrawn(review: Review) -> Iterator[RuleHit]:
    """Consent is withdrawn as easily as it is given: no letter, no signature, no fee."""
    yield from told(review, "hard-to-withdraw")


@rule("TXT-03d", Severity.ERROR, *gdpr("7(2)", "13", "14"), states=CURRENT)
def nobody_accepts_a_notice(review: Review) -> Iterator[RuleHit]:
    """A notice informs; nobody accepts it."""
    yield from told(review, "accepted-notice")


@rule("TXT-04", Severity.ERROR, *gdpr("82", "24"), states=CURRENT)
def no_waivers(review: Review) -> Iterator[RuleHit]:
    """A notice takes no liability away; what others are responsible for, it may say."""
    yield from told(review, "waives-liability", unless=("of-others",))


@rule("TXT-04b", Severity.WARNING, *gdpr("5(1)(a)", "32"), states=CURRENT)
def no_promises(review: Review) -> Iterator[RuleHit]:
    """Nobody can promise that data are completely safe."""
    yield from told(review, "promises-safety", "promises-no-harm")


@rule("TXT-05", Severity.ERROR, *gdpr("13(3)", "5(1)(a)"), TRANSPARENCY, states=CURRENT)
def changes_are_told(review: Review) -> Iterator[RuleHit]:
    """Changes are told in good time: not made at any time, nor without a word."""
    yield from told(review, "changed-at-will", "changes-untold")


@rule("TXT-06", Severity.ERROR, *gdpr("4(1)", "4(5)"), judgment("C-582/14"), states=CURRENT)
def identified_is_not_anonymous(review: Review) -> Iterator[RuleHit]:
    """What has an IP address, a hash or another identifier is not called anonymous; on the page on cookies, CKI-09 speaks."""
    for prose, hit in says(review, "not-anonymous", unless=("cut-off",)):
        if has(prose, "identifier") and prose.document.page != COOKIES:
            yield review.at_sentence(prose, hit.words, phrase=hit.words)
    yield from told(review, "no-personal-data")


@rule("TXT-07", Severity.WARNING, *gdpr("5(1)(b)"), TRANSPARENCY, states=CURRENT)
def no_other_purposes(review: Review) -> Iterator[RuleHit]:
    """Purposes are specified: there are no others that the organisation thinks suitable."""
    for prose, hit in says(review, "any-other-purpose"):
        if not is_conditional(prose.sentence, hit):
            yield review.at_sentence(prose, hit.words, phrase=hit.words)


@rule("TXT-07b", Severity.WARNING, *gdpr("13(2)(a)"), TRANSPARENCY, states=CURRENT)
def periods_are_told(review: Review) -> Iterator[RuleHit]:
    """“As long as necessary” tells no period, unless the sentence says how long that is."""
    for prose, hit in says(review, "as-long-as-needed", "no-longer-than-needed", "until-asked"):
        if not numbers_in(prose.sentence.text, review.notice.terms[prose.document.language]):
            yield review.at_sentence(prose, hit.words, phrase=hit.words)


@rule("TXT-07c", Severity.ADVICE, *gdpr("12(1)", "32"), TRANSPARENCY, states=CURRENT)
def security_is_described(review: Review) -> Iterator[RuleHit]:
    """The words of Article 32 tell the reader nothing about how data are protected."""
    yield from told(review, "security-in-general")


@rule("TXT-07d", Severity.ADVICE, *gdpr("12(1)"), TRANSPARENCY, states=CURRENT)
def phrases_say_something(review: Review) -> Iterator[RuleHit]:
    """That privacy is important to the organisation tells nobody what is done with their data."""
    yield from told(review, "empty-phrase")


@rule("TXT-07e", Severity.WARNING, *gdpr("5(1)(a)", "12(1)"), TRANSPARENCY, states=CURRENT)
def lists_end(review: Review) -> Iterator[RuleHit]:
    """A list of the data that are collected ends: it has no "etc." and no "and other data"."""
    for prose, hit in says(review, "open-end"):
        seen = any(phrases("open-data", prose.document.language, prose.sentence.text))  # DAT-02 has said it
        if has(prose, "collects") and has(prose, "personal-data") and not seen:
            yield review.at_sentence(prose, hit.words, phrase=hit.words)
