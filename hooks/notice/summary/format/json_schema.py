"""The JSON Schema (2020-12) of privacy.json, which is published, is made from the models."""
from __future__ import annotations

from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from ...schema_docstrings import Described
from . import in_order
from .document import PrivacyNotice

# Models are called nodes where a fact has the same name; what is published is called as the fact.
MODEL = "Node"
NAMING = {"$ref", "title"}
PROMISE = (
    "Read only the keys you know: a later version of the format with the same first number may have more of them, "
    "but none fewer, and none that means something else."
)


def json_schema(version: str) -> dict[str, Any]:
    """Return the schema of the format's `version`. It leaves room for keys that later versions add."""
    schema = _published_names(PrivacyNotice.model_json_schema(schema_generator=_Generator, mode="serialization"))
    definitions = schema.pop("$defs")
    described = f"{schema.pop('description')} Format {version}. {PROMISE}"
    head = {"$schema": GenerateJsonSchema.schema_dialect, "title": schema.pop("title"), "description": described}
    return {**head, **schema, "$defs": definitions}


def _published_names(node: Any) -> Any:
    """Return the schema with each kind of node under its published name.

    The model ControllerNode is published as "Controller".
    """
    if isinstance(node, list):
        return [_published_names(inner) for inner in node]
    if not isinstance(node, dict):
        return node
    found = {key: _published_names(value) for key, value in node.items()}
    for key in NAMING & found.keys():
        if isinstance(found[key], str):
            found[key] = found[key].removesuffix(MODEL)
    if isinstance(found.get("$defs"), dict):
        found["$defs"] = dict(sorted((name.removesuffix(MODEL), model) for name, model in found["$defs"].items()))
    return found


class _Generator(Described):
    """In this schema, what has no value is absent, never null; what is always there is required."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        """Return the schema of the value alone."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        """Return the schema without the default."""
        return self.generate_inner(schema["schema"])

    def field_is_required(self, field: Any, total: bool) -> bool:  # noqa: ARG002 (pydantic passes it)
        """Say whether a field is always there."""
        return bool(field["schema"].get("default", True) is not None)

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 (pydantic passes it)
        """Give no field a title."""
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Return the schema of a model, with what identifies it first."""
        found = super().model_schema(schema)
        return {**found, "properties": in_order(found["properties"])} if "properties" in found else found
