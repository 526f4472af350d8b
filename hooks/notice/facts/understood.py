"""What can be understood of `notice.yml` in spite of its mistakes is used to find all others in the same run.

What is wrong gives way: to the least that may stand there, or to nothing where it may be left out. So a fact stays
stated, and its section is asked for, although its value is wrong. Nothing is published from it.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Any

from pydantic import ValidationError

from ..located_yaml import Path
from .all_facts import Facts
from .values import NONE

ANY = "*"
# The least that may stand at a place. What is wrong within it, or missing there, is taken from it too.
LEAST: dict[Path, Any] = {
    ("time_zone",): "UTC",
    ("controller",): {"name": "-"},
    ("contact",): {},
    ("dpo",): NONE,
    ("representative",): NONE,
    ("joint_controllers",): NONE,
    ("joint_controllers", ANY): {"name": "-"},
    ("requests",): {},
    ("authority",): {"name": "-"},
    ("groups", ANY): {"label": "-"},
    ("categories", ANY): {"label": "-"},
    ("sources", ANY): {"kind": "subject"},
    ("recipients", ANY): {"kind": "processor"},
    ("purposes", ANY): {"groups": ["customers"]},
    ("purposes", ANY, "groups", ANY): "customers",
    ("purposes", ANY, "categories", ANY): {"category": "name"},
    ("purposes", ANY, "sources", ANY): "subject",
    ("purposes", ANY, "legal_bases", ANY): {"basis": "contract"},
    ("purposes", ANY, "retention", ANY): {},
    ("transfers",): NONE,
    ("transfers", ANY): {"country": "CH"},
    ("retention",): [{}],
    ("retention", ANY): {},
    ("automated_decisions",): NONE,
}
# What pydantic calls the mistake of a name, not of its value.
OF_THE_NAME = "[key]"


def understood(data: Any, wrong: Iterable[Path], source: str) -> tuple[Facts | None, ValidationError | None]:
    """Return the facts as far as `data` states them, and everything that pydantic finds wrong with it.

    What is known to be `wrong` already gives way first, and nothing more is found there. `source` is the language of the
    notice where it does not say it. No facts are returned where nothing can be understood.
    """
    data, first = deepcopy(data), None
    for path in _backwards(wrong):
        _give_way(data, path, source)
    while True:
        try:
            return Facts.model_validate(data), first
        except ValidationError as error:
            first = first or error
            found = {path for detail in error.errors(include_url=False) if (path := _place(detail["loc"], data, detail["type"]))}
            if not found:
                return None, first
            for path in _backwards(found):
                _give_way(data, path, source)


def _backwards(paths: Iterable[Path]) -> list[Path]:
    """Return paths in an order in which none is moved by what happens to those before it."""
    return sorted(paths, key=lambda path: [f"{step:09}" if isinstance(step, int) else step for step in path], reverse=True)


def _place(loc: tuple[str | int, ...], data: Any, kind: str) -> Path:
    """Return the path of what is wrong, as far as it is there; that of what is missing, and of a wrong name with a mark at its end."""
    path: Path = ()
    for step in loc:
        if _has(data, step):
            path, data = (*path, step), data[step]
    if kind == "missing":
        return (*path, loc[-1])
    return (*path, OF_THE_NAME) if OF_THE_NAME in loc else path


def _has(data: Any, step: str | int) -> bool:
    if isinstance(data, dict):
        return step in data
    return isinstance(data, list) and isinstance(step, int) and step < len(data)


def _give_way(data: Any, path: Path, source: str) -> None:
    """Put the least that may stand at a path into its place, or take it away; what is the least already lets what is around it give way."""
    around: Any = data
    for step in path[:-1]:
        if not _has(around, step):
            return
        around = around[step]
    last: Any = path[-1]
    least = _least(path, source) if isinstance(around, (dict, list)) else None
    if last == OF_THE_NAME:
        _take(data, path[:-1])
    elif least is not None and not (_has(around, last) and around[last] == least):
        around[last] = deepcopy(least)
    elif _has(around, last):
        del around[last]
    elif len(path) > 1:
        _give_way(data, path[:-1], source)


def _take(data: Any, path: Path) -> None:
    for step in path[:-1]:
        data = data[step]
    del data[path[-1]]


def _least(path: Path, source: str) -> Any:
    """Return the least that may stand at a path: of its own, or as a part of what it stands in."""
    known = {**LEAST, ("languages",): {"source": source}}
    own, around = _found(known, path), _found(known, path[:-1])
    return around.get(path[-1]) if own is None and isinstance(around, dict) else own


def _found(known: Mapping[Path, Any], path: Path) -> Any:
    return next((least for pattern, least in known.items() if _matches(pattern, path)), None)


def _matches(pattern: Path, path: Path) -> bool:
    return len(pattern) == len(path) and all(own in (ANY, step) for own, step in zip(pattern, path, strict=True))
