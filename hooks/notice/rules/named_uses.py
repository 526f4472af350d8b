"""What is done with data by the text is what notice.yml states: Art. 4(4), 13(1)(c), 13(2)(f) and 22 GDPR."""
from __future__ import annotations

from collections.abc import Iterator

from ..facts.values import NONE
from ..sentences import Hit, find, is_negated
from .against_facts import are_in_the_facts, once, stated
from .decisions import PROFILING
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr
from .named_rights import RIGHTS
from .phrases import find as phrases
from .rule import CURRENT, rule
from .said_in_prose import by_kind, denies, has
from .under_review import Prose, Review

# What a text may say that data are used for, beside what purposes of the vocabulary cover it.
USES: dict[str, set[str]] = {
    "ai": set(), "sale": set(), "research": set(), "monitoring": set(), "testing": set(), "politics": set(), "basket": set(),
    "surveys": {"feedback", "marketing"}, "marketing": {"direct-marketing", "marketing"}, "recruitment": {"recruitment"},
    "fraud": {"security", "credit-management"}, "credit": {"credit-management"},
}  # fmt: skip
# What an organisation does beside, whether the sentence speaks of data or not, beside what purposes of the vocabulary cover it.
ACTIVITIES: dict[str, set[str]] = {
    "lottery": set(), "loyalty": {"customer-relationship"}, "surveys": {"feedback", "marketing"}, "range": {"website-analytics"},
    "advertising": {"direct-marketing", "marketing"}, "recordings": {"customer-service"}, "recruitment": {"recruitment"},
    "collection": {"debt-collection"}, "events": {"customer-service", "marketing"}, "publicity": set(), "fundraising": set(),
}  # fmt: skip
# Where the facts state such a purpose, its section still is not that of another.
OF_ONE_PURPOSE = "advertising"


@rule("FCT-24", Severity.WARNING, *gdpr("4(4)", "13(2)(f)"), PROFILING, states=CURRENT)
def profiling_of_the_facts(review: Review) -> Iterator[RuleHit]:
    """A text that tells of profiling is one of a notice in which a purpose states it."""
    if any(purpose.profiling not in (None, NONE) for purpose in review.facts.purposes.values()):
        return
    for prose in review.sentences():
        for hit in list(stated(prose, "profiles"))[:1] if prose.section.id not in RIGHTS and not has(prose, "would-be") else ():
            # The rule on the sections of purposes speaks of what it knows itself.
            if not (prose.section.id in review.purposes and any(phrases("profiling", prose.document.language, prose.sentence.text))):
                yield review.at_sentence(prose, hit.words, words=hit.words)


@rule("FCT-25", Severity.WARNING, *gdpr("13(2)(f)", "14(2)(g)", "22(1)"), states=CURRENT)
def decisions_of_the_facts(review: Review) -> Iterator[RuleHit]:
    """A text that tells of decisions by programs is one of a notice that states them."""
    if review.facts.automated_decisions not in (None, NONE):
        return
    for prose in review.sentences():
        alone = (hit for hit in find("decides-without-people", prose.sentence) if not denies(prose, hit))
        for hit in [*stated(prose, "decides-automatically"), *alone][:1] if not has(prose, "would-be") else ():
            yield review.at_sentence(prose, hit.words, words=hit.words)


@rule("FCT-26", Severity.WARNING, *gdpr("5(1)(b)", "13(1)(c)", "14(1)(c)"), TRANSPARENCY, states=CURRENT)
def uses_of_the_facts(review: Review) -> Iterator[RuleHit]:
    """What the text says data are used for is a purpose: training of artificial intelligence, sale, surveys, marketing."""
    kinds = {kind for purpose in review.facts.purposes.values() for kind in purpose.kinds or ()}
    markets = any(purpose.direct_marketing for purpose in review.facts.purposes.values())
    of_data = [prose for prose in review.sentences() if has(prose, "personal-data", "uses-data")]
    for use, covered in USES.items():
        if not covered & kinds and not (use == "marketing" and markets):
            found = ((prose, hit) for prose in of_data for hit in stated(prose, f"purpose-{use}"))
            for prose, hit in once(found, lambda one: (one[0].document.language, one[0].section.id)):
                yield review.at_sentence(prose, hit.words, words=hit.words)


@rule("FCT-26c", Severity.WARNING, *gdpr("5(1)(b)", "13(1)(c)", "14(1)(c)"), TRANSPARENCY, states=CURRENT)
def activities_of_the_facts(review: Review) -> Iterator[RuleHit]:
    """What the text tells that is done with people is a purpose: prize draws, loyalty cards, surveys, events, recordings of calls."""
    kinds = {kind for purpose in review.facts.purposes.values() for kind in purpose.kinds or ()}
    for activity, covered in ACTIVITIES.items():
        kind = f"activity-{activity}"
        said = by_kind(review).get(kind, ())
        if said and not are_in_the_facts(review.facts, (kind,)):
            for prose, hit in said:
                if _is_done(prose, hit) and not (covered & _kinds_here(review, prose, activity, kinds)):
                    yield review.at_sentence(prose, hit.words, words=hit.words)


def _kinds_here(review: Review, prose: Prose, activity: str, kinds: set[str]) -> set[str]:
    """Return the kinds of purposes that cover what a sentence tells: marketing only those of the purpose in whose section it stands."""
    here = review.facts.purposes.get(prose.section.id)
    if activity != OF_ONE_PURPOSE or here is None:
        return kinds
    return {*(here.kinds or ()), *(("direct-marketing",) if here.direct_marketing else ())}


def _is_done(prose: Prose, hit: Hit) -> bool:
    """Say whether a sentence tells that something is done, by us: it neither denies it nor tells of a book."""
    elsewhere = has(prose, "topic-of-a-work", "is-gone", "another-notice")
    passed = elsewhere or any(one.start < hit.start for one in find("without", prose.sentence))
    return not passed and not is_negated(prose.sentence, hit) and not denies(prose, hit)


@rule("FCT-26b", Severity.WARNING, *gdpr("5(1)(b)", "13(1)(c)", "21(2)"), states=CURRENT)
def marketing_of_the_purpose(review: Review) -> Iterator[RuleHit]:
    """The section of a purpose that notice.yml states to be no direct marketing tells of none."""
    for prose in review.sentences():
        here = review.facts.purposes.get(prose.section.id)
        if here and here.direct_marketing is False and find("personal-data", prose.sentence) and not find("condition", prose.sentence):
            for hit in list(stated(prose, "purpose-marketing"))[:1]:
                yield review.at_sentence(prose, hit.words, words=hit.words, purpose=review.title(prose.section.id))
