"""What each value is: in the context of JSON-LD and in the JSON Schema, once for each kind of value."""
from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from ...facts.declared import Field
from ...facts.marks import CodeOf, IdOf, Means, ValueKind
from ...facts.values import ID_PATTERN, countries
from ...periods import PERIOD
from ..format.json_values import LANGUAGE_TAG, LOC
from .growth import codes_in, newest

OWN = "format:"
# Ids of entries in the data: what stands before the id of notice.yml.
ID_PREFIXES = {"groups": "group-", "categories": "category-", "sources": "source-", "recipients": "recipient-", "purposes": ""}
Node = dict[str, Any]

DAY = "\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])"
# Areas of the zone data; zones without one, such as UTC, have older names.
ZONE_AREAS = "Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Brazil|Canada|Chile|Etc|Europe|Indian|Mexico|Pacific|US"

DEFINITIONS: Node = {
    "Texts": {
        "description": "A text by language, BCP 47.",
        "type": "object",
        "minProperties": 1,
        "propertyNames": {"pattern": LANGUAGE_TAG},
        "additionalProperties": {"type": "string", "minLength": 1},
    },
    "Country": {"description": "A country, ISO 3166-1 alpha-2.", "type": "string", "enum": [*countries()]},
    "Period": {
        "description": "A length of time, ISO 8601: P6Y is six years, PT30M is 30 minutes.",
        "type": "string",
        "pattern": f"^(?:{PERIOD.pattern})$",
    },
    "WebAddress": {"description": "A web address.", "type": "string", "format": "uri", "pattern": "^https?://[^\\s<>]+$"},
    "Iri": {"description": "An address, or a term of a vocabulary as a compact IRI.", "type": "string", "pattern": "^[a-z][a-z-]*:\\S+$"},
    "Day": {"description": "A day, ISO 8601.", "type": "string", "format": "date", "pattern": f"^{DAY}$"},
    "TimeZone": {
        "description": "A time zone, by its name in the zone data: Europe/Helsinki.",
        "type": "string",
        "pattern": f"^(({ZONE_AREAS})/[A-Z][A-Za-z0-9_+-]*(/[A-Z][A-Za-z_]*)?|[A-Z][A-Za-z0-9+-]*)$",
    },
    "Line": {"description": "A text that is the same in every language.", "type": "string", "minLength": 1},
    "Email": {"description": "An e-mail address.", "type": "string", "format": "email", "pattern": "^[^\\s@]+@[^\\s@]+\\.[^\\s@.]+$"},
    "Phone": {"description": "A telephone number with the country code.", "type": "string", "pattern": "^\\+[0-9][0-9 ()/-]+$"},
    "Id": {"description": "The id of an entry of this document.", "type": "string", "pattern": f"^{ID_PATTERN.pattern}$"},
    "Language": {"description": "A language, BCP 47.", "type": "string", "pattern": LANGUAGE_TAG},
}


@dataclass(frozen=True)
class ValueForm:
    """A kind of value has entries in the definition of its key in the context, and a schema."""

    entries: Node
    schema: Node


def ref(name: str) -> Node:
    """Return what leads to a definition of the schema."""
    return {"$ref": f"#/$defs/{name}"}


def all_of(values: list[str]) -> Node:
    """Return the schema of a list of exactly these values, in any order: makers of types know no constant that is a list."""
    items: Node = {"const": values[0]} if len(values) == 1 else {"enum": values}
    return {"type": "array", "minItems": len(values), "maxItems": len(values), "uniqueItems": True, "items": items}


FORMS = {
    ValueKind.ID: ValueForm({}, ref("Id")),
    ValueKind.LINE: ValueForm({}, ref("Line")),
    ValueKind.TEXT: ValueForm({"@container": "@language"}, ref("Texts")),
    ValueKind.NUMBER: ValueForm({}, {"type": "integer"}),
    ValueKind.YES_NO: ValueForm({}, {"type": "boolean"}),
    ValueKind.EMAIL: ValueForm({}, ref("Email")),
    ValueKind.PHONE: ValueForm({}, ref("Phone")),
    ValueKind.URL: ValueForm({"@type": "@id"}, ref("WebAddress")),
    ValueKind.COUNTRY: ValueForm({"@type": "@vocab", "@context": {"@vocab": LOC}}, ref("Country")),
    ValueKind.DURATION: ValueForm({"@type": "xsd:duration"}, ref("Period")),
    ValueKind.LIFETIME: ValueForm({}, {"anyOf": [ref("Period"), {"const": "session"}]}),
    ValueKind.DAY: ValueForm({"@type": "xsd:date"}, ref("Day")),
    ValueKind.TIME_ZONE: ValueForm({}, ref("TimeZone")),
}


def meaning(field: Field) -> Means:
    """Return what a fact means in data: what its mark says, or a property of the notice's own, by its name."""
    return field.mark(Means) or Means(f"{OWN}{field.name}")


def form_of(field: Field, version: str, root: str = "") -> ValueForm:
    """Return how a plain value of a fact is read in a version of the format; ids are those of a document whose own id is `root`."""
    kind, own = field.kind, meaning(field).iri.startswith(OWN)
    if isinstance(kind, IdOf):
        return ValueForm({"@type": "@vocab", "@context": {"@vocab": f"{root}#{ID_PREFIXES[kind.register]}"}}, ref("Id"))
    if isinstance(kind, CodeOf):
        terms = iris(kind.codes, version)
        return ValueForm({"@type": "@vocab", "@context": terms} if terms and not own else {}, {"enum": [*codes_in(kind.codes, version)]})
    if not isinstance(kind, ValueKind):
        raise TypeError(field.name)
    return FORMS[kind]


@cache
def iris(kind: str, version: str | None = None) -> dict[str, str]:
    """Return the term of each code of a kind that there is in a version of the format, or now, as far as they have one."""
    return {code: found.iri for code, found in codes_in(kind, version or newest()).items() if found.iri}
