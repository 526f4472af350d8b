"""A contact card has everything a reader needs to reach somebody, in the order of an envelope."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from ..facts import Facts
from ..facts.parties import Address, Channels, JointController, Officer
from ..facts.values import NONE
from ..localizer import Localizer, Wording, telephone_uri
from .rows import Row
from .sheets import Sheet


@dataclass(frozen=True)
class LabelledAddress:
    """An address has lines, and a label where there are several."""

    label: str
    lines: list[Wording]


@dataclass(frozen=True)
class Card:
    """A card is about one organisation or person. `kind` is its type in schema.org.

    `name` is None where the notice names nobody.
    """

    kind: str
    name: Wording | None = None
    role: Wording | None = None
    identifier: str | None = None
    places: tuple[LabelledAddress, ...] = ()
    email: str | None = None
    phone: str | None = None
    phone_uri: str | None = None
    website: str | None = None
    rows: tuple[Row, ...] = field(default=())


def controller_card(facts: Facts, say: Localizer) -> Card:
    """Return the card of the controller."""
    controller = facts.controller
    places = _places(say, ("postal_address", controller.address))
    return _card("Organization", controller, facts, say, Wording(controller.name), places, identifier=controller.business_id)


def contact_card(facts: Facts, say: Localizer) -> Card | None:
    """Return the card of the contact, or None where the notice states none."""
    contact = facts.contact
    if contact is None:
        return None
    role = say.text(contact.role) if contact.role else None
    name = Wording(contact.person) if contact.person else role
    kind = "Person" if contact.person else "ContactPoint"
    return _card(kind, contact, facts, say, name, _places(say, ("postal_address", contact.address)), role=role if contact.person else None)


def asked_card(facts: Facts, say: Localizer) -> Card | None:
    """Return the card of whom people can ask at once, or None where the notice states neither an e-mail address nor a telephone.

    That is the contact, then the data protection officer, then the controller; the first who has one of them.
    """
    officer = officer_card(facts.dpo, facts, say) if isinstance(facts.dpo, Officer) else None
    found = (contact_card(facts, say), officer, controller_card(facts, say))
    return next((card for card in found if card and (card.email or card.phone)), None)


def authority_card(facts: Facts, say: Localizer) -> Card | None:
    """Return the card of the supervisory authority, or None where the notice states none."""
    authority = facts.authority
    if authority is None:
        return None
    places = _places(say, ("visiting_address", authority.visiting_address), ("postal_address", authority.postal_address))
    return _card("GovernmentOrganization", authority, facts, say, say.text(authority.name), places)


def officer_card(officer: Officer, facts: Facts, say: Localizer) -> Card:
    """Return the card of the data protection officer or the representative in the Union."""
    name = say.text(officer.name) if officer.name else None
    return _card("ContactPoint", officer, facts, say, name, _places(say, ("postal_address", officer.address)))


def joint_cards(facts: Facts, say: Localizer) -> list[Card]:
    """Return the cards of joint controllers."""
    if facts.joint_controllers is None or facts.joint_controllers == NONE:
        return []
    return [_joint(company, facts, say) for company in facts.joint_controllers]


def _joint(company: JointController, facts: Facts, say: Localizer) -> Card:
    return _card("Organization", company, facts, say, Wording(company.name), _places(say, ("postal_address", company.address)))


def _card(
    kind: str,
    channels: Channels,
    facts: Facts,
    say: Localizer,
    name: Wording | None,
    places: tuple[LabelledAddress, ...],
    **more: object,
) -> Card:
    """Return a card; what has a row and is no way to reach somebody at once stands below it."""
    phone = channels.phone
    return Card(
        kind,
        name,
        places=places,
        email=channels.email,
        phone=say.phone(phone) if phone else None,
        phone_uri=telephone_uri(phone) if phone else None,
        website=channels.website,
        rows=Sheet(facts, say).rows(channels),
        **more,  # type: ignore[arg-type]
    )


def _places(say: Localizer, *addresses: tuple[str, Address | None]) -> tuple[LabelledAddress, ...]:
    return tuple(_each_place(say, addresses))


def _each_place(say: Localizer, addresses: tuple[tuple[str, Address | None], ...]) -> Iterator[LabelledAddress]:
    for label, address in addresses:
        if address:
            yield LabelledAddress(say.label(label), say.address(address))
