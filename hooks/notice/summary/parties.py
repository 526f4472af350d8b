"""Nodes of the controller, the people to write to and the supervisory authority."""
from __future__ import annotations

from typing import Any

from ..facts import Facts
from ..facts.parties import Address, Authority, Channels, JointController, Officer
from ..localizer import Localizer
from ..vocabulary import codes
from .processing import group_node
from .voices import Node, Voices, one, stated


def controller_node(facts: Facts, voices: Voices) -> Node:
    controller, contact = facts.controller, facts.contact
    return stated(
        id=voices.id("controller"),
        type="dpv:DataController",
        name=controller.name,
        businessId=controller.business_id,
        group=controller.group,
        controllerOf=[group_node(facts, voices, id) for id in controller.controller_of or ()] or None,
        address=_addresses(voices, controller.address),
        **_channels(controller),
        contact=[_contact(contact, voices)] if contact else None,
        dataProtectionOfficer=one(facts.dpo, "dpv:DataProtectionOfficer", lambda officer: _officer(officer, voices, "dpo")),
        representative=one(facts.representative, "eu-gdpr:Representative", lambda officer: _officer(officer, voices, "representative")),
    )


def _contact(contact: Any, voices: Voices) -> Node:
    return stated(
        id=voices.id("contact"),
        type="schema:ContactPoint",
        name=contact.person,
        jobTitle=voices.text(contact.role) if contact.role else None,
        address=_addresses(voices, contact.address),
        **_channels(contact),
    )


def _officer(officer: Officer, voices: Voices, section: str) -> Node:
    kind = "dpv:DataProtectionOfficer" if section == "dpo" else "eu-gdpr:Representative"
    name = voices.text(officer.name) if officer.name else None
    return stated(id=voices.id(section), type=kind, name=name, address=_addresses(voices, officer.address), **_channels(officer))


def joint_node(company: JointController, voices: Voices) -> Node:
    return stated(
        type="dpv:JointDataControllers",
        name=company.name,
        country=company.country,
        description=voices.text(company.essence) if company.essence else None,
        address=_addresses(voices, company.address),
        **_channels(company),
    )


def authority_node(authority: Authority, voices: Voices) -> Node:
    return stated(
        id=codes()["authorities"][authority.code].iri if authority.code else voices.id("authority"),
        type="eu-gdpr:DataProtectionAuthority",
        name=voices.text(authority.name),
        address=_addresses(voices, authority.visiting_address, authority.postal_address),
        **_channels(authority),
    )


def _channels(channels: Channels) -> Node:
    return stated(email=channels.email, telephone=channels.phone, website=channels.website)


def _addresses(voices: Voices, *addresses: Address | None) -> list[Node] | None:
    return [_address(voices, address) for address in addresses if address] or None


def _address(voices: Voices, address: Address) -> Node:
    def street(say: Localizer) -> str:
        return say.address(Address(street=address.street, floor=address.floor))[0].text

    return stated(
        type="schema:PostalAddress",
        streetAddress=voices.each(street) if address.street else None,
        postOfficeBoxNumber=str(address.po_box) if address.po_box is not None else None,
        postalCode=address.postal_code,
        addressLocality=voices.text(address.town) if address.town else None,
        addressCountry=address.country,
    )
