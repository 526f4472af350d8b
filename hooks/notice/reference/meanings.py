"""What each key of notice.yml means, in a language.

In English a docstring below the field says it, where there is one. A key of which nothing more needs to be said means what
readers see before it: its label in the vocabulary.
"""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..facts.declared import Field
from ..facts.marks import HasRow
from ..facts.values import Fact
from ..messages import DEFAULT
from ..own_data import own_data
from ..schema_docstrings import docstrings
from ..vocabulary import vocabulary

HERE = Path(__file__).parent
LANGUAGES = ("en", "fi", "sv")


@dataclass(frozen=True)
class Meanings:
    """The words of the reference in one language: `kinds` of values by their name, what `keys` mean, and `labels` of rows."""

    words: Mapping[str, str]
    kinds: Mapping[str, str]
    keys: Mapping[str, str]
    labels: Mapping[str, str]

    def of(self, model: type[Fact], field: Field) -> str:
        """Return what a key means. Raise KeyError with class and key where nobody has said it."""
        own = f"{_owner(model, field.name)}.{field.name}"
        written = {**self.keys, **({own: text} if (text := self.docstring(model, field)) else {})}
        names = (own, f"{model.__name__}.{field.name}", field.name)
        found = next((written[name] for name in names if name in written), self._label(field))
        if found is None:
            raise KeyError(names[1])
        return found

    def _label(self, field: Field) -> str | None:
        row = field.mark(HasRow)
        return f"{self.labels[row.label]}." if row else None

    def docstring(self, model: type[Fact], field: Field) -> str | None:
        """Return the docstring below a field, in the language in which docstrings are; None in others."""
        return docstrings(model).get(field.name) if self.words["language"] == DEFAULT else None


def _owner(model: type[Fact], name: str) -> str:
    """Return the name of the class that declares a field."""
    return next(one.__name__ for one in model.__mro__ if name in vars(one).get("__annotations__", {}))


@cache
def meanings(language: str) -> Meanings:
    """Return the words of a language."""
    data = own_data(HERE / f"meanings.{language}.yml")
    words = {key: value for key, value in data.items() if isinstance(value, str)}
    labels = vocabulary([language])[language].kinds["labels"]
    return Meanings({**words, "language": language}, data["kinds"], data["keys"], labels)


