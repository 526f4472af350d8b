"""Editors write a word of their own language where notice.yml has a code or a key: what they mean is found.

The terms that readers see are known, in every language, and what else people call it.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from babel.units import format_unit

from ..own_data import own_data
from ..periods import UNITS
from ..problems import near_miss
from . import HERE, OWN, all_terms, codes

# "2 vuotta viimeisestä asioinnista": a number, a unit, and from when.
LENGTH = re.compile(r"(\d+|[^\W\d_]+)[\s\u00a0]+([^\W\d_]+[’']?)(?:,?\s+(.+))?")
EUROPE = (
    "bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr",
    "hu", "it", "lt", "lv", "mt", "nl", "pl", "pt", "ro", "sk", "sl", "sv",
)  # fmt: skip
LEAST = 4  # letters of a term that is recognised although it is misspelt


def code_of(kind: str, word: str) -> str | None:
    """Return the code of a kind whose term, in whatever language, a word is or nearly is; None where there is none.

    >>> code_of("legal_bases", "suostumus")
    'consent'
    """
    return _named(word, _called(kind))


def key_of(word: str, known: Iterable[str]) -> str | None:
    """Return the key of those that are known in a place which a word, in whatever language, is or nearly is; None where there is none.

    >>> key_of("sähköposti", ["email", "phone"])
    'email'
    """
    return _named(word, {_plain(word): key for key in known for word in _listed("keys", key)})


def period_of(text: str) -> tuple[str, str] | None:
    """Return the period that is written in words, and what stands behind it; None where it is none.

    >>> period_of("2 vuotta viimeisestä asioinnista")
    ('P2Y', 'viimeisestä asioinnista')
    """
    written = LENGTH.fullmatch(text.strip())
    if written is None:
        return None
    number = int(written[1]) if written[1].isdecimal() else _words("numbers").get(written[1].casefold())
    word = written[2].casefold().replace("'", "’")
    unit = _words("units").get(word) or _units_of_europe().get(near_miss(word, _units_of_europe()) or "")
    if not number or not unit:
        return None
    return (f"PT{number}{unit[1:]}" if unit.startswith("T") else f"P{number}{unit}"), written[3] or ""


def _named(word: str, called: Mapping[str, str]) -> str | None:
    written = _plain(word)
    meant = written if written in called else near_miss(written, called) if len(written) >= LEAST else None
    return called[meant] if meant else None


@cache
def _called(kind: str) -> dict[str, str]:
    others = {_plain(word): code for code in codes()[kind] for word in _listed(kind, code)}
    terms = ((code, term) for terms in _every_language() for code, term in (terms.get(kind) or {}).items())
    return others | {_plain(term): code for code, term in terms if isinstance(term, str)}


def _listed(kind: str, name: str) -> list[str]:
    """Return what else a code of a kind, or a key, is called."""
    written = _also_called().get(kind, {}).get(name)
    return written.split(", ") if written else []


@cache
def _also_called() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = own_data(HERE / "editors" / "called.yml")
    return found


@cache
def _words(key: str) -> dict[str, Any]:
    """Return numbers or units by the words of every language for them."""
    found: dict[str, Any] = {}
    for terms in _every_language():
        for entry in str((terms.get("words") or {}).get(key, "")).split():
            meaning, _, words = entry.partition("=")
            found |= dict.fromkeys(map(str.casefold, words.split(",")), int(meaning) if key == "numbers" else meaning)
    return found


@cache
def _units_of_europe() -> dict[str, str]:
    """Return units by what they are called in the languages of the Union, after one, two and five."""
    found: dict[str, str] = {}
    for language in EUROPE:
        for unit, name in UNITS.items():
            for number in (1, 2, 5):
                said = format_unit(number, f"duration-{name}", "long", locale=language)
                found.setdefault(re.sub(r"[\d\W]+", "", said).casefold(), unit)
    found.pop("", None)
    return found


def _every_language() -> Iterator[dict[str, Any]]:
    yield from all_terms(HERE)
    yield from all_terms(Path(OWN))


def _plain(word: str) -> str:
    return re.sub(r"[\W_]+", " ", word).strip().casefold()
