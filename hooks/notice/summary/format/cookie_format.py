"""These models are of cookies and similar techniques: categories, each cookie, and how consent is managed."""
from __future__ import annotations

from typing import Annotated, Literal

from .json_values import Coded, Country, Entity, JsonNode, Ref, Term, Texts, Unstated
from .processing_format import Duration


class CookieCategory(Coded):
    """A category of cookies in use."""

    type: Literal["dpv:Purpose"] = "dpv:Purpose"
    id: Annotated[Ref, Term("@id")]
    """The address of its section."""
    description: Annotated[Texts | None, Term("dct:description")] = None
    """Text of its section, in Markdown."""


class CookieProvider(JsonNode):
    """Who sets a cookie."""

    type: Literal["dpv:Organisation"] = "dpv:Organisation"
    name: Annotated[Texts | None, Term("dpv:hasName")] = None
    """Its name."""
    country: Annotated[Country | None, Term("dpv:hasCountry")] = None
    """Country."""
    policy: Annotated[Ref | None, Term("schema:publishingPrinciples")] = None
    """Its own privacy notice."""


class CookieNode(Entity):
    """One cookie or other storage."""

    type: Literal["tech:Cookie", "tech:LocalStorage"]
    code: Annotated[str, Term("skos:notation")]
    """Kind of storage: "cookie", "local-storage", "session-storage"."""
    identifier: Annotated[str, Term("dct:identifier")]
    """Its name; `*` stands for any characters."""
    category: Annotated[list[Ref], Term("skos:broader")]
    """The category it belongs to."""
    service: Annotated[str | None, Term("format:service")] = None
    """The service or product that sets it."""
    provider: Annotated[CookieProvider | None, Term("tech:hasProvider")] = None
    """Who sets it."""
    first_party: Annotated[bool | None, Term("format:firstParty")] = None
    """`true`: ours. `false`: a third party's."""
    third_party_access: Annotated[bool | None, Term("format:thirdPartyAccess")] = None
    """Whether third parties have access to it."""
    domain: Annotated[str | None, Term("format:domain")] = None
    """The domain it is set for."""
    duration: Annotated[Duration | None, Term("dpv:hasDuration")] = None
    """Its lifetime."""
    description: Annotated[Texts | None, Term("dct:description")] = None
    """What it is for."""
    used_by: Annotated[list[Ref] | None, Term("dpv:isImplementedUsingTechnology", reverse=True)] = None
    """The processes that use it."""


class ConsentTool(JsonNode):
    """A tool that asks for consent."""

    type: Literal["dpv:Technology"] = "dpv:Technology"
    name: Annotated[Texts, Term("dpv:hasName")]
    """Its name."""


class CookieConsent(JsonNode):
    """How consent to cookies is given and withdrawn. Art. 7(3) GDPR."""

    type: Literal["dpv:WithdrawConsent"] = "dpv:WithdrawConsent"
    id: Annotated[Ref, Term("@id")]
    """The address of its section."""
    tool: Annotated[ConsentTool | Unstated | None, Term("dpv:isImplementedUsingTechnology")] = None
    """The tool that asks."""
    exercised_at: Annotated[Ref | None, Term("dpv:isExercisedAt")] = None
    """Where the choice can be changed."""
