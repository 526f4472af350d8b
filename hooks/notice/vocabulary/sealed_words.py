"""A version keeps the words with which it was published: a term that is corrected later changes no text of the past.

They lie beside the text under its seal, in `words.json`: by language every word that the text, the rows of its facts and
its data show. What was published before there was that file has the words of a fixed copy, `words-2026.json`, with the
organisation's own in their place. Words of the frame of a page are never among them.
"""
from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from . import HERE, Terms, own_words

FIRST = HERE / "words-2026.json"
# Kinds of words that no text of a version shows: pages of the program's own, and what changed.
FRAME = frozenset({
    "words", "section_changes", "consent", "exports", "tables", "developers", "request_law", "right_law", "letters", "answers", "deeds",
    "verdicts", "evidence", "told", "accessibility",
})  # fmt: skip
# What was said with another word before it had one of its own.
PART_OF = {"labels": {"nobody": "none", "no_consequences": "consequences"}}
WORDS = "words.json"
# The keys in it that name the version of each format of data, of privacy.json and of privacy-2.json, and that of what has none.
FIRST_FORMAT, SECOND_FORMAT = "format", "format-2"
WITHOUT = {FIRST_FORMAT: "1.0", SECOND_FORMAT: "2.0"}
VERSION = re.compile(r"[1-9][0-9]{0,3}\.[0-9]{1,4}")
PLACEHOLDER = re.compile(r"\{\w*\}")

# By language the way to write a day, under "date", and the words of each kind.
Words = Mapping[str, Mapping[str, Any]]


def sealed_words(terms: Mapping[str, Terms], versions: Mapping[str, str]) -> bytes:
    """Return the content of `words.json`: the words of each language as they are now, and the `versions` of the formats of data."""
    found = {**versions, **{language: _shown(own) for language, own in sorted(terms.items())}}
    return (json.dumps(found, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _shown(terms: Terms) -> dict[str, Any]:
    return {"date": terms.date, **{kind: words for kind, words in terms.kinds.items() if kind not in FRAME}}


def read_words(content: bytes) -> Words | None:
    """Read the content of `words.json`; return None for anything that is not of this form."""
    try:
        data: Any = json.loads(content)
    except (ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or not all(VERSION.fullmatch(str(data.pop(key, version))) for key, version in WITHOUT.items()):
        return None
    return data if all(_are_words(words) for words in data.values()) else None


def format_of(files: Mapping[str, bytes], key: str = FIRST_FORMAT) -> str:
    """Return the version of a format of data in which an entry with these files was published."""
    return str(json.loads(files.get(WORDS, b"{}")).get(key, WITHOUT[key]))


def _are_words(data: Any) -> bool:
    kinds = [words for kind, words in data.items() if kind != "date"] if isinstance(data, dict) else [None]
    return all(isinstance(words, dict) and all(isinstance(word, str) for word in words.values()) for words in kinds) and isinstance(
        data.get("date", ""), str
    )


@cache
def first_words(own: Path | None) -> Words:
    """Return the words of what was published before words were kept, those in the organisation's `own` folder in their place."""
    found: dict[str, dict[str, Any]] = json.loads(FIRST.read_text(encoding="utf-8"))
    for language, words in own_words(own).items():
        for kind, terms in found.get(language, {}).items():
            if isinstance(terms, dict):
                terms |= words.get(kind) or {}
    return found


def with_words(terms: Mapping[str, Terms], words: Words) -> dict[str, Terms]:
    """Return the terms of each language with a version's own words in their place.

    Terms that have the same words already are returned themselves: versions share what is made with them. A word that
    fills in something else than the term of today cannot be said any more, and leaves that in its place.
    """
    return {language: _with(own, words.get(language, {})) for language, own in terms.items()}


def _with(terms: Terms, words: Mapping[str, Any]) -> Terms:
    kinds = {kind: _in_place(own, words.get(kind, {}), kind) for kind, own in terms.kinds.items()}
    day = words.get("date", terms.date)
    return terms if kinds == terms.kinds and day == terms.date else replace(terms, kinds=kinds, date=day)


def _in_place(terms: dict[str, str], words: Mapping[str, str], kind: str) -> dict[str, str]:
    if kind in FRAME or not words:
        return terms
    told = {code: word for code, word in words.items() if _fills_in_the_same(word, terms.get(code, word))}
    told |= {code: told[before] for code, before in PART_OF.get(kind, {}).items() if code not in told and before in told}
    # What a term means was said of these terms and of no others.
    return told if kind == "definitions" else {**terms, **told}


def _fills_in_the_same(word: str, term: str) -> bool:
    if "{" in PLACEHOLDER.sub("", word) or "}" in PLACEHOLDER.sub("", word):
        return False
    return set(PLACEHOLDER.findall(word)) == set(PLACEHOLDER.findall(term))
