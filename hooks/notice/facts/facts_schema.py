"""notice.yml has a JSON Schema: for editors that complete it, and for messages that know what may stand where."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import BaseModel

from ..located_yaml import Path
from ..schema_docstrings import Described
from .values import NONE


@cache
def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a model as an editor writes it. It is not to be changed."""
    return model.model_json_schema(schema_generator=Described, mode="validation")


def known_keys(schema: dict[str, Any], path: Path) -> list[str]:
    """Return the keys that may stand at `path`, by the JSON Schema."""
    return sorted({key for node in _nodes(schema, path) for key in node.get("properties", {})})


def required_keys(schema: dict[str, Any], path: Path) -> list[str]:
    """Return the keys that must stand at `path`, by the JSON Schema."""
    return sorted({key for node in _nodes(schema, path) for key in node.get("required", ())})


def may_be_none(schema: dict[str, Any], path: Path) -> bool:
    """Say whether "none" may stand at `path`."""
    return any(node.get("const") == NONE for node in _nodes(schema, path))


def known_values(schema: dict[str, Any], path: Path) -> list[str]:
    """Return the words of which one may stand at `path`, by the JSON Schema; none where any may."""
    return sorted({value for node in _nodes(schema, path) for value in node.get("enum", ()) if isinstance(value, str)})


def _nodes(schema: dict[str, Any], path: Path) -> list[dict[str, Any]]:
    nodes = _expand(schema, schema)
    for step in path:
        nodes = [deeper for node in nodes for deeper in _step(schema, node, step)]
    return nodes


def _expand(schema: dict[str, Any], node: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in node:
        return _expand(schema, schema["$defs"][node["$ref"].rsplit("/", 1)[-1]])
    choices = [*node.get("anyOf", ()), *node.get("oneOf", ())]
    return [node, *(found for choice in choices for found in _expand(schema, choice))]


def _step(schema: dict[str, Any], node: dict[str, Any], step: str | int) -> list[dict[str, Any]]:
    named = node.get("properties", {}).get(step) or next(iter(node.get("patternProperties", {}).values()), None)
    child = node.get("items") if isinstance(step, int) else named
    return _expand(schema, child) if isinstance(child, dict) else []
