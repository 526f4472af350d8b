"""The smallest notice there can be, for tests to add to."""

from typing import Any

from notice.documents import Document, parse_document
from notice.facts import Facts, parse_facts
from notice.localizer import Localizer
from notice.markup import Renderer
from notice.vocabulary import vocabulary

LANGUAGES = ("fi", "sv", "en")
FACTS = """\
languages: {source: fi}
time_zone: Europe/Helsinki
controller: {name: Oy}
purposes:
  orders: {groups: [customers]}
"""
PAGE = """\
---
description: A page.
---

# Title {#title}

## In short {#summary}

Text.

## Who {#controller}

## Orders {#orders}
"""


def facts_of(more: str = "", base: str = FACTS) -> Facts:
    """Read the smallest facts and `more` of them."""
    return parse_facts(base + more, "docs/notice.yml", LANGUAGES)[0]


def purpose_of(fact: str) -> Facts:
    """Read facts whose only purpose has one more fact."""
    return facts_of(base=FACTS.replace("{groups: [customers]}", f"{{groups: [customers], {fact}}}"))


def document_of(text: str = PAGE, language: str = "fi", page: str = "index") -> Document:
    """Read a page."""
    return parse_document(text, page, language, f"docs/{page}.{language}.md", Renderer())


def say(language: str) -> Localizer:
    """Speak a language."""
    return Localizer(vocabulary([language])[language], "fi")


def shown(value: Any) -> Any:
    """Give the words of rows, items and wordings, without their types."""
    if isinstance(value, (list, tuple)):
        return [shown(inner) for inner in value]
    if hasattr(value, "label"):
        return (value.label, shown(value.items))
    if hasattr(value, "notes"):
        return " | ".join([value.text.text, *(note.text for note in value.notes)])
    return value.text if hasattr(value, "text") else value
