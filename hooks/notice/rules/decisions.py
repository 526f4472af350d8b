"""A notice says what people must give, and what programs decide about them.

Art. 13(2)(e)–(f), 14(2)(g) and 22 GDPR ask for it.
"""
from __future__ import annotations

from collections.abc import Iterator

from ..facts.processing import AutomatedDecision, Purpose
from ..facts.values import NONE
from ..views import register_names
from .finding import RuleHit, Severity
from .legal_sources import Work, gdpr, judgment
from .phrases import find
from .rule import CURRENT, Applies, purpose_rule, rule
from .under_review import Review

DECISIONS = gdpr("13(2)(f)", "14(2)(g)")
PROFILING = Work("WP251 rev.01", "https://ec.europa.eu/newsroom/article29/items/612053")
# Grounds of Art. 6(1) to which those of Art. 22(2) correspond: a contract, a law, explicit consent.
GROUNDS = {"contract", "legal-obligation", "consent"}
# Conditions of Art. 9(2) that Art. 22(4) allows.
FOR_SPECIAL = {"explicit-consent", "substantial-public-interest"}
# Categories of data on how somebody pays.
CREDIT = {"credit-entries", "creditworthiness"}
# Purposes for which people may be watched and asked nothing.
WATCHING = {"security"}


@purpose_rule("OBL-01", Severity.ERROR, *gdpr("13(2)(e)"), applies=Applies.SUBJECT)
def must_they_be_given(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """The notice says whether the person must give the data, and what happens otherwise.

    Nothing need happen if it is voluntary. Who is only watched, as by a camera or by what a system writes down, gives nothing:
    whether that is so of a purpose of security, a person decides.
    """
    given = purpose.provision
    severity = Severity.WARNING if set(purpose.kinds or ()) == WATCHING else None
    if given is None or (given.consequences is None and given.kind != "voluntary"):
        yield review.at_fact("purposes", name, "provision", severity=severity, purpose=review.title(name))


@purpose_rule("OBL-03", Severity.WARNING, *gdpr("13(2)(e)", "6(1)(b)", "6(1)(c)"), applies=Applies.SUBJECT, states=CURRENT)
def requirement_with_its_ground(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """Data that a law demands rest on that law, and data that a contract demands on a contract of the notice."""
    kind = purpose.provision.kind if purpose.provision else None
    contracts = any("contract" in one.bases or not one.legal_bases for one in review.facts.purposes.values())
    by_law = purpose.bases & {"legal-obligation", "public-task"} or not purpose.legal_bases
    if (kind == "statutory" and not by_law) or (kind in ("contractual", "precontractual") and not contracts):
        term = review.say.term("provision_kinds", kind)
        yield review.at_fact("purposes", name, "provision", "kind", purpose=review.title(name), kind=term)


@rule("ADM-02", Severity.WARNING, *DECISIONS, applies=Applies.BOTH)
def decisions_or_none(review: Review) -> Iterator[RuleHit]:
    """The notice says whether programs decide alone."""
    if review.facts.automated_decisions is None:
        yield review.at_fact("automated_decisions")


@purpose_rule("ADM-03", Severity.WARNING, *gdpr("4(4)", "13(2)(f)"), PROFILING, by_words=True)
def profiling_is_told(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """A text that speaks of personalising or scoring comes with what the notice says of profiling."""
    if purpose.profiling in (None, NONE):
        for document, section in review.sections(name):
            for phrase, line in review.asserted("profiling", document, section):
                yield review.at_section(document, section, line, about=phrase, phrase=phrase, purpose=review.title(name))


@rule("ADM-03b", Severity.ADVICE, *gdpr("13(2)(f)", "14(2)(g)"), PROFILING, applies=Applies.BOTH)
def profiling_or_none(review: Review) -> Iterator[RuleHit]:
    """Every purpose says whether people are profiled."""
    silent = [name for name, purpose in review.purposes.items() if purpose.profiling is None]
    if silent:
        names = review.say.join([review.title(name) for name in silent])
        yield review.at_fact("purposes", about="profiling", purposes=names)


@rule("ADM-04", Severity.ERROR, *gdpr("22(2)"), applies=Applies.BOTH)
def ground_for_deciding(review: Review) -> Iterator[RuleHit]:
    """Programs decide alone only by contract, by law or with explicit consent."""
    for index, decision, purpose in _decisions(review):
        if not GROUNDS & purpose.bases:
            yield review.at_fact("automated_decisions", index, purpose=review.title(decision.purpose))


@rule("ADM-04b", Severity.ERROR, *gdpr("22(4)"), applies=Applies.BOTH)
def special_data_in_decisions(review: Review) -> Iterator[RuleHit]:
    """Programs decide by special categories only with explicit consent, or by a law in the public interest."""
    for index, decision, purpose in _decisions(review):
        special = [used.category for used in purpose.categories or () if review.facts.is_special(used.category)]
        if special and purpose.special_condition not in FOR_SPECIAL:
            names = review.names(register_names.category, special)
            yield review.at_fact("automated_decisions", index, about="special", purpose=review.title(decision.purpose), categories=names)


@rule("ADM-05", Severity.WARNING, *gdpr("22(1)"), judgment("C-634/21"), applies=Applies.OTHER)
def scores(review: Review) -> Iterator[RuleHit]:
    """A score of a credit agency that settles the matter is a decision itself; so the logic speaks of it."""
    for index, decision, purpose in _decisions(review):
        used = {review.facts.code_of("categories", used.category) for used in purpose.categories or ()}
        logic = review.said(decision.logic)
        score_is_named = all(any(find("credit-score", language, text)) for language, text in logic.items())
        if CREDIT & used and not score_is_named:
            yield review.at_fact("automated_decisions", index, about="score", purpose=review.title(decision.purpose))


def _decisions(review: Review) -> Iterator[tuple[int, AutomatedDecision, Purpose]]:
    """Yield the automated decisions, each with its place and the purpose for which it is made."""
    decisions = review.facts.automated_decisions
    for index, decision in enumerate(decisions if decisions and decisions != NONE else ()):
        yield index, decision, review.facts.purposes[decision.purpose]
