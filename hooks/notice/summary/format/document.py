"""These models are of the document itself: the notice, its versions, and the registers of what it names."""
from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from .cookie_format import CookieCategory, CookieConsent, CookieNode
from .json_values import Applicability, ByLanguage, Coded, Day, Entity, JsonNode, Language, Period, Ref, Status, Term, Texts, Unstated
from .party_format import AuthorityNode, ControllerNode, JointControllerNode, RequestsNode
from .processing_format import AutomatedDecisionNode, Process, RetentionNode, TransferNode
from .register_format import DataSubject, PersonalData, RecipientNode, SourceNode


class Translation(JsonNode):
    """The notice in another language than the one it is written in."""

    type: Literal["schema:WebPage"] = "schema:WebPage"
    url: Annotated[Ref, Term("schema:url")]
    """Its page."""
    in_language: Annotated[list[Language], Term("schema:inLanguage")]
    """Its language."""


class VersionNode(Entity):
    """A published version of the notice. Its id is an address that shows it for ever."""

    type: Literal["dpv:PrivacyNotice"] = "dpv:PrivacyNotice"
    version: Annotated[str, Term("dcat:version")]
    """Name of the version: the day from which it applies."""
    status: Annotated[Status, Term("dpv:hasNoticeStatus")]
    """What it is today."""
    valid_from: Annotated[Day, Term("dct:valid")]
    """The first day on which it applies."""
    valid_until: Annotated[Day | None, Term("schema:expires")] = None
    """The last day on which it applies; absent while no later version is published."""
    published: Annotated[Day | None, Term("dct:issued")] = None
    """The day on which it was published; absent if that is not known."""
    replaces: Annotated[Ref | None, Term("dct:replaces")] = None
    """The version before it."""
    title: Annotated[Texts, Term("dct:title")]
    """What changed, in a few words."""
    changes: Annotated[Texts | None, Term("adms:versionNotes")] = None
    """What changed, in Markdown."""
    sha256: Annotated[str, Term("schema:sha256")]
    """SHA-256 of its SHA256SUMS, which holds the SHA-256 of each of its files and of the version before."""
    described_by: Annotated[Ref, Term("schema:subjectOf")]
    """Its own privacy.json, which never changes."""


class ChangeNotice(JsonNode):
    """How readers are told of changes."""

    type: Literal["dpv:Notice"] = "dpv:Notice"
    notice_period: Annotated[Period, Term("format:noticePeriod")]
    """How long before a change that matters to readers they are told of it."""


class RightNode(Coded):
    """A right of the people concerned. Art. 13(2)(b)–(d) GDPR."""

    id: Annotated[Ref, Term("@id")]
    """The address of its section."""
    description: Annotated[Texts | None, Term("dct:description")] = None
    """Text of its section, in Markdown."""
    exercised_at: Annotated[Ref | None, Term("dpv:isExercisedAt")] = None
    """The section that says how to use it."""
    applicability: Annotated[Applicability | None, Term("dpv:hasApplicability")] = None
    """`UnknownApplicability` where the notice does not mention the right."""


class PrivacyNotice(Entity):
    """A privacy notice. Every item that Art. 13 and 14 GDPR ask for is there: with its value, as none, or as not stated."""

    context: Annotated[dict[str, Any], Term("@context")] = Field(alias="@context")
    """What each key means, for programs that read JSON-LD. Others can ignore it."""
    schema_: Annotated[Ref, Term("dct:conformsTo")] = Field(alias="$schema")
    """The JSON Schema of this document. Its name holds the version of the format."""
    id: Annotated[Ref, Term("@id")]
    """The address of the notice; in the document of one version, the address of that version."""
    type: Annotated[list[str], Term("@type")]
    """A privacy notice by Art. 13 and 14 GDPR."""
    title: Annotated[Texts, Term("dct:title")]
    """What the notice calls itself."""
    description: Annotated[Texts | None, Term("dct:description")] = None
    """What it is about, in a sentence."""
    url: Annotated[Ref, Term("schema:url")]
    """Its page in the language it is written in."""
    stable_ids: Annotated[ByLanguage, Term("dct:identifier")]
    """By language: the id of exactly what is shown, `notice@version#language`, for records of consent and the like."""
    version: Annotated[str, Term("dcat:version")]
    """Name of the version: the day from which it applies."""
    is_version_of: Annotated[Ref | None, Term("dct:isVersionOf")] = None
    """In the document of one version: the notice."""
    current_version: Annotated[Ref | None, Term("dcat:hasCurrentVersion")] = None
    """In the document at the root: the version it shows, at an address that never changes."""
    replaces: Annotated[Ref | None, Term("dct:replaces")] = None
    """The version before it."""
    status: Annotated[Status | None, Term("dpv:hasNoticeStatus")] = None
    """What it is today; absent in the document of one version, which never changes."""
    valid_from: Annotated[Day, Term("dct:valid")]
    """The first day on which it applies."""
    published: Annotated[Day | None, Term("dct:issued")] = None
    """The day on which it was published; absent if that is not known."""
    time_zone: Annotated[str, Term("vcard:tz")]
    """In which a version takes effect, at midnight."""
    source_language: Annotated[Language, Term("dct:language")]
    """The language the notice is written in."""
    in_language: Annotated[list[Language], Term("schema:inLanguage")]
    """All languages it exists in; texts are given in each of them."""
    translations: Annotated[list[Translation], Term("schema:workTranslation")]
    """The notice in other languages."""
    applicable_law: Annotated[list[Ref], Term("dpv:hasApplicableLaw")]
    """The General Data Protection Regulation."""
    controller: Annotated[ControllerNode, Term("dpv:hasDataController")]
    """Who is responsible."""
    joint_controllers: Annotated[list[JointControllerNode | Unstated], Term("dpv:hasJointDataControllers")]
    """Who is responsible together with the controller. Art. 26 GDPR."""
    supervisory_authority: Annotated[AuthorityNode | Unstated, Term("dpv:hasAuthority")]
    """To whom to complain. Art. 13(2)(d) GDPR."""
    processes: Annotated[list[Process], Term("dpv:hasProcess")]
    """The purposes of the notice."""
    retention: Annotated[list[RetentionNode | Unstated], Term("dpv:hasStorageCondition")]
    """How long data are kept in every process that says nothing of its own."""
    transfers: Annotated[list[TransferNode | Unstated], Term("dpv:hasProcessing")]
    """Transfers outside the EU and EEA. Art. 13(1)(f) GDPR."""
    automated_decision_making: Annotated[list[AutomatedDecisionNode | Unstated], Term("dpv:hasContext")]
    """Art. 13(2)(f) GDPR."""
    rights: Annotated[list[RightNode], Term("dpv:hasRight")]
    """Every right that Art. 13 GDPR names; those that the notice does not mention say so."""
    requests: Annotated[RequestsNode | Unstated, Term("dpv:isExercisedAt")]
    """How to use the rights."""
    change_notice: Annotated[ChangeNotice | Unstated, Term("dpv:hasNotice")]
    """How readers are told of changes."""
    cookie_categories: Annotated[list[CookieCategory | Unstated], Term("@included")]
    """Categories of cookies in use."""
    cookies: Annotated[list[CookieNode | Unstated], Term("@included")]
    """Each cookie."""
    cookie_consent: Annotated[CookieConsent | Unstated, Term("dpv:hasConsentControl")]
    """How consent to cookies is given and withdrawn."""
    data_subject_register: Annotated[list[DataSubject], Term("@included")]
    """Every group of people that the notice defines itself."""
    personal_data_register: Annotated[list[PersonalData], Term("@included")]
    """Every category of data that the notice defines itself."""
    source_register: Annotated[list[SourceNode], Term("@included")]
    """Every source that the notice names."""
    recipient_register: Annotated[list[RecipientNode], Term("@included")]
    """Every recipient that the notice names."""
    versions: Annotated[list[VersionNode] | None, Term("dcat:hasVersion")] = None
    """In the document at the root: every published version, newest first."""
