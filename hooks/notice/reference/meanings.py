"""What each key of notice.yml means, in a language; in English a docstring below the field says it, where there is one."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..facts.all_facts import Facts
from ..facts.declared import Field, declared
from ..facts.values import Fact
from ..located_yaml import read_yaml
from ..messages import DEFAULT
from ..schema_docstrings import docstrings

HERE = Path(__file__).parent
LANGUAGES = ("en", "fi", "sv")


@dataclass(frozen=True)
class Meanings:
    """The words of the reference in one language: `kinds` of values by their name, and what `keys` mean."""

    words: Mapping[str, str]
    kinds: Mapping[str, str]
    keys: Mapping[str, str]

    def of(self, model: type[Fact], field: Field) -> str:
        """Return what a key means. Raise KeyError with class and key where nobody has said it."""
        own = f"{_owner(model, field.name)}.{field.name}"
        written = {**self.keys, **({own: text} if (text := self.docstring(model, field)) else {})}
        names = (own, f"{model.__name__}.{field.name}", field.name)
        found = next((written[name] for name in names if name in written), None)
        if found is None:
            raise KeyError(names[1])
        return found

    def docstring(self, model: type[Fact], field: Field) -> str | None:
        """Return the docstring below a field, in the language in which docstrings are; None in others."""
        return docstrings(model).get(field.name) if self.words["language"] == DEFAULT else None


def _owner(model: type[Fact], name: str) -> str:
    """Return the name of the class that declares a field."""
    return next(one.__name__ for one in model.__mro__ if name in vars(one).get("__annotations__", {}))


@cache
def meanings(language: str) -> Meanings:
    """Return the words of a language."""
    data = read_yaml((HERE / f"meanings.{language}.yml").read_text(encoding="utf-8"), f"meanings.{language}.yml").data
    words = {key: value for key, value in data.items() if isinstance(value, str)}
    return Meanings({**words, "language": language}, data["kinds"], data["keys"])


def models() -> Iterator[tuple[type[Fact], list[str]]]:
    """Yield each class of facts, the whole file first, with the paths in notice.yml at which its entries stand."""
    found: dict[type[Fact], list[str]] = {}
    _collect(Facts, "", found)
    yield from found.items()


def _collect(model: type[Fact], path: str, found: dict[type[Fact], list[str]]) -> None:
    is_new = model not in found
    found.setdefault(model, []).append(path)
    for field in declared(model) if is_new else ():
        if field.model:
            inner = "".join({"list": "[]", "register": ".<id>"}[container] for container in field.containers)
            _collect(field.model, f"{path}.{field.name}{inner}".lstrip("."), found)
