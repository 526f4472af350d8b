"""The formats of privacy.json and privacy-2.json are tables to read: every kind of node with its keys.

They are made from the JSON Schema and the context.
"""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

OWN = "format:"


@dataclass(frozen=True)
class TypePiece:
    """It is a piece of what a key holds; `node` is the kind of node it names, or None."""

    text: str
    node: str | None = None


@dataclass(frozen=True)
class Key:
    """A key of a node has a name, what it holds, and what it means.

    `id` is there for a term that only this format defines: its address is that of the key on the page.
    """

    name: str
    holds: tuple[TypePiece, ...]
    always: bool
    meaning: str
    term: str
    address: str | None
    id: str | None


@dataclass(frozen=True)
class NodeKind:
    """A kind of node has a name, a meaning and keys; `id` is that of its heading on the page."""

    id: str
    name: str
    meaning: str
    keys: tuple[Key, ...]


def format_table(schema: Mapping[str, Any], context: Mapping[str, Any], second: bool = False, seen: Iterable[str] = ()) -> list[NodeKind]:
    """Return the kinds of nodes, the document itself first, then what it holds. Descriptions are in English.

    In the `second` format, what a key means depends on what holds it. Own terms that were `seen` on the page have their place.
    """
    kinds = {schema["title"]: schema, **schema["$defs"]}
    contexts = dict(_contexts(schema, schema["title"], context)) if second else {}
    told = set(seen)
    return [_kind(name, definition, contexts.get(name, context), told, "second-" if second else "") for name, definition in kinds.items()]


def _contexts(schema: Mapping[str, Any], name: str, context: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Yield each kind of node with the context in which its keys are read."""
    yield name, context
    definition = schema if name == schema["title"] else schema["$defs"][name]
    for key, value in definition.get("properties", {}).items():
        entries = context.get(key)
        for inner in _references(value):
            if isinstance(entries, dict) and inner not in ("Links", "Link"):
                yield from _contexts(schema, inner, {**context, **entries.get("@context", {})})


def _references(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        yield from ([value["$ref"].rpartition("/")[2]] if "$ref" in value else ())
        for inner in (value.get("items"), value.get("additionalProperties"), *value.get("anyOf", ())):
            yield from _references(inner)


def _kind(name: str, definition: Mapping[str, Any], context: Mapping[str, Any], seen: set[str], prefix: str) -> NodeKind:
    keys = tuple(_key(name, key, value, definition, context, seen, prefix) for key, value in definition.get("properties", {}).items())
    return NodeKind(prefix + name, name, definition["description"], keys)


def _key(
    kind: str,
    name: str,
    value: Mapping[str, Any],
    definition: Mapping[str, Any],
    context: Mapping[str, Any],
    seen: set[str],
    prefix: str,
) -> Key:
    term = _term(kind, name, context)
    own = term.startswith(OWN) and name not in seen
    seen |= {name} if own else set()
    always = name in definition.get("required", ())
    address = None if term.startswith("@") else _address(term, context)
    return Key(name, tuple(_pieces(value, prefix)), always, value.get("description", ""), term, address, name if own else None)


def _term(kind: str, name: str, context: Mapping[str, Any]) -> str:
    own = context[kind].get("@context", {}) if isinstance(context.get(kind), dict) else {}
    definition = context.get(name) or own.get(name) or name
    return str(definition if isinstance(definition, str) else definition.get("@id") or definition["@reverse"])


def _address(term: str, context: Mapping[str, Any]) -> str:
    prefix, _, name = term.partition(":")
    return f"#{name}" if term.startswith(OWN) else f"{context[prefix]}{name}"


def _pieces(value: Mapping[str, Any], prefix: str) -> Iterator[TypePiece]:
    """Yield what a key holds, in words: "list of Retention or Unstated"."""
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        yield TypePiece(name, prefix + name)
    elif "anyOf" in value:
        for number, choice in enumerate(value["anyOf"]):
            if number:
                yield TypePiece(" or ")
            yield from _pieces(choice, prefix)
    elif value.get("type") == "array":
        yield TypePiece("list of ")
        yield from _pieces(value["items"], prefix)
    elif "const" in value or "enum" in value:
        yield TypePiece(" or ".join(f"“{word}”" for word in value.get("enum", [value.get("const")])))
    elif "$ref" in str(value.get("additionalProperties")):
        yield TypePiece("by id: ")
        yield from _pieces(value["additionalProperties"], prefix)
    elif "propertyNames" in value:
        yield TypePiece("texts by language")
    else:
        yield TypePiece(value.get("format") or value["type"])
