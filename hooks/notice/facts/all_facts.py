"""All facts of one version of a notice are declared here, as `notice.yml` states them."""
from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from ..vocabulary import codes
from .cookie_facts import Cookies
from .parties import Authority, Contact, Controller, JointController, Officer, Requests
from .processing import AutomatedDecision, Category, Group, Purpose, Recipient, Retention, Source, Transfer
from .records import AcceptedFinding, Records
from .section_names import Guest
from .values import Fact, Id, Line, OrNone, RightCode, TimeZone


class Languages(Fact):
    """In which languages the notice is written; the site's languages are listed in mkdocs.yml."""

    source: Line
    """The language the notice is written in; the others are translations."""
    untranslated: dict[Line, list[Line]] = Field(default_factory=dict)
    """For each language the pages whose translation follows later, e.g. `sv: [cookies]`."""

# A hundred years: what adds so many days to one stays within the calendar.
MOST_DAYS_OF_NOTICE = 36_500


class Facts(Fact):
    """The facts of a notice. What is left out is not stated; `none` states that there is none."""

    # Only a text that was taken over from elsewhere may leave out its purposes; editors' tools ask for them always.
    model_config = ConfigDict(json_schema_extra=lambda schema: schema["required"].append("purposes"))

    # Told apart by which they are, not by what they say: what is made of them is remembered for as long as they are there.
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    languages: Languages
    time_zone: TimeZone
    """In which a version takes effect, at midnight."""
    notice_period_days: int | None = Field(None, ge=0, le=MOST_DAYS_OF_NOTICE)
    """How many days before a change that matters to readers they are told of it."""

    controller: Controller
    contact: Contact | None = None
    dpo: OrNone[Officer] | None = None
    representative: OrNone[Officer] | None = None
    joint_controllers: OrNone[list[JointController]] | None = None
    requests: Requests | None = None
    authority: Authority | None = None

    groups: dict[Id, Group] = Field(default_factory=dict)
    categories: dict[Id, Category] = Field(default_factory=dict)
    sources: dict[Id, Source] = Field(default_factory=dict)
    recipients: dict[Id, Recipient] = Field(default_factory=dict)

    purposes: dict[Id, Purpose] = Field(default_factory=dict, min_length=1)
    sections: dict[Guest, Id] = Field(default_factory=dict)
    """Facts that stand under the section of another one, e.g. `contact: controller`."""

    transfers: OrNone[list[Transfer]] | None = None
    retention: list[Retention] | None = Field(None, min_length=1)
    """For every purpose that gives none of its own."""
    automated_decisions: OrNone[list[AutomatedDecision]] | None = None
    rights: list[RightCode] | None = Field(None, min_length=1)
    cookies: OrNone[Cookies] | None = None

    accepted_findings: list[AcceptedFinding] | None = Field(None, min_length=1)
    """What the checks found and the organisation answers for."""
    records: Records | None = None

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
