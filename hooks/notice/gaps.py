"""What the notice does not state, counted in privacy.json: shown with a build that succeeded."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

NOT_STATED = "UnknownApplicability"


def not_stated(document: dict[str, Any]) -> Iterator[str]:
    """The places of privacy.json, such as "processes.own-claims.legalBases", where the notice is silent."""
    return _silent(document, (), set())


def _silent(node: Any, path: tuple[str, ...], seen: set[str]) -> Iterator[str]:
    """`seen` has the ids of what was looked at: a recipient, for example, stands wherever it is named."""
    if isinstance(node, dict):
        id = node.get("id")
        if id in seen:
            return
        seen |= {id} if id else set()
        if node.get("applicability") == NOT_STATED:
            yield ".".join(path)
        for key, value in node.items():
            if key != "@context":
                yield from _silent(value, (*path, key), seen)
    elif isinstance(node, list):
        for item in node:
            yield from _silent(item, _inside(path, item), seen)


def counted(places: Iterable[str]) -> str:
    """The same in one line: "retention (9), provision (9), dataProtectionOfficer"."""
    names = Counter(place.rpartition(".")[2] for place in places)
    return ", ".join(f"{name} ({count})" if count > 1 else name for name, count in names.most_common())


def _inside(path: tuple[str, ...], item: Any) -> tuple[str, ...]:
    id = item.get("id", "") if isinstance(item, dict) else ""
    return (*path, id.partition("#")[2]) if "#" in id else path
