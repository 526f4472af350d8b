"""What is done with data by the text is what notice.yml states: Art. 4(4), 13(1)(c), 13(2)(f) and 22 GDPR."""
from __future__ import annotations

from collections.abc import Iterator

from ..facts.processing import Purpose
from ..facts.values import NONE
from ..sentences import Hit, find, is_negated
from .against_facts import are_in_the_facts, is_of_people, is_supposed, once, share_words, stated
from .decisions import PROFILING
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr
from .named_rights import RIGHTS
from .phrases import find as phrases
from .rule import CURRENT, rule
from .said_in_prose import by_kind, denied_at_all, denies, has
from .something_else import is_not_ours, is_past, is_told_to_get_nothing
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
# Where a text tells of uses beside its beginning and the sections of purposes, and the kinds of words of which other findings speak.
WHERE_USES_ARE_TOLD = ("purposes", "contact")
TOLD_OF_USES = ("profiles", "decides-automatically")
# Where the facts state such a purpose, its section still is not that of another.
OF_ONE_PURPOSE = "advertising"
# What others do, would be, or is the same for all.
NOT_DONE = ("others-use", "topic-of-a-work", "is-gone", "another-notice", "would-be", "you-do-it-yourself", "not-chosen-for-you")


@rule("FCT-24", Severity.WARNING, *gdpr("4(4)", "13(2)(f)"), PROFILING, states=CURRENT, by_words=True)
def profiling_of_the_facts(review: Review) -> Iterator[RuleHit]:
    """A text that tells of profiling is one of a notice in which a purpose states it, and one that denies it of one without."""
    profiled = [id for id, purpose in review.facts.purposes.items() if purpose.profiling not in (None, NONE)]
    if profiled:
        yield from _denied_there(review, profiled, "denies-profiling", "asks-of-profiling")
        return
    for prose in review.sentences():
        told = prose.section.id not in RIGHTS and not (_is_of_something_else(prose) or is_past(review, prose.sentence))
        for hit in list(stated(prose, "profiles"))[:1] if told else ():
            # The rule on the sections of purposes speaks of what it knows itself.
            if not (prose.section.id in review.purposes and any(phrases("profiling", prose.document.language, prose.sentence.text))):
                yield review.at_sentence(prose, hit.words, words=hit.words)


@rule("FCT-25", Severity.WARNING, *gdpr("13(2)(f)", "14(2)(g)", "22(1)"), states=CURRENT, by_words=True)
def decisions_of_the_facts(review: Review) -> Iterator[RuleHit]:
    """A text that tells of decisions by programs is one of a notice that states them, and one that denies them of one without."""
    decisions = review.facts.automated_decisions
    if decisions not in (None, NONE):
        yield from _denied_there(review, [one.purpose for one in decisions or ()], "denies-decisions", "asks-of-decisions")
        return
    for prose in review.sentences():
        alone = (hit for hit in find("decides-without-people", prose.sentence) if not denies(prose, hit))
        passed = has(prose, "would-be", "told-of-the-law", "others-use", "decides-after-all") or is_past(review, prose.sentence)
        for hit in [*stated(prose, "decides-automatically"), *alone][:1] if not passed else ():
            yield review.at_sentence(prose, hit.words, words=hit.words)


def _denied_there(review: Review, purposes: list[str], denied: str, asked: str) -> Iterator[RuleHit]:
    """Yield where the text denies what notice.yml states of some purposes; the sections of others may."""
    for prose, words in denied_at_all(review, denied, asked):
        if prose.section.id in purposes or prose.section.id not in review.facts.purposes:
            yield review.at_sentence(prose, words, words=words)


@rule("FCT-26", Severity.WARNING, *gdpr("5(1)(b)", "13(1)(c)", "14(1)(c)"), TRANSPARENCY, states=CURRENT, by_words=True)
def uses_of_the_facts(review: Review) -> Iterator[RuleHit]:
    """What the text says data are used for is a purpose: training of artificial intelligence, sale, surveys, marketing.

    So is whatever else is done with data, unless it is done in any trade: to deliver, to answer, to be paid.
    """
    kinds = {kind for purpose in review.facts.purposes.values() for kind in purpose.kinds or ()}
    markets = any(purpose.direct_marketing for purpose in review.facts.purposes.values())
    of_data = [prose for prose in review.sentences() if has(prose, "personal-data", "uses-data") and not _is_elsewhere(review, prose)]
    seen: set[int] = set()
    for use, covered in USES.items():
        if not covered & kinds and not (use == "marketing" and markets):
            found = ((prose, hit) for prose in of_data for hit in stated(prose, f"purpose-{use}"))
            told = list(once(found, lambda one: (one[0].document.language, one[0].section.id)))
            seen |= {id(prose.sentence) for prose, _ in told}
            yield from (review.at_sentence(prose, hit.words, words=hit.words) for prose, hit in told)
    for prose, hit in _told_by_the_way(review):
        if id(prose.sentence) not in seen:
            yield review.at_sentence(prose, hit.words, words=prose.as_read)


@rule("FCT-26c", Severity.WARNING, *gdpr("5(1)(b)", "13(1)(c)", "14(1)(c)"), TRANSPARENCY, states=CURRENT, by_words=True)
def activities_of_the_facts(review: Review) -> Iterator[RuleHit]:
    """What the text tells that is done with people is a purpose: prize draws, loyalty cards, surveys, events, recordings of calls."""
    kinds = {kind for purpose in review.facts.purposes.values() for kind in purpose.kinds or ()}
    for activity, covered in ACTIVITIES.items():
        kind = f"activity-{activity}"
        said = by_kind(review).get(kind, ())
        if said and not are_in_the_facts(review.facts, (kind,)):
            for prose, hit in said:
                told = _is_done(prose, hit) and not (is_not_ours(review, prose, hit) or is_told_to_get_nothing(review, prose))
                if told and not (covered & _kinds_here(review, prose, activity, kinds)):
                    yield review.at_sentence(prose, hit.words, words=hit.words)


def _is_elsewhere(review: Review, prose: Prose) -> bool:
    """Say whether a sentence tells what was done once, or what others do."""
    return is_past(review, prose.sentence) or has(prose, "others-use")


def _is_of_something_else(prose: Prose) -> bool:
    """Say whether a sentence tells what would be, or what a book is about."""
    of_a_work = has(prose, "topic-of-a-work") and not (is_of_people(prose) or has(prose, "what-you-did", "by-what-you-did", "infers"))
    # "We infer what might interest you" is done; "one could guess it" is not.
    inferred = min((one.start for one in find("infers", prose.sentence)), default=len(prose.sentence.words))
    would_be = any(one.start < inferred for one in find("would-be", prose.sentence))
    return of_a_work or would_be or has(prose, "not-chosen-for-you", "your-own-business", "others-use")


def _told_by_the_way(review: Review) -> Iterator[tuple[Prose, Hit]]:
    """Yield where a sentence does something with data that is neither done in any trade nor told of a purpose in notice.yml."""
    for prose in review.sentences():
        here = prose.section is prose.document.sections[0] or prose.section.id in (*review.facts.purposes, *WHERE_USES_ARE_TOLD)
        for hit in list(stated(prose, "tells-a-use"))[:1] if here else ():
            if _is_told_by_the_way(prose, hit) and not _is_of_a_purpose(review, prose, hit):
                yield prose, hit


def _is_told_by_the_way(prose: Prose, hit: Hit) -> bool:
    """Say whether a sentence tells what is done with data, and neither denies nor supposes it, nor tells of ordinary uses."""
    ordinary = has(prose, "ordinary-use", "negation", "topic-of-a-work", "would-be", "at-your-wish", "others-use", *TOLD_OF_USES)
    return not (ordinary or is_supposed(prose, hit))


def _is_of_a_purpose(review: Review, prose: Prose, hit: Hit) -> bool:
    """Say whether the words of a sentence beside a hit are those with which notice.yml, or a heading, tells of a purpose.

    What the organisation, its data and its recipients are called ("book", "shop") says nothing of what is done with them.
    """
    language = prose.document.language
    beside = prose.sentence.text.replace(hit.words, " ")
    names = _names_of_things(review, language)
    texts = (text for id, purpose in review.facts.purposes.items() for text in _texts_of(review, prose, id, purpose))
    return any(share_words(beside, text, language, names) for text in texts)


def _names_of_things(review: Review, language: str) -> str:
    """Return what notice.yml calls the organisation, its own categories of data and its recipients, in a language."""
    facts = review.facts
    stated_labels = (*(one.label for one in facts.categories.values()), *(one.label for one in facts.recipients.values()))
    labels = (review.said(label).get(language, "") for label in stated_labels)
    return " ".join((facts.controller.name, *labels))


def _texts_of(review: Review, prose: Prose, id: str, purpose: Purpose) -> Iterator[str]:
    language = prose.document.language
    section = prose.document.section(id)
    yield from [section.title] if section else []
    for basis in purpose.legal_bases or ():
        yield from (review.said(text).get(language, "") for text in (basis.covers, basis.interest))


def _kinds_here(review: Review, prose: Prose, activity: str, kinds: set[str]) -> set[str]:
    """Return the kinds of purposes that cover what a sentence tells: marketing only those of the purpose in whose section it stands."""
    here = review.facts.purposes.get(prose.section.id)
    if activity != OF_ONE_PURPOSE or here is None:
        return kinds
    return {*(here.kinds or ()), *(("direct-marketing",) if here.direct_marketing else ())}


def _is_done(prose: Prose, hit: Hit) -> bool:
    """Say whether a sentence tells that something is done, by us: it neither denies it nor tells of a book."""
    elsewhere = has(prose, *NOT_DONE)
    passed = elsewhere or any(one.start < hit.start for one in find("without", prose.sentence))
    return not passed and not is_negated(prose.sentence, hit) and not denies(prose, hit)


@rule("FCT-26b", Severity.WARNING, *gdpr("5(1)(b)", "13(1)(c)", "21(2)"), states=CURRENT, by_words=True)
def marketing_of_the_purpose(review: Review) -> Iterator[RuleHit]:
    """The section of a purpose that notice.yml states to be no direct marketing tells of none."""
    for prose in review.sentences():
        here = review.facts.purposes.get(prose.section.id)
        of_you = has(prose, "personal-data") or (has(prose, "addresses-you") and not has(prose, "to-say-no", "may-do"))
        if here and here.direct_marketing is False and of_you:
            for hit in list(stated(prose, "purpose-marketing"))[:1]:
                # "We call you, also about campaigns": there "också om" is no "even if".
                beside = (*find("condition", prose.sentence), *find("without", prose.sentence))
                if any(not hit.start <= one.start < hit.end for one in beside):
                    continue
                yield review.at_sentence(prose, hit.words, words=hit.words, purpose=review.title(prose.section.id))
