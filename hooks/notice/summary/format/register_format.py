"""These models are of what purposes name: groups of people, categories of data, sources, recipients."""
from __future__ import annotations

from typing import Annotated, Literal

from .json_values import Coded, Country, Entity, JsonNode, Necessity, Ref, Term, Texts, Unstated


class DataSubject(Coded):
    """A group of people whose data are processed."""

    type: Literal["dpv:DataSubject"] = "dpv:DataSubject"
    id: Annotated[Ref, Term("@id")]
    """Its id within the notice."""


class PublicAccess(JsonNode):
    """Whether a source is publicly accessible. Art. 14(2)(f) GDPR."""

    type: Literal["dpv:PublicDataSource", "dpv:NonPublicDataSource"]


class SourceNode(Entity):
    """Where data come from. Art. 14(2)(f) GDPR."""

    code: Annotated[str, Term("skos:notation")]
    """Short name of the kind of source: "subject", "credit-register"."""
    kind: Annotated[Texts, Term("dct:type")]
    """The kind of source in words."""
    name: Annotated[Texts | None, Term("dpv:hasName")] = None
    """Its name."""
    title: Annotated[Texts | None, Term("dct:title")] = None
    """What the notice calls it."""
    public_access: Annotated[PublicAccess | Unstated | None, Term("format:publicAccess")] = None
    """Whether it is publicly accessible; absent for what the person, or the organisation itself, gives."""


class PersonalData(Coded):
    """A category of data. Art. 14(1)(d) GDPR."""

    id: Annotated[Ref | None, Term("@id")] = None
    """Its id within the notice, in the register of the notice's own categories."""
    necessity: Annotated[Necessity | None, Term("dpv:hasNecessity")] = None
    """Whether it must be given, where the notice says so."""
    sources: Annotated[list[SourceNode] | None, Term("dpv:hasDataSource")] = None
    """Sources of this category alone, where it has any."""


class RecipientNode(Entity):
    """Who receives data. Art. 13(1)(e) GDPR."""

    code: Annotated[str, Term("skos:notation")]
    """Short name of the kind of recipient: "processor", "authority"."""
    kind: Annotated[Texts, Term("dct:type")]
    """The kind of recipient in words."""
    name: Annotated[Texts | None, Term("dpv:hasName")] = None
    """Its name."""
    title: Annotated[Texts | None, Term("dct:title")] = None
    """What the notice calls it."""
    sector: Annotated[Texts | None, Term("dpv:hasSector")] = None
    """The line of business, where one that is not named is described."""
    countries: Annotated[list[Country] | None, Term("dpv:hasCountry")] = None
    """Where it is."""
    website: Annotated[Ref | None, Term("schema:url")] = None
    """Where it, or each company that belongs to it, is named."""
