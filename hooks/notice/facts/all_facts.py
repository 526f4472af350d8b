"""All facts of one version of a notice are declared here, as `notice.yml` states them."""
from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, ConfigDict, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue

from ..messages import Message
from ..problems import suggestion
from ..vocabulary import codes
from .cookie_facts import Cookies
from .declared import declared
from .marks import Asked, HasRow, Means, OwnSection, Use, ValueKind
from .parties import Authority, Contact, Controller, JointController, Officer, Requests, UnionRepresentative
from .processing import AutomatedDecision, Category, Group, Purpose, ReaderChoice, Recipient, Retention, Source, Transfer, shorthand
from .records import AcceptedFinding, Records
from .values import Fact, GroupId, Id, Line, Number, OrNone, RightCode, TimeZone, wrong


class Languages(Fact):
    """In which languages the notice is written; the site's languages are listed in mkdocs.yml."""

    source: Line
    """The language the notice is written in; the others are translations."""
    untranslated: dict[Line, list[Line]] = Field(default_factory=dict)
    """For each language the pages whose translation follows later, e.g. `sv: [cookies]`."""


def _guest(value: str) -> str:
    if value not in guests():
        raise wrong(Message("facts.unknown-code", value=value, noun=Message("code.guests"), hint=suggestion(value, guests())))
    return value


class _GuestSchema:
    def __get_pydantic_json_schema__(self, _: Any, __: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", "enum": sorted(guests())}


Guest = Annotated[str, AfterValidator(_guest), _GuestSchema(), ValueKind.ID]


def _some_purpose_says_nothing(_: Any, facts: Facts) -> bool:
    return not all(purpose.retention for purpose in facts.purposes.values())


# A hundred years: what adds so many days to one stays within the calendar.
MOST_DAYS_OF_NOTICE = 36_500


class Facts(Fact):
    """The facts of a notice. What is left out is not stated; `none` states that there is none."""

    # Only a text that was taken over from elsewhere may leave out its purposes; editors' tools ask for them always.
    model_config = ConfigDict(json_schema_extra=lambda schema: schema["required"].append("purposes"))

    # Told apart by which they are, not by what they say: what is made of them is remembered for as long as they are there.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    languages: Annotated[Languages, Use.STEERS]
    time_zone: Annotated[TimeZone, Use.STEERS, Means("vcard:tz")]
    """In which a version takes effect, at midnight."""
    notice_period_days: Annotated[Number | None, Use.STEERS, Asked()] = Field(None, ge=0, le=MOST_DAYS_OF_NOTICE)
    """How many days before a change that matters to readers they are told of it."""

    controller: Annotated[Controller, OwnSection("controller"), Means("dpv:hasDataController", "dpv:DataController")]
    contact: Annotated[Contact | None, OwnSection("contact"), Asked(), Means("format:contact", "schema:ContactPoint")] = None
    dpo: Annotated[OrNone[Officer] | None, OwnSection("dpo"), Asked(), Means("format:dpo", "dpv:DataProtectionOfficer")] = None
    representative: Annotated[
        OrNone[UnionRepresentative] | None, OwnSection("representative"), Asked(), Means("format:representative", "eu-gdpr:Representative")
    ] = None
    joint_controllers: Annotated[
        OrNone[list[JointController]] | None,
        OwnSection("joint-controllers"),
        Asked(),
        Means("dpv:hasDataController", "dpv:DataController", silence="dpv:hasJointDataControllers"),
    ] = None
    requests: Annotated[Requests | None, OwnSection("rights"), Asked(), Means("dpv:hasNotice", "dpv:RightExerciseNotice")] = None
    authority: Annotated[
        Authority | None, OwnSection("authority"), Asked(), Means("dpv:hasAuthority", "eu-gdpr:DataProtectionAuthority")
    ] = None

    groups: Annotated[dict[Id, Group], Means("schema:mentions", "dpv:DataSubject")] = Field(default_factory=dict)
    categories: Annotated[dict[Id, Category], Means("schema:mentions", "dpv:PersonalData")] = Field(default_factory=dict)
    sources: Annotated[dict[Id, Source], Means("schema:mentions", "dpv:DataSource")] = Field(default_factory=dict)
    recipients: Annotated[dict[Id, Recipient], Means("schema:mentions", "dpv:Recipient")] = Field(default_factory=dict)

    purposes: Annotated[dict[Id, Purpose], Asked(), Means("dpv:hasProcess", "dpv:Process")] = Field(default_factory=dict, min_length=1)
    readers: Annotated[list[Annotated[ReaderChoice, shorthand("group", GroupId | ReaderChoice)]] | None, Use.STEERS] = Field(
        None, min_length=1
    )
    """Which groups of people are offered first where the notice asks who its reader is, in this order."""
    sections: dict[Guest, Id] = Field(default_factory=dict)
    """Facts that stand under the section of another one, e.g. `contact: controller`."""

    transfers: Annotated[
        OrNone[list[Transfer]] | None, OwnSection("transfers"), Asked(), Means("dpv:hasProcessing", "dpv:CrossBorderTransfer")
    ] = None
    retention: Annotated[
        list[Retention] | None,
        OwnSection("retention"),
        Asked(when=_some_purpose_says_nothing),
        Means("dpv:hasStorageCondition", "dpv:StorageDuration"),
        HasRow("how_long"),
    ] = Field(None, min_length=1)
    """For every purpose that gives none of its own."""
    automated_decisions: Annotated[
        OrNone[list[AutomatedDecision]] | None,
        OwnSection("automated-decisions"),
        Asked(),
        Means("dpv:hasContext", "dpv:AutomatedDecisionMaking"),
    ] = None
    rights: Annotated[list[RightCode] | None, Asked(each=True), Means("dpv:hasRight")] = Field(None, min_length=1)
    cookies: Annotated[OrNone[Cookies] | None, Asked(), Means("format:cookies", "format:Cookies")] = None

    accepted_findings: Annotated[list[AcceptedFinding] | None, Use.RECORD] = Field(None, min_length=1)
    """What the checks found and the organisation answers for."""
    records: Annotated[Records | None, Use.RECORD] = None

    @property
    def silent(self) -> bool:
        """Say whether nothing is stated but languages, time zone and the controller's name: of the notice only the text is known."""
        return self.model_fields_set <= {"languages", "time_zone", "controller"} and self.controller.model_fields_set == {"name"}

    def code_of(self, kind: Literal["groups", "categories"], id: str) -> str | None:
        """Return the code of the vocabulary for a group or a category, or None if it has none.

        The code is the id itself, or what an entry of notice.yml is `like`.
        """
        own: Group | Category | None = getattr(self, kind).get(id)
        return own.like if own else id

    def retention_of(self, purpose: Purpose) -> list[Retention]:
        """Give how long the data of a purpose are kept: as it says itself, else as is said for all; empty where neither is stated."""
        return purpose.retention or self.retention or []

    def is_special(self, category: str) -> bool:
        """Say whether it is a special category of data, Art. 9(1) GDPR."""
        own, code = self.categories.get(category), self.code_of("categories", category)
        return bool((own and own.special) or (code and codes()["categories"][code].special))


def used_as(use: Use) -> frozenset[str]:
    """Return the keys of notice.yml that are for that use."""
    return frozenset(field.name for field in declared(Facts) if field.mark(Use) == use)


@cache
def fact_sections() -> dict[str, str]:
    """Return the ids of sections on which one fact of notice.yml hangs, and the name of that fact."""
    return {section.id: field.name for field in declared(Facts) if (section := field.mark(OwnSection))}


@cache
def guests() -> tuple[str, ...]:
    """Return the facts that may stand under the section of another: a purpose is called like its section, and has its own."""
    return (*(id for id in fact_sections() if id != "controller"), "recipients", *codes()["rights"])
