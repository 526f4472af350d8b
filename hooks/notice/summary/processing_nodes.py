"""The nodes of the purposes and of everything that hangs on them are built here."""
from __future__ import annotations

from typing import Any

from ..facts import Facts
from ..facts.processing import AutomatedDecision, LegalBasis, Provision, Purpose, Retention, Transfer
from ..facts.values import NONE
from .format import processing_format as f
from .format.json_values import Unstated
from .multilingual import Multilingual, iri, listed, one, several
from .register_nodes import data_subject, recipient, source, used_data


def process(facts: Facts, multilingual: Multilingual, id: str) -> f.Process:
    """Return a purpose; its id is the address of its section."""
    purpose, section = facts.purposes[id], multilingual.section_of(id)
    condition = purpose.special_condition
    return f.Process(
        id=multilingual.id(id),
        **section,
        purposes=listed(_kind(multilingual, kind) for kind in purpose.kinds or ()) or [f.PurposeNode(title=section["title"])],
        role=purpose.role,
        on_behalf_of=purpose.on_behalf_of,
        collected_from=purpose.collected_from,
        data_subjects=[data_subject(facts, multilingual, group) for group in purpose.groups],
        personal_data=several(purpose.categories, "dpv:PersonalData", lambda used: used_data(facts, multilingual, used, purpose)),
        sources=several(purpose.sources, "dpv:DataSource", lambda found: source(facts, multilingual, found)),
        legal_bases=several(purpose.legal_bases, "dpv:LegalBasis", lambda basis: _basis(multilingual, basis)),
        special_condition=_ground(multilingual, "special_conditions", condition) if condition else None,
        criminal_data_basis=_criminal_data_basis(multilingual, purpose),
        recipients=several(purpose.recipients, "dpv:Recipient", lambda found: recipient(facts, multilingual, found)),
        retention=_retention_of(facts, purpose),
        provision=one(purpose.provision, "dpv:Necessity", lambda provision: _provision(multilingual, provision)),
        direct_marketing=_direct_marketing(purpose.direct_marketing),
        profiling=one(purpose.profiling, "dpv:Profiling", lambda text: f.Profiling(description=text)),
    )


def _kind(multilingual: Multilingual, kind: str) -> f.PurposeNode:
    return f.PurposeNode(code=kind, category=[iri("purpose_kinds", kind)], title=multilingual.term("purpose_kinds", kind))


def _ground(multilingual: Multilingual, kind: str, code: str, **more: Any) -> f.LegalBasisNode:
    return f.LegalBasisNode(code=code, category=[iri(kind, code)], title=multilingual.term(kind, code), **more)


def _basis(multilingual: Multilingual, basis: LegalBasis) -> f.LegalBasisNode:
    interest = None
    if basis.interest is not None or basis.basis == "legitimate-interest":
        interest = one(basis.interest, "dpv:Justification", lambda text: f.Interest(description=text))
    more = {"subject_is_party": basis.subject_is_party, "covers": basis.covers, "statute": basis.statute}
    return _ground(multilingual, "legal_bases", basis.basis, interest=interest, **more)


def _criminal_data_basis(multilingual: Multilingual, purpose: Purpose) -> f.LegalBasisNode | None:
    law = purpose.criminal_data_law
    return f.LegalBasisNode(title=multilingual.each(lambda say: say.label("criminal_data_law")), statute=law) if law else None


def _retention_of(facts: Facts, purpose: Purpose) -> list[f.RetentionNode | Unstated]:
    """Return its own retention, else what the notice says for all that have none of their own."""
    if purpose.retention is None and (general := facts.retention_of(purpose)):
        return [retention(kept, general=True) for kept in general]
    return several(purpose.retention, "dpv:StorageDuration", retention)


def retention(kept: Retention, general: bool | None = None) -> f.RetentionNode:
    """Return a period, criteria, or both; criteria alone are the event until which data are kept.

    `general` says that it holds for every purpose that has none of its own.
    """
    duration: f.TemporalDuration | f.UntilEventDuration | None = f.TemporalDuration(value=kept.period) if kept.period else None
    if duration is None and kept.criteria:
        duration = f.UntilEventDuration(value=kept.criteria)
    beside = kept.criteria if kept.period else None
    return f.RetentionNode(duration=duration, starts=kept.starts, description=beside, statute=kept.statute, general=general)


def _provision(multilingual: Multilingual, provision: Provision) -> f.ProvisionNode:
    return f.ProvisionNode(
        type=iri("provision_kinds", provision.kind),
        code=provision.kind,
        title=multilingual.term("provision_kinds", provision.kind),
        consequence=one(provision.consequences, "dpv:Consequence", lambda text: f.Consequence(description=text)),
    )


def _direct_marketing(used: bool | None) -> f.DirectMarketing | Unstated | None:
    if used is None:
        return None
    return f.DirectMarketing() if used else one(NONE, "dpv:DirectMarketing", lambda _: f.DirectMarketing())


def transfer(facts: Facts, multilingual: Multilingual, found: Transfer) -> f.TransferNode:
    """Return a transfer outside the EU and EEA."""
    mechanism = found.mechanism
    return f.TransferNode(
        third_country=found.country,
        description=found.what,
        recipients=several([found.recipient] if found.recipient else None, "dpv:Recipient", lambda id: recipient(facts, multilingual, id)),
        transfer_mechanisms=several(
            [mechanism] if mechanism else None,
            "dpv:LegalBasis",
            lambda code: _ground(multilingual, "transfer_mechanisms", code),
        ),
        decision=found.decision,
        adequacy_decision=found.adequacy_decision,
        copy_from=one(found.copy_from, "schema:DigitalDocument", lambda address: f.Copy(url=address)),
    )


def automated_decision(multilingual: Multilingual, found: AutomatedDecision) -> f.AutomatedDecisionNode:
    """Return an automated decision."""
    return f.AutomatedDecisionNode(process=multilingual.id(found.purpose), logic=found.logic, significance=found.significance)
