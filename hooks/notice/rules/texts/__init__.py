"""The rules have their texts in one file a language, where a lawyer can correct them.

Each rule has a `title`, and says `what` is wrong, `why` it matters, and `how` to put it right. Words in curly brackets
are filled in by the rule.
"""
from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ...messages import Catalogue

RULES_TEXTS = Catalogue(Path(__file__).parent)
PARTS = ("title", "what", "why", "how")


def texts(language: str) -> dict[str, dict[str, str]]:
    """Return the texts of each rule by its id, in a language, or in English where it has none."""
    return RULES_TEXTS.texts(language)


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its values filled in."""
    return text.format_map(values).strip()
