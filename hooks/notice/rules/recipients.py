"""A notice says who receives data: Art. 4(9), 13(1)(e) and 14(1)(e) GDPR."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..documents import Document, Section
from ..facts.processing import Purpose, Recipient
from ..facts.values import NONE
from ..own_data import own_data
from ..sentences import find, sentences_of
from ..views import register_names
from .against_facts import READERS_OWN, is_called, is_somebody, names_of_recipients, share_words
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr
from .rule import CURRENT, Applies, purpose_rule, rule
from .under_review import Review

RECIPIENTS = gdpr("13(1)(e)", "14(1)(e)")
# Kinds that tell the line of business by themselves.
SECTOR_IS_KNOWN = ("court", "collection-agency", "credit-register")
# What a label may be called that tells the line of business by itself.
TRADES = ("party-lawyer", "party-accountant", "party-auditor", "party-insurer", "party-collector")
# Companies of the group have a rule of their own, and nobody knows beforehand who will buy the business.
NOT_DESCRIBED = ("group-company", "acquirer")
# So many recipients of notice.yml the next sentence names that says who "authorities" are.
FEWEST_NAMED = 2
# Authorities of which nobody knows which.
ANY_AUTHORITY = re.compile(
    r"\b(viranomaiset|myndigheter|authorities|officials)\b"
    r"|^\W*(viranomainen|(en )?myndighet|(an )?authority|tuomioistuin|tuomioistuimet|(en )?domstol(ar)?|(a )?courts?)\W*$",
    re.IGNORECASE,
)


@purpose_rule("REC-01", Severity.ERROR, *RECIPIENTS)
def recipients(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """Every purpose says who receives the data, or that nobody does."""
    if not purpose.recipients:
        yield review.at_fact("purposes", name, "recipients", purpose=review.title(name))


@rule("REC-02", Severity.WARNING, *RECIPIENTS, TRANSPARENCY, applies=Applies.BOTH)
def named_or_described(review: Review) -> Iterator[RuleHit]:
    """A recipient has its name, or else its line of business and its country; the name of "your bank" the reader alone knows."""
    for name, recipient in review.facts.recipients.items():
        tells = recipient.sector or recipient.kind in SECTOR_IS_KNOWN or is_called(review, recipient.label, *TRADES)
        described = (recipient.country and tells) or _is_an_authority(review, recipient) or _are_people(review, recipient)
        known = is_somebody(review, recipient.label, READERS_OWN) or is_called(review, recipient.label, "of-the-readers-choice")
        if not (recipient.name or described or recipient.kind in NOT_DESCRIBED or known):
            who = review.names(register_names.recipient, [name])
            yield review.at_fact("recipients", name, recipient=who, country=review.country or "FI")


def _is_an_authority(review: Review, recipient: Recipient) -> bool:
    """Say whether an authority or a court is called by what it is in each language ("Poliisi", "Polisen"), and not as one of many."""
    labels = review.said(recipient.label)
    return recipient.kind in ("authority", "court") and bool(labels) and not any(map(ANY_AUTHORITY.search, labels.values()))


def _are_people(review: Review, recipient: Recipient) -> bool:
    """Say whether a recipient is people, who have no line of business: "the members", "anyone who asks to see the list"."""
    return recipient.kind == "third-party" and is_somebody(review, recipient.label, "are-people", "are-private-people")


@rule("REC-03", Severity.WARNING, *gdpr("4(9)"), *RECIPIENTS, applies=Applies.BOTH, by_words=True)
def processors(review: Review) -> Iterator[RuleHit]:
    """Service providers that the text mentions are among the recipients."""
    if any(recipient.kind == "processor" for recipient in review.facts.recipients.values()):
        return
    for document, section in review.chapters("recipients"):
        for phrase, line in review.asserted("service-providers", document, section):
            yield review.at_section(document, section, line, about=phrase, phrase=phrase)


@rule("REC-04", Severity.WARNING, *gdpr("5(1)(d)", "12(1)"), states=CURRENT)
def names_of_today(review: Review) -> Iterator[RuleHit]:
    """No company stands under a name that it no longer has, in the facts or in the text."""
    for kind in ("sources", "recipients"):
        for id, entry in getattr(review.facts, kind).items():
            if entry.name in renamed_companies():
                yield review.at_fact(kind, id, "name", name=entry.name, now=renamed_companies()[entry.name])
    for document, section in review.sections():
        for name, now in renamed_companies().items():
            if (at := section.text.find(name)) >= 0:
                yield review.at_section(document, section, review.line_in(section, at), about=name, name=name, now=now)


@rule("REC-04b", Severity.WARNING, *gdpr("5(1)(d)", "12(1)"), states=CURRENT)
def names_that_lapse(review: Review) -> Iterator[RuleHit]:
    """No recipient stands under a name after the day on which, as is recorded, that name ends."""
    records = review.facts.records
    for id, day in (records.recipients_until or {}).items() if records else ():
        if day < review.day:
            yield review.at_fact("recipients", id, name=review.names(register_names.recipient, [id]), day=review.say.date(day))


@rule("REC-05", Severity.WARNING, *RECIPIENTS, TRANSPARENCY, applies=Applies.BOTH)
def companies_of_the_group(review: Review) -> Iterator[RuleHit]:
    """Companies of the group are named, or a list of them is linked."""
    for name, recipient in review.facts.recipients.items():
        if recipient.kind == "group-company" and not (recipient.name or recipient.website):
            yield review.at_fact("recipients", name, recipient=review.names(register_names.recipient, [name]))


@rule("REC-06", Severity.WARNING, *gdpr("12(1)"), *RECIPIENTS, applies=Applies.BOTH, by_words=True)
def no_bare_third_parties(review: Review) -> Iterator[RuleHit]:
    """The text says who gets the data, not "third parties", "partners" or "authorities"."""
    for document, section in review.chapters("recipients"):
        answering = [one for one in sentences_of(section.text, document.language) if find("others-answer", one)]
        for phrase, line in review.asserted("nobody-named", document, section):
            # That authorities answer for what they do themselves gives them nothing.
            answers = any(phrase in one.text and line == section.first_line + one.line for one in answering)
            if not (answers or _are_named_after(review, document, section, phrase)):
                yield review.at_section(document, section, line, about=phrase, phrase=phrase)


@rule("REC-07", Severity.WARNING, *RECIPIENTS, *gdpr("13(1)(f)"), applies=Applies.BOTH, states=CURRENT)
def transfers_have_recipients(review: Review) -> Iterator[RuleHit]:
    """Where data are transferred, somebody receives them: not every purpose says that nobody does."""
    transfers = review.facts.transfers
    first = next(iter(review.facts.recipients), "…")
    nobody = all(purpose.recipients == NONE for purpose in review.facts.purposes.values())
    for index, transfer in enumerate(transfers if isinstance(transfers, list) and review.facts.purposes and nobody else ()):
        country = review.say.country(transfer.country)
        yield review.at_fact("transfers", index, about="recipients", country=country, id=transfer.recipient or first)


@cache
def renamed_companies() -> dict[str, str]:
    """Return companies by a name that they no longer have, with what became of them."""
    path = Path(__file__).with_name("renamed_companies.yml")
    data: dict[str, str] = own_data(path)
    return data


def _are_named_after(review: Review, document: Document, section: Section, phrase: str) -> bool:
    """Say whether the sentence after one with a phrase, or a list after its colon, names those of whom it spoke, as notice.yml does."""
    prose = review.sentences_in(section)
    spoken = [place for place, one in enumerate(prose) if phrase in one.sentence.text]
    ends = [(place, len(prose) if prose[place].as_read.endswith(":") else place + 2) for place in spoken]
    after = " ".join(one.sentence.text for place, end in ends for one in prose[place + 1 : end])
    language = document.language
    told = [names for names in names_of_recipients(review, language) if any(share_words(after, one, language) for one in names)]
    return len(told) >= FEWEST_NAMED
