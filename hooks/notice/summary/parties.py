"""Builds the nodes of the controller, the people to write to and the supervisory authority."""
from __future__ import annotations

from typing import TypedDict

from ..facts import Facts
from ..facts.parties import Address, Authority, Channels, Contact, JointController, Officer, Requests
from .format import parties as f
from .registers import data_subject
from .voices import Voices, iri, listed, one, several


class ReachedBy(TypedDict):
    """Ways to reach somebody, as keys of privacy.json."""

    email: str | None
    telephone: str | None
    website: str | None


def controller(facts: Facts, voices: Voices) -> f.Controller:
    own = facts.controller
    return f.Controller(
        id=voices.id("controller"),
        name=own.name,
        business_id=own.business_id,
        group=own.group,
        controller_of=listed(data_subject(facts, voices, id) for id in own.controller_of or ()),
        address=_address(voices, own.address),
        **_channels(own),
        contact=several([facts.contact] if facts.contact else None, "schema:ContactPoint", lambda found: _contact(found, voices)),
        data_protection_officer=one(facts.dpo, "dpv:DataProtectionOfficer", lambda officer: _dpo(officer, voices)),
        representative=one(facts.representative, "eu-gdpr:Representative", lambda officer: _representative(officer, voices)),
    )


def _contact(contact: Contact, voices: Voices) -> f.ContactPoint:
    address = _address(voices, contact.address)
    return f.ContactPoint(id=voices.id("contact"), name=contact.person, job_title=contact.role, address=address, **_channels(contact))


def _dpo(officer: Officer, voices: Voices) -> f.DataProtectionOfficer:
    address = _address(voices, officer.address)
    return f.DataProtectionOfficer(id=voices.id("dpo"), name=officer.name, address=address, **_channels(officer))


def _representative(officer: Officer, voices: Voices) -> f.Representative:
    address = _address(voices, officer.address)
    return f.Representative(id=voices.id("representative"), name=officer.name, address=address, **_channels(officer))


def joint_controller(company: JointController, voices: Voices) -> f.JointController:
    return f.JointController(
        name=company.name,
        country=company.country,
        description=company.essence,
        address=_address(voices, company.address),
        **_channels(company),
    )


def authority(found: Authority, voices: Voices) -> f.Authority:
    return f.Authority(
        id=iri("authorities", found.code) if found.code else voices.id("authority"),
        code=found.code,
        name=found.name,
        visiting_address=_address(voices, found.visiting_address),
        address=_address(voices, found.postal_address),
        **_channels(found),
    )


def requests(found: Requests, voices: Voices) -> f.Requests:
    """How to use the rights. Its id is the section of the rights."""
    return f.Requests(
        id=voices.id("rights"),
        email=found.email,
        website=found.form,
        response_time=found.response_time,
        fee=None if found.free_of_charge is None else "FeeNotRequired" if found.free_of_charge else "FeeRequired",
        identity_check=one(found.identity_check, "dpv:IdentityVerification", lambda text: f.IdentityCheck(description=text))
        if found.identity_check
        else None,
        balancing_test=found.balancing_test,
    )


def _channels(channels: Channels) -> ReachedBy:
    return {"email": channels.email, "telephone": channels.phone, "website": channels.website}


def _address(voices: Voices, address: Address | None) -> f.PostalAddress | None:
    if address is None:
        return None
    floor = address.floor
    return f.PostalAddress(
        street_address=address.street,
        extended_address=None if floor is None else voices.each(lambda say: say.floor(floor)),
        floor=floor,
        post_office_box_number=None if address.po_box is None else str(address.po_box),
        postal_code=address.postal_code,
        address_locality=address.town,
        address_country=address.country,
    )
