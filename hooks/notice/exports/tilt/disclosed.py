"""Data in TILT: a row for each category of data in each purpose, and where it comes from."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ...documents import Document
from ...facts import Facts
from ...facts.processing import LegalBasis, Provision, Purpose, Retention
from ...facts.values import NONE
from ...localizer import Localizer
from ...views import registers
from ...vocabulary import codes


def rows(facts: Facts, say: Localizer, page: Document, id: str) -> Iterator[dict[str, Any]]:
    """TILT looks at categories of data, each with its purpose."""
    purpose = facts.purposes[id]
    title, text = title_and_text(page, id)
    for used in purpose.categories or ():
        yield {
            "_id": f"{id}-{used.category}",
            "category": registers.category(facts, say, used.category).text,
            "purposes": [{"purpose": title, "description": text}],
            "legalBases": [_basis(say, basis) for basis in purpose.legal_bases or ()],
            "legitimateInterests": [
                {"exists": True, "reasoning": say.text(basis.interest).text} for basis in purpose.legal_bases or () if basis.interest
            ],
            "recipients": list(_recipients(facts, say, purpose)),
            "storage": [_storage(say, kept) for kept in purpose.retention or facts.retention or ()],
            "nonDisclosure": _non_disclosure(say, purpose.provision) if purpose.provision else {},
        }


def title_and_text(page: Document, id: str) -> tuple[str, str]:
    section = page.section(id)
    return (section.title, section.text or section.title) if section else (id, id)


def _basis(say: Localizer, basis: LegalBasis) -> dict[str, str]:
    """6(1)(f) is written GDPR-6-1-f."""
    article = codes()["legal_bases"][basis.basis].article or ""
    return {"reference": "-".join(["GDPR", *article.replace(")", "").split("(")]), "description": say.term("legal_bases", basis.basis)}


def _recipients(facts: Facts, say: Localizer, purpose: Purpose) -> Iterator[dict[str, str]]:
    for id in _listed(purpose.recipients):
        own = facts.recipients[id]
        where = {"country": own.country[0]} if own.country and len(own.country) == 1 else {}
        yield {"name": registers.recipient(facts, say, id).text, **where, "category": say.term("recipient_kinds", own.kind)}


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


def sources(facts: Facts, say: Localizer, address: str) -> Iterator[dict[str, Any]]:
    """Sources of which the notice states whether they are public; TILT has no other."""
    for id, purpose in facts.purposes.items():
        for used in purpose.categories or ():
            found = list(_public_or_not(facts, say, used.sources or purpose.sources or [], f"{address}#{id}"))
            if found:
                category = registers.category(facts, say, used.category).text
                yield {"_id": f"{id}-{used.category}", "dataCategory": category, "sources": found}


def _public_or_not(facts: Facts, say: Localizer, ids: list[str], url: str) -> Iterator[dict[str, Any]]:
    for id in ids:
        own = facts.sources.get(id)
        if own and own.public is not None:
            yield {"description": registers.source(facts, say, id).text, "url": url, "publiclyAvailable": own.public}
