"""The reference in the guide has a place for each key of notice.yml, and for each list of codes: messages lead there."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..located_yaml import Path
from ..messages import Message
from ..problems import FACTS, Problem
from .all_facts import Facts
from .declared import Field, field_at
from .marks import CodeOf
from .values import Fact

# More would hide what is wrong.
MOST = 5


def place_of_codes(kind: str) -> str:
    """Return the place of a list of codes: "codes-legal-bases"."""
    return f"codes-{_plain(kind)}"


def place_of_class(model: type[Fact]) -> str:
    """Return the place of the keys that an entry of a class has."""
    return _plain(model.__name__)


def place_of_key(model: type[Fact], name: str) -> str:
    """Return the place of a key of a class: "facts-time-zone"."""
    return f"{place_of_class(model)}-{_plain(name)}"


def explained(problems: Iterable[Problem]) -> Message | None:
    """Say where the guide explains the keys and codes that are wrong in notice.yml; return None if none is."""
    of_facts = [problem for problem in problems if problem.file.endswith(f"/{FACTS}")]
    if not of_facts:
        return None
    places = tuple(dict.fromkeys(_place(problem) for problem in of_facts if problem.path))
    if not places or len(places) > MOST:
        return Message("facts.reference")
    return Message("facts.reference-at", places=tuple(Message("facts.reference-place", place=place) for place in places))


def _place(problem: Problem) -> str:
    """Return the place of the codes that are known instead of what is written, else that of its key."""
    kind = next(_codes_in(problem.message), None)
    return f"codes-{kind}" if kind else _place_at(problem.path)


def _codes_in(message: Message) -> Iterator[str]:
    group, _, name = message.id.partition(".")
    if group == "code":
        yield name
    for value in message.values.values():
        yield from _codes_in(value) if isinstance(value, Message) else ()


def _place_at(path: Path) -> str:
    """Return the place of a key; where it is unknown, that of the keys that are known there."""
    field = field_at(path, Facts)
    if field is None:
        return place_of_class(_model_at(path[:-1]))
    if isinstance(field.kind, CodeOf):
        return place_of_codes(field.kind.codes)
    if field.model:
        return place_of_class(field.model)
    return place_of_key(_model_at(path[: _last(path, field)]), field.name)


def _last(path: Path, field: Field) -> int:
    return max(number for number, step in enumerate(path) if step == field.name)


def _model_at(path: Path) -> type[Fact]:
    field = field_at(path, Facts) if path else None
    return (field.model if field else None) or Facts


def _plain(name: str) -> str:
    return name.replace("_", "-").lower()
