"""These facts say what is done with the data: groups, categories, sources, recipients, purposes, transfers."""
from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field

from .marks import Apart, Asked, Beside, HasRow, IsA, IsHead, Means, Note
from .values import (
    CategoryCode,
    CategoryId,
    CollectedFrom,
    Country,
    Duration,
    Fact,
    GroupCode,
    GroupId,
    LegalBasisCode,
    Line,
    Mechanism,
    OrNone,
    ProvisionKind,
    PurposeId,
    PurposeKind,
    RecipientId,
    RecipientKind,
    Role,
    SourceId,
    SourceKind,
    SpecialCondition,
    Text,
    Url,
    YesNo,
)

if TYPE_CHECKING:
    from .all_facts import Facts


def _one_or_more(kind: Any) -> Any:
    """Let `FI` be short for `[FI]`."""
    return BeforeValidator(lambda value: [value] if isinstance(value, str) else value, json_schema_input_type=kind | list[kind])


class Group(Fact):
    """A group of people of the organisation's own, e.g. debtors."""

    label: Annotated[Text, Means("dct:title")]
    like: Annotated[GroupCode | None, Means("skos:broader"), IsA()] = None
    """The group of the vocabulary that it belongs to."""


class Category(Fact):
    """A category of data of the organisation's own."""

    label: Annotated[Text, Means("dct:title")]
    like: Annotated[CategoryCode | None, Means("skos:broader"), IsA()] = None
    """The category of the vocabulary that it belongs to."""
    special: YesNo = False
    """Special category of data, Art. 9(1)."""


# Sources that need no entry of their own: the person, and what the person uses.
GIVEN_SOURCES = ("subject", "device", "own-records")


def _comes_from_elsewhere(source: Source, _: Any) -> bool:
    return source.kind not in GIVEN_SOURCES


class Source(Fact):
    """Where data come from when not from the person, Art. 14(2)(f)."""

    kind: Annotated[SourceKind, Means("skos:broader"), IsA()]
    name: Annotated[Line | None, Means("schema:name")] = None
    label: Annotated[Text | None, Means("dct:title")] = None
    public: Annotated[YesNo | None, Asked(when=_comes_from_elsewhere)] = None
    """Whether it is publicly accessible."""


class Recipient(Fact):
    """Who receives data, Art. 13(1)(e)."""

    kind: Annotated[RecipientKind, Means("skos:broader"), IsA()]
    name: Annotated[Line | None, Means("dpv:hasName")] = None
    label: Annotated[Text | None, Means("dct:title")] = None
    sector: Text | None = None
    """The line of business, where one that is not named is described."""
    country: Annotated[Annotated[list[Country], _one_or_more(Country), Field(min_length=1)] | None, Means("dpv:hasCountry")] = None
    website: Annotated[Url | None, Means("schema:url")] = None
    """Where it, or each company that belongs to it, is named."""


def shorthand(key: str, written: Any) -> Any:
    """Let `contract` be short for `{basis: contract}`; `written` is what an editor may write."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value, json_schema_input_type=written)


def _is_an_interest(basis: LegalBasis, _: Any) -> bool:
    return bool(basis.basis == "legitimate-interest")


class LegalBasis(Fact):
    """A ground of Art. 6(1), with what it covers."""

    basis: Annotated[LegalBasisCode, Apart(), Means("skos:broader"), IsA(), IsHead(article=True, means=True)]
    interest: Annotated[Text | None, Asked(when=_is_an_interest), Means("dpv:hasJustification", "dpv:Justification"), Note("interest")] = (
        None
    )
    """Whose legitimate interest and what it is, Art. 13(1)(d)."""
    covers: Annotated[Text | None, Note("covers")] = None
    statute: Annotated[Text | None, Note()] = None
    """The law behind a legal obligation or a public task."""
    subject_is_party: Annotated[YesNo | None, Note("party", no="not_party")] = None
    """Whether the person is, or is about to become, a party to the contract, Art. 6(1)(b)."""


class UsedCategory(Fact):
    """A category of data in a purpose, with sources of its own."""

    category: Annotated[CategoryId, Apart(), Means("skos:broader"), IsHead()]
    sources: Annotated[list[SourceId] | None, Means("dpv:hasDataSource")] = None


class Retention(Fact):
    """How long data are kept, or how that is decided, Art. 13(2)(a)."""

    period: Annotated[Duration | None, Means("rdf:value")] = None
    starts: Annotated[Text | None, Beside("period")] = None
    """The event from which the period runs, without the “from” that the page puts before it."""
    criteria: Annotated[Text | None, Means("dct:description")] = None
    statute: Annotated[Text | None, Beside("period", "criteria")] = None


class Provision(Fact):
    """Whether a person must give the data, and what happens otherwise, Art. 13(2)(e)."""

    kind: Annotated[ProvisionKind, Means("skos:broader"), IsA(), IsHead()]
    consequences: Annotated[
        OrNone[Text] | None, Asked(), Means("dpv:hasConsequence", "dpv:Consequence"), Note("consequences", no="no_consequences")
    ] = None


def _says_nothing_for_all(_: Any, facts: Facts) -> bool:
    return not facts.retention


class Purpose(Fact):
    """A purpose and everything that hangs on it. Its id is the id of its section."""

    kinds: Annotated[list[PurposeKind] | None, Means("dpv:hasPurpose")] = Field(None, min_length=1)
    """What sort of purpose it is, for programs that read privacy.json."""
    groups: Annotated[list[GroupId], Means("dpv:hasDataSubject"), HasRow("whom")] = Field(min_length=1)
    role: Annotated[Role | None, HasRow("role", means=True)] = None
    on_behalf_of: Annotated[Text | None, Beside("role"), Note(of="role")] = None
    """For a processor: whose data these are, and where that controller informs people."""
    collected_from: list[CollectedFrom] | None = Field(None, min_length=1)
    categories: Annotated[
        list[Annotated[UsedCategory, shorthand("category", CategoryId | UsedCategory)]] | None,
        Asked(),
        Means("dpv:hasPersonalData", "dpv:PersonalData"),
        HasRow("which_data", "personal-data"),
    ] = Field(None, min_length=1)
    sources: Annotated[list[SourceId] | None, Asked(), Means("dpv:hasDataSource"), HasRow("where_from")] = Field(None, min_length=1)
    legal_bases: Annotated[
        list[Annotated[LegalBasis, shorthand("basis", LegalBasisCode | LegalBasis)]] | None,
        Asked(),
        Means("dpv:hasLegalBasis", "dpv:LegalBasis"),
        HasRow("legal_basis", "legal-basis"),
    ] = Field(None, min_length=1)
    special_condition: Annotated[
        SpecialCondition | None, Means("dpv:hasLegalBasis"), HasRow("special_condition", "special-categories", article=True)
    ] = None
    criminal_data_law: Annotated[Text | None, HasRow("criminal_data_law")] = None
    """The law that allows data on criminal convictions and offences, Art. 10."""
    recipients: Annotated[OrNone[list[RecipientId]] | None, Asked(), Means("dpv:hasRecipient"), HasRow("who_gets", "recipient")] = None
    retention: Annotated[
        list[Retention] | None,
        Asked(when=_says_nothing_for_all),
        Means("dpv:hasStorageCondition", "dpv:StorageDuration"),
        HasRow("how_long"),
    ] = Field(None, min_length=1)
    provision: Annotated[Provision | None, Asked(), Means("dpv:hasNecessity", "dpv:Necessity"), HasRow("must_you")] = None
    direct_marketing: Annotated[YesNo | None, HasRow("direct_marketing")] = None
    profiling: Annotated[OrNone[Text] | None, Asked(), Means("dpv:hasProcessing", "dpv:Profiling"), HasRow("profiling", "profiling")] = None

    @property
    def bases(self) -> set[str]:
        """Return the codes of its legal bases, as far as they are stated."""
        return {basis.basis for basis in self.legal_bases or ()}


class ReaderChoice(Fact):
    """A group of people that the notice asks its reader about, in the reader's own words."""

    group: Annotated[GroupId, Apart()]
    label: Text | None = None
    """What is to be chosen, e.g. "I have received a bill"; otherwise what the group is called."""


class Transfer(Fact):
    """A transfer outside the EU and EEA, Art. 13(1)(f)."""

    country: Annotated[Country, Apart(), Means("dpv:hasThirdCountry"), HasRow("country")]
    what: Annotated[Text | None, Means("dct:description"), HasRow("what")] = None
    recipient: Annotated[RecipientId | None, Asked(), Means("dpv:hasRecipient"), HasRow("recipient")] = None
    mechanism: Annotated[Mechanism | None, Asked(), Means("dpv:hasLegalBasis"), HasRow("mechanism", means=True)] = None
    decision: Annotated[Line | None, Beside("mechanism"), Note(of="mechanism")] = None
    """Of the Commission, on the country's protection or on the clauses that are used, e.g. 2000/518/EC."""
    adequacy_decision: Annotated[YesNo | None, HasRow("adequacy_decision")] = None
    """Where the ground is another one: whether the Commission has found the country's protection adequate."""
    copy_from: Annotated[OrNone[Url] | None, Asked(), Means("format:copy_from"), HasRow("copy_from")] = None


class AutomatedDecision(Fact):
    """A decision made solely by automated means, Art. 13(2)(f) and 22."""

    purpose: Annotated[PurposeId, Apart(), Means("dct:relation"), HasRow("automated", "automated-decisions")]
    logic: Annotated[Text, Means("dpv:hasAlgorithmicLogic", "dpv:AlgorithmicLogic"), HasRow("logic")]
    significance: Annotated[Text, Means("dpv:hasConsequence", "dpv:Consequence"), HasRow("significance")]
