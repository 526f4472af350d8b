"""Facts that a page shows only beside another one: stated without it, readers would never see them."""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..located_yaml import LocatedYaml, Path
from ..messages import Message
from ..problems import Problem
from .all_facts import Facts
from .parties import Address
from .processing import Purpose, Retention, Transfer
from .values import Fact

# For each of them the facts of the same entry, of which one must be stated.
COMPANIONS: dict[tuple[type[Fact], str], tuple[str, ...]] = {
    (Address, "floor"): ("street",),
    (Purpose, "on_behalf_of"): ("role",),
    (Retention, "starts"): ("period",),
    (Retention, "statute"): ("period", "criteria"),
    (Transfer, "decision"): ("mechanism",),
}


def lonely_facts(facts: Facts, source: LocatedYaml) -> Iterator[Problem]:
    """Yield a problem for each fact that lacks the one beside which pages show it."""
    for path, entry in _entries(facts, ()):
        for (kind, name), companions in COMPANIONS.items():
            if not isinstance(entry, kind) or getattr(entry, name) is None:
                continue
            if not any(_said(entry, path, other, source) for other in companions):
                place = ".".join(step for step in (*path, name) if isinstance(step, str))
                yield source.problem((*path, name), Message("facts.lonely", place=place, name=name, beside=companions))


def _said(entry: Fact, path: Path, name: str, source: LocatedYaml) -> bool:
    return getattr(entry, name) is not None or source.is_doubtful((*path, name))


def _entries(value: Any, path: Path) -> Iterator[tuple[Path, Fact]]:
    """Yield every entry within a value, with its place in notice.yml."""
    if isinstance(value, Fact):
        yield path, value
        inner: Any = ((name, getattr(value, name)) for name in type(value).model_fields)
    elif isinstance(value, dict):
        inner = value.items()
    else:
        inner = enumerate(value) if isinstance(value, list) else ()
    for step, held in inner:
        yield from _entries(held, (*path, step))
