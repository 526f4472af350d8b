"""Facts that changed are found by language-neutral ids such as "purposes.own-claims.recipients"."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Literal

from ..cache import memoize_per_object
from ..facts import Facts
from ..facts.all_facts import used_as
from ..facts.declared import Field, declared, item_name
from ..facts.marks import Use
from ..facts.values import Fact


@dataclass(frozen=True)
class FactChange:
    """A fact changed from one value to another, as plain data; a text in several languages is one value."""

    id: str
    kind: Literal["added", "removed", "changed"]
    before: Any
    after: Any


@memoize_per_object
def fact_changes(old: Facts, new: Facts) -> tuple[FactChange, ...]:
    """Return every fact that one of both states otherwise than the other, in the order of notice.yml.

    Records are no facts, nor is it one under which section something stands.
    """
    return tuple(_entries("", Facts, _plain(old), _plain(new)))


def reads_the_same(before: Any, after: Any) -> bool:
    """Say whether two values differ only in case, punctuation and spaces.

    >>> reads_the_same("E-mail, letters", "e-mail; letters")
    True
    """
    return before is not None and after is not None and _bare(before) == _bare(after)


@memoize_per_object
def _plain(facts: Facts) -> Any:
    return facts.model_dump(mode="json", exclude_none=True, exclude_defaults=True, exclude={*used_as(Use.RECORD), "sections"})


def _entries(id: str, model: type[Fact], old: Any, new: Any) -> Iterator[FactChange]:
    """Yield what differs between two entries of a class; the first has its facts first."""
    fields = {field.name: field for field in declared(model)}
    for name in dict.fromkeys((*old, *new)):
        field = fields[name]
        yield from _values(f"{id}.{name}".lstrip("."), field, field.containers, old.get(name), new.get(name))


def _values(id: str, field: Field, containers: Sequence[str], old: Any, new: Any) -> Iterator[FactChange]:
    if old == new:
        return
    if containers and isinstance(old, dict) and isinstance(new, dict):
        for key in dict.fromkeys((*old, *new)):
            yield from _values(f"{id}.{key}", field, containers[1:], old.get(key), new.get(key))
    elif containers and isinstance(old, list) and isinstance(new, list):
        yield from _items(id, field, old, new)
    elif not containers and field.model and isinstance(old, dict) and isinstance(new, dict):
        yield from _entries(id, field.model, old, new)
    else:
        kind: Literal["added", "removed", "changed"] = "added" if old is None else "removed" if new is None else "changed"
        yield FactChange(id, kind, old, new)


def _items(id: str, field: Field, old: list[Any], new: list[Any]) -> Iterator[FactChange]:
    before, after = _by_name(old, field), _by_name(new, field)
    for name in dict.fromkeys((*before, *after)):
        yield from _values(f"{id}.{name}", field, (), before.get(name), after.get(name))
    gone = [item for item in old if not item_name(item, field) and item not in new]
    come = [item for item in new if not item_name(item, field) and item not in old]
    paired = all(isinstance(item, dict) for item in (*gone, *come))
    for was, now in zip_longest(gone, come) if paired else ():
        yield from _values(id, field, (), was, now)
    if not paired:
        yield from (FactChange(id, "removed", item, None) for item in gone)
        yield from (FactChange(id, "added", None, item) for item in come)


def _by_name(items: list[Any], field: Field) -> dict[str, Any]:
    """Return items by what tells them apart; the second of a name has its number: `US-2`."""
    found, seen = dict[str, Any](), Counter[str]()
    for item in items:
        if name := item_name(item, field):
            seen[name] += 1
            found[f"{name}-{seen[name]}" if seen[name] > 1 else name] = item
    return found


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items()}
    return re.sub(r"[\W_]+", " ", str(value)).strip().casefold()
