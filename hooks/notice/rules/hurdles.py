"""Nothing stands between people and their rights but what the law allows: Art. 12(2), (5) and (6) GDPR."""

from __future__ import annotations

from collections.abc import Iterator

from ..sentences import is_conditional
from .finding import RuleHit, Severity
from .legal_sources import ACCESS, gdpr
from .named_rights import RIGHTS
from .rule import CURRENT, rule
from .said_in_prose import asserts, has, has_beside, in_doubt, once_a_sentence, says, told
from .something_else import is_of_something_else, is_of_the_past
from .under_review import Review

EASY = gdpr("12(2)")
OBJECTION, AUTHORITY, PORTABILITY = "objection", "authority", "portability"
# Hurdles that have a rule of their own, and what may well be asked.
SPOKEN_OF = (
    "asks-to-identify", "asks-for-one-way", "asks-for-a-fee", "asks-for-reasons", "refuses-without-reasons", "at-will", "hard-to-withdraw",
    "right-only-of-some",
)  # fmt: skip
# On what a refusal or a question may rest, that people are told so, and what is offered, hoped for or waited for by ourselves.
LAWFUL = (
    "because-of-law", "fee-that-may-be", "lawful-ground", "tells-why", "we-give-reasons", "extends-time", "all-the-same", "is-offered",
    "in-doubt", "tells-first", "only-hopes", "as-the-law-has-it", "backups", "turned-over", "told-of-the-law",
    "by-a-guardian", "asked-by-others", "identifies-lightly", "has-no-bearing", "without-authority", "during-the-restriction",
    "authority-goes-first",
)  # fmt: skip


@rule("TXT-01", Severity.ERROR, *gdpr("12(6)", "5(1)(c)"), ACCESS, states=CURRENT, by_words=True)
def no_proof_of_everybody(review: Review) -> Iterator[RuleHit]:
    """Nobody is asked for a signature, a copy of an identity document or a visit before there is a doubt who they are."""
    unless = ("is-offered", "in-doubt", "on-your-behalf", "asked-by-others")
    yield from _of_requests(review, "asks-to-identify", unless=unless, beside=("of-officials",))


@rule("TXT-01b", Severity.ERROR, *EASY, ACCESS, states=CURRENT, by_words=True)
def any_way_will_do(review: Review) -> Iterator[RuleHit]:
    """A request may come in any way: none is the only one."""
    yield from _of_requests(review, "asks-for-one-way", unless=("is-offered",), beside=("cancels-an-order", "of-officials"))


@rule("TXT-01c", Severity.ERROR, *gdpr("12(5)"), ACCESS, states=CURRENT, by_words=True)
def free_of_charge(review: Review) -> Iterator[RuleHit]:
    """Requests are free, however often they come, unless one is manifestly unfounded or excessive."""
    requests = review.facts.requests
    said_already = ("fees",) if requests and requests.free_of_charge else ()  # by FCT-16, which sets fees beside that fact
    yield from _of_requests(review, "asks-for-a-fee", unless=("fee-that-may-be", "all-free", *said_already))
    yield from _of_requests(review, "call-that-costs", unless=("is-offered",), severity=Severity.WARNING)


@rule("TXT-01d", Severity.ERROR, *EASY, *gdpr("12(4)", "15"), states=CURRENT, by_words=True)
def no_reasons(review: Review) -> Iterator[RuleHit]:
    """Nobody gives reasons for a request, and whether it is fulfilled is no matter of discretion.

    Who objects does so on grounds of their own situation (Article 21(1)): there nothing is asked; but direct marketing needs none.
    """
    unless = ("objecting", "we-give-reasons", "in-doubt", "kept-from-a-guardian")
    yield from _of_requests(review, "asks-for-reasons", unless=unless, but=OBJECTION)
    for prose, hit in says(review, "asks-for-reasons", under=_rights(review)):
        if (prose.section.id == OBJECTION or has(prose, "objecting")) and has(prose, "marketing-word"):
            yield review.at_sentence(prose, hit.words, phrase=hit.words)
    yield from _of_requests(review, "refuses-without-reasons", unless=("objecting",), but=OBJECTION)
    yield from _of_requests(review, "at-will")


@rule("TXT-01e", Severity.WARNING, *EASY, *gdpr("12(3)", "77(1)"), states=CURRENT, by_words=True)
def no_other_conditions(review: Review) -> Iterator[RuleHit]:
    """Nothing else must be done or waited for before a right is used, and no request is turned away but for a ground in law.

    Of what another rule has spoken of, this one does not.
    """
    set_out = says(review, "sets-a-condition", under=_rights(review), unless=LAWFUL)
    conditions = ((prose, hit) for prose, hit in set_out if not is_conditional(prose.sentence, hit) and prose.section.id != PORTABILITY)
    asked = says(review, "demands-first", "turns-away", under=_rights(review), unless=LAWFUL)
    demands = ((prose, hit) for prose, hit in asked if prose.section.id != PORTABILITY or has(prose, "done-first", "in-a-way"))
    first = says(review, "only-once-done", under=_rights(review), unless=LAWFUL)
    for prose, hit in once_a_sentence((*conditions, *demands, *first)):
        # "If you do not want to give your address, you can collect the book."
        offered = has(prose, "condition") and has_beside(prose, hit, "leaves-a-choice") and has_beside(prose, hit, "of-goods")
        elsewhere = offered or prose.section.id == AUTHORITY or is_of_something_else(prose, hit) or is_of_the_past(prose)
        if not asserts(prose, *SPOKEN_OF) and not elsewhere:
            yield review.at_sentence(prose, hit.words, phrase=prose.as_read)


@rule("TXT-02", Severity.ERROR, *gdpr("12(1)", "15"), states=CURRENT, by_words=True)
def rights_of_everybody(review: Review) -> Iterator[RuleHit]:
    """Rights belong to everybody whose data are processed, not to citizens, residents or customers alone."""
    yield from told(review, "right-only-of-some", "complains-in-one-country", under=_rights(review), unless=("same-for-all",))


def _of_requests(
    review: Review, kind: str, unless: tuple[str, ...] = (), but: str = "", beside: tuple[str, ...] = (), severity: Severity | None = None
) -> Iterator[RuleHit]:
    """Yield what is said of requests: in the sections on rights, and elsewhere in a sentence that speaks of them.

    What the clause says `beside` it passes it over, and so do clauses on something else. Whether a request of which another
    section speaks is one under the Regulation, a person decides.
    """
    of_rights = {(prose.document.language, prose.section.id) for prose, _ in says(review, kind, under=_rights(review))}
    for prose, hit in says(review, kind, unless=(*unless, "hard-to-withdraw")):
        where = (prose.document.language, prose.section.id)
        asks = prose.as_read.endswith("?")  # "Is your licence missing, or has it changed?" demands nothing
        passed = asks or has_beside(prose, hit, *beside) or is_of_something_else(prose, hit) or is_of_the_past(prose)
        if prose.section.id != but and not passed and (where in of_rights or has(prose, "request-words")):
            at_most = in_doubt(prose, hit) if where in of_rights else Severity.WARNING
            yield review.at_sentence(prose, hit.words, severity=severity or at_most, phrase=hit.words)


def _rights(review: Review) -> tuple[str, ...]:
    return (*RIGHTS, *(review.facts.rights or ()))
