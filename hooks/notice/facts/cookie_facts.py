"""Cookies and similar techniques are declared here: the categories in use and, where listed, each cookie."""
from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from .marks import Apart, Asked, ValueKind
from .values import CookieCategory, Country, Fact, Line, OrNone, Party, PurposeId, StorageKind, Text, Url, YesNo, _duration

SESSION = "session"
Lifetime = Annotated[str, AfterValidator(lambda value: value if value == SESSION else _duration(value)), ValueKind.DURATION]


class Cookie(Fact):
    """One cookie or other storage; `*` in the name stands for any characters."""

    name: Annotated[Line, Apart()]
    category: CookieCategory
    kind: StorageKind = "cookie"
    service: Line | None = None
    """The service or product that sets it; consent tools ask for each service."""
    party: Party | None = None
    provider: Line | None = None
    provider_policy: Url | None = None
    """The provider's own notice."""
    domain: Line | None = None
    duration: Lifetime | None = None
    description: Text | None = None
    third_party_access: YesNo | None = None
    country: Country | None = None
    purposes: list[PurposeId] | None = None


class Cookies(Fact):
    """What the site uses."""

    categories: list[CookieCategory] = Field(min_length=1)
    consent_tool: OrNone[Line] | None = None
    settings_link: Url | None = None
    items: Annotated[OrNone[list[Cookie]] | None, Asked()] = None
