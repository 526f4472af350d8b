r"""Phrases are looked for in the text, by language: regular expressions in one file a language.

An expression that begins with "!" is of passages that only look like such a phrase, and are passed over: '!\bnot\b.*
third parties'. A language without a file is not searched; the report of the checks says so.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

from ...own_data import own_data

HERE = Path(__file__).parent
WORD = re.compile(r"[^\W\d_]{2,}")


def languages() -> frozenset[str]:
    """Return the languages in which phrases are known."""
    return frozenset(path.stem for path in HERE.glob("*.yml"))


def find(kind: str, language: str, text: str) -> Iterator[tuple[str, int]]:
    """Yield each phrase of `kind` in `text`, as it is written there, and where it begins.

    Any case of letters will do.
    """
    yield from _found(kind, language, text)


@lru_cache(maxsize=1 << 15)
def _found(kind: str, language: str, text: str) -> tuple[tuple[str, int], ...]:
    """Look once: versions of a notice have nearly all their sections in common, and several rules ask for some kinds."""
    expression = _expression_of(kind, language)
    found = expression.finditer(text) if expression else ()
    return tuple((match[0], match.start()) for match in found if match["passed"] is None)


def without(kind: str, language: str, text: str) -> str:
    """Return `text` with the phrases of `kind` taken out."""
    expression = _expression_of(kind, language)
    return expression.sub(lambda match: match["passed"] or " ", text) if expression else text


def words_beside(kind: str, language: str, text: str) -> int:
    """Return how many words, of two letters or more, `text` has beside the phrases of `kind`."""
    return len(WORD.findall(without(kind, language, text)))


@cache
def _lines(language: str) -> dict[str, list[str]]:
    data: dict[str, list[str]] = own_data(HERE / f"{language}.yml") if language in languages() else {}
    return data


@cache
def _expression_of(kind: str, language: str) -> re.Pattern[str] | None:
    lines = _lines(language).get(kind)
    return _expression(lines) if lines else None


def _expression(lines: list[str]) -> re.Pattern[str]:
    """Return one expression for all.

    The passages to pass over come first, so that what begins at the same place is one of them.
    """
    passed = [line[1:] for line in lines if line.startswith("!")]
    meant = [line for line in lines if not line.startswith("!")]
    return re.compile(f"(?P<passed>{_any_of(passed) if passed else '(?!)'})|{_any_of(meant)}", re.IGNORECASE)


def _any_of(expressions: list[str]) -> str:
    return "|".join(f"(?:{expression})" for expression in expressions)
