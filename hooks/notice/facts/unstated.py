"""The law asks for facts that a notice does not state."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from ..vocabulary import codes
from .all_facts import Facts
from .declared import FactPlace, Field, walk
from .marks import Asked, CodeOf


def unstated(facts: Facts) -> Iterator[FactPlace]:
    """Yield the place of each fact that the law asks for and the notice does not state; each of the rights has a place of its own."""
    for place in walk(facts, Facts):
        yield from (replace(place, id=f"{place.id}.{code}") for code in missing_codes(place.field, place.value))
        if not is_stated(place.field, place.value) and is_asked(place.field, place.entry, facts):
            yield place


def is_stated(field: Field, value: Any) -> bool:
    """Say whether a value states something; an empty register of what the law asks for does not."""
    return value is not None and not (value == {} and field.mark(Asked))


def is_asked(field: Field, entry: Any, facts: Facts) -> bool:
    """Say whether the law asks for a fact of an entry as a whole."""
    asked = field.mark(Asked)
    return asked is not None and not asked.each and (asked.when is None or asked.when(entry, facts))


def missing_codes(field: Field, value: Any) -> list[str]:
    """Return the codes that the law asks for each, and that are not among those that are stated."""
    asked = field.mark(Asked)
    if asked is None or not asked.each or not isinstance(field.kind, CodeOf):
        return []
    return [code for code in codes()[field.kind.codes] if code not in (value or ())]
