"""These models say what is done with the data: purposes and all that hangs on them, transfers, automated decisions."""
from __future__ import annotations

from typing import Annotated, Literal

from .json_values import Coded, Country, Entity, JsonNode, Origin, Period, Ref, Role, Term, Texts, Unstated
from .register_format import DataSubject, PersonalData, RecipientNode, SourceNode


class PurposeNode(Coded):
    """What sort of purpose a process has. Art. 13(1)(c) GDPR."""

    type: Literal["dpv:Purpose"] = "dpv:Purpose"


class Interest(JsonNode):
    """The legitimate interest that is pursued. Art. 13(1)(d) GDPR."""

    type: Literal["dpv:Justification"] = "dpv:Justification"
    description: Annotated[Texts, Term("dct:description")]
    """Whose interest and what it is."""


class LegalBasisNode(Coded):
    """A ground for processing: Art. 6(1) GDPR, for special categories of data also Art. 9(2), for transfers Art. 45 to 49."""

    type: Literal["dpv:LegalBasis"] = "dpv:LegalBasis"
    interest: Annotated[Interest | Unstated | None, Term("dpv:hasJustification")] = None
    """Of a legitimate interest: whose and what it is."""
    subject_is_party: Annotated[bool | None, Term("format:subjectIsParty")] = None
    """Of a contract: whether the person is, or is about to become, a party to it."""
    covers: Annotated[Texts | None, Term("dpv:hasScope")] = None
    """The part of the processing that it covers, where it is not the whole."""
    statute: Annotated[Texts | None, Term("dct:source")] = None
    """The law behind a legal obligation or a public task."""


class TemporalDuration(JsonNode):
    """A fixed time."""

    type: Literal["TemporalDuration"] = "TemporalDuration"
    value: Annotated[Period, Term("rdf:value")]
    """The time."""


class UntilEventDuration(JsonNode):
    """A time that ends with an event, or as criteria decide."""

    type: Literal["UntilEventDuration"] = "UntilEventDuration"
    value: Annotated[Texts, Term("rdf:value")]
    """The event or the criteria."""


Duration = TemporalDuration | UntilEventDuration


class RetentionNode(JsonNode):
    """How long data are kept, or how that is decided. Art. 13(2)(a) GDPR."""

    type: Literal["dpv:StorageDuration"] = "dpv:StorageDuration"
    duration: Annotated[Duration | None, Term("dpv:hasDuration")] = None
    """The time."""
    starts: Annotated[Texts | None, Term("dpv:isAfter")] = None
    """The event from which it runs."""
    description: Annotated[Texts | None, Term("dct:description")] = None
    """Criteria that apply beside a fixed time."""
    statute: Annotated[Texts | None, Term("dct:source")] = None
    """The law that demands it."""
    general: Annotated[bool | None, Term("format:general")] = None
    """`true` where the notice states it once, for every process that has nothing of its own."""


class Consequence(JsonNode):
    """What happens if the data are not given."""

    type: Literal["dpv:Consequence"] = "dpv:Consequence"
    description: Annotated[Texts, Term("dct:description")]
    """What happens."""


class ProvisionNode(Coded):
    """Whether a person must give the data. Art. 13(2)(e) GDPR."""

    type: Literal["dpv:Required", "dpv:Optional"]
    consequence: Annotated[Consequence | Unstated, Term("dpv:hasConsequence")]
    """What happens if they are not given."""


class DirectMarketing(JsonNode):
    """The data are used for direct marketing. Art. 21(2) GDPR."""

    type: Literal["dpv:DirectMarketing"] = "dpv:DirectMarketing"


class Profiling(JsonNode):
    """The data are used for profiling."""

    type: Literal["dpv:Profiling"] = "dpv:Profiling"
    description: Annotated[Texts, Term("dct:description")]
    """What is done."""


class Process(Entity):
    """A purpose of the notice with everything that hangs on it. Its id is the address of its section."""

    type: Literal["dpv:Process"] = "dpv:Process"
    title: Annotated[Texts | None, Term("dct:title")] = None
    """Heading of its section."""
    description: Annotated[Texts | None, Term("dct:description")] = None
    """Text of its section, in Markdown."""
    purposes: Annotated[list[PurposeNode], Term("dpv:hasPurpose")]
    """What sort of purpose it is; one that has only a title where the notice does not classify it."""
    role: Annotated[Role | None, Term("dpv:hasResponsibleEntity")] = None
    """In which role the organisation acts."""
    on_behalf_of: Annotated[Texts | None, Term("format:onBehalfOf")] = None
    """Of a processor: whose data these are, and where that controller informs people."""
    collected_from: Annotated[list[Origin] | None, Term("dpv:hasNotice")] = None
    """`subject`: from the person, Art. 13 GDPR applies. `other`: from elsewhere, Art. 14 applies."""
    data_subjects: Annotated[list[DataSubject], Term("dpv:hasDataSubject")]
    """Whom it concerns."""
    personal_data: Annotated[list[PersonalData | Unstated], Term("dpv:hasPersonalData")]
    """Which data. Art. 14(1)(d) GDPR."""
    sources: Annotated[list[SourceNode | Unstated], Term("dpv:hasDataSource")]
    """Where they come from. Art. 14(2)(f) GDPR."""
    legal_bases: Annotated[list[LegalBasisNode | Unstated], Term("dpv:hasLegalBasis")]
    """Why it is lawful. Art. 13(1)(c) GDPR."""
    special_condition: Annotated[LegalBasisNode | None, Term("dpv:hasLegalBasis")] = None
    """Why processing special categories of data is lawful. Art. 9(2) GDPR."""
    criminal_data_basis: Annotated[LegalBasisNode | None, Term("dpv:hasLegalBasis")] = None
    """The law that allows data on criminal convictions and offences. Art. 10 GDPR."""
    recipients: Annotated[list[RecipientNode | Unstated], Term("dpv:hasRecipient")]
    """Who receives the data. Art. 13(1)(e) GDPR."""
    retention: Annotated[list[RetentionNode | Unstated], Term("dpv:hasStorageCondition")]
    """How long the data are kept. Art. 13(2)(a) GDPR."""
    provision: Annotated[ProvisionNode | Unstated, Term("dpv:hasNecessity")]
    """Whether the person must give them. Art. 13(2)(e) GDPR."""
    direct_marketing: Annotated[DirectMarketing | Unstated | None, Term("dpv:hasPurpose")] = None
    """Whether they are used for direct marketing. Art. 21(2) GDPR."""
    profiling: Annotated[Profiling | Unstated, Term("dpv:hasProcessing")]
    """Whether they are used for profiling. Art. 13(2)(f) GDPR."""


class Copy(JsonNode):
    """Where a copy of the safeguards of a transfer is to be had. Art. 13(1)(f) GDPR."""

    type: Literal["schema:DigitalDocument"] = "schema:DigitalDocument"
    url: Annotated[Ref, Term("schema:url")]
    """Its address."""


class TransferNode(JsonNode):
    """A transfer outside the EU and EEA. Art. 13(1)(f) GDPR."""

    type: Literal["dpv:CrossBorderTransfer"] = "dpv:CrossBorderTransfer"
    third_country: Annotated[Country, Term("dpv:hasThirdCountry")]
    """Country."""
    description: Annotated[Texts | None, Term("dct:description")] = None
    """Which data."""
    recipients: Annotated[list[RecipientNode | Unstated], Term("dpv:hasRecipient")]
    """Who receives them."""
    transfer_mechanisms: Annotated[list[LegalBasisNode | Unstated], Term("dpv:hasLegalBasis")]
    """Why it is lawful. Art. 45 to 49 GDPR."""
    decision: Annotated[str | None, Term("dct:references")] = None
    """The decision of the Commission, on the country's protection or on the clauses that are used."""
    adequacy_decision: Annotated[bool | None, Term("format:adequacyDecision")] = None
    """Where the ground is another one: whether the Commission has found the country's protection adequate."""
    copy_from: Annotated[Copy | Unstated, Term("format:copyFrom")]
    """Where to get a copy of the safeguards."""


class AutomatedDecisionNode(JsonNode):
    """A decision made solely by automated means. Art. 13(2)(f) and 22 GDPR."""

    type: Literal["dpv:AutomatedDecisionMaking"] = "dpv:AutomatedDecisionMaking"
    process: Annotated[Ref, Term("dct:relation")]
    """The process it belongs to."""
    logic: Annotated[Texts, Term("dpv:hasAlgorithmicLogic")]
    """The logic involved."""
    significance: Annotated[Texts, Term("dpv:hasConsequence")]
    """Significance and envisaged consequences for the person."""
