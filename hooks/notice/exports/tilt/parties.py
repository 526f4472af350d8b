"""Controller, officer and authority in TILT."""
from __future__ import annotations

from typing import Any

from ...facts.parties import Address, Contact, Controller, Officer
from ...localizer import Localizer, telephone_uri


def parties(controller: Controller, contact: Contact, officer: Officer, say: Localizer) -> dict[str, Any]:
    """The person who represents the controller is the one to contact."""
    person = {"name": contact.person, "email": contact.email, **phone(contact.phone)}
    return {
        "controller": {"name": controller.name, **place(controller.address, say), "representative": person},
        "dataProtectionOfficer": {
            "name": say.text(officer.name).text if officer.name else "",
            **place(officer.address, say),
            "email": officer.email,
            **phone(officer.phone),
        },
    }


def place(address: Address | None, say: Localizer) -> dict[str, str]:
    if address is None:
        return {}
    lines = ", ".join(line.text for line in say.address(address))
    return {"address": lines, **({"country": address.country} if address.country else {})}


def phone(number: str | None) -> dict[str, str]:
    return {"phone": telephone_uri(number).removeprefix("tel:")} if number else {}
