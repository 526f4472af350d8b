"""Phrases to look for in the text, by language: regular expressions in one file a language.

A language without a file is not searched; the report of the checks says so.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ...located_yaml import read_yaml

HERE = Path(__file__).parent


def languages() -> frozenset[str]:
    """Those in which phrases are known."""
    return frozenset(path.stem for path in HERE.glob("*.yml"))


def find(kind: str, language: str, text: str) -> Iterator[tuple[str, int]]:
    """Each phrase of `kind` in `text`, as it is written there, and where it begins. In any case of letters."""
    expression = _expressions(language).get(kind)
    for match in expression.finditer(text) if expression else ():
        yield match[0], match.start()


def without(kind: str, language: str, text: str) -> str:
    """`text` with the phrases of `kind` taken out."""
    expression = _expressions(language).get(kind)
    return expression.sub(" ", text) if expression else text


@cache
def _expressions(language: str) -> dict[str, re.Pattern[str]]:
    if language not in languages():
        return {}
    data = read_yaml((HERE / f"{language}.yml").read_text(encoding="utf-8"), f"hooks/notice/rules/phrases/{language}.yml").data
    return {kind: re.compile("|".join(f"(?:{line})" for line in lines), re.IGNORECASE) for kind, lines in data.items()}
