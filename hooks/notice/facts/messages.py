"""Says in plain words what pydantic found wrong with `notice.yml`, at the line where it is wrong."""
from __future__ import annotations

from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..located_yaml import LocatedYaml, Path
from ..problems import Problem, suggestion

PLAIN = {
    "string_type": "one text is expected here.",
    "string_too_short": "is empty; write a text, or leave the line out if the notice does not say it.",
    "string_too_long": "is too long for a fact; such a text belongs in the Markdown file.",
    "list_type": "a list is expected here; write [first, second].",
    "too_short": "is empty; leave it out if the notice does not say it.",
    "bool_parsing": "write yes or no.",
    "int_parsing": "a whole number is expected here.",
    "literal_error": 'write "none", or the facts themselves.',
}
A_BLOCK = "keys and values are expected here, each on its own line and indented."
EMPTY = 'has no value; write one, write "none" if the notice says that there is none, or leave the line out if it does not say.'


def problems_of(error: ValidationError, source: LocatedYaml, schema: dict[str, Any]) -> list[Problem]:
    """One problem for each mistake pydantic found. `schema` is the JSON Schema of the facts."""
    return [_problem(detail, source, schema) for detail in error.errors(include_url=False)]


def empty_values(source: LocatedYaml) -> list[Problem]:
    """A key without a value says neither "none" nor nothing: the editor must choose."""
    return [source.problem(path, _placed(path, EMPTY)) for path in source.lines if path and source.value(path) is None]


def _problem(detail: ErrorDetails, source: LocatedYaml, schema: dict[str, Any]) -> Problem:
    path = _yaml_path(detail["loc"], source)
    if detail["type"] == "extra_forbidden":
        message = f'"{path[-1]}" is not known here{suggestion(str(path[-1]), known_keys(schema, path[:-1]))}'
        return source.problem(path, _placed(path[:-1], message))
    if detail["type"] == "missing":
        return source.problem(path, _placed(path, f'"{detail["loc"][-1]}" is missing; add a line "{detail["loc"][-1]}: …".'))
    message = detail["msg"] if detail["type"] == "notice" else PLAIN.get(detail["type"], A_BLOCK)
    return source.problem(path, _placed(path, message))


def _placed(path: Path, message: str) -> str:
    """Names the place; the line tells which item of a list is meant."""
    names = ".".join(name for name in path if isinstance(name, str))
    return f"{names}: {message}" if names else message


def _yaml_path(loc: tuple[str | int, ...], source: LocatedYaml) -> Path:
    """pydantic's location without its own steps (union tags, "[key]")."""
    path: Path = ()
    for step in loc:
        if (*path, step) in source.lines:
            path = (*path, step)
    return path


def known_keys(schema: dict[str, Any], path: Path) -> list[str]:
    """The keys that may stand at `path`, by the JSON Schema."""
    nodes = _expand(schema, schema)
    for step in path:
        nodes = [deeper for node in nodes for deeper in _step(schema, node, step)]
    return sorted({key for node in nodes for key in node.get("properties", {})})


def _expand(schema: dict[str, Any], node: dict[str, Any]) -> list[dict[str, Any]]:
    if "$ref" in node:
        return _expand(schema, schema["$defs"][node["$ref"].rsplit("/", 1)[-1]])
    choices = [*node.get("anyOf", ()), *node.get("oneOf", ())]
    return [node, *(found for choice in choices for found in _expand(schema, choice))]


def _step(schema: dict[str, Any], node: dict[str, Any], step: str | int) -> list[dict[str, Any]]:
    named = node.get("properties", {}).get(step) or next(iter(node.get("patternProperties", {}).values()), None)
    child = node.get("items") if isinstance(step, int) else named
    return _expand(schema, child) if isinstance(child, dict) else []


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """JSON Schema (2020-12) of a model as an editor writes it."""
    return model.model_json_schema(mode="validation")
