"""The format of privacy.json is a table to read: every kind of node with its keys.

It is made from the JSON Schema and the context.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping
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
    """A kind of node has a name, a meaning and keys."""

    name: str
    meaning: str
    keys: tuple[Key, ...]


def format_table(schema: Mapping[str, Any], context: Mapping[str, Any]) -> list[NodeKind]:
    """Return the kinds of nodes, the document itself first, then what it holds. Descriptions are in English."""
    kinds = {schema["title"]: schema, **schema["$defs"]}
    seen: set[str] = set()
    return [_kind(name, definition, context, seen) for name, definition in kinds.items()]


def _kind(name: str, definition: Mapping[str, Any], context: Mapping[str, Any], seen: set[str]) -> NodeKind:
    keys = tuple(_key(name, key, value, definition, context, seen) for key, value in definition.get("properties", {}).items())
    return NodeKind(name, definition["description"], keys)


def _key(
    kind: str, name: str, value: Mapping[str, Any], definition: Mapping[str, Any], context: Mapping[str, Any], seen: set[str]
) -> Key:
    term = _term(kind, name, context)
    own = term.startswith(OWN) and name not in seen
    seen.add(name)
    always = name in definition.get("required", ())
    address = None if term.startswith("@") else _address(term, context)
    return Key(name, tuple(_pieces(value)), always, value.get("description", ""), term, address, name if own else None)


def _term(kind: str, name: str, context: Mapping[str, Any]) -> str:
    own = context[kind].get("@context", {}) if isinstance(context.get(kind), dict) else {}
    definition = context.get(name) or own.get(name) or name
    return str(definition if isinstance(definition, str) else definition.get("@id") or definition["@reverse"])


def _address(term: str, context: Mapping[str, Any]) -> str:
    prefix, _, name = term.partition(":")
    return f"#{name}" if term.startswith(OWN) else f"{context[prefix]}{name}"


def _pieces(value: Mapping[str, Any]) -> Iterator[TypePiece]:
    """Yield what a key holds, in words: "list of Retention or Unstated"."""
    if "$ref" in value:
        name = value["$ref"].rpartition("/")[2]
        yield TypePiece(name, name)
    elif "anyOf" in value:
        for number, choice in enumerate(value["anyOf"]):
            if number:
                yield TypePiece(" or ")
            yield from _pieces(choice)
    elif value.get("type") == "array":
        yield TypePiece("list of ")
        yield from _pieces(value["items"])
    elif "const" in value or "enum" in value:
        yield TypePiece(" or ".join(f"“{word}”" for word in value.get("enum", [value.get("const")])))
    elif "propertyNames" in value:
        yield TypePiece("texts by language")
    else:
        yield TypePiece(value.get("format") or value["type"])
