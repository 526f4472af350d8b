"""The JSON Schema of notice.yml explains each key and code to whoever edits the file with a tool that knows schemas.

`enumDescriptions` is no word of JSON Schema: editors such as VS Code show it beside what they offer.
"""
from __future__ import annotations

from copy import deepcopy
from functools import cache
from typing import Any

from ..facts.all_facts import Facts
from ..facts.declared import classes_of, declared
from ..facts.facts_schema import schema_of
from ..facts.marks import CodeOf, ValueKind
from ..messages import DEFAULT
from ..vocabulary import Terms, codes, vocabulary
from .meanings import LANGUAGES, meanings
from .pages import EXAMPLES

# Of these an example would say nothing.
PLAIN = (ValueKind.TEXT, ValueKind.LINE, ValueKind.ID, ValueKind.YES_NO, ValueKind.NUMBER)


def described_schema() -> dict[str, Any]:
    """Return the JSON Schema with a description and an example for each key, and what every code means in each language."""
    found = deepcopy(schema_of(Facts))
    told = meanings(DEFAULT)
    for model in classes_of(Facts):
        node = found if model is Facts else found["$defs"][model.__name__]
        for field in declared(model):
            key = node["properties"][field.name]
            key["description"] = told.of(model, field)
            if isinstance(field.kind, ValueKind) and field.kind not in PLAIN and not field.containers:
                key["examples"] = [EXAMPLES[field.kind]]
            if isinstance(field.kind, CodeOf):
                _explain(key, field.kind.codes)
    return found


def _explain(node: Any, kind: str) -> None:
    """Say what each code of a kind means, wherever below a key the list of them stands."""
    if isinstance(node, dict):
        if set(node.get("enum", ())) == set(codes()[kind]):
            node["enumDescriptions"] = [_meaning(kind, code) for code in node["enum"]]
        for inner in node.values():
            _explain(inner, kind)
    elif isinstance(node, list):
        for inner in node:
            _explain(inner, kind)


@cache
def _terms() -> dict[str, Terms]:
    return vocabulary(LANGUAGES)


def _meaning(kind: str, code: str) -> str:
    """Return what readers see for a code, in each language, and the article that it rests on."""
    terms = _terms()
    said = " · ".join(dict.fromkeys(terms[language][kind, code] for language in LANGUAGES))
    article = codes()[kind][code].article
    return f"{said} ({article} GDPR)" if article else said
