"""The facts of a notice are written as they are declared. Nothing here knows one fact, or one class of them, from another."""
from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from ...facts import Facts
from ...facts.declared import Field, declared
from ...facts.marks import CodeOf, IsA, Means, ValueKind
from ...facts.unstated import is_asked, is_stated, missing_codes
from ...facts.values import NONE, Fact
from ...links import linked_markdown
from ..multilingual import Multilingual
from .context import published
from .growth import codes_in
from .keys import Node, iris, meaning
from .shapes import NOT_APPLICABLE, UNKNOWN, shape_of


@dataclass(frozen=True)
class FactWriter:
    """It writes facts in a version of the format, with texts in every language and ids of the document that `say` is for."""

    facts: Facts
    say: Multilingual
    version: str

    def entry(self, entry: Fact, means: Means, key: str = "") -> Node:
        """Return an entry with all that hangs on it; `key` is its id in notice.yml, or its place in a list.

        What the notice states is there. What it says there is none of is null. What the law asks for and it does not state is
        named under `unstated`; anything else that is not stated is not there.
        """
        shape = shape_of(type(entry))
        found: Node = {**shape.id(entry, self, key)}
        found["type"] = list(dict.fromkeys(filter(None, (means.type, *_classes(entry), *shape.types(entry, self)))))
        found |= shape.more(entry, self, key)
        unstated: list[str] = []
        linked: dict[str, list[Node]] = {}
        for field in published(type(entry), self.version):
            value, property_ = getattr(entry, field.name), meaning(field).silence or meaning(field).iri
            if value == NONE:
                found[field.name] = None
                linked.setdefault(property_, []).append({"id": NOT_APPLICABLE})
            elif is_stated(field, value):
                found[field.name] = self._value(field, value)
            elif is_asked(field, entry, self.facts):
                unstated.append(field.name)
                linked.setdefault(property_, []).append({"id": UNKNOWN})
            unstated += [f"{field.name}.{code}" for code in missing_codes(field, value) if self._has(field, code)]
        for property_, target in shape.links(entry, self, key):
            linked.setdefault(property_, []).append(target)
        return {**found, **({"unstated": unstated} if unstated else {}), **({"linked": linked} if linked else {})}

    def _has(self, field: Field, code: str) -> bool:
        return isinstance(field.kind, CodeOf) and code in codes_in(field.kind.codes, self.version)

    def _value(self, field: Field, value: Any) -> Any:
        if field.containers == ("register",):
            return {id: self._item(field, item, id) for id, item in value.items()}
        if field.containers == ("list",):
            items = value if field.model else dict.fromkeys(value)
            return [self._item(field, item, str(number)) for number, item in enumerate(items, 1)]
        return self._item(field, value, field.name)

    def _item(self, field: Field, value: Any, key: str) -> Any:
        means = meaning(field)
        if isinstance(value, Fact):
            return self.entry(value, means, key)
        if means.type:
            return {"type": [means.type], "description": self.texts(value)}
        if isinstance(value, date):
            return value.isoformat()
        return self.texts(value) if field.kind is ValueKind.TEXT else value

    def texts(self, value: Any) -> dict[str, str]:
        """Return a text in each language of the notice, also where it is the same in all."""
        return dict(value) if isinstance(value, dict) else dict.fromkeys(self.say.notice.written_in, value)

    def section(self, fact: str) -> Node:
        """Return the section of a fact: its address, and by language its heading and text, whose links lead to pages of the site."""
        said, page = self.say.section_of(fact), self.say.home(fact).page
        texts = (said["description"] or {}).items()
        linked = {language: linked_markdown(text, partial(self.say.place, language=language), page) for language, text in texts}
        found = {"url": self.say.address(fact), "title": said["title"], "description": linked}
        return {key: value for key, value in found.items() if value}

    def id(self, name: str) -> str:
        """Return the id of something in the document."""
        return f"{self.say.root}#{name}"


def _classes(entry: Fact) -> Iterator[str]:
    for field in declared(type(entry)):
        if field.mark(IsA) and isinstance(field.kind, CodeOf) and (code := getattr(entry, field.name)):
            yield from filter(None, [iris(field.kind.codes).get(code)])
