"""What the program says to those who write a notice: one catalogue, with a file for each language that a lawyer can correct.

A message is data until it is shown: the id of a text in the catalogue, and the values that fill it in. Only the place
that prints a message knows in which language it does.
"""
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from string import Formatter
from typing import Any, Literal

import yaml
from babel import Locale
from babel.lists import format_list

READER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
DEFAULT = "en"
# How the last of several things is joined to the others: `{names:or}` is "a, b or c"; `{names}` is "a, b, c", `{names:;}` "a; b; c".
JOINED: dict[str, Literal["standard", "or"]] = {"and": "standard", "or": "or"}
# `{lines:lines}` stand on lines of their own, to be copied; what the log of a workflow takes for a command is none there.
LINES = "lines"
COMMAND = re.compile(r"^\s*(?:::|##\[)")
# Of the texts for several numbers of things, the number with this name chooses one.
COUNT = "count"
Escape = Callable[[str], str]


@dataclass(frozen=True, init=False)
class Message:
    """A message is something to be said: `id` names a text of the catalogue, as "facts.email"; `values` are for its placeholders.

    A value is a text, a number, another message, or a tuple of texts and messages. A text may hold anything: braces in
    it fill in nothing.
    """

    id: str
    values: Mapping[str, str | int | Message | tuple[str | Message, ...]]

    def __init__(self, id: str, /, **values: str | int | Message | tuple[str | Message, ...]) -> None:
        object.__setattr__(self, "id", id)
        object.__setattr__(self, "values", values)

    def __hash__(self) -> int:
        return hash((self.id, repr(self.values)))

    def with_values(self, **values: str | int | Message | tuple[str | Message, ...]) -> Message:
        """Return the same message with other values for some of its placeholders."""
        return type(self)(self.id, **{**self.values, **values})

    def text(self, language: str, escape: Escape = str) -> str:
        """Say the message in a language; `escape` is done to what is filled in, where that could be read as markup."""
        chosen = MESSAGES.text(self.id, language)
        if isinstance(chosen, dict):
            chosen = chosen[Locale.parse(language, sep="-").plural_form(int(str(self.values[COUNT])))]
        return _Filler(language, escape).vformat(chosen, (), self.values)


class _Filler(Formatter):
    """A filler fills in placeholders: lists are joined, and messages said, as the language does it."""

    def __init__(self, language: str, escape: Escape) -> None:
        self.language, self.escape = language, escape

    def format_field(self, value: Any, format_spec: str) -> str:
        if isinstance(value, Message):
            return value.text(self.language, self.escape)
        if isinstance(value, tuple):
            items = [self.format_field(item, "") for item in value]
            if format_spec == LINES:
                return "\n".join(COMMAND.sub(r"\\\g<0>", item) for item in items)
            how = JOINED.get(format_spec)
            return format_list(items, style=how, locale=self.language.replace("-", "_")) if how else f"{format_spec or ','} ".join(items)
        return self.escape(str(value))


@dataclass(frozen=True)
class Catalogue:
    """A catalogue is a folder with one file of texts for each language, such as "fi.yml". In English there is every text."""

    folder: Path

    @cached_property
    def languages(self) -> frozenset[str]:
        """Return the languages that have a file."""
        return frozenset(path.stem for path in self.folder.glob("*.yml"))

    @cached_property
    def _read(self) -> dict[str, dict[str, Any]]:
        return {}

    def pick(self, wanted: Iterable[str | None]) -> str:
        """Return the first of the languages `wanted` that has a file here, or English if none has."""
        return next((language for language in wanted if language in self.languages), DEFAULT)

    def texts(self, language: str) -> dict[str, Any]:
        """Return the file of a language, read when it is first asked for; that of English where there is none."""
        chosen = self.pick([language])
        if chosen not in self._read:
            with (self.folder / f"{chosen}.yml").open("rb") as file:
                self._read[chosen] = yaml.load(file, READER)  # noqa: S506 (a safe one)
        return self._read[chosen]

    def text(self, id: str, language: str) -> str | dict[str, str]:
        """Return what stands under "group.name"; where the number of things matters, a text for each number."""
        group, _, name = id.partition(".")
        found: str | dict[str, str] = self.texts(language)[group][name]
        return found


MESSAGES = Catalogue(Path(__file__).parent)


def placeholders(text: str | dict[str, str]) -> Iterator[str]:
    """Yield the names of what is filled in."""
    for one in text.values() if isinstance(text, dict) else (text,):
        yield from (name for _, name, _, _ in Formatter().parse(one) if name)
