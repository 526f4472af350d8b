"""From which age children consent to online services alone is a matter of the country: Art. 8(1) GDPR."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..numerals import listed_numerals
from ..own_data import own_data
from ..sentences import Hit, find
from ..sentences.hits import number_at
from .against_facts import purpose_at, stated
from .finding import RuleHit, Severity
from .jurisdiction import jurisdictions
from .legal_sources import gdpr
from .rule import CURRENT, rule
from .said_in_prose import denies, has, has_beside
from .under_review import Prose, Review

AGES = Path(__file__).with_name("ages_of_consent.yml")
# "16-vuotias" is one word.
DIGITS = re.compile(r"\d{1,2}")
AGED = {"fi": "vuoti", "sv": "åri", "en": "-year-old"}


def guardian_is_named(review: Review, purpose: str) -> bool:
    """Say whether the section of a purpose speaks of guardians in the source language: then it is not the child alone who consents."""
    own = (prose for prose in review.sentences() if purpose_at(review, prose) == purpose)
    return any(has(prose, "names-a-guardian") for prose in own if prose.document.language == review.notice.source)


@rule("FCT-28", Severity.WARNING, *gdpr("8(1)"), states=CURRENT)
def age_of_guardians_consent(review: Review) -> Iterator[RuleHit]:
    """Where a guardian consents for a child, the age is that of the law of the country."""
    laws = [ages()[country] for country in sorted(jurisdictions(review.facts)) if country in ages()]
    for prose in review.sentences() if laws else ():
        asked = any(stated(prose, "guardian-consents")) or find("only-with-guardians", prose.sentence) or _is_not_alone(prose)
        if asked and not (_is_of_something_allowed(review, prose) or has(prose, "asks-the-young-too")):
            for hit, age in _ages_in(prose):
                if age < (ADULT + 1 if _rests_on_consent(review, prose) else ADULT) and all(age != right for right, _ in laws):
                    right, law = laws[0]
                    yield review.at_sentence(prose, hit.words, words=hit.words, age=str(right), law=law)


@rule("FCT-28b", Severity.WARNING, *gdpr("8(1)"), states=CURRENT)
def children_do_not_consent_too_early(review: Review) -> Iterator[RuleHit]:
    """Children younger than the law of the country has it do not consent alone."""
    laws = [ages()[country] for country in sorted(jurisdictions(review.facts)) if country in ages()]
    right, law = min(laws, default=(0, ""))
    for prose in review.sentences() if laws else ():
        hits = [hit for kind in ALONE for hit in find(kind, prose.sentence) if not denies(prose, hit)]
        allowed = any(stated(prose, "guardian-consents")) and not has(prose, "children-unasked")
        if hits and not (allowed or has(prose, "names-a-law", "with-guardians-leave")) and _are_too_young(prose, right):
            yield review.at_sentence(prose, hits[0].words, words=prose.as_read, age=str(right), law=law)


ADULT = 18
# By which a guardian's leave is one for data, and not for a library card or a trip.
OF_DATA = ("your-data", "with-data", "uses-data", "marketing-word", "of-a-letter", "cookie")
ALONE = ("children-alone", "children-unasked")


def _are_too_young(prose: Prose, right: int) -> bool:
    """Say whether a sentence is of children below an age, or, where it names none, of consent at any."""
    told = list(_ages_in(prose))
    below = (age - 1 if has_beside(prose, hit, "younger-than") else age for hit, age in told)
    return any(age < right for age in below) if told else has(prose, "of-consent")


@cache
def ages() -> dict[str, tuple[int, str]]:
    """Return the age and the law that sets it, by country."""
    data = own_data(AGES)
    return {country: (int(one["age"]), one["law"]) for country, one in data.items()}


def _is_not_alone(prose: Prose) -> bool:
    """Say whether a sentence denies that a child consents alone, and names its guardian."""
    return has(prose, "names-a-guardian") and any(denies(prose, hit) for hit in find("children-alone", prose.sentence))


def _is_of_something_allowed(review: Review, prose: Prose) -> bool:
    """Say whether a guardian allows something else than the use of data: a card, a trip, a film; leave is mostly of other things."""
    if _rests_on_consent(review, prose) or has(prose, *OF_DATA):
        return False
    return has(prose, "leave-for-something") or not has(prose, "consents-surely", "what-people-get")


def _rests_on_consent(review: Review, prose: Prose) -> bool:
    """Say whether the purpose in whose section a sentence stands rests on consent: then no contract asks for somebody of age."""
    here = review.facts.purposes.get(prose.section.id)
    return bool(here and "consent" in here.bases)


def _ages_in(prose: Prose) -> Iterator[tuple[Hit, int]]:
    for hit in find("age", prose.sentence):
        numbers = (number_at(prose.sentence, place) for place in range(hit.start, hit.end))
        digits = DIGITS.search(hit.words)
        in_one_word = (_in_one_word(word, prose.sentence.language) for word in prose.sentence.words[hit.start : hit.end])
        age = int(digits[0]) if digits else next((number for number in (*numbers, *in_one_word) if number), None)
        if age:
            yield hit, age


def _in_one_word(word: str, language: str) -> int | None:
    """Return the age that a word such as "kolmetoistavuotias" or "tolvåring" says, or None."""
    number, aged, _ = word.casefold().partition(AGED.get(language, " "))
    return listed_numerals(language).number(number) if aged else None
