"""Rights and automated decisions in TILT."""
from __future__ import annotations

from typing import Any

from ...documents import Document
from ...facts import Facts
from ...facts.values import NONE
from ...localizer import Localizer
from .disclosed import title_and_text
from .parties import phone, place


def rights(facts: Facts, say: Localizer, page: Document, address: str) -> dict[str, Any]:
    """TILT joins some rights, and lacks two that it lets us add."""

    def right(*rights: str) -> dict[str, Any]:
        stated = [code for code in rights if code in (facts.rights or ())]
        if not stated:
            return {}
        texts = (": ".join(dict.fromkeys(title_and_text(page, code))) for code in stated)
        email = facts.requests.email if facts.requests else None
        return {
            "available": True,
            "description": "\n\n".join(texts),
            "url": f"{address}#{stated[0]}",
            **({"email": email} if email else {}),
        }

    return {
        "accessAndDataPortability": right("access", "portability"),
        "rightToInformation": right("access"),
        "rightToRectificationOrDeletion": right("rectification", "erasure"),
        "rightToDataPortability": right("portability"),
        "rightToWithdrawConsent": right("withdraw-consent"),
        "rightToComplain": _complaint(facts, say, right("complaint")),
        "rightToRestriction": right("restriction"),
        "rightToObject": right("objection"),
    }


def _complaint(facts: Facts, say: Localizer, right: dict[str, Any]) -> dict[str, Any]:
    authority = facts.authority
    if authority is None:
        return {}
    email = {"email": authority.email} if authority.email else {}
    where = place(authority.postal_address or authority.visiting_address, say)
    return {**right, "supervisoryAuthority": {"name": say.text(authority.name).text, **where, **email, **phone(authority.phone)}}


def decisions(facts: Facts, say: Localizer) -> dict[str, Any]:
    if facts.automated_decisions is None or facts.automated_decisions == NONE:
        return {"inUse": False}
    return {
        "inUse": True,
        "logicInvolved": "\n\n".join(say.text(decision.logic).text for decision in facts.automated_decisions),
        "scopeAndIntendedEffects": "\n\n".join(say.text(decision.significance).text for decision in facts.automated_decisions),
    }
