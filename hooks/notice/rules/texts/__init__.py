"""The rules have their texts in one file a language, where a lawyer can correct them.

Each rule has a `title`, and says `what` is wrong, `why` it matters, and `how` to put it right. Words in curly brackets
are filled in by the rule.
"""
from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path

from ...located_yaml import read_yaml

HERE = Path(__file__).parent
PARTS = ("title", "what", "why", "how")
DEFAULT = "en"


@cache
def texts(language: str) -> dict[str, dict[str, str]]:
    """Return all texts of a language.

    Those of each rule are by its id, and under `report` are those around the findings.
    """
    path = HERE / f"{language}.yml"
    data: dict[str, dict[str, str]] = read_yaml(path.read_text(encoding="utf-8"), f"hooks/notice/rules/texts/{path.name}").data
    return data


def message_language(wanted: Iterable[str | None]) -> str:
    """Return the first of the languages `wanted` that has texts, else English."""
    return next((language for language in wanted if language and (HERE / f"{language}.yml").is_file()), DEFAULT)


def filled(text: str, values: Mapping[str, str]) -> str:
    """Return a text with its values filled in."""
    return text.format_map(values).strip()
