"""Nodes of the purposes and of everything that hangs on them."""
from __future__ import annotations

from typing import Any

from ..facts import Facts
from ..facts.processing import AutomatedDecision, LegalBasis, Provision, Purpose, Retention, Transfer, UsedCategory
from ..facts.values import NONE
from ..vocabulary import codes
from .voices import Node, Voices, none, one, several, stated


def process_node(facts: Facts, voices: Voices, id: str) -> Node:
    """A purpose as a dpv:Process. Its id is the address of its section."""
    purpose = facts.purposes[id]
    return stated(
        id=voices.id(id),
        type="dpv:Process",
        **voices.section("index", id),
        purposes=[stated(type="dpv:Purpose", category=[_iri("purpose_kinds", kind) for kind in purpose.kinds] if purpose.kinds else None)],
        role=_iri("roles", purpose.role) if purpose.role else None,
        collectedFrom=[_notice_type(origin) for origin in purpose.collected_from] if purpose.collected_from else None,
        dataSubjects=[group_node(facts, voices, group) for group in purpose.groups],
        personalData=several(purpose.categories, "dpv:PersonalData", lambda used: _data(facts, voices, used, purpose)),
        sources=several(purpose.sources, "dpv:DataSource", lambda source: source_node(facts, voices, source)),
        legalBases=several(purpose.legal_bases, "dpv:LegalBasis", lambda basis: _basis(voices, basis)) + _special(voices, purpose),
        recipients=several(purpose.recipients, "dpv:Recipient", lambda recipient: recipient_id(voices, recipient)),
        retention=several(purpose.retention, "dpv:StorageDuration", lambda kept: retention_node(voices, kept)),
        provision=one(purpose.provision, "dpv:Necessity", lambda provision: _provision(voices, provision)),
        directMarketing=_direct_marketing(purpose),
        profiling=one(purpose.profiling, "dpv:Profiling", lambda text: {"type": "dpv:Profiling", "description": voices.text(text)}),
    )


def _iri(kind: str, code: str) -> str:
    return codes()[kind][code].iri or code


def _notice_type(origin: str) -> str:
    return "eu-gdpr:DirectDataCollectionNotice" if origin == "subject" else "eu-gdpr:IndirectDataCollectionNotice"


def group_node(facts: Facts, voices: Voices, id: str) -> Node:
    own = facts.groups.get(id)
    like = facts.code_of("groups", id)
    title = voices.text(own.label) if own else voices.term("groups", id)
    return stated(id=voices.id(f"group-{id}"), type="dpv:DataSubject", title=title, category=[_iri("groups", like)] if like else None)


def _data(facts: Facts, voices: Voices, used: UsedCategory, purpose: Purpose) -> Node:
    own = facts.categories.get(used.category)
    like = facts.code_of("categories", used.category)
    return stated(
        type=["dpv:PersonalData", "dpv:SpecialCategoryPersonalData"] if facts.is_special(used.category) else "dpv:PersonalData",
        title=voices.text(own.label) if own else voices.term("categories", used.category),
        category=[_iri("categories", like)] if like else None,
        necessity=_iri("provision_kinds", purpose.provision.kind).removeprefix("dpv:") if purpose.provision else None,
        sources=[source_node(facts, voices, source) for source in used.sources] if used.sources else None,
    )


def source_node(facts: Facts, voices: Voices, id: str) -> Node:
    own = facts.sources.get(id)
    if own is None:
        return {"type": _iri("source_kinds", id), "title": voices.term("source_kinds", id)}
    access = {True: "dpv:PublicDataSource", False: "dpv:NonPublicDataSource", None: None}[own.public]
    kinds = list(dict.fromkeys(filter(None, (_iri("source_kinds", own.kind), access))))
    label = voices.text(own.label) if own.label else None
    title = label or (None if own.name else voices.term("source_kinds", own.kind))
    return stated(id=voices.id(f"source-{id}"), type=kinds, name=own.name, title=title)


def recipient_id(voices: Voices, id: str) -> str:
    return voices.id(f"recipient-{id}")


def recipient_node(facts: Facts, voices: Voices, id: str) -> Node:
    own = facts.recipients[id]
    return stated(
        id=recipient_id(voices, id),
        type=_iri("recipient_kinds", own.kind),
        name=own.name,
        title=voices.text(own.label) if own.label else voices.term("recipient_kinds", own.kind),
        description=voices.text(own.sector) if own.sector else None,
        country=own.country,
        website=own.website,
    )


def _basis(voices: Voices, basis: LegalBasis) -> Node:
    texts = {key: voices.text(value) for key in ("interest", "covers", "statute") if (value := getattr(basis, key))}
    title = voices.term("legal_bases", basis.basis)
    return {"type": "dpv:LegalBasis", "category": [_iri("legal_bases", basis.basis)], "title": title, **texts}


def _special(voices: Voices, purpose: Purpose) -> list[Node]:
    code, law = purpose.special_condition, purpose.criminal_data_law
    nodes: list[Node] = []
    if code:
        title = voices.term("special_conditions", code)
        nodes.append({"type": "dpv:LegalBasis", "category": [_iri("special_conditions", code)], "title": title})
    if law:
        title = voices.each(lambda say: say.label("criminal_data_law"))
        nodes.append({"type": "dpv:LegalBasis", "title": title, "statute": voices.text(law)})
    return nodes


def retention_node(voices: Voices, kept: Retention) -> Node:
    """A period, criteria, or both; the criteria as the event until which data are kept."""
    duration: Any = {"type": "TemporalDuration", "value": kept.period} if kept.period else None
    if duration is None and kept.criteria:
        duration = {"type": "UntilEventDuration", "value": voices.text(kept.criteria)}
    return stated(
        type="dpv:StorageDuration",
        duration=duration,
        starts=voices.text(kept.starts) if kept.starts else None,
        description=voices.text(kept.criteria) if kept.criteria and kept.period else None,
        statute=voices.text(kept.statute) if kept.statute else None,
    )


def _provision(voices: Voices, provision: Provision) -> Node:
    consequences = provision.consequences
    node = stated(type=_iri("provision_kinds", provision.kind), title=voices.term("provision_kinds", provision.kind))
    if consequences is not None:
        node["consequence"] = voices.each(lambda say: say.label("none")) if consequences == NONE else voices.text(consequences)
    return node


def _direct_marketing(purpose: Purpose) -> Node | None:
    if purpose.direct_marketing is None:
        return None
    return {"type": "dpv:DirectMarketing"} if purpose.direct_marketing else none("dpv:DirectMarketing")


def transfer_node(voices: Voices, transfer: Transfer) -> Node:
    mechanism = transfer.mechanism
    copy = transfer.copy_from
    return stated(
        type="dpv:CrossBorderTransfer",
        thirdCountry=transfer.country,
        description=voices.text(transfer.what) if transfer.what else None,
        recipients=[recipient_id(voices, transfer.recipient)] if transfer.recipient else None,
        transferMechanisms=several([mechanism] if mechanism else None, "dpv:LegalBasis", lambda code: _mechanism(voices, code, transfer))
        + _no_adequacy(transfer),
        copyFrom=copy if copy != NONE else None,
    )


def _mechanism(voices: Voices, code: str, transfer: Transfer) -> Node:
    title = voices.term("transfer_mechanisms", code)
    return stated(type="dpv:LegalBasis", category=[_iri("transfer_mechanisms", code)], title=title, decision=transfer.decision)


def _no_adequacy(transfer: Transfer) -> list[Node]:
    """That there is no adequacy decision, where the notice says so."""
    decided = none("dpv:LegalBasis") | {"category": [_iri("transfer_mechanisms", "adequacy")]}
    return [decided] if transfer.adequacy_decision is False else []


def decision_node(voices: Voices, decision: AutomatedDecision) -> Node:
    return {
        "type": "dpv:AutomatedDecisionMaking",
        "process": voices.id(decision.purpose),
        "logic": voices.text(decision.logic),
        "significance": voices.text(decision.significance),
    }
