"""A notice says who is responsible and whom one can reach: Art. 13(1)(a)–(b), 26, 27 and 37 GDPR."""
from __future__ import annotations

from collections.abc import Iterator

from ..countries import EEA
from ..facts.parties import Address, Channels
from ..facts.values import NONE
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr
from .rule import CURRENT, Applies, rule
from .said_in_prose import once_a_sentence, says
from .something_else import is_of_somebody_else
from .under_review import Review

CONTROLLER = gdpr("13(1)(a)", "14(1)(a)")


@rule("CTL-02", Severity.ERROR, *CONTROLLER, applies=Applies.BOTH)
def contact_details(review: Review) -> Iterator[RuleHit]:
    """There is an e-mail address, a telephone number or a postal address."""
    facts = review.facts
    ways = [_can_be_reached(one, one.address) for one in (facts.controller, facts.contact) if one]
    if not any(ways):
        yield review.at_fact("controller", about="contact details")


@rule("CTL-02b", Severity.WARNING, *CONTROLLER, TRANSPARENCY, applies=Applies.BOTH)
def whole_address(review: Review) -> Iterator[RuleHit]:
    """A letter to a postal address would arrive: it has a postcode and a town."""
    for party in (review.facts.controller, review.facts.contact):
        address = party.address if party else None
        if address and (address.street or address.po_box is not None) and not (address.postal_code and address.town):
            yield review.at_fact("controller" if party is review.facts.controller else "contact", "address")


@rule("CTL-02c", Severity.WARNING, *CONTROLLER, TRANSPARENCY, applies=Applies.BOTH, states=CURRENT)
def has_an_address(review: Review) -> Iterator[RuleHit]:
    """People can write a letter to the controller: there is a street or a box."""
    parties = [one for one in (review.facts.controller, review.facts.contact) if one]
    reached = any(_can_be_reached(one, one.address) for one in parties)
    if reached and not any(one.address and (one.address.street or one.address.po_box is not None) for one in parties):
        yield review.at_fact("controller", about="address")


@rule("CTL-04", Severity.WARNING, *gdpr("4(7)", "4(8)", "28(10)"), *CONTROLLER, applies=Applies.BOTH)
def processor_with_grounds(review: Review) -> Iterator[RuleHit]:
    """Who works on behalf of another needs no legal basis of its own; who has one decides for itself."""
    for name, purpose in review.facts.purposes.items():
        if purpose.role == "processor" and purpose.legal_bases:
            yield review.at_fact("purposes", name, "role", purpose=review.title(name))


@rule("CTL-04b", Severity.WARNING, *gdpr("4(7)", "4(8)"), *CONTROLLER, applies=Applies.BOTH)
def processor_for_whom(review: Review) -> Iterator[RuleHit]:
    """Who works on behalf of another says of whom, and where people are informed."""
    for name, purpose in review.facts.purposes.items():
        if purpose.role == "processor" and not purpose.on_behalf_of:
            yield review.at_fact("purposes", name, "on_behalf_of", purpose=review.title(name))


@rule("CTL-04c", Severity.WARNING, *gdpr("4(7)", "4(8)"), *CONTROLLER, applies=Applies.BOTH)
def role(review: Review) -> Iterator[RuleHit]:
    """Every purpose says in which role the organisation acts."""
    for name, purpose in review.facts.purposes.items():
        if purpose.role is None:
            yield review.at_fact("purposes", name, "role", purpose=review.title(name))


@rule("CTL-05", Severity.WARNING, *gdpr("13(1)(a)", "5(1)(a)"))
def groups_of_the_controller(review: Review) -> Iterator[RuleHit]:
    """A list of those for whom the organisation is controller has everybody whose data it decides about."""
    listed = review.facts.controller.controller_of
    used = {group: None for purpose in review.facts.purposes.values() if purpose.role != "processor" for group in purpose.groups}
    missing = [group for group in used if listed and group not in listed]
    if missing:
        yield review.at_fact("controller", "controller_of", groups=review.groups(missing))


@rule("CTL-06", Severity.ERROR, *gdpr("26(1)", "26(2)"), applies=Applies.BOTH)
def joint_arrangement(review: Review) -> Iterator[RuleHit]:
    """Joint controllers are named, with the main points of what they agreed."""
    parties = review.facts.joint_controllers
    named = isinstance(parties, list) and all(party.essence for party in parties)
    for name, purpose in review.facts.purposes.items():
        if purpose.role == "joint" and not named:
            yield review.at_fact("purposes", name, "role", purpose=review.title(name))


@rule("CTL-06b", Severity.WARNING, *gdpr("26(1)", "26(2)"), applies=Applies.BOTH)
def shared_with_the_group(review: Review) -> Iterator[RuleHit]:
    """Where group companies receive data, the notice says whether they decide together."""
    sharing = any(recipient.kind == "group-company" for recipient in review.facts.recipients.values())
    if sharing and review.facts.joint_controllers is None:
        yield review.at_fact("joint_controllers")


@rule("CTL-07", Severity.ERROR, *gdpr("27"), *CONTROLLER, applies=Applies.BOTH)
def representative(review: Review) -> Iterator[RuleHit]:
    """A controller outside the EEA names a representative in it, or records why it needs none."""
    country, officer, records = review.facts.controller.address, review.facts.representative, review.facts.records
    if country is None or country.country is None or country.country in EEA:
        return
    excused = officer == NONE and records and records.representative_not_required
    reachable = officer and officer != NONE and officer.name and _can_be_reached(officer, officer.address)
    if not (excused or reachable):
        yield review.at_fact("representative", country=review.say.country(country.country))


@rule("CTL-07b", Severity.WARNING, *gdpr("27(1)", "5(1)(a)"), states=CURRENT)
def no_representative_within_the_union(review: Review) -> Iterator[RuleHit]:
    """A text of a controller in the EEA tells of no establishment outside it and of no representative, which only others have."""
    address = review.facts.controller.address
    if address and address.country in EEA and review.facts.representative in (None, NONE):
        for prose, hit in once_a_sentence(says(review, "seated-outside-the-union", unless=("of-others-outside",))):
            if not is_of_somebody_else(prose, hit):
                yield review.at_sentence(prose, hit.words, phrase=hit.words, country=review.say.country(str(address.country)))


@rule("CTL-08", Severity.ADVICE, *gdpr("5(1)(c)", "5(1)(e)"))
def role_instead_of_person(review: Review) -> Iterator[RuleHit]:
    """The contact is a role, not a person.

    What is published stays in the archive, and people change their work.
    """
    if review.facts.contact and review.facts.contact.person:
        yield review.at_fact("contact", "person", person=review.facts.contact.person)


@rule("DPO-01", Severity.WARNING, *gdpr("37(1)", "37(7)"))
def officer_or_none(review: Review) -> Iterator[RuleHit]:
    """The notice says whether there is a data protection officer."""
    if review.facts.dpo is None:
        yield review.at_fact("dpo")


@rule("DPO-02", Severity.ERROR, *gdpr("13(1)(b)", "14(1)(b)", "37(7)"), applies=Applies.BOTH)
def officer_can_be_reached(review: Review) -> Iterator[RuleHit]:
    """A data protection officer has contact details; a name is not required."""
    officer = review.facts.dpo
    if officer and officer != NONE and not _can_be_reached(officer, officer.address):
        yield review.at_fact("dpo")


@rule("DPO-03", Severity.ADVICE, *gdpr("5(2)", "24"))
def no_officer_has_a_reason(review: Review) -> Iterator[RuleHit]:
    """It is recorded why no officer is needed."""
    records = review.facts.records
    if review.facts.dpo == NONE and not (records and records.dpo_not_required):
        yield review.at_fact("records", "dpo_not_required")


def _can_be_reached(party: Channels, address: Address | None) -> bool:
    postal = address and (address.street or address.po_box is not None)
    return bool(party.email or party.phone or postal)
