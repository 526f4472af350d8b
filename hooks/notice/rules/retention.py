"""A notice says how long data are kept: Art. 5(1)(e), 13(2)(a) and 14(2)(a) GDPR."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..facts.processing import Purpose, Retention
from ..periods import parts
from ..sentences import find as find_words
from ..sentences import sentences_of
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, Statute, Work, gdpr, names_a_law
from .phrases import find, languages, words_beside
from .rule import CURRENT, Applies, purpose_rule, rule
from .under_review import Review

PERIOD = gdpr("13(2)(a)", "14(2)(a)")
# A decision on a collection agency, and a fine of 856,000 euros where no period was defined.
DECISIONS = (Work("TSV 19.3.2020", country="FI"), Work("TSV/26/2020", country="FI"))
# Groups of the vocabulary that have no customer relationship.
NO_CUSTOMERS = ("visitors", "job-applicants", "employees")
ACCOUNTING_ACT = "1336/1997"
FOR_ACCOUNTING = {"accounting", "invoicing"}
# One period for more purposes than this is rarely right.
FEW = 3


@dataclass(frozen=True)
class RetentionScope:
    """A retention holds for the data of some purposes; `path` is where notice.yml says so."""

    path: tuple[str | int, ...]
    retention: Retention
    purposes: dict[str, Purpose]


@purpose_rule("RET-01", Severity.ERROR, *PERIOD)
def period_or_criteria(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """Every purpose has a period or criteria, of its own or with all others."""
    if not any(one.period or one.criteria for one in review.facts.retention_of(purpose)):
        yield review.at_fact("purposes", name, "retention", purpose=review.title(name))


@rule("RET-02", Severity.ERROR, *PERIOD, TRANSPARENCY, *DECISIONS, applies=Applies.BOTH)
def more_than_necessary(review: Review) -> Iterator[RuleHit]:
    """Criteria say more than "as long as necessary" or "as the law requires": the reader can work out the period."""
    for kept in _kept(review):
        criteria = review.said(kept.retention.criteria)
        empty = [text for language, text in criteria.items() if _says_nothing(text, language)]
        if empty and not kept.retention.period and not kept.retention.statute:
            yield review.at_fact(*kept.path, "criteria", criteria=empty[0])


@rule("RET-03", Severity.WARNING, *PERIOD, *gdpr("5(1)(e)"), applies=Applies.BOTH)
def criterion_fits_the_group(review: Review) -> Iterator[RuleHit]:
    """Who is no customer has no customer relationship that could end."""
    for kept in _kept(review):
        criteria = review.said(kept.retention.criteria)
        if any(any(find("customer-relationship", language, text)) for language, text in criteria.items()):
            groups = dict.fromkeys(group for purpose in kept.purposes.values() for group in purpose.groups)
            misfits = [group for group in groups if not _may_be_customer(review, group)]
            if misfits:
                yield review.at_fact(*kept.path, "criteria", groups=review.groups(misfits))


@rule("RET-04", Severity.WARNING, *gdpr("6(3)", "5(1)(e)"), applies=Applies.BOTH)
def law_behind_the_period(review: Review) -> Iterator[RuleHit]:
    """A period that a law sets names the law with its number."""
    for kept in _kept(review):
        criteria = review.said(kept.retention.criteria)
        by_law = any(any(find("by-law", language, text)) for language, text in criteria.items())
        if (by_law or kept.retention.statute) and not names_a_law(kept.retention.statute):
            yield review.at_fact(*kept.path, "statute")


@rule("RET-04b", Severity.WARNING, *gdpr("5(1)(e)"), Statute(ACCOUNTING_ACT), applies=Applies.BOTH)
def accounting_act_is_for_accounts(review: Review) -> Iterator[RuleHit]:
    """The Accounting Act sets how long accounting material is kept, and nothing else."""
    for kept in _kept(review):
        cited = any(ACCOUNTING_ACT in text for text in review.said(kept.retention.statute).values())
        others = [name for name, one in kept.purposes.items() if one.kinds and not FOR_ACCOUNTING.intersection(one.kinds)]
        if cited and others:
            yield review.at_fact(*kept.path, "statute", purposes=review.say.join(list(map(review.title, others))))


@rule("RET-05", Severity.ADVICE, TRANSPARENCY, *gdpr("5(1)(e)"), applies=Applies.BOTH)
def periods_by_purpose(review: Review) -> Iterator[RuleHit]:
    """Different data are kept for different times."""
    sharing = [name for name, purpose in review.purposes.items() if not purpose.retention]
    if review.facts.retention and len(sharing) > FEW:
        yield review.at_fact("retention", n=str(len(sharing)))


@rule("RET-06", Severity.WARNING, *PERIOD, *gdpr("5(1)(e)"), applies=Applies.BOTH, states=CURRENT)
def not_until_asked(review: Review) -> Iterator[RuleHit]:
    """Data are not kept until somebody asks for their erasure: the end does not depend on the person."""
    for kept in _kept(review):
        for language, text in review.said(kept.retention.criteria).items() if not kept.retention.period else ():
            found = [hit for sentence in sentences_of(text, language) for hit in find_words("until-asked", sentence)]
            if found:
                yield review.at_fact(*kept.path, "criteria", criteria=text)
                break


@rule("RET-07", Severity.WARNING, *PERIOD, TRANSPARENCY, applies=Applies.BOTH, states=CURRENT)
def period_with_a_start(review: Review) -> Iterator[RuleHit]:
    """A long period says from when it runs. A short one, such as that of a log, runs from the collection."""
    for kept in _kept(review):
        one = kept.retention
        if one.period and not (one.starts or one.criteria) and any(unit == "Y" for _, unit in parts(one.period)):
            yield review.at_fact(*kept.path, "period", period=review.say.duration(one.period))


@rule("RET-07b", Severity.WARNING, *gdpr("12(1)"), applies=Applies.BOTH, states=CURRENT)
def beginning_without_its_preposition(review: Review) -> Iterator[RuleHit]:
    """The beginning of a period is told without the word that pages put before it ("from"): it would stand there twice."""
    for kept in _kept(review):
        starts = review.said(kept.retention.starts)
        twice = [text for language, text in starts.items() if text.casefold().split()[:1] == [_before_starts(review, language)]]
        if twice:
            yield review.at_fact(*kept.path, "starts", starts=review.say.join(twice))


def _before_starts(review: Review, language: str) -> str:
    """Return the word after which pages tell from when a period runs, in a language of the notice: "from"."""
    told: str = review.notice.terms[language].kinds["labels"]["retention_from"]
    words: list[str] = re.findall(r"\w+", told.partition("{start}")[0])
    return words[-1].casefold()


def _kept(review: Review) -> Iterator[RetentionScope]:
    """Yield what is stated for one purpose, and what for all that state nothing of their own."""
    sharing = {name: purpose for name, purpose in review.purposes.items() if not purpose.retention}
    for index, retention in enumerate((review.facts.retention or ()) if sharing else ()):
        yield RetentionScope(("retention", index), retention, sharing)
    for name, purpose in review.purposes.items():
        for index, retention in enumerate(purpose.retention or ()):
            yield RetentionScope(("purposes", name, "retention", index), retention, {name: purpose})


def _says_nothing(criteria: str, language: str) -> bool:
    return language in languages() and words_beside("empty-retention", language, criteria) == 0


def _may_be_customer(review: Review, group: str) -> bool:
    """Say whether a group may be customers, by its kind, else by what it is called.

    An own group that tells neither may be.
    """
    kind, own = review.facts.code_of("groups", group), review.facts.groups.get(group)
    if kind:
        return kind not in NO_CUSTOMERS
    return not any(any(find("no-customers", language, text)) for language, text in review.said(own.label if own else None).items())
