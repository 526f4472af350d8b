"""The texts of a review stand in one file a language, where a lawyer can correct them."""
from __future__ import annotations

from pathlib import Path

from ...messages import Catalogue

TEXTS = Catalogue(Path(__file__).parent)


def texts(language: str) -> dict[str, str]:
    """Return all texts of a language; words in curly brackets are to be filled in."""
    return TEXTS.texts(language)
