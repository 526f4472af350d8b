"""These facts say who: the controller, whom to write to, the supervisory authority.

Art. 13(1)(a)–(b) and 13(2)(d) GDPR ask for them.
"""
from __future__ import annotations

from typing import Annotated

from .marks import Apart, Beside
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

    street: Text | None = None
    floor: Annotated[Number | None, Beside("street")] = None
    po_box: Number | None = None
    postal_code: Line | None = None
    town: Text | None = None
    country: Country | None = None


class Channels(Fact):
    """Ways to reach somebody."""

    email: Email | None = None
    phone: Phone | None = None
    website: Url | None = None


class Controller(Channels):
    """Who decides why and how personal data are used."""

    name: Line
    business_id: BusinessId | None = None
    address: Address | None = None
    group: Line | None = None
    """The group of companies it belongs to."""
    controller_of: list[GroupId] | None = None
    """Groups of people for whom the notice says that the organisation is controller."""


class Contact(Channels):
    """Whom to ask about the notice."""

    person: Line | None = None
    role: Text | None = None
    address: Address | None = None


class Officer(Channels):
    """The data protection officer (Art. 37) or the representative in the Union (Art. 27)."""

    name: Text | None = None
    address: Address | None = None


class JointController(Channels):
    """Another company that decides together with the controller (Art. 26)."""

    name: Annotated[Line, Apart()]
    country: Country | None = None
    address: Address | None = None
    essence: Text | None = None
    """The main points of the arrangement between them."""


class Requests(Fact):
    """How to use one's rights (Art. 12)."""

    email: Email | None = None
    form: Url | None = None
    response_time: Duration | None = None
    free_of_charge: YesNo | None = None
    identity_check: OrNone[Text] | None = None
    balancing_test: YesNo | None = None
    """Whether one is told on request how a legitimate interest was weighed, Art. 6(1)(f)."""


class Authority(Channels):
    """The supervisory authority to which one can complain (Art. 77)."""

    code: AuthorityCode | None = None
    name: Text
    visiting_address: Address | None = None
    postal_address: Address | None = None
