"""What the text says of rights and of whom to turn to is what notice.yml states: Art. 12–22, 37 and 77 GDPR."""
from __future__ import annotations

from collections.abc import Iterator

from ..facts.values import NONE
from ..sentences import Hit, clause_of, find
from ..sentences.hits import number_at
from ..vocabulary import codes
from .against_facts import once, says, stated, to_copy
from .finding import RuleHit, Severity
from .legal_sources import gdpr
from .rights_and_bases import is_refused_for_its_basis
from .rule import CURRENT, rule
from .said_in_prose import asked_and_denied, has, has_beside, is_an_aim
from .something_else import begins_with_goods, is_of_somebody_else, is_of_something_else, is_of_the_past
from .under_review import Prose, Review

ONLY_OF_SOME = ("withdraw-consent", "human-review")
# What makes a denial lawful, or says that it is over; and what does so of words that may be other things than a denial.
DENIALS = ("denies-rights-of-children", "denies-right", "no-other-rights")
LIMITED = (
    "because-of-law", "exception", "is-gone", "during-the-restriction", "of-other-people", "of-the-accounts", "there-is-none",
    "without-authority", "for-somebody-else", "has-no-bearing", "same-for-all", "kept-from-a-guardian",
    "stays-legible", "not-by-ourselves",
)  # fmt: skip
LAWFUL = (
    "benign-denial", "not-yet", "lawful-ground", "fee-that-may-be", "tells-why", "identity-papers", "tells-first",
    "as-the-law-has-it", "using-a-right", "elsewhere", "on-your-behalf",
)  # fmt: skip
# What makes it lawful that a right is less than it looks.
RIGHTLY_BENT = ("because-of-law", "exception", "is-offered", "of-goods")
RIGHTS, PORTABILITY = ("rights", *codes()["rights"]), "portability"


@rule("FCT-20", Severity.WARNING, *gdpr("12(2)", "13(2)(b)", "14(2)(c)"), states=CURRENT, by_words=True)
def rights_are_not_denied(review: Review) -> Iterator[RuleHit]:
    """The text on rights does not deny what notice.yml states, nor that there are others."""
    own = review.facts.rights or []
    for prose in review.sentences() if own else ():
        at_home = prose.section.id in RIGHTS
        # "You cannot say no to being in the register": a right is denied, wherever it stands.
        of_data = has(prose, "your-data", "personal-data") and not has(prose, "cancels-an-order", "of-a-booking")
        about = at_home or has(prose, "rights-at-all") or (of_data and has(prose, "to-say-no"))
        denied = [hit for kind in DENIALS for hit in find(kind, prose.sentence)]
        refused = [hit for kind in _refusals(prose) for hit in find(kind, prose.sentence) if not is_an_aim(prose.sentence, hit)]
        counted = [hit for hit in find("counts-rights", prose.sentence) if at_home and _number(prose, hit) not in (1, len(own))]
        on_duty = has(prose, "must-be-able") and not has(prose, "marketing-word")
        limited = on_duty or has(prose, *LIMITED) or (has(prose, "another-remedy") and not has(prose, "your-data"))
        passed = limited or not (about or has(prose, "no-other-rights")) or is_refused_for_its_basis(review, prose)
        bent = _bent(prose) if at_home else []
        told = [*bent] if passed else [*denied, *sorted([*refused, *counted, *bent], key=_length, reverse=True)]
        for hit in [one for one in told if not _is_no_denial(prose, one)][:1]:
            yield review.at_sentence(prose, hit.words, words=hit.words)


@rule("FCT-20b", Severity.WARNING, *gdpr("13(2)(b)", "14(2)(c)", "5(1)(a)"), states=CURRENT, by_words=True)
def named_rights(review: Review) -> Iterator[RuleHit]:
    """A right that a sentence grants is one of those that notice.yml states; that others are stated, rules on rights ask anyway."""
    own = review.facts.rights
    for right in ONLY_OF_SOME if own else ():
        if right not in (own or ()):
            found = ((prose, hit) for prose in review.sentences() for hit in stated(prose, f"names-right-{right}"))
            for prose, hit in once(found, lambda one: one[0].document.language):
                if not find("condition", prose.sentence):
                    facts = to_copy({"rights": [one for one in codes()["rights"] if one in (own or ()) or one == right]})
                    yield review.at_sentence(prose, hit.words, words=hit.words, right=review.say.term("rights", right), facts=facts)


@rule("FCT-21", Severity.ERROR, *gdpr("13(1)(b)", "14(1)(b)", "5(1)(a)"), states=CURRENT, by_words=True)
def officer_of_the_facts(review: Review) -> Iterator[RuleHit]:
    """A data protection officer whom notice.yml states is not denied, nor is one spoken of where it says there is none.

    That none is required may be said beside one who was appointed freely.
    """
    officer = review.facts.dpo
    for prose in review.sentences() if officer else ():
        # Who else is no officer says nothing of there being none.
        of_others = has(prose, "leads-the-organisation", "there-is-one")
        denied = [] if of_others else [hit for hit in find("no-dpo", prose.sentence) if not is_of_somebody_else(prose, hit)]
        if officer != NONE:
            severity = Severity.WARNING if find("obliged", prose.sentence) or find("condition", prose.sentence) else None
            yield from (review.at_sentence(prose, hit.words, severity=severity, words=hit.words) for hit in denied)
        elif says(prose, "dpo") and not denied and not find("condition", prose.sentence):
            hit = next(stated(prose, "dpo"))
            yield review.at_sentence(prose, hit.words, severity=Severity.WARNING, words=hit.words)
    for prose, said in asked_and_denied(review, "asks-of-officer") if officer not in (None, NONE) else ():
        yield review.at_sentence(prose, said, severity=Severity.WARNING, words=said)


@rule("FCT-21b", Severity.WARNING, *gdpr("38(6)"), states=CURRENT, by_words=True)
def officer_without_a_conflict(review: Review) -> Iterator[RuleHit]:
    """The data protection officer does not lead what is to be supervised: the company, its marketing, its IT."""
    for prose in review.sentences():
        for hit in list(stated(prose, "officer-with-two-hats"))[:1]:
            yield review.at_sentence(prose, hit.words, words=hit.words)


def _bent(prose: Prose) -> list[Hit]:
    """Return where a right is less than it is, or using it costs the account; by law, portability leaves out what others gave."""
    always = ["closes-the-account-for-it", "narrows-right", *(["leaves-out-by-source"] if prose.section.id != PORTABILITY else [])]
    unless_rightly = [] if has(prose, *RIGHTLY_BENT) else ["bends-right"]
    return [hit for kind in (*unless_rightly, *always) for hit in find(kind, prose.sentence)]


def _is_no_denial(prose: Prose, hit: Hit) -> bool:
    """Say whether a hit is of something else than the reader's rights, or of what nobody can do."""
    if has_beside(prose, hit, "we-have-no-right") or is_of_the_past(prose):
        return True
    start, _ = clause_of(prose.sentence, hit)
    others = any(one.start == start and one.end >= hit.start - 1 for one in find("of-somebody-else", prose.sentence))
    only = hit.kind == "shuts-out" and any(hit.start <= one.start < hit.end for one in find("limits", prose.sentence))
    of_portability = only and has(prose, "called-portability")
    weak = hit.kind in ("is-not-possible", "shuts-out")
    of_goods = weak and begins_with_goods(prose.sentence, hit)
    by_nature = weak and (has_beside(prose, hit, "cannot-by-nature") or has(prose, "of-a-password"))
    elsewhere = hit.kind != "denies-rights-of-children" and is_of_something_else(prose, hit)
    return others or of_goods or by_nature or of_portability or elsewhere


def _length(hit: Hit) -> int:
    return hit.end - hit.start


def _number(prose: Prose, hit: Hit) -> int | None:
    """Return the first number in a hit."""
    numbers = (number_at(prose.sentence, place) for place in range(hit.start, hit.end))
    return next((number for number in numbers if number is not None), None)


def _refusals(prose: Prose) -> Iterator[str]:
    """Yield the kinds that take a right away where a sentence stands; the section on portability leaves data out by law."""
    if prose.section.id in RIGHTS:
        yield "refuses-right"
        of_goods = has(prose, "of-goods") and not has(prose, "personal-data", "rights-at-all")
        if not of_goods and not has(prose, *LAWFUL):
            yield "shuts-out"
            yield from ["leaves-out"] if prose.section.id != PORTABILITY else []
            yield from ["is-not-possible"] if not has(prose, "condition") else []
            yield from ["hands-out-on-paper"] if prose.section.id == PORTABILITY and not has(prose, "is-offered", "negation") else []
