"""The texts of a review stand in one file a language, where a lawyer can correct them."""
from __future__ import annotations

from functools import cache
from pathlib import Path

from ...located_yaml import read_yaml

HERE = Path(__file__).parent


@cache
def texts(language: str) -> dict[str, str]:
    """Return all texts of a language; words in curly brackets are to be filled in."""
    path = HERE / f"{language}.yml"
    data: dict[str, str] = read_yaml(path.read_text(encoding="utf-8"), f"hooks/notice/review/texts/{path.name}").data
    return data

