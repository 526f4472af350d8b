"""What pydantic found wrong with `notice.yml` is said in plain words, at the line where it is wrong."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from babel.core import get_global
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from ..located_yaml import LocatedYaml, Path
from ..messages import Message
from ..problems import Problem, near_miss, suggestion
from ..vocabulary.in_words import key_of
from .facts_schema import known_keys, may_be_none, required_keys
from .list_messages import a_list, kept_for, quoted, unknown_reference
from .values import OWN_ERROR, in_country

LANGUAGE = ("languages", "source")
CALLED = ("name", "label")
# What pydantic calls a mistake, and what an editor is told.
PLAIN = {
    "string_type": Message("facts.text-expected"),
    "string_too_short": Message("facts.empty-text"),
    "string_too_long": Message("facts.long-text"),
    "too_short": Message("facts.empty"),
    "bool_parsing": Message("facts.yes-or-no"),
    "int_parsing": Message("facts.number-expected"),
    "greater_than_equal": Message("facts.too-small"),
}


def problems_of(error: ValidationError, source: LocatedYaml, schema: dict[str, Any]) -> list[Problem]:
    """Return one problem for each mistake that pydantic found. `schema` is the JSON Schema of the facts."""
    return [_problem(detail, source, schema) for detail in error.errors(include_url=False)]


def wrong_paths(error: ValidationError, source: LocatedYaml, schema: dict[str, Any]) -> Iterator[Path]:
    """Yield where pydantic found something wrong, or missing; for a name that is misspelt, also that of what was meant."""
    for detail in error.errors(include_url=False):
        path = _yaml_path(detail["loc"], source)
        yield (*path, detail["loc"][-1]) if detail["type"] == "missing" else path
        if detail["type"] == "extra_forbidden" and (meant := meant_key(str(path[-1]), known_keys(schema, path[:-1]))):
            yield (*path[:-1], meant)


def meant_key(name: str, known: list[str]) -> str | None:
    """Return the key that is meant by an unknown one: misspelt, or in an editor's own language."""
    return near_miss(name, known) or key_of(name, known)


def empty_paths(source: LocatedYaml) -> list[Path]:
    """Return where a key has no value: that says neither "none" nor nothing."""
    return [path for path in source.lines if path and source.value(path) is None]


def no_value(source: LocatedYaml, path: Path) -> Problem:
    """Return the problem of a key without a value: the editor must choose."""
    return _at(path, Message("facts.no-value"), source)


def _problem(detail: ErrorDetails, source: LocatedYaml, schema: dict[str, Any]) -> Problem:
    path = _yaml_path(detail["loc"], source)
    if detail["type"] == "extra_forbidden":
        name, known = str(path[-1]), known_keys(schema, path[:-1])
        message = Message("facts.unknown-key", name=name, hint=suggestion(name, known, meant_key(name, known)))
        return source.problem(path, _placed(path[:-1], message))
    if detail["type"] == "missing":
        return _at(path, Message("facts.missing-key", name=str(detail["loc"][-1])), source)
    message = a_list(path, source, schema) if detail["type"] == "list_type" else _plain(detail) or _a_block(path, schema, source)
    if message.id == "facts.id" and (unknown := unknown_reference(path, str(message.values["value"]), source)):
        return source.problem(path, unknown)
    message = _with_country(message, path, source)
    if may_go := next((name for name in ("kinds", "code") if name in path), None):
        message = Message("facts.or-left-out", message=message, name=may_go)
    if may_be_none(schema, path):
        message = Message("facts.or-none", message=message)
    return _at(path, message, source)


def _plain(detail: ErrorDetails) -> Message | None:
    """Return what is wrong with a value in plain words, or None if a block of names was expected."""
    if detail["type"] == OWN_ERROR:
        message: Message = detail["ctx"]["message"]
        return message
    if detail["type"] == "less_than_equal":
        return Message("facts.too-large", most=detail["ctx"]["le"])
    return PLAIN.get(detail["type"])


def _a_block(path: Path, schema: dict[str, Any], source: LocatedYaml) -> Message:
    """Return the message with the names that may stand there, if they are known, and with what is written under the one that must."""
    names, needed, written = tuple(known_keys(schema, path)), required_keys(schema, path), source.value(path)
    if path and len(needed) == 1 and isinstance(written, str) and isinstance(path[-1], str) and needed[0] in CALLED:
        return Message("facts.block-example", example=f"{path[-1]}: {{{needed[0]}: {quoted(written)}}}", known=names)
    if isinstance(written, str) and "retention" in path[-2:-1] and (period := kept_for(written)):
        return Message("facts.block-example", example=period, known=names)
    return Message("facts.block-expected", known=names) if names else Message("facts.names-expected")


def _with_country(message: Message, path: Path, source: LocatedYaml) -> Message:
    """Return the message on a telephone number with the number as it has to be, where its country can be told.

    That is the country of an address beside it or of the controller, else that of the language of the notice.
    """
    if message.id != "facts.phone":
        return message
    places = ((*path[:-1], "address", "country"), (*path[:-1], "country"), ("controller", "address", "country"))
    named = [source.value(place) for place in places if place in source.lines]
    language = source.value(LANGUAGE) if LANGUAGE in source.lines else None
    for country in (*named, _country_of(language)):
        if meant := in_country(str(message.values["value"]), country):
            return Message("facts.phone-meant", value=message.values["value"], number=meant)
    return message


def _country_of(language: Any) -> str | None:
    likely = get_global("likely_subtags").get(language) if isinstance(language, str) else None
    return str(likely).rpartition("_")[2] if likely else None


def _at(path: Path, message: Message, source: LocatedYaml) -> Problem:
    return source.problem(path, _placed(path, message))


def _placed(path: Path, message: Message) -> Message:
    """Name the place in the message; the line tells which item of a list is meant."""
    names = ".".join(name for name in path if isinstance(name, str))
    return Message("facts.placed", place=names, message=message) if names else message


def _yaml_path(loc: tuple[str | int, ...], source: LocatedYaml) -> Path:
    """Return pydantic's location without its own steps (union tags, "[key]")."""
    path: Path = ()
    for step in loc:
        if (*path, step) in source.lines:
            path = (*path, step)
    return path
