"""Each fact is declared on its field; here is what the declarations say, and where in a notice each fact is or could be.

Whatever goes through facts one by one (missing languages, ids that lead nowhere, what is not stated, comparison, rows of
pages, data) asks these functions and keeps no list of its own.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from ..located_yaml import Path
from .marks import Apart, CodeOf, IdOf, ValueKind
from .values import NONE, Fact

Mark = TypeVar("Mark")
Kind = ValueKind | CodeOf | IdOf | type[Fact]
KINDS = (ValueKind, CodeOf, IdOf)


@dataclass(frozen=True)
class Field:
    """A fact as it is declared.

    `containers` are what its values stand in, the outermost first: "list", or "register" with `keys` of a kind.
    `may_be_none` says whether notice.yml may state that there is none.
    """

    name: str
    kind: Kind
    marks: tuple[Any, ...]
    containers: tuple[Literal["list", "register"], ...] = ()
    keys: Kind | None = None
    may_be_none: bool = False

    def mark(self, mark: type[Mark]) -> Mark | None:
        """Return the mark of a class that the field has, or None."""
        return self._by_class.get(mark)

    @cached_property
    def _by_class(self) -> dict[type[Any], Any]:
        """The marks by their classes: they are asked for a million times in a large build."""
        return {type(mark): mark for mark in reversed(self.marks)}

    @property
    def model(self) -> type[Fact] | None:
        """Return the class of its entries, or None where it holds plain values."""
        return self.kind if isinstance(self.kind, type) else None


@dataclass(frozen=True)
class FactPlace:
    """A place is where a fact stands or could: its `value` there is None where it is not stated. `entry` is what it is a part of.

    `id` is what changes and findings call it: "purposes.orders.legal_bases.contract.statute".
    """

    id: str
    path: Path
    field: Field
    entry: Any
    value: Any

    def items(self) -> Iterator[tuple[Path, Any]]:
        """Yield each single value with its path; the word for none is no value."""
        yield from _items(self.value, self.path, self.field.containers)

    def ids(self) -> Iterator[tuple[Path, str, str]]:
        """Yield each id to which the fact refers: where, the key of notice.yml under which it stands, and the id."""
        if isinstance(self.field.keys, IdOf) and isinstance(self.value, dict):
            yield from ((self.path, self.field.keys.register, key) for key in self.value)
        if isinstance(self.field.kind, IdOf):
            yield from ((path, self.field.kind.register, value) for path, value in self.items())


@cache
def declared(model: type[Fact]) -> tuple[Field, ...]:
    """Return the facts of a class as they are declared, in the order in which they are."""
    hints = get_type_hints(model, include_extras=True)
    return tuple(_field(name, hints[name]) for name in model.model_fields)


def classes_of(model: type[Fact]) -> dict[type[Fact], list[str]]:
    """Return each class of facts that an entry of a class holds, itself first, with the paths at which entries of it stand."""
    found: dict[type[Fact], list[str]] = {}
    _collect(model, "", found)
    return found


def _collect(model: type[Fact], path: str, found: dict[type[Fact], list[str]]) -> None:
    is_new = model not in found
    found.setdefault(model, []).append(path)
    for field in declared(model) if is_new else ():
        if field.model:
            inner = "".join({"list": "[]", "register": ".<id>"}[container] for container in field.containers)
            _collect(field.model, f"{path}.{field.name}{inner}".lstrip("."), found)


def told_apart_by(model: type[Fact]) -> Field | None:
    """Return the fact that tells entries of a class apart in a list, or None where nothing does."""
    return next((field for field in declared(model) if field.mark(Apart)), None)


def field_at(path: Path, model: type[Fact]) -> Field | None:
    """Return the fact that stands at a path below an entry of a class, or that holds what stands there; None where none can."""
    field: Field | None = None
    within: type[Fact] | None = model
    containers: tuple[str, ...] = ()
    for step in path:
        if containers:
            containers = containers[1:]
            continue
        if within is None:
            return field
        field = next((one for one in declared(within) if one.name == step), None)
        if field is None:
            return None
        within, containers = field.model, field.containers
    return field


def item_name(item: Any, field: Field) -> str | None:
    """Return what tells an item of a list apart from the others, or None if nothing does; `field` is the fact that has the list.

    The item is a `Fact`, or what is written of it.
    """
    by = told_apart_by(field.model) if field.model else None
    name = _part(item, by) if by and isinstance(item, (Fact, dict)) else None
    return name if isinstance(name, str) else None


def walk(entry: Any, model: type[Fact], path: Path = (), id: str = "") -> Iterator[FactPlace]:
    """Yield the place of each fact of an entry of a class, stated or not, and of all that hangs on it.

    The entry is a `Fact`, or what is written of it in notice.yml; short ways of writing hold no facts.
    """
    for field in declared(model):
        place = FactPlace(f"{id}.{field.name}".lstrip("."), (*path, field.name), field, entry, _part(entry, field))
        yield place
        for inner, item in place.items() if field.model else ():
            if field.model and isinstance(item, (Fact, dict)):
                steps = [item_name(item, field) or str(step) if isinstance(step, int) else step for step in inner[len(place.path) :]]
                yield from walk(item, field.model, inner, ".".join((place.id, *steps)))


def _part(entry: Any, field: Field) -> Any:
    return entry.get(field.name) if isinstance(entry, dict) else getattr(entry, field.name)


def _items(value: Any, path: Path, containers: tuple[str, ...]) -> Iterator[tuple[Path, Any]]:
    if value is None or value == NONE:
        return
    if not containers or not isinstance(value, (list, dict)):
        yield path, value
        return
    for step, inner in value.items() if isinstance(value, Mapping) else enumerate(value):
        yield from _items(inner, (*path, step), containers[1:])


def _field(name: str, hint: Any) -> Field:
    marks: list[Any] = []
    containers: list[Literal["list", "register"]] = []
    keys, may_be_none = None, False
    while True:
        origin, parts = get_origin(hint), get_args(hint)
        if origin is Annotated:
            marks += parts[1:]
            if kind := _kind_of(hint):
                return Field(name, kind, tuple(marks), tuple(containers), keys, may_be_none)
            hint = parts[0]
        elif origin in (Union, UnionType):
            stated = [part for part in parts if part is not NoneType and not _says_none(part)]
            may_be_none = may_be_none or any(map(_says_none, parts))
            hint = stated[0]
        elif origin is list:
            containers.append("list")
            hint = parts[0]
        elif origin is dict:
            containers.append("register")
            keys, hint = _kind_of(parts[0]), parts[1]
        else:
            return Field(name, hint, tuple(marks), tuple(containers), keys, may_be_none)


def _says_none(part: Any) -> bool:
    return get_origin(part) is Annotated and get_args(part)[0] == Literal["none"]


def _kind_of(hint: Any) -> Kind | None:
    """Return the kind of value that a type is; of a type made of another one, the last is what is meant."""
    return next((mark for mark in reversed(hint.__metadata__) if isinstance(mark, KINDS)), None)
