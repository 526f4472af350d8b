"""The document of privacy.json is written as Turtle, in the order of the JSON.

It is written here and not by an RDF library: that would give other bytes in every build, because it names and sorts
blank nodes by chance. The tests read both with one, and find the same graph.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

Context = dict[str, Any]
# What stands for itself; anything else is written out in angle brackets.
SAFE_NAME = re.compile(r"[A-Za-z][A-Za-z0-9-]*")
ESCAPES = {"\\": r"\\", '"': r"\"", "\n": r"\n", "\r": r"\r", "\t": r"\t"}
INDENT = "    "


def turtle(document: dict[str, Any]) -> str:
    """Return the graph of a document as Turtle, by the JSON-LD context that it carries."""
    context = document["@context"]
    statements = _Statements(context)
    statements.node(document)
    prefixes = "".join(f"@prefix {name}: <{address}> .\n" for name, address in statements.prefixes.items())
    return prefixes + "".join(f"\n{block}" for block in statements.blocks())


@dataclass
class _Statements:
    """They hold what is said of each subject, by property.

    A blank node is written where it is an object, or on its own.
    """

    context: Context
    said: dict[str, dict[str, list[str]]] = field(default_factory=dict)
    inside: set[str] = field(default_factory=set)

    @cached_property
    def prefixes(self) -> dict[str, str]:
        return {name: address for name, address in self.context.items() if isinstance(address, str) and address.endswith(("#", "/"))}

    def node(self, node: dict[str, Any], around: Context | None = None) -> str:
        """Take in a node and all it holds, and return its name; keys mean what the context says that holds `around` it."""
        subject = self._iri(node["id"]) if "id" in node else f"_:{len(self.said)}"
        self.said.setdefault(subject, {})
        types = [self.context.get(name, name) for name in _list(node["type"])]
        by_type = {key: value for type in types if isinstance(type, dict) for key, value in type["@context"].items()}
        definitions = (self.context if around is None else around) | by_type
        for type in types:
            self._say(subject, "a", self._iri(type["@id"] if isinstance(type, dict) else type))
        for key, value in node.items():
            if key not in ("@context", "id", "type"):
                self._property(subject, definitions.get(key, key), value, definitions)
        return subject

    def _property(self, subject: str, definition: str | dict[str, Any], value: Any, around: Context) -> None:
        entries = {"@id": definition} if isinstance(definition, str) else definition
        if "@reverse" in entries:
            for other in value:
                self._say(self._value(other, {"@type": "@id", **entries}), self._iri(entries["@reverse"]), subject)
        elif entries["@id"] == "@included":
            for node in value:
                self.node(node)
        elif entries["@id"] == "@nest":
            for key, inner in value.items():
                self._property(subject, around.get(key, key), inner, around)
        elif value is not None:
            for item in self._objects(value, entries, around):
                self._say(subject, self._iri(entries["@id"]), item)

    def _objects(self, value: Any, entries: dict[str, Any], around: Context) -> Iterator[str]:
        if isinstance(value, list) or (isinstance(value, dict) and entries.get("@container") == "@index"):
            for item in value.values() if isinstance(value, dict) else value:
                yield from self._objects(item, {**entries, "@container": None}, around)
        elif isinstance(value, dict) and entries.get("@container") == "@language":
            yield from (f"{_quoted(text)}@{language}" for language, text in value.items())
        elif isinstance(value, dict) and value.keys() == {"id"}:
            yield self._iri(value["id"])
        elif isinstance(value, dict):
            name = self.node(value, around | entries.get("@context", {}))
            self.inside.add(name)
            yield name
        else:
            yield self._value(value, entries)

    def _value(self, value: Any, entries: dict[str, Any]) -> str:
        kind = entries.get("@type")
        if kind == "@id":
            return self._iri(value)
        if kind == "@vocab":
            words = entries["@context"]
            return self._iri(words[value] if value in words else words["@vocab"] + value)
        if kind:
            return f"{_quoted(value)}^^{kind}"
        return _quoted(value) if isinstance(value, str) else str(value).lower()

    def _iri(self, iri: str) -> str:
        """Return a compact IRI where that can be, else the whole in angle brackets."""
        prefix, _, name = iri.partition(":")
        if prefix in self.context and not name.startswith("//"):
            iri = self.context[prefix] + name
        for short, address in self.prefixes.items():
            if iri.startswith(address) and SAFE_NAME.fullmatch(iri[len(address) :]):
                return f"{short}:{iri[len(address) :]}"
        return f"<{iri}>"

    def _say(self, subject: str, predicate: str, item: str) -> None:
        items = self.said.setdefault(subject, {}).setdefault(predicate, [])
        if item not in items:
            items.append(item)

    def blocks(self) -> Iterator[str]:
        """Yield the text of each subject with all that is said of it."""
        for subject in self.said:
            blank = subject.startswith("_:")
            if not (blank and subject in self.inside):
                yield f"{'[]' if blank else subject} {self._about(subject, INDENT)} .\n"

    def _about(self, subject: str, indent: str) -> str:
        lines = (f"{predicate} {', '.join(self._shown(item, indent) for item in items)}" for predicate, items in self.said[subject].items())
        return f" ;\n{indent}".join(lines)

    def _shown(self, item: str, indent: str) -> str:
        return f"[ {self._about(item, indent + INDENT)} ]" if item.startswith("_:") else item


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _quoted(text: str) -> str:
    return '"' + "".join(ESCAPES.get(character, character) for character in text) + '"'
