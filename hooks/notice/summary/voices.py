"""Says things in all languages of the notice at once, and makes ids of sections."""
from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from ..addresses import Addresses
from ..agreement import cookie_page
from ..facts.values import NONE
from ..localizer import Localizer
from ..reading import Notice

Node = dict[str, Any]


@dataclass(frozen=True)
class Voices:
    notice: Notice
    addresses: Addresses

    @property
    def root(self) -> str:
        """Address of the notice in its source language: its id in every version."""
        return self.addresses.absolute("index", self.notice.source)

    def id(self, section: str) -> str:
        return f"{self.root}#{section}"

    def cookie_id(self, section: str) -> str:
        return f"{self.addresses.absolute(cookie_page(self.notice.documents), self.notice.source)}#{section}"

    def each(self, say: Callable[[Localizer], str]) -> dict[str, str]:
        """A language map."""
        terms, source = self.notice.terms, self.notice.source
        return {language: say(Localizer(terms[language], source)) for language in self.notice.written_in}

    def term(self, kind: str, code: str) -> dict[str, str]:
        return self.each(lambda say: say.term(kind, code))

    def text(self, value: Any) -> Any:
        """A text of the organisation's own: a name stays a plain string, the rest is a language map."""
        return value if isinstance(value, str) else dict(value)

    def section(self, page: str, id: str) -> Node:
        """Title and prose of a section, where the page has it."""
        found = {language: document.section(id) for language, document in self.notice.documents[page].items()}
        title = {language: section.title for language, section in found.items() if section}
        prose = {language: section.text for language, section in found.items() if section and section.text}
        return stated(title=title or None, description=prose or None)


def stated(**values: Any) -> Node:
    """A node without what is not stated in it."""
    return {key: value for key, value in values.items() if value is not None}


def none(type: str) -> Node:
    return {"type": type, "applicability": "NotApplicable"}


def not_stated(type: str) -> Node:
    return {"type": type, "applicability": "UnknownApplicability"}


def one(value: Any, type: str, node: Callable[[Any], Node]) -> Node:
    """One node in one of three states."""
    if value is None:
        return not_stated(type)
    return none(type) if value == NONE else node(value)


def several(values: Any, type: str, node: Callable[[Any], Any]) -> list[Any]:
    """Nodes; where there is none, or nothing is stated, one node that says so."""
    if values is None:
        return [not_stated(type)]
    return [none(type)] if values == NONE else [node(value) for value in values]
