"""Facts that a page shows only beside another one: stated without it, readers would never see them."""
from __future__ import annotations

from collections.abc import Iterator

from ..located_yaml import LocatedYaml
from ..messages import Message
from ..problems import Problem
from .all_facts import Facts
from .declared import FactPlace, walk
from .marks import Beside


def lonely_facts(facts: Facts, source: LocatedYaml) -> Iterator[Problem]:
    """Yield a problem for each fact that lacks the one beside which pages show it."""
    for place in walk(facts, Facts):
        beside = place.field.mark(Beside)
        if beside and place.value is not None and not any(_said(place, other, source) for other in beside.names):
            shown = ".".join(step for step in place.path if isinstance(step, str))
            yield source.problem(place.path, Message("facts.lonely", place=shown, name=place.field.name, beside=beside.names))


def _said(place: FactPlace, name: str, source: LocatedYaml) -> bool:
    return getattr(place.entry, name) is not None or source.is_doubtful((*place.path[:-1], name))
