"""The JSON Schema (2020-12) of the second format follows from the declarations, too. It refuses what no notice can say.

A fact is either there or named under `unstated`, never both. Every thing is defined once, and has no keys but those that are
said: a document of a later version names a later schema.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from annotated_types import Ge, Le

from ...facts.all_facts import Facts
from ...facts.declared import Field
from ...facts.marks import Asked, CodeOf, IsA, ValueKind
from ...facts.unstated import is_stated
from ...facts.values import Fact
from ...schema_docstrings import docstrings
from ...vocabulary import codes
from .context import published
from .document_frame import FRAME, NOTICE_TYPES, PARTS, prefixed
from .growth import newest
from .keys import DEFINITIONS, Node, all_of, form_of, iris, meaning
from .shapes import shape_of

DESCRIBED: Node = {
    "description": "Something that is said in words.", "type": "object", "properties": {"description": {"$ref": "#/$defs/Texts"}},
    "required": ["description"], "additionalProperties": False,
}  # fmt: skip
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def json_schema() -> dict[str, Any]:
    """Return the schema, without the address at which it is published."""
    found: dict[str, Node] = {**DEFINITIONS, **PARTS}
    root = _entry(Facts, found)
    frame = {key: {**one.schema, "description": one.text} if "$ref" not in one.schema else one.schema for key, one in FRAME.items()}
    head: Node = {
        "@context": {
            "description": "What each key means, for programs that read JSON-LD. Others can ignore it.",
            "type": "object",
            "properties": {key: {"const": value} for key, value in prefixed("").items() if key != "format"},
            "required": [key for key in prefixed("") if key != "format"],
        },
        "$schema": {"$ref": "#/$defs/WebAddress"},
        "id": {"$ref": "#/$defs/WebAddress"},
        "type": all_of(NOTICE_TYPES),
    }
    return {
        "$schema": DIALECT,
        "title": "PrivacyNotice",
        "description": f"A privacy notice. Format {newest()}.",
        "type": "object",
        "properties": {**head, **frame, **root["properties"]},
        "required": [*head, *(key for key, one in FRAME.items() if one.required), *root["required"]],
        "additionalProperties": False,
        **{key: root[key] for key in ("if", "then") if key in root},
        "$defs": dict(sorted(found.items())),
    }


def _entry(model: type[Fact], found: dict[str, Node], own: str | None = None) -> Node:
    """Return the schema of a class of facts, and put those of what it holds among those that are `found`.

    `own` is the class in data of its entries, whatever they state.
    """
    shape, fields = shape_of(model), published(model, newest())
    properties: Node = dict(shape.keys)
    texts = docstrings(model)
    for field in fields:
        one = {**_value(field, found), **_limits(model, field)}
        properties[field.name] = {**one, "description": texts[field.name]} if texts.get(field.name) and "$ref" not in one else one
    unstated = [name for field in fields for name in _asked(field)]
    if unstated:
        properties["unstated"] = {
            "description": "What the law asks for and the notice does not state.",
            "type": "array", "minItems": 1, "uniqueItems": True, "items": {"enum": unstated},
        }  # fmt: skip
    properties["linked"] = {"$ref": "#/$defs/Links"}
    required = [*shape.required, *(field.name for field in fields if _always(model, field))]
    return {
        "description": model.__doc__ or "", "type": "object", "properties": properties, "required": required,
        "additionalProperties": False, **_conditions([*_either(fields), *_classes_by_code(model, fields, own)]),
    }  # fmt: skip


def _always(model: type[Fact], field: Field) -> bool:
    declared = model.model_fields[field.name]
    return declared.is_required() or is_stated(field, declared.get_default(call_default_factory=True))


def _asked(field: Field) -> Iterator[str]:
    asked = field.mark(Asked)
    if asked and asked.each and isinstance(field.kind, CodeOf):
        yield from (f"{field.name}.{code}" for code in codes()[field.kind.codes])
    elif asked:
        yield field.name


def _limits(model: type[Fact], field: Field) -> Node:
    """Return the least and the most that a number may be."""
    found: Node = {}
    for bound in model.model_fields[field.name].metadata:
        found |= {"minimum": bound.ge} if isinstance(bound, Ge) else {"maximum": bound.le} if isinstance(bound, Le) else {}
    return found


def _conditions(each: list[Node]) -> Node:
    """Demand all of these; within a condition that always holds, no program makes a type of them."""
    return {"if": {"type": "object"}, "then": {"allOf": each}} if each else {}


def _classes_by_code(model: type[Fact], fields: list[Field], own: str | None) -> Iterator[Node]:
    """Say that an entry is of the class that its code stands for, and of no class of another code."""
    for field in fields:
        if field.mark(IsA) and isinstance(field.kind, CodeOf):
            classes = iris(field.kind.codes, newest())
            others = sorted({*classes.values()} - {own, *shape_of(model).further_types})
            one = {"contains": {"enum": others}, "minContains": 0, "maxContains": 1}
            yield {"if": _says(field.name, True), "then": _of_types(one), "else": _of_types({**one, "maxContains": 0})}
            for code, iri in classes.items():
                yield {"if": _says(field.name, {"const": code}), "then": _of_types({"contains": {"const": iri}})}


def _says(key: str, value: Node | bool) -> Node:
    return {"properties": {key: value}, "required": [key]}


def _of_types(types: Node) -> Node:
    return {"properties": {"type": {"type": "array", **types}}}


def _either(fields: list[Field]) -> list[Node]:
    """Say that what the law asks for is stated, or named as not stated; never both."""
    found: list[Node] = []
    for field in fields:
        asked = field.mark(Asked)
        if asked and asked.each and isinstance(field.kind, CodeOf):
            found += (_one(f"{field.name}.{code}", _says(field.name, _with(code)), always=True) for code in codes()[field.kind.codes])
        elif asked:
            found.append(_one(field.name, _says(field.name, True), always=asked.when is None))
    return found


def _one(name: str, stated: Node, always: bool) -> Node:
    silent = _says("unstated", _with(name))
    return {"if": stated, "then": {"not": silent}, **({"else": silent} if always else {})}


def _with(item: str) -> Node:
    return {"type": "array", "contains": {"const": item}}


def _value(field: Field, found: dict[str, Node]) -> Node:
    one = _single(field, found)
    if field.containers == ("list",):
        one = {"type": "array", "minItems": 1, **({} if field.model else {"uniqueItems": True}), "items": one}
    elif field.containers:
        one = {"type": "object", "propertyNames": {"$ref": "#/$defs/Id"}, "additionalProperties": one}
        one |= {"minProperties": 1} if field.mark(Asked) else {}
    return {"anyOf": [one, {"type": "null"}]} if field.may_be_none else one


def _single(field: Field, found: dict[str, Node]) -> Node:
    means = meaning(field)
    if not field.model and not (means.type and field.kind is ValueKind.TEXT):
        return form_of(field, newest()).schema
    name = field.model.__name__ if field.model else str(means.type).rpartition(":")[2]
    if name not in found:
        found[name] = {}
        made = _entry(field.model, found, means.type) if field.model else {**DESCRIBED, "properties": {**DESCRIBED["properties"]}}
        made["properties"] = {"type": _types(field), **made["properties"]}
        made["required"] = ["type", *made["required"]]
        found[name] |= made
    else:
        _widen(found[name]["properties"]["type"], field)
    return {"$ref": f"#/$defs/{name}"}


def _types(field: Field) -> Node:
    own = meaning(field).type
    more = [iri for one in published(field.model, newest()) if one.mark(IsA) for iri in _terms(one)] if field.model else []
    further = shape_of(field.model).further_types if field.model else ()
    names = dict.fromkeys([*([own] if own else []), *more, *further])
    found = {"type": "array", "minItems": 1, "uniqueItems": True, "items": {"enum": [*names]}}
    return {**found, "contains": {"const": own}} if own else found


def _terms(field: Field) -> list[str]:
    return [*iris(field.kind.codes).values()] if isinstance(field.kind, CodeOf) else []


def _widen(types: Node, field: Field) -> None:
    """Let things of a class that stand in several places be of either type."""
    own = meaning(field).type
    if own and own not in types["items"]["enum"]:
        types["items"]["enum"].append(own)
        types.pop("contains", None)
