"""What TILT asks for. It has no word for "not stated": a notice that is silent on any of it cannot be written in TILT."""
from __future__ import annotations

from ...facts import Facts
from ...facts.parties import Address, Officer
from ...facts.processing import Purpose


def states_enough(facts: Facts) -> bool:
    """Whether the notice states everything that TILT asks for."""
    officer, controller, contact = facts.dpo, facts.controller, facts.contact
    return all(
        (
            isinstance(officer, Officer) and officer.name and officer.email and _has_country(officer.address),
            _has_country(controller.address),
            contact and contact.person and contact.email,
            {"access", "portability"} & set(facts.rights or ()),
            facts.transfers is not None,
            facts.automated_decisions is not None,
            all(_purpose_states_enough(facts, purpose) for purpose in facts.purposes.values()),
        )
    )


def _has_country(address: Address | None) -> bool:
    return address is not None and address.country is not None


def _purpose_states_enough(facts: Facts, purpose: Purpose) -> bool:
    interests = [basis.interest for basis in purpose.legal_bases or () if basis.basis == "legitimate-interest"]
    provision = purpose.provision
    stated = (purpose.categories, purpose.legal_bases, purpose.recipients, purpose.retention or facts.retention)
    return all(stated) and all(interests) and provision is not None and provision.consequences is not None
