"""Values in privacy.json are of these kinds, and JSON-LD reads each in its way."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, WithJsonSchema
from pydantic.alias_generators import to_camel
from typing_extensions import TypeAliasType

DPV = "https://w3id.org/dpv#"
LOC = "https://w3id.org/dpv/loc#"
GDPR = "legal-eu:law-GDPR"


@dataclass(frozen=True)
class Term:
    """A key stands for a term: a property as a compact IRI, or a keyword of JSON-LD.

    Where no vocabulary has a property, the prefix is `format`, whose terms this project defines itself. `since` is the version
    of the format that brought the key: the document of a version published in an earlier one never has it.
    """

    iri: str
    reverse: bool = False
    since: str = "1.0"


@dataclass(frozen=True)
class TermReading:
    """JSON-LD reads a value in a way: by the entries beside `@id` in the definition of its key."""

    entries: Mapping[str, Any] = field(hash=False)


def _short(vocabulary: str | Mapping[str, str]) -> TermReading:
    """Let a short word stand for a term: "US" for loc:US."""
    words = {"@vocab": vocabulary} if isinstance(vocabulary, str) else dict(vocabulary)
    return TermReading({"@type": "@vocab", "@context": words})


def _described(description: str, **schema: Any) -> WithJsonSchema:
    return WithJsonSchema({**schema, "description": description})


LANGUAGE_TAG = "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$"
PERIOD = "^P(?=.)([0-9]+[YMWD])*(T([0-9]+[HMS])+)?$"
BY_LANGUAGE = {"type": "object", "propertyNames": {"pattern": LANGUAGE_TAG}, "additionalProperties": {"type": "string"}}

# Kinds of text with a name of their own in the schema.
Texts = TypeAliasType(
    "Texts",
    Annotated[
        str | dict[str, str],
        TermReading({"@container": "@language"}),
        _described("By language; one plain text where it is the same in all, such as a name.", anyOf=[{"type": "string"}, BY_LANGUAGE]),
    ],
)
Language = TypeAliasType("Language", Annotated[str, _described("A language, BCP 47.", type="string", pattern=LANGUAGE_TAG)])
Ref = TypeAliasType(
    "Ref",
    Annotated[
        str,
        TermReading({"@type": "@id"}),
        _described("An address, or a term of a vocabulary as a compact IRI.", type="string", pattern="^[a-z][a-z-]*:\\S+$"),
    ],
)
Period = TypeAliasType(
    "Period",
    Annotated[
        str,
        TermReading({"@type": "xsd:duration"}),
        _described("A length of time, ISO 8601: P6Y is six years, PT30M is 30 minutes.", type="string", pattern=PERIOD),
    ],
)
Country = TypeAliasType(
    "Country",
    Annotated[str, _short(LOC), _described("A country, ISO 3166-1 alpha-2.", type="string", pattern="^[A-Z]{2}$")],
)

ByLanguage = Annotated[dict[str, str], TermReading({"@container": "@language"}), WithJsonSchema(BY_LANGUAGE)]
Day = Annotated[date, TermReading({"@type": "xsd:date"})]
Necessity = Annotated[Literal["Required", "Optional"], _short(DPV)]
Applicability = Annotated[Literal["NotApplicable", "UnknownApplicability"], _short(DPV)]
Fee = Annotated[Literal["FeeRequired", "FeeNotRequired"], _short(DPV)]
Status = Annotated[
    Literal["in-force", "upcoming", "archived", "draft", "withdrawn", "superseded"],
    _short(
        {
            "in-force": "dpv:NoticeLatest",
            "upcoming": "dpv:NoticeCommunicated",
            "archived": "dpv:NoticeStale",
            "draft": "dpv:NoticeGenerated",
            "withdrawn": "dpv:NoticeStale",
            "superseded": "dpv:NoticeStale",
        }
    ),
]
Role = Annotated[
    Literal["controller", "joint", "processor"],
    _short({"controller": "dpv:DataController", "joint": "dpv:JointDataControllers", "processor": "dpv:DataProcessor"}),
]
Origin = Annotated[
    Literal["subject", "other"],
    _short({"subject": "eu-gdpr:DirectDataCollectionNotice", "other": "eu-gdpr:IndirectDataCollectionNotice"}),
]


class JsonNode(BaseModel):
    """Base of everything in braces. What is absent is left out; nothing is ever null."""

    model_config = ConfigDict(
        frozen=True, alias_generator=to_camel, populate_by_name=True, serialize_by_alias=True, defer_build=True
    )

    type: Annotated[str | list[str], Term("@type")]
    """What it is, in terms of a vocabulary."""


class Entity(JsonNode):
    """Base of what other data can point at."""

    id: Annotated[Ref, Term("@id")]
    """Its address: the notice and the section, which never change."""


class Unstated(JsonNode):
    """A legal item that has no value here: the notice states that there is none, or it is silent."""

    applicability: Annotated[Applicability, Term("dpv:hasApplicability")]
    """`NotApplicable`: the notice states that there is none. `UnknownApplicability`: the notice does not say."""


class Coded(JsonNode):
    """Base of what the vocabulary of the notice has a code for."""

    code: Annotated[str | None, Term("skos:notation")] = None
    """Short name of the term: "contract", "previous-creditor"."""
    category: Annotated[list[Ref] | None, Term("skos:broader")] = None
    """The term of a vocabulary, most often the Data Privacy Vocabulary, that it belongs to."""
    title: Annotated[Texts | None, Term("dct:title")] = None
    """What it is called."""
