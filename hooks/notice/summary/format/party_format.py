"""These models say who: controller, contact, officers, supervisory authority, and how to make a request."""
from __future__ import annotations

from typing import Annotated, Literal

from .json_values import Country, Entity, Fee, JsonNode, Period, Ref, Term, Texts, Unstated
from .register_format import DataSubject


class PostalAddress(JsonNode):
    """A postal or visiting address; only the parts that the notice states."""

    type: Literal["schema:PostalAddress"] = "schema:PostalAddress"
    street_address: Annotated[Texts | None, Term("schema:streetAddress")] = None
    """Street and number."""
    extended_address: Annotated[Texts | None, Term("schema:extendedAddress")] = None
    """What follows the street, in words: "floor 6"."""
    floor: Annotated[int | None, Term("format:floor")] = None
    """The floor as a number."""
    post_office_box_number: Annotated[str | None, Term("schema:postOfficeBoxNumber")] = None
    """Number of the P.O. box."""
    postal_code: Annotated[str | None, Term("schema:postalCode")] = None
    """Postcode, with its leading zeros."""
    address_locality: Annotated[Texts | None, Term("schema:addressLocality")] = None
    """Town."""
    address_country: Annotated[str | None, Term("schema:addressCountry")] = None
    """Country."""


class Party(JsonNode):
    """Base of everybody who can be reached."""

    id: Annotated[Ref | None, Term("@id")] = None
    """The address of the section about them."""
    name: Annotated[Texts | None, Term("dpv:hasName")] = None
    """Name."""
    email: Annotated[str | None, Term("schema:email")] = None
    """E-mail address."""
    telephone: Annotated[str | None, Term("schema:telephone")] = None
    """Telephone number with the country code."""
    website: Annotated[Ref | None, Term("schema:url")] = None
    """Web address."""
    address: Annotated[PostalAddress | None, Term("schema:address")] = None
    """Postal address."""


class ContactPoint(Party):
    """Whom to ask about the notice."""

    type: Literal["schema:ContactPoint"] = "schema:ContactPoint"
    job_title: Annotated[Texts | None, Term("schema:jobTitle")] = None
    """Position in the organisation."""


class DataProtectionOfficer(Party):
    """The data protection officer. Art. 37 GDPR."""

    type: Literal["dpv:DataProtectionOfficer"] = "dpv:DataProtectionOfficer"


class Representative(Party):
    """The representative in the Union of a controller outside it. Art. 27 GDPR."""

    type: Literal["eu-gdpr:Representative"] = "eu-gdpr:Representative"


class ControllerNode(Party):
    """Who decides why and how personal data are used. Art. 13(1)(a) GDPR."""

    type: Literal["dpv:DataController"] = "dpv:DataController"
    business_id: Annotated[str | None, Term("dpv:hasIdentifier")] = None
    """Number in the business register."""
    group: Annotated[str | None, Term("schema:memberOf")] = None
    """The group of companies it belongs to."""
    controller_of: Annotated[list[DataSubject] | None, Term("dpv:hasDataSubject")] = None
    """Groups of people for whom the notice says that the organisation is controller."""
    contact: Annotated[list[ContactPoint | Unstated], Term("schema:contactPoint")]
    """Whom to ask."""
    data_protection_officer: Annotated[DataProtectionOfficer | Unstated, Term("dpv:hasDataProtectionOfficer")]
    """Art. 13(1)(b) GDPR."""
    representative: Annotated[Representative | Unstated, Term("dpv:hasRepresentative")]
    """Art. 13(1)(a) GDPR."""


class JointControllerNode(Party):
    """Another company that decides together with the controller. Art. 26 GDPR."""

    type: Literal["dpv:JointDataControllers"] = "dpv:JointDataControllers"
    country: Annotated[Country | None, Term("dpv:hasCountry")] = None
    """Country."""
    description: Annotated[Texts | None, Term("dct:description")] = None
    """The main points of the arrangement between them. Art. 26(2) GDPR."""


class AuthorityNode(Party):
    """The supervisory authority to which one can complain. Art. 13(2)(d) GDPR."""

    type: Literal["eu-gdpr:DataProtectionAuthority"] = "eu-gdpr:DataProtectionAuthority"
    code: Annotated[str | None, Term("skos:notation")] = None
    """Short name of the authority."""
    visiting_address: Annotated[PostalAddress | None, Term("schema:location")] = None
    """Where to go."""


class IdentityCheck(JsonNode):
    """How the organisation makes sure who is asking."""

    type: Literal["dpv:IdentityVerification"] = "dpv:IdentityVerification"
    description: Annotated[Texts, Term("dct:description")]
    """How it is done."""


class RequestsNode(Entity):
    """How to use one's rights. Art. 12 GDPR."""

    type: Literal["schema:ContactPoint"] = "schema:ContactPoint"
    email: Annotated[str | None, Term("schema:email")] = None
    """E-mail address for requests."""
    website: Annotated[Ref | None, Term("schema:url")] = None
    """Form for requests."""
    response_time: Annotated[Period | None, Term("format:responseTime")] = None
    """Time within which requests are answered."""
    fee: Annotated[Fee | None, Term("dpv:hasFee")] = None
    """Whether a request costs something."""
    identity_check: Annotated[IdentityCheck | Unstated | None, Term("dpv:hasOrganisationalMeasure")] = None
    """How identity is checked."""
    balancing_test: Annotated[bool | None, Term("format:balancingTest")] = None
    """Whether one is told on request how a legitimate interest was weighed."""
