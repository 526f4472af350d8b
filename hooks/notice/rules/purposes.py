"""A notice says why data are used, and by what right.

Art. 5(1)(b), 6, 13(1)(c)–(d), 14(1)(c) and 14(2)(b) GDPR ask for it.
"""
from __future__ import annotations

from collections.abc import Iterator

from ..facts.processing import LegalBasis, Purpose
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr, judgment, names_a_law
from .phrases import words_beside
from .rule import DRAFT, Applies, purpose_rule, rule
from .under_review import Review

PURPOSE = gdpr("13(1)(c)", "14(1)(c)")
INTEREST = gdpr("13(1)(d)", "14(2)(b)")
# What is left of a described interest without the words that say nothing.
WORDS_OF_AN_INTEREST = 2


@rule("PUR-01", Severity.ERROR, *PURPOSE, *gdpr("5(1)(b)"), applies=Applies.BOTH)
def purpose_has_text(review: Review) -> Iterator[RuleHit]:
    """A purpose is described in its section, or in the sections below it."""
    for document, section in review.sections(*review.facts.purposes):
        if not section.text and not document.has_parts(section):
            yield review.at_section(document, section, purpose=review.title(section.id), language=review.language(document.language))


@purpose_rule("PUR-02", Severity.ERROR, *PURPOSE, *gdpr("6(1)"))
def legal_basis(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """Every purpose has one of the six grounds."""
    if not purpose.legal_bases:
        yield review.at_fact("purposes", name, "legal_bases", purpose=review.title(name), groups=review.groups(purpose.groups))


@purpose_rule("PUR-03", Severity.WARNING, *gdpr("13(1)(c)", "5(1)(a)"), TRANSPARENCY)
def what_each_basis_covers(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """Where a purpose has several grounds, each says what it is for."""
    bases = purpose.legal_bases or []
    if len(bases) > 1 and not all(basis.covers for basis in bases):
        yield review.at_fact("purposes", name, "legal_bases", purpose=review.title(name))


@purpose_rule("PUR-04", Severity.WARNING, *gdpr("6(1)(b)"))
def party_to_the_contract(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """A contract is a ground only towards the person who is a party to it, or is about to become one."""
    for place, basis in _bases(purpose, "contract"):
        if basis.subject_is_party is not True:
            yield review.at_fact("purposes", name, *place, purpose=review.title(name), groups=review.groups(purpose.groups))


@purpose_rule("PUR-05", Severity.WARNING, *gdpr("6(3)"))
def law_that_obliges(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """A legal obligation or public task comes from a law, named with its number."""
    for place, basis in _bases(purpose, "legal-obligation", "public-task"):
        if not names_a_law(basis.statute):
            yield review.at_fact("purposes", name, *place, purpose=review.title(name))


@purpose_rule("PUR-06", Severity.ERROR, *INTEREST, judgment("C-252/21"), judgment("C-394/23"))
def legitimate_interest(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """It is said whose interest it is and which, in every language.

    That is more than "legitimate interest" or "customer relationship".
    """
    for place, basis in _bases(purpose, "legitimate-interest"):
        said = review.said(basis.interest)
        if not said or any(_says_nothing(text, language) for language, text in said.items()):
            yield review.at_fact("purposes", name, *place, purpose=review.title(name))


@rule("PUR-07", Severity.ADVICE, *gdpr("6(1)(f)", "5(2)"), TRANSPARENCY, applies=Applies.BOTH)
def balancing_test(review: Review) -> Iterator[RuleHit]:
    """Readers learn that they can ask how a legitimate interest was weighed against theirs."""
    relied_on = any(list(_bases(purpose, "legitimate-interest")) for purpose in review.facts.purposes.values())
    offered = review.facts.requests and review.facts.requests.balancing_test
    mentioned = {document.language for document, section in review.sections() if any(review.phrases("balancing-test", document, section))}
    if relied_on and not offered and not mentioned.issuperset(review.notice.written_in):
        yield review.at_fact("requests", "balancing_test")


@rule("PUR-08", Severity.WARNING, *gdpr("5(1)(b)"), TRANSPARENCY, applies=Applies.BOTH, by_words=True)
def specific_purposes(review: Review) -> Iterator[RuleHit]:
    """The text says what is done with the data and why, not "to develop our services"."""
    for document, section in review.sections(*review.facts.purposes, "purposes"):
        for phrase, line in review.asserted("catch-all", document, section):
            yield review.at_section(document, section, line, about=phrase, phrase=phrase)


@purpose_rule("PUR-09", Severity.ERROR, *gdpr("13(3)", "14(4)", "6(4)"), states=DRAFT)
def told_of_a_new_purpose(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:  # noqa: ARG001 (that it is there is enough)
    """People are told of a new purpose before their data are used for it."""
    if review.before is None or review.facts_before is None or name in review.facts_before.purposes:
        return
    planned = review.facts.records.announcement if review.facts.records else None
    if planned is None or not review.before.effective < planned.date < review.heading.effective:
        yield review.at_fact("purposes", name, purpose=review.title(name), version=review.say.date(review.heading.effective))


@purpose_rule("PUR-10", Severity.WARNING, *gdpr("6(1)(d)", "6(1)(e)"))
def unusual_basis(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """A purpose does not rest on grounds that a company seldom has; a public task is confirmed by the law that lays it down."""
    for place, basis in _bases(purpose, "vital-interests", "public-task"):
        if basis.basis == "public-task" and basis.statute:
            continue
        term = review.say.term("legal_bases", basis.basis)
        yield review.at_fact("purposes", name, *place, purpose=review.title(name), basis=term)


@rule("PUR-11", Severity.WARNING, *gdpr("12(1)", "5(1)(a)"))
def nothing_unused(review: Review) -> Iterator[RuleHit]:
    """Whatever notice.yml defines belongs to a purpose."""
    facts = review.facts
    of_purposes = [purpose.model_dump() for purpose in facts.purposes.values()]
    used = {id for purpose in of_purposes for id in _ids(purpose)} | set(facts.controller.controller_of or ())
    for kind in ("groups", "categories", "sources", "recipients"):
        for id in getattr(facts, kind):
            if id not in used:
                yield review.at_fact(kind, id, id=id)


def _bases(purpose: Purpose, *codes: str) -> Iterator[tuple[tuple[str, int], LegalBasis]]:
    """Yield the legal bases of these kinds, each with its place in the purpose."""
    for index, basis in enumerate(purpose.legal_bases or ()):
        if basis.basis in codes:
            yield ("legal_bases", index), basis


def _says_nothing(interest: str, language: str) -> bool:
    return words_beside("empty-interest", language, interest) < WORDS_OF_AN_INTEREST


def _ids(fact: object) -> Iterator[str]:
    """Yield every word in the facts of a purpose that may be an id."""
    if isinstance(fact, str):
        yield fact
    elif isinstance(fact, (list, dict)):
        for inner in fact.values() if isinstance(fact, dict) else fact:
            yield from _ids(inner)
