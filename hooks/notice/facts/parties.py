"""These facts say who: the controller, whom to write to, the supervisory authority.

Art. 13(1)(a)–(b) and 13(2)(d) GDPR ask for them.
"""
from __future__ import annotations

from typing import Annotated

from .marks import Apart, Beside, HasRow, Means
from .values import (
    AuthorityCode,
    BusinessId,
    Country,
    Duration,
    Email,
    Fact,
    GroupId,
    Line,
    Number,
    OrNone,
    Phone,
    Text,
    Url,
    YesNo,
)


class Address(Fact):
    """A postal or visiting address; only the parts that the notice states."""

    street: Annotated[Text | None, Means("schema:streetAddress")] = None
    floor: Annotated[Number | None, Beside("street")] = None
    po_box: Annotated[Number | None, Means("schema:postOfficeBoxNumber")] = None
    postal_code: Annotated[Line | None, Means("schema:postalCode")] = None
    town: Annotated[Text | None, Means("schema:addressLocality")] = None
    country: Annotated[Country | None, Means("schema:addressCountry")] = None


class Channels(Fact):
    """Ways to reach somebody."""

    email: Annotated[Email | None, Means("schema:email")] = None
    phone: Annotated[Phone | None, Means("schema:telephone")] = None
    website: Annotated[Url | None, Means("schema:url")] = None


class Controller(Channels):
    """Who decides why and how personal data are used."""

    name: Annotated[Line, Means("dpv:hasName")]
    business_id: Annotated[BusinessId | None, Means("dpv:hasIdentifier")] = None
    address: Annotated[Address | None, Means("schema:address", "schema:PostalAddress")] = None
    group: Annotated[Line | None, Means("schema:memberOf"), HasRow("group_of_companies")] = None
    """The group of companies it belongs to."""
    controller_of: Annotated[list[GroupId] | None, Means("dpv:hasDataSubject"), HasRow("controller_of")] = None
    """Groups of people for whom the notice says that the organisation is controller."""


class Contact(Channels):
    """Whom to ask about the notice."""

    person: Annotated[Line | None, Means("schema:name")] = None
    role: Annotated[Text | None, Means("schema:jobTitle")] = None
    address: Annotated[Address | None, Means("schema:address", "schema:PostalAddress")] = None


class Officer(Channels):
    """The data protection officer (Art. 37)."""

    name: Annotated[Text | None, Means("dpv:hasName")] = None
    address: Annotated[Address | None, Means("schema:address", "schema:PostalAddress")] = None


class UnionRepresentative(Officer):
    """The representative in the Union of a controller outside it (Art. 27)."""


class JointController(Channels):
    """Another company that decides together with the controller (Art. 26)."""

    name: Annotated[Line, Apart(), Means("dpv:hasName")]
    country: Annotated[Country | None, Means("dpv:hasCountry"), HasRow("country")] = None
    address: Annotated[Address | None, Means("schema:address", "schema:PostalAddress")] = None
    essence: Annotated[Text | None, Means("dct:description"), HasRow("essence")] = None
    """The main points of the arrangement between them."""


class Requests(Fact):
    """How to use one's rights (Art. 12)."""

    email: Annotated[Email | None, Means("schema:email"), HasRow("use_rights")] = None
    form: Annotated[Url | None, Means("schema:url")] = None
    response_time: Annotated[Duration | None, HasRow("how")] = None
    free_of_charge: Annotated[YesNo | None, HasRow("free_of_charge")] = None
    identity_check: Annotated[
        OrNone[Text] | None, Means("dpv:hasOrganisationalMeasure", "dpv:IdentityManagementMethod"), HasRow("identity_check")
    ] = None
    balancing_test: Annotated[YesNo | None, HasRow("balancing_test")] = None
    """Whether one is told on request how a legitimate interest was weighed, Art. 6(1)(f)."""


class Authority(Channels):
    """The supervisory authority to which one can complain (Art. 77)."""

    code: Annotated[AuthorityCode | None, Means("skos:notation")] = None
    name: Annotated[Text, Means("dpv:hasName")]
    visiting_address: Annotated[Address | None, Means("schema:location", "schema:PostalAddress")] = None
    postal_address: Annotated[Address | None, Means("schema:address", "schema:PostalAddress")] = None
