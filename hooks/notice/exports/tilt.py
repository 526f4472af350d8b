"""The notice is written in TILT, the Transparency Information Language (schema of 4 May 2023), one file a language.

It is experimental. TILT has no word for "not stated": a notice that is silent on any of what it asks for cannot be
written in TILT.
"""
from __future__ import annotations

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from ..addresses import Addresses
from ..documents import Document
from ..facts import Facts
from ..facts.parties import Address, Officer
from ..facts.processing import Purpose
from ..facts.values import NONE
from ..localizer import Localizer
from ..page_names import NOTICE
from ..versions import Timeline, Version
from .tilt_data import decisions, parties, rights, rows, sources


def states_enough(facts: Facts) -> bool:
    """Say whether the notice states everything that TILT asks for."""
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
    stated = (purpose.categories, purpose.legal_bases, purpose.recipients, facts.retention_of(purpose))
    return all(stated) and all(interests) and provision is not None and provision.consequences is not None


SAFEGUARDS = ("standard-clauses", "binding-rules", "code-of-conduct", "certification")


def tilt(version: Version, timeline: Timeline, addresses: Addresses, language: str) -> dict[str, Any] | None:
    """Return the document in one language, or None if the notice does not state enough.

    `_hash` is that of the rest, by RFC 8785.
    """
    notice, facts = version.notice, version.notice.facts
    officer, contact = facts.dpo, facts.contact
    if not (states_enough(facts) and isinstance(officer, Officer) and contact):
        return None
    say, address = Localizer(notice.terms[language], notice.source), addresses.absolute(NOTICE, language)

    def page(fact: str) -> Document:
        return notice.document(notice.homes[fact].page, language)

    def where(fact: str) -> str:
        return addresses.place(notice.homes[fact].page, notice.homes[fact].section, language)

    def links(page: str, section: str) -> str:
        return addresses.place(page, section, language)

    found = {
        "meta": _meta(version, timeline, address, language),
        **parties(facts.controller, contact, officer, say),
        "dataDisclosed": [row for id in facts.purposes for row in rows(facts, say, page(id), id, links)],
        "thirdCountryTransfers": list(_transfers(facts, say)),
        "sources": list(sources(facts, say, where)),
        **rights(facts, say, page, where, links),
        "automatedDecisionMaking": decisions(facts, say),
        "changesOfPurpose": [],
    }
    # With keys in plain letters and no fractions this is the canonical form.
    canonical = json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    found["meta"]["_hash"] = sha256(canonical.encode()).hexdigest()
    return found


def _meta(version: Version, timeline: Timeline, address: str, language: str) -> dict[str, Any]:
    first = timeline.versions[0]
    return {
        "_id": f"{version.id}-{language}",
        "name": version.notice.facts.controller.name,
        "created": (first.published or first.effective).isoformat(),
        "modified": (version.published or version.effective).isoformat(),
        "version": timeline.versions.index(version) + 1,
        "language": language,
        "status": "active" if version == timeline.in_force else "inactive",
        "url": address,
    }


def _transfers(facts: Facts, say: Localizer) -> Iterator[dict[str, Any]]:
    if facts.transfers is None or facts.transfers == NONE:
        return
    for transfer in facts.transfers:
        ground = say.term("transfer_mechanisms", transfer.mechanism) if transfer.mechanism else ""
        yield {
            "country": transfer.country,
            **({"adequacyDecision": {"available": True, "description": ground}} if transfer.mechanism == "adequacy" else {}),
            **({"appropriateGuarantees": {"available": True, "description": ground}} if transfer.mechanism in SAFEGUARDS else {}),
        }
