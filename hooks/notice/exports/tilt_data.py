"""TILT has these parts of a notice: parties, data in each purpose and their sources, rights, automated decisions."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from ..documents import Document
from ..facts import Facts
from ..facts.parties import Address, Contact, Controller, Officer
from ..facts.processing import LegalBasis, Provision, Purpose, Retention
from ..facts.values import NONE
from ..links import linked_markdown
from ..localizer import Localizer, telephone_uri
from ..readable_markdown import without_html
from ..views import register_names
from ..vocabulary import codes

Where = Callable[[str], str]
Links = Callable[[str, str], str]


def parties(controller: Controller, contact: Contact, officer: Officer, say: Localizer) -> dict[str, Any]:
    """Return controller and officer; the person who represents the controller is the one to contact."""
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
    """Return an address in one line and its country, as far as they are stated."""
    if address is None:
        return {}
    lines = ", ".join(line.text for line in say.address(address))
    return {"address": lines, **({"country": address.country} if address.country else {})}


def phone(number: str | None) -> dict[str, str]:
    """Return a number as E.164 has it, or nothing where there is none."""
    return {"phone": telephone_uri(number).removeprefix("tel:")} if number else {}


def rows(facts: Facts, say: Localizer, page: Document, id: str, links: Links) -> Iterator[dict[str, Any]]:
    """Yield a row for each category of data in the purpose `id`; TILT looks at categories, each with its purpose."""
    purpose = facts.purposes[id]
    title, text = title_and_text(page, id, links)
    for used in purpose.categories or ():
        yield {
            "_id": f"{id}-{used.category}",
            "category": register_names.category(facts, say, used.category).text,
            "purposes": [{"purpose": title, "description": text}],
            "legalBases": [_basis(say, basis) for basis in purpose.legal_bases or ()],
            "legitimateInterests": [
                {"exists": True, "reasoning": say.text(basis.interest).text} for basis in purpose.legal_bases or () if basis.interest
            ],
            "recipients": list(_recipients(facts, say, purpose)),
            "storage": [_storage(say, kept) for kept in facts.retention_of(purpose)],
            "nonDisclosure": _non_disclosure(say, purpose.provision) if purpose.provision else {},
        }


def title_and_text(page: Document, id: str, links: Links) -> tuple[str, str]:
    """Return the heading and the text of a section; its id stands for both where the page has no such section.

    `links` gives the absolute address of a page and a section.
    """
    section = page.section(id)
    if section is None:
        return id, id
    return section.title, linked_markdown(without_html(section.text), links, page.page) or section.title


def _basis(say: Localizer, basis: LegalBasis) -> dict[str, str]:
    """Return a legal basis; 6(1)(f) is written GDPR-6-1-f."""
    article = codes()["legal_bases"][basis.basis].article or ""
    return {"reference": "-".join(["GDPR", *article.replace(")", "").split("(")]), "description": say.term("legal_bases", basis.basis)}


def _recipients(facts: Facts, say: Localizer, purpose: Purpose) -> Iterator[dict[str, str]]:
    for id in _listed(purpose.recipients):
        own = facts.recipients[id]
        where = {"country": own.country[0]} if own.country and len(own.country) == 1 else {}
        yield {"name": register_names.recipient(facts, say, id).text, **where, "category": say.term("recipient_kinds", own.kind)}


def _listed(ids: list[str] | str | None) -> list[str]:
    return ids if isinstance(ids, list) else []


def _storage(say: Localizer, kept: Retention) -> dict[str, Any]:
    start = say.text(kept.starts).text if kept.starts else None
    period = say.duration(kept.period) if kept.period else ""
    described = say.label("retention_from", period=period, start=start) if start else period
    return {
        "temporal": [{"description": described, "ttl": kept.period}] if kept.period else [],
        "purposeConditional": [say.text(kept.criteria).text] if kept.criteria else [],
        "legalBasisConditional": [],
        "aggregationFunction": "max",
    }


def _non_disclosure(say: Localizer, provision: Provision) -> dict[str, Any]:
    consequences = provision.consequences
    return {
        "legalRequirement": provision.kind == "statutory",
        "contractualRegulation": provision.kind in ("contractual", "precontractual"),
        "obligationToProvide": provision.kind != "voluntary",
        "consequences": say.label("none") if consequences == NONE else say.text(consequences).text,
    }


def sources(facts: Facts, say: Localizer, where: Where) -> Iterator[dict[str, Any]]:
    """Yield sources of which the notice states whether they are public; TILT has no other.

    `where` gives the address of the section of a purpose.
    """
    for id, purpose in facts.purposes.items():
        for used in purpose.categories or ():
            found = list(_public_or_not(facts, say, used.sources or purpose.sources or [], where(id)))
            if found:
                category = register_names.category(facts, say, used.category).text
                yield {"_id": f"{id}-{used.category}", "dataCategory": category, "sources": found}


def _public_or_not(facts: Facts, say: Localizer, ids: list[str], url: str) -> Iterator[dict[str, Any]]:
    for id in ids:
        own = facts.sources.get(id)
        if own and own.public is not None:
            yield {"description": register_names.source(facts, say, id).text, "url": url, "publiclyAvailable": own.public}


def rights(facts: Facts, say: Localizer, page: Callable[[str], Document], where: Where, links: Links) -> dict[str, Any]:
    """Return the rights; TILT joins some, and lacks two that it lets us add.

    `page` gives the page of a right, `where` the address of its section, and `links` that of any page and section.
    """

    def right(*rights: str) -> dict[str, Any]:
        stated = [code for code in rights if code in (facts.rights or ())]
        if not stated:
            return {}
        texts = (": ".join(dict.fromkeys(_right(page(code), say, code, links))) for code in stated)
        email = facts.requests.email if facts.requests else None
        return {
            "available": True,
            "description": "\n\n".join(texts),
            "url": where(stated[0]),
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


def _right(page: Document, say: Localizer, code: str, links: Links) -> tuple[str, ...]:
    """Return heading and text of the section of a right, or what it is called where it shares one."""
    return title_and_text(page, code, links) if page.section(code) else (say.term("rights", code),)


def _complaint(facts: Facts, say: Localizer, right: dict[str, Any]) -> dict[str, Any]:
    authority = facts.authority
    if authority is None:
        return {}
    email = {"email": authority.email} if authority.email else {}
    where = place(authority.postal_address or authority.visiting_address, say)
    return {**right, "supervisoryAuthority": {"name": say.text(authority.name).text, **where, **email, **phone(authority.phone)}}


def decisions(facts: Facts, say: Localizer) -> dict[str, Any]:
    """Return whether decisions are automated, and their logic and significance."""
    if facts.automated_decisions is None or facts.automated_decisions == NONE:
        return {"inUse": False}
    return {
        "inUse": True,
        "logicInvolved": "\n\n".join(say.text(decision.logic).text for decision in facts.automated_decisions),
        "scopeAndIntendedEffects": "\n\n".join(say.text(decision.significance).text for decision in facts.automated_decisions),
    }
