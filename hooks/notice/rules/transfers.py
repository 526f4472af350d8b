"""A notice says which data leave the European Economic Area: Art. 13(1)(f), 14(1)(f) and 44–49 GDPR."""
from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ..countries import ADEQUATE, EEA
from ..facts.processing import Transfer
from ..facts.values import NONE
from ..views import register_names
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, Work, gdpr
from .rule import CURRENT, Applies, rule
from .under_review import Review

TRANSFERS = gdpr("13(1)(f)", "14(1)(f)")
SAFEGUARDS = ("standard-clauses", "binding-rules", "code-of-conduct", "certification")
FRAMEWORK = Work("(EU) 2023/1795", "https://eur-lex.europa.eu/eli/dec_impl/2023/1795/oj")
CERTIFIED_FOR = timedelta(days=366)


@rule("TRF-01", Severity.WARNING, *TRANSFERS, applies=Applies.BOTH)
def transfers_or_none(review: Review) -> Iterator[RuleHit]:
    """The notice says whether data leave the EEA."""
    if review.facts.transfers is None:
        yield review.at_fact("transfers")


@rule("TRF-02", Severity.WARNING, *TRANSFERS, TRANSPARENCY, applies=Applies.BOTH)
def countries_are_named(review: Review) -> Iterator[RuleHit]:
    """A text that lets data leave the EEA has its transfers among the facts, each with its country."""
    if _transfers(review):
        return
    for document, section in review.chapters("transfers", "recipients", "purposes", *review.facts.purposes):
        for phrase, line in review.asserted("leaves-the-eea", document, section):
            yield review.at_section(document, section, line, about=phrase, phrase=phrase)


@rule("TRF-03", Severity.ERROR, *TRANSFERS, *gdpr("44"), applies=Applies.BOTH)
def ground(review: Review) -> Iterator[RuleHit]:
    """Every transfer has a ground."""
    for index, transfer in enumerate(_transfers(review)):
        if transfer.mechanism is None:
            yield review.at_fact("transfers", index, "mechanism", country=review.say.country(transfer.country))


@rule("TRF-03b", Severity.WARNING, *TRANSFERS, *gdpr("45"), applies=Applies.BOTH)
def decision_is_identified(review: Review) -> Iterator[RuleHit]:
    """An adequacy decision that a transfer rests on can be looked up."""
    for index, transfer in enumerate(_transfers(review)):
        if transfer.mechanism == "adequacy" and not transfer.decision:
            yield review.at_fact("transfers", index, "decision", country=review.say.country(transfer.country))


@rule("TRF-03c", Severity.WARNING, *TRANSFERS, *gdpr("45"), applies=Applies.BOTH, states=CURRENT)
def decision_exists(review: Review) -> Iterator[RuleHit]:
    """A transfer rests on an adequacy decision only for a country for which there is one."""
    for index, transfer in enumerate(_transfers(review)):
        if transfer.mechanism == "adequacy" and transfer.country not in EEA | ADEQUATE:
            yield review.at_fact("transfers", index, "mechanism", country=review.say.country(transfer.country))


@rule("TRF-03d", Severity.WARNING, *TRANSFERS, *gdpr("45"), applies=Applies.BOTH)
def decision_or_none(review: Review) -> Iterator[RuleHit]:
    """A transfer on another ground says whether there is an adequacy decision."""
    for index, transfer in enumerate(_transfers(review)):
        if transfer.mechanism not in (None, "adequacy") and transfer.adequacy_decision is None:
            yield review.at_fact("transfers", index, "adequacy_decision", country=review.say.country(transfer.country))


@rule("TRF-04", Severity.ERROR, *TRANSFERS, *gdpr("46", "47"), applies=Applies.BOTH)
def copy_of_the_safeguards(review: Review) -> Iterator[RuleHit]:
    """Who relies on safeguards says where to get a copy of them."""
    for index, transfer in enumerate(_transfers(review)):
        if transfer.mechanism in SAFEGUARDS and transfer.copy_from in (None, NONE):
            ground = review.say.term("transfer_mechanisms", transfer.mechanism)
            yield review.at_fact("transfers", index, "copy_from", country=review.say.country(transfer.country), ground=ground)


@rule("TRF-05", Severity.ERROR, *TRANSFERS, applies=Applies.BOTH)
def recipients_outside(review: Review) -> Iterator[RuleHit]:
    """A recipient outside the EEA has its transfer: one to it, or one to its country that names no recipient."""
    for name, recipient in review.facts.recipients.items():
        for country in recipient.country or ():
            described = any(one.country == country and one.recipient in (None, name) for one in _transfers(review))
            if country not in EEA and not described:
                who, where = review.names(register_names.recipient, [name]), review.say.country(country)
                yield review.at_fact("recipients", name, "country", about=country, recipient=who, country=where, id=name, code=country)


@rule("TRF-05b", Severity.WARNING, *TRANSFERS, applies=Applies.BOTH)
def abroad_is_where(review: Review) -> Iterator[RuleHit]:
    """Another country may be outside the EEA, unless the text says that it is not."""
    for document, section in review.chapters("recipients", "transfers"):
        for phrase, line in review.asserted("abroad", document, section):
            yield review.at_section(document, section, line, about=phrase, phrase=phrase)


@rule("TRF-07", Severity.WARNING, *gdpr("45"), FRAMEWORK, applies=Applies.BOTH, states=CURRENT)
def certified_in_the_united_states(review: Review) -> Iterator[RuleHit]:
    """The decision on the United States covers only who is certified, for a year at a time."""
    checked = review.facts.records.framework_checked if review.facts.records else None
    lately = checked and review.day - checked <= CERTIFIED_FOR
    for index, transfer in enumerate(_transfers(review)):
        if transfer.country == "US" and transfer.mechanism == "adequacy" and not lately:
            yield review.at_fact("transfers", index, "mechanism")


def _transfers(review: Review) -> list[Transfer]:
    transfers = review.facts.transfers
    return transfers if isinstance(transfers, list) else []
