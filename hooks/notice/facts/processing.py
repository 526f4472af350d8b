"""These facts say what is done with the data: groups, categories, sources, recipients, purposes, transfers."""
from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import BeforeValidator, Field

from .marks import Apart, Asked, Beside
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


# Sources that need no entry of their own: the person, and what the person uses.
GIVEN_SOURCES = ("subject", "device", "own-records")


def _comes_from_elsewhere(source: Source, _: Any) -> bool:
    return source.kind not in GIVEN_SOURCES


class Source(Fact):
    """Where data come from when not from the person, Art. 14(2)(f)."""

    kind: SourceKind
    name: Line | None = None
    label: Text | None = None
    public: Annotated[YesNo | None, Asked(when=_comes_from_elsewhere)] = None
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


def shorthand(key: str, written: Any) -> Any:
    """Let `contract` be short for `{basis: contract}`; `written` is what an editor may write."""
    return BeforeValidator(lambda value: {key: value} if isinstance(value, str) else value, json_schema_input_type=written)


def _is_an_interest(basis: LegalBasis, _: Any) -> bool:
    return bool(basis.basis == "legitimate-interest")


class LegalBasis(Fact):
    """A ground of Art. 6(1), with what it covers."""

    basis: Annotated[LegalBasisCode, Apart()]
    covers: Text | None = None
    subject_is_party: YesNo | None = None
    """Whether the person is, or is about to become, a party to the contract, Art. 6(1)(b)."""
    statute: Text | None = None
    """The law behind a legal obligation or a public task."""
    interest: Annotated[Text | None, Asked(when=_is_an_interest)] = None
    """Whose legitimate interest and what it is, Art. 13(1)(d)."""


class UsedCategory(Fact):
    """A category of data in a purpose, with sources of its own."""

    category: Annotated[CategoryId, Apart()]
    sources: list[SourceId] | None = None


class Retention(Fact):
    """How long data are kept, or how that is decided, Art. 13(2)(a)."""

    period: Duration | None = None
    starts: Annotated[Text | None, Beside("period")] = None
    """The event from which the period runs."""
    criteria: Text | None = None
    statute: Annotated[Text | None, Beside("period", "criteria")] = None


class Provision(Fact):
    """Whether a person must give the data, and what happens otherwise, Art. 13(2)(e)."""

    kind: ProvisionKind
    consequences: Annotated[OrNone[Text] | None, Asked()] = None


def _says_nothing_for_all(_: Any, facts: Facts) -> bool:
    return not facts.retention


class Purpose(Fact):
    """A purpose and everything that hangs on it. Its id is the id of its section."""

    kinds: list[PurposeKind] | None = Field(None, min_length=1)
    """What sort of purpose it is, for programs that read privacy.json."""
    groups: list[GroupId] = Field(min_length=1)
    role: Role | None = None
    on_behalf_of: Annotated[Text | None, Beside("role")] = None
    """For a processor: whose data these are, and where that controller informs people."""
    collected_from: list[CollectedFrom] | None = Field(None, min_length=1)
    categories: Annotated[list[Annotated[UsedCategory, shorthand("category", CategoryId | UsedCategory)]] | None, Asked()] = Field(
        None, min_length=1
    )
    sources: Annotated[list[SourceId] | None, Asked()] = Field(None, min_length=1)
    legal_bases: Annotated[list[Annotated[LegalBasis, shorthand("basis", LegalBasisCode | LegalBasis)]] | None, Asked()] = Field(
        None, min_length=1
    )
    special_condition: SpecialCondition | None = None
    criminal_data_law: Text | None = None
    """The law that allows data on criminal convictions and offences, Art. 10."""
    recipients: Annotated[OrNone[list[RecipientId]] | None, Asked()] = None
    retention: Annotated[list[Retention] | None, Asked(when=_says_nothing_for_all)] = Field(None, min_length=1)
    provision: Annotated[Provision | None, Asked()] = None
    direct_marketing: YesNo | None = None
    profiling: Annotated[OrNone[Text] | None, Asked()] = None

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

    country: Annotated[Country, Apart()]
    mechanism: Annotated[Mechanism | None, Asked()] = None
    decision: Annotated[Line | None, Beside("mechanism")] = None
    """Of the Commission, on the country's protection or on the clauses that are used, e.g. 2000/518/EC."""
    adequacy_decision: YesNo | None = None
    """Where the ground is another one: whether the Commission has found the country's protection adequate."""
    recipient: Annotated[RecipientId | None, Asked()] = None
    what: Text | None = None
    copy_from: Annotated[OrNone[Url] | None, Asked()] = None


class AutomatedDecision(Fact):
    """A decision made solely by automated means, Art. 13(2)(f) and 22."""

    purpose: Annotated[PurposeId, Apart()]
    logic: Text
    significance: Text
