"""The JSON-LD context says what each key means. It follows from the models, so that no key can be without a meaning."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

from typing_extensions import TypeAliasType

from . import ADDED_STATUSES, FORMAT, number
from .document import PrivacyNotice
from .json_values import DPV, LOC, JsonNode, Term, TermReading

PREFIXES = {
    "dpv": DPV,
    "eu-gdpr": "https://w3id.org/dpv/legal/eu/gdpr#",
    "legal-eu": "https://w3id.org/dpv/legal/eu#",
    "legal-fi": "https://w3id.org/dpv/legal/fi#",
    "loc": LOC,
    "pd": "https://w3id.org/dpv/pd#",
    "tech": "https://w3id.org/dpv/tech#",
    "adms": "http://www.w3.org/ns/adms#",
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "schema": "https://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}

Definition = str | dict[str, Any]
T = TypeVar("T")


@cache
def context(own_terms: str, version: str = FORMAT) -> dict[str, Any]:
    """Return the context of a version of the format. `own_terms` is the address of the page that explains its own terms.

    A key that two kinds of nodes read in different ways is defined in the type that they have.
    """
    found: dict[str, dict[type[JsonNode], Definition]] = {}
    for model in models():
        for key, definition in _definitions(model, version):
            found.setdefault(key, {})[model] = definition
    general, by_type = {}, dict[str, Any]()
    for key, by_model in found.items():
        first = next(iter(by_model.values()))
        if all(definition == first for definition in by_model.values()):
            general[key] = first
            continue
        for model, definition in by_model.items():
            name = model.model_fields["type"].default
            by_type.setdefault(name, {"@id": f"dpv:{name}", "@context": {}})["@context"][key] = definition
    return {"@version": 1.1, **PREFIXES, "format": f"{own_terms}#", **dict(sorted(general.items())), **by_type}


def context_of_version(own_terms: str, version: str) -> dict[str, Any]:
    """Return the context of the document of a version in a version of the format; what was added later is not in it.

    It has no status, so the words for that stay as they were in the first format.
    """
    whole = context(own_terms, version)
    words = whole["status"]["@context"]
    status = {**whole["status"], "@context": {word: iri for word, iri in words.items() if word not in ADDED_STATUSES}}
    return {key: status if key == "status" else definition for key, definition in whole.items()}


def in_format(node: Any, version: str) -> Any:
    """Return a node, or a list of them, without the keys that later versions of the format brought."""
    if isinstance(node, list):
        return [in_format(inner, version) for inner in node]
    if not isinstance(node, JsonNode):
        return node
    model = type(node)
    kept = {name: in_format(getattr(node, name), version) for name in model.model_fields}
    later = {name: None for name in kept if number(term_of(model, name).since) > number(version)}
    return node.model_copy(update={**kept, **later})


def models() -> list[type[JsonNode]]:
    """Return every kind of node in the document, each before those that it holds."""
    found: list[type[JsonNode]] = [PrivacyNotice]
    for model in found:
        held = (inner for hint in _hints(model).values() for inner in _nodes(hint))
        found += dict.fromkeys(inner for inner in held if inner not in found)
    return found


def term_of(model: type[JsonNode], field: str) -> Term:
    """Return what a field of a model stands for."""
    return next(term for term in _all(_hints(model)[field], Term))


@cache
def _hints(model: type[JsonNode]) -> dict[str, Any]:
    hints = get_type_hints(model, include_extras=True)
    inherited = get_type_hints(JsonNode, include_extras=True)["type"]
    return {name: inherited if name == "type" else hints[name] for name in model.model_fields}


def has_later_keys(version: str) -> bool:
    """Say whether a later version of the format brought any key."""
    return any(number(term_of(model, name).since) > number(version) for model in models() for name in model.model_fields)


def _definitions(model: type[JsonNode], version: str) -> Iterator[tuple[str, Definition]]:
    for name, field in model.model_fields.items():
        key = str(field.alias or name)
        if not key.startswith("@") and number(term_of(model, name).since) <= number(version):
            yield key, _definition(_hints(model)[name])


def _definition(hint: Any) -> Definition:
    term = next(_all(hint, Term))
    entries = dict(next(_all(hint, TermReading), TermReading({})).entries)
    if term.iri.startswith("@"):
        return term.iri
    if any(get_origin(part) is list for part in _parts(hint)):
        entries["@container"] = "@set"
    if not entries and not term.reverse:
        return term.iri
    return {"@reverse" if term.reverse else "@id": term.iri, **entries}


def _parts(hint: Any) -> Iterator[Any]:
    """Yield the members of a union, without what annotates them."""
    hint = _named(hint)
    origin = get_origin(hint)
    if origin is Annotated:
        yield from _parts(get_args(hint)[0])
    elif origin in (Union, UnionType):
        for member in get_args(hint):
            yield from _parts(member)
    else:
        yield hint


def _all(hint: Any, kind: type[T]) -> Iterator[T]:
    """Yield everything of that kind that annotates `hint` or a part of it, the outermost first."""
    hint = _named(hint)
    if get_origin(hint) is Annotated:
        yield from (item for item in hint.__metadata__ if isinstance(item, kind))
    for part in get_args(hint):
        yield from _all(part, kind)


def _named(hint: Any) -> Any:
    """Return what stands behind a name such as `Texts`."""
    return hint.__value__ if isinstance(hint, TypeAliasType) else hint


def _nodes(hint: Any) -> Iterator[type[JsonNode]]:
    if isinstance(hint, type) and issubclass(hint, JsonNode):
        yield hint
    for part in get_args(hint):
        yield from _nodes(part)
