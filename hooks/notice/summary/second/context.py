"""The JSON-LD context of the second format follows from the declarations. What a class of facts means holds within it alone."""
from __future__ import annotations

from functools import cache
from typing import Any

from ...facts.all_facts import Facts
from ...facts.declared import Field, declared
from ...facts.marks import Use, ValueKind
from ...facts.values import Fact
from ..format import number
from .document_frame import FRAME, prefixed
from .growth import since
from .keys import Node, form_of, meaning
from .shapes import shape_of

CONTAINERS = {"register": "@index", "list": "@set"}


@cache
def context(own_terms: str, root: str, version: str) -> dict[str, Any]:
    """Return the context of a document whose id is `root`, in a version of the format."""
    frame = {key: one.definition for key, one in FRAME.items()}
    every = {"id": "@id", "type": "@type", "linked": "@nest", "unstated": {"@id": "format:unstated", "@container": "@set"}}
    return {**prefixed(own_terms), **every, "$schema": {"@id": "dct:conformsTo", "@type": "@id"}, **frame, **_keys(Facts, root, version)}


def _keys(model: type[Fact], root: str, version: str) -> Node:
    return {field.name: _definition(field, root, version) for field in published(model, version)}


def published(model: type[Fact], version: str) -> list[Field]:
    """Return the facts of a class that data have in a version of the format."""
    left_out = shape_of(model).left_out
    fields = [field for field in declared(model) if field.mark(Use) is not Use.RECORD and field.name not in left_out]
    return [field for field in fields if number(since(field)) <= number(version)]


def _definition(field: Field, root: str, version: str) -> str | Node:
    means, found = meaning(field), dict[str, Any]()
    if field.containers:
        found["@container"] = CONTAINERS[field.containers[0]]
    if field.model:
        found["@context"] = _keys(field.model, root, version)
    elif not (means.type and field.kind is ValueKind.TEXT):
        found |= form_of(field, version, root).entries
    if not found and not means.reverse:
        return means.iri
    return {"@reverse" if means.reverse else "@id": means.iri, **found}
