"""What models say of their fields is put into their JSON Schema.

pydantic does that too, but it reads the source of every class whenever the program starts: that would be a quarter of
the start, for what only the schemas and the page for developers show.
"""
from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from textwrap import dedent

from pydantic import BaseModel
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema


class Described(GenerateJsonSchema):
    """In the JSON Schema that this generator makes, the docstring below a field is its description."""

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        """Return the schema of a model, with the descriptions."""
        found, model = super().model_schema(schema), schema["cls"]
        texts = {model.model_fields[name].alias or name: text for name, text in _fields(model)}
        for key, value in found.get("properties", {}).items():
            if text := texts.get(key):
                value.setdefault("description", text)
        return found


def docstrings(model: type[BaseModel]) -> dict[str, str]:
    """Return the docstring below each field that has one, by the name of the field."""
    return {name: text for name, text in dict(_fields(model)).items() if text}


def _fields(model: type[BaseModel]) -> Iterator[tuple[str, str | None]]:
    """Yield each field with the text below it, or None; of several with the same name the last counts."""
    for owner in reversed(model.__mro__):
        if issubclass(owner, BaseModel) and owner is not BaseModel:
            yield from _written_in(owner)


@cache
def _written_in(owner: type[BaseModel]) -> tuple[tuple[str, str | None], ...]:
    """Return the fields that a class itself declares, each with the text below it."""
    return tuple(_read(inspect.getsource(owner)))


def _read(source: str) -> Iterator[tuple[str, str | None]]:
    (written,) = ast.parse(dedent(source)).body
    for statement, below in pairwise([*getattr(written, "body", ()), None]):
        match statement, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                yield name, inspect.cleandoc(text)
            case ast.AnnAssign(target=ast.Name(id=name)), _:
                yield name, None
