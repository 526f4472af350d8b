"""The nodes of the controller, the people to write to and the supervisory authority are built here."""
from __future__ import annotations

from typing import TypedDict

from ..facts import Facts
from ..facts.parties import Address, Authority, Channels, Contact, JointController, Officer, Requests
from .format import party_format as f
from .multilingual import Multilingual, iri, listed, one, several
from .register_nodes import data_subject


class ReachedBy(TypedDict):
    """These are ways to reach somebody, as keys of privacy.json."""

    email: str | None
    telephone: str | None
    website: str | None


def controller(facts: Facts, multilingual: Multilingual) -> f.ControllerNode:
    """Return the controller, with contact, data protection officer and representative."""
    own = facts.controller
    return f.ControllerNode(
        id=multilingual.id("controller"),
        name=own.name,
        business_id=own.business_id,
        group=own.group,
        controller_of=listed(data_subject(facts, multilingual, id) for id in own.controller_of or ()),
        address=_address(multilingual, own.address),
        **_channels(own),
        contact=several([facts.contact] if facts.contact else None, "schema:ContactPoint", lambda found: _contact(found, multilingual)),
        data_protection_officer=one(facts.dpo, "dpv:DataProtectionOfficer", lambda officer: _dpo(officer, multilingual)),
        representative=one(facts.representative, "eu-gdpr:Representative", lambda officer: _representative(officer, multilingual)),
    )


def _contact(contact: Contact, multilingual: Multilingual) -> f.ContactPoint:
    address = _address(multilingual, contact.address)
    return f.ContactPoint(id=multilingual.id("contact"), name=contact.person, job_title=contact.role, address=address, **_channels(contact))


def _dpo(officer: Officer, multilingual: Multilingual) -> f.DataProtectionOfficer:
    address = _address(multilingual, officer.address)
    return f.DataProtectionOfficer(id=multilingual.id("dpo"), name=officer.name, address=address, **_channels(officer))


def _representative(officer: Officer, multilingual: Multilingual) -> f.Representative:
    address = _address(multilingual, officer.address)
    return f.Representative(id=multilingual.id("representative"), name=officer.name, address=address, **_channels(officer))


def joint_controller(company: JointController, multilingual: Multilingual) -> f.JointControllerNode:
    """Return a joint controller."""
    return f.JointControllerNode(
        name=company.name,
        country=company.country,
        description=company.essence,
        address=_address(multilingual, company.address),
        **_channels(company),
    )


def authority(found: Authority, multilingual: Multilingual) -> f.AuthorityNode:
    """Return the supervisory authority."""
    return f.AuthorityNode(
        id=iri("authorities", found.code) if found.code else multilingual.id("authority"),
        code=found.code,
        name=found.name,
        visiting_address=_address(multilingual, found.visiting_address),
        address=_address(multilingual, found.postal_address),
        **_channels(found),
    )


def requests(found: Requests, multilingual: Multilingual) -> f.RequestsNode:
    """Return how to use the rights; its id is the section of the rights."""
    return f.RequestsNode(
        id=multilingual.id("rights"),
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


def _address(multilingual: Multilingual, address: Address | None) -> f.PostalAddress | None:
    if address is None:
        return None
    floor = address.floor
    return f.PostalAddress(
        street_address=address.street,
        extended_address=None if floor is None else multilingual.each(lambda say: say.floor(floor)),
        floor=floor,
        post_office_box_number=None if address.po_box is None else str(address.po_box),
        postal_code=address.postal_code,
        address_locality=address.town,
        address_country=address.country,
    )
