"""These facts say what is done with the data: groups, categories, sources, recipients, purposes, transfers."""
from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from .values import (
    CategoryCode,
    CollectedFrom,
    Country,
    Duration,
    Fact,
    GroupCode,
    Id,
    LegalBasisCode,
    Line,
    Mechanism,
    OrNone,
    ProvisionKind,
    PurposeKind,
    RecipientKind,
    Role,
    SourceKind,
    SpecialCondition,
    Text,
    Url,
    YesNo,
)


def _one_or_more(kind: Any) -> Any:
    """Let `FI` be short for `[FI]`."""
    return BeforeValidator(lambda value: [value] if isinstance(value, str) else value, json_schema_input_type=kind | list[kind])


class Group(Fact):
    """A group of people of the organisation's own, e.g. debtors."""

    label: Text
    like: GroupCode | None = None
    """The group of the vocabulary that it belongs to."""


class Category(Fact):
    """A category of data of the organisation's own."""

    label: Text
    like: CategoryCode | None = None
    """The category of the vocabulary that it belongs to."""
    special: YesNo = False
    """Special category of data, Art. 9(1)."""


class Source(Fact):
    """Where data come from when not from the person, Art. 14(2)(f)."""

    kind: SourceKind
    name: Line | None = None
    label: Text | None = None
    public: YesNo | None = None
    """Whether it is publicly accessible."""


class Recipient(Fact):
    """Who receives data, Art. 13(1)(e)."""

    kind: RecipientKind
    name: Line | None = None
    label: Text | None = None
    sector: Text | None = None
    """The line of business, where one that is not named is described."""
    country: Annotated[list[Country], _one_or_more(Country), Field(min_length=1)] | None = None
    website: Url | None = None
    """Where it, or each company that belongs to it, is named."""


def _shorthand(key: str, written: Any) -> Any:
    """Let `contract` be short for `{basis: contract}`; `written` is what an editor may write."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value, json_schema_input_type=written)


class LegalBasis(Fact):
    """A ground of Art. 6(1), with what it covers."""

    basis: LegalBasisCode
    covers: Text | None = None
    subject_is_party: YesNo | None = None
    """Whether the person is, or is about to become, a party to the contract, Art. 6(1)(b)."""
    statute: Text | None = None
    """The law behind a legal obligation or a public task."""
    interest: Text | None = None
    """Whose legitimate interest and what it is, Art. 13(1)(d)."""


class UsedCategory(Fact):
    """A category of data in a purpose, with sources of its own."""

    category: Id
    sources: list[Id] | None = None


class Retention(Fact):
    """How long data are kept, or how that is decided, Art. 13(2)(a)."""

    period: Duration | None = None
    starts: Text | None = None
    """The event from which the period runs."""
    criteria: Text | None = None
    statute: Text | None = None


class Provision(Fact):
    """Whether a person must give the data, and what happens otherwise, Art. 13(2)(e)."""

    kind: ProvisionKind
    consequences: OrNone[Text] | None = None


class Purpose(Fact):
    """A purpose and everything that hangs on it. Its id is the id of its section."""

    kinds: list[PurposeKind] | None = Field(None, min_length=1)
    """What sort of purpose it is, for programs that read privacy.json."""
    groups: list[Id] = Field(min_length=1)
    role: Role | None = None
    on_behalf_of: Text | None = None
    """For a processor: whose data these are, and where that controller informs people."""
    collected_from: list[CollectedFrom] | None = Field(None, min_length=1)
    categories: list[Annotated[UsedCategory, _shorthand("category", Id | UsedCategory)]] | None = Field(None, min_length=1)
    sources: list[Id] | None = Field(None, min_length=1)
    legal_bases: list[Annotated[LegalBasis, _shorthand("basis", LegalBasisCode | LegalBasis)]] | None = Field(None, min_length=1)
    special_condition: SpecialCondition | None = None
    criminal_data_law: Text | None = None
    """The law that allows data on criminal convictions and offences, Art. 10."""
    recipients: OrNone[list[Id]] | None = None
    retention: list[Retention] | None = Field(None, min_length=1)
    provision: Provision | None = None
    direct_marketing: YesNo | None = None
    profiling: OrNone[Text] | None = None

    @property
    def bases(self) -> set[str]:
        """Return the codes of its legal bases, as far as they are stated."""
        return {basis.basis for basis in self.legal_bases or ()}


class Transfer(Fact):
    """A transfer outside the EU and EEA, Art. 13(1)(f)."""

    country: Country
    mechanism: Mechanism | None = None
    decision: Line | None = None
    """Of the Commission, on the country's protection or on the clauses that are used, e.g. 2000/518/EC."""
    adequacy_decision: YesNo | None = None
    """Where the ground is another one: whether the Commission has found the country's protection adequate."""
    recipient: Id | None = None
    what: Text | None = None
    copy_from: OrNone[Url] | None = None


class AutomatedDecision(Fact):
    """A decision made solely by automated means, Art. 13(2)(f) and 22."""

    purpose: Id
    logic: Text
    significance: Text
