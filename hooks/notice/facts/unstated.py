"""The law asks for facts that a notice does not state."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..vocabulary import codes
from .all_facts import Facts
from .declared import FactPlace, walk
from .marks import Asked, CodeOf


def unstated(facts: Facts) -> Iterator[FactPlace]:
    """Yield the place of each fact that the law asks for and the notice does not state; each of the rights has a place of its own."""
    for place in walk(facts, Facts):
        asked = place.field.mark(Asked)
        if asked is None or not (asked.when is None or asked.when(place.entry, facts)):
            continue
        if asked.each and isinstance(place.field.kind, CodeOf):
            missing = (code for code in codes()[place.field.kind.codes] if code not in (place.value or ()))
            yield from (replace(place, id=f"{place.id}.{code}") for code in missing)
        elif place.value is None:
            yield place
