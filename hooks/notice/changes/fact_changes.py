"""Facts that changed are found by language-neutral ids such as "purposes.own-claims.recipients"."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from typing import Any, Literal

from ..facts import Facts
from ..facts.records import RECORDS

# What tells the items of a list apart; the first that an item has is its id.
NAMES = ("category", "basis", "country", "name", "purpose")
# The items of these are told apart by their name, whatever else they have.
NAMED = {"items", "joint_controllers"}


@dataclass(frozen=True)
class FactChange:
    """A fact changed from one value to another, as plain data; a text in several languages is one value."""

    id: str
    kind: Literal["added", "removed", "changed"]
    before: Any
    after: Any


def fact_changes(old: Facts, new: Facts) -> tuple[FactChange, ...]:
    """Return every fact that one of both states otherwise than the other, in the order of notice.yml.

    Records are no facts, nor is it one under which section something stands.
    """
    return tuple(_compared("", _plain(old), _plain(new)))


def reads_the_same(before: Any, after: Any) -> bool:
    """Say whether two values differ only in case, punctuation and spaces.

    >>> reads_the_same("E-mail, letters", "e-mail; letters")
    True
    """
    return before is not None and after is not None and _bare(before) == _bare(after)


def _plain(facts: Facts) -> Any:
    return facts.model_dump(mode="json", exclude_none=True, exclude_defaults=True, exclude={*RECORDS, "sections"})


def _compared(id: str, old: Any, new: Any) -> Iterator[FactChange]:
    if old == new:
        return
    if isinstance(old, dict) and isinstance(new, dict) and not _is_text(old, new):
        for key in dict.fromkeys((*old, *new)):
            yield from _compared(f"{id}.{key}".lstrip("."), old.get(key), new.get(key))
    elif isinstance(old, list) and isinstance(new, list):
        yield from _items(id, old, new)
    else:
        kind: Literal["added", "removed", "changed"] = "added" if old is None else "removed" if new is None else "changed"
        yield FactChange(id, kind, old, new)


def _items(id: str, old: list[Any], new: list[Any]) -> Iterator[FactChange]:
    field = id.rpartition(".")[2]
    before, after = ({name: item for item in items if (name := item_name(item, field))} for items in (old, new))
    for name in dict.fromkeys((*before, *after)):
        yield from _compared(f"{id}.{name}", before.get(name), after.get(name))
    gone = [item for item in old if not item_name(item, field) and item not in new]
    come = [item for item in new if not item_name(item, field) and item not in old]
    paired = all(isinstance(item, dict) for item in (*gone, *come))
    for was, now in zip_longest(gone, come) if paired else ():
        yield from _compared(id, was, now)
    if not paired:
        yield from (FactChange(id, "removed", item, None) for item in gone)
        yield from (FactChange(id, "added", None, item) for item in come)


def item_name(item: Any, field: str) -> str | None:
    """Return what tells an item of the list `field` apart from the others, or None if nothing does.

    >>> item_name({"category": "contact", "sources": ["subject"]}, "categories")
    'contact'
    """
    if not isinstance(item, dict):
        return None
    names = ("name",) if field in NAMED else NAMES
    return next((str(item[name]) for name in names if isinstance(item.get(name), str)), None)


def _is_text(old: dict[str, Any], new: dict[str, Any]) -> bool:
    """Say whether both values are texts given by language, whose keys are languages."""
    return all(re.fullmatch(r"[a-z]{2,3}([-_]\w+)?", key) and isinstance(value, str) for each in (old, new) for key, value in each.items())


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _bare(inner) for key, inner in value.items()}
    return re.sub(r"[\W_]+", " ", str(value)).strip().casefold()
