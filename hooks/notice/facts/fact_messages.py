"""What pydantic found wrong with `notice.yml` is said in plain words, at the line where it is wrong."""
from __future__ import annotations

from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..located_yaml import LocatedYaml, Path
from ..problems import Problem, suggestion
from .facts_schema import known_keys, may_be_none

PLAIN = {
    "string_type": "one text is expected here.",
    "string_too_short": "is empty; write a text, or leave the line out if the notice does not say it.",
    "string_too_long": "is too long for a fact; such a text belongs in the Markdown file.",
    "list_type": "a list is expected here; write [first, second].",
    "too_short": "is empty; leave it out if the notice does not say it.",
    "bool_parsing": "write yes or no.",
    "int_parsing": "a whole number is expected here.",
}
A_BLOCK = "keys and values are expected here, each on its own line and indented."
OR_NONE = 'If the notice says that there is none, write "none".'
EMPTY = 'has no value; write one, write "none" if the notice says that there is none, or leave the line out if it does not say.'


def problems_of(error: ValidationError, source: LocatedYaml, schema: dict[str, Any]) -> list[Problem]:
    """Return one problem for each mistake that pydantic found. `schema` is the JSON Schema of the facts."""
    return [_problem(detail, source, schema) for detail in error.errors(include_url=False)]


def empty_values(source: LocatedYaml) -> list[Problem]:
    """Return a problem for each key without a value.

    It says neither "none" nor nothing: the editor must choose.
    """
    return [source.problem(path, _placed(path, EMPTY)) for path in source.lines if path and source.value(path) is None]


def _problem(detail: ErrorDetails, source: LocatedYaml, schema: dict[str, Any]) -> Problem:
    path = _yaml_path(detail["loc"], source)
    if detail["type"] == "extra_forbidden":
        message = f'"{path[-1]}" is not known here{suggestion(str(path[-1]), known_keys(schema, path[:-1]))}'
        return source.problem(path, _placed(path[:-1], message))
    if detail["type"] == "missing":
        return source.problem(path, _placed(path, f'"{detail["loc"][-1]}" is missing; add a line "{detail["loc"][-1]}: …".'))
    message = detail["msg"] if detail["type"] == "notice" else PLAIN.get(detail["type"], A_BLOCK)
    if may_be_none(schema, path):
        message = f"{message} {OR_NONE}"
    return source.problem(path, _placed(path, message))


def _placed(path: Path, message: str) -> str:
    """Name the place in the message; the line tells which item of a list is meant."""
    names = ".".join(name for name in path if isinstance(name, str))
    return f"{names}: {message}" if names else message


def _yaml_path(loc: tuple[str | int, ...], source: LocatedYaml) -> Path:
    """Return pydantic's location without its own steps (union tags, "[key]")."""
    path: Path = ()
    for step in loc:
        if (*path, step) in source.lines:
            path = (*path, step)
    return path
