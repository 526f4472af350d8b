"""Cookies and similar techniques are declared here: the categories in use and, where listed, each cookie."""
from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from .marks import Apart, Asked, HasRow, IsA, Means, ValueKind
from .values import CookieCategory, Country, Fact, Line, OrNone, Party, PurposeId, StorageKind, Text, Url, YesNo, _duration

SESSION = "session"
Lifetime = Annotated[str, AfterValidator(lambda value: value if value == SESSION else _duration(value)), ValueKind.LIFETIME]


class Cookie(Fact):
    """One cookie or other storage; `*` in the name stands for any characters."""

    name: Annotated[Line, Apart(), Means("dct:identifier")]
    category: Annotated[CookieCategory, Means("dpv:hasPurpose")]
    kind: Annotated[StorageKind, Means("skos:broader"), IsA()] = "cookie"
    service: Line | None = None
    """The service or product that sets it; consent tools ask for each service."""
    party: Party | None = None
    provider: Line | None = None
    provider_policy: Url | None = None
    """The provider's own notice."""
    domain: Line | None = None
    duration: Lifetime | None = None
    description: Annotated[Text | None, Means("dct:description")] = None
    third_party_access: YesNo | None = None
    country: Country | None = None
    purposes: Annotated[list[PurposeId] | None, Means("dpv:isImplementedUsingTechnology", reverse=True)] = None


class Cookies(Fact):
    """What the site uses."""

    categories: Annotated[list[CookieCategory], Means("dpv:hasPurpose")] = Field(min_length=1)
    consent_tool: Annotated[OrNone[Line] | None, HasRow("consent_tool")] = None
    settings_link: Annotated[Url | None, HasRow("cookie_settings")] = None
    items: Annotated[OrNone[list[Cookie]] | None, Asked(), Means("schema:hasPart", "dpv:Technology")] = None
