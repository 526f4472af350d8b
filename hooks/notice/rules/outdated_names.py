"""Some names are no longer right, as `names.yml` lists them: of laws, authorities and terms."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from ..documents import Document, Section
from ..located_yaml import Path as Place
from ..own_data import own_data
from ..sentences import QUOTED, find, sentences_at
from .under_review import Review

FILE = Path(__file__).with_name("names.yml")
# Keys of notice.yml under which laws are named.
LAWS = ("statute", "criminal_data_law")


@dataclass(frozen=True)
class InText:
    """A name stands in a section: as it is written there, where, and what it is now."""

    document: Document
    section: Section
    line: int
    phrase: str
    now: str


@dataclass(frozen=True)
class InFacts:
    """A name stands in a law of notice.yml."""

    path: Place
    phrase: str
    now: str


def outdated(review: Review, kind: str) -> Iterator[InText]:
    """Yield names of `kind` in the text of every page and language."""
    for document, section in review.sections():
        for phrase, offset, now in find_names(kind, document.language, section.text):
            if is_quoted(section.text, offset) or is_told_about(section, document.language, offset):
                continue
            yield InText(document, section, review.line_in(section, offset), phrase, now)


def is_quoted(text: str, offset: int) -> bool:
    """Say whether a place stands in quotation marks."""
    return any(one.start() < offset < one.end() for one in QUOTED.finditer(text))


def is_told_about(section: Section, language: str, offset: int) -> bool:
    """Say whether the sentence at a place tells itself that something is no more ("has been repealed"), or what a book is about."""
    around = sentences_at(section.text, language, offset)
    return any(find(kind, one) for one in around for kind in ("is-history", "is-gone", "topic-of-a-work"))


def outdated_titles(review: Review, kind: str) -> Iterator[InText]:
    """Yield names of `kind` in the headings of every page and language."""
    for document, section in review.sections():
        for phrase, _, now in find_names(kind, document.language, section.title):
            yield InText(document, section, section.line, phrase, now)


def outdated_laws(review: Review, kind: str) -> Iterator[InFacts]:
    """Yield names of `kind` among the laws that notice.yml names, each place once."""
    for path, texts in _laws(review.notice.written.data, ()):
        found = (one for language, text in texts.items() for one in find_names(kind, language or review.notice.source, text))
        for phrase, _, now in list(found)[:1]:
            yield InFacts(path, phrase, now)


@lru_cache(maxsize=1 << 12)
def find_names(kind: str, language: str, text: str) -> tuple[tuple[str, int, str], ...]:
    """Return each name of `kind` in `text`: as it is written, where it begins, and what to write instead.

    They are remembered, because versions and drafts mostly have the same texts.
    """
    named = _any_name(kind, language)
    expressions = names_of(kind, language) if named and named.search(text) else {}
    found = ((match, now) for expression, now in expressions.items() for match in re.finditer(expression, text, re.IGNORECASE))
    return tuple((match[0], match.start(), now) for match, now in found)


def names_of(kind: str, language: str) -> Mapping[str, str]:
    """Return the expressions of a kind, and what stands beside each."""
    return _names().get(kind, {}).get(language, {})


def _laws(data: object, path: Place) -> Iterator[tuple[Place, Mapping[str, str]]]:
    """Yield every law in notice.yml, by its language; one that is the same in all has none."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        if key in LAWS:
            yield (*path, key), value if isinstance(value, dict) else {"": str(value)}
        else:
            yield from _laws(value, (*path, key))


@cache
def _any_name(kind: str, language: str) -> re.Pattern[str] | None:
    """Return one expression for all names of a kind: most texts have none of them."""
    expressions = names_of(kind, language)
    return re.compile("|".join(f"(?:{one})" for one in expressions), re.IGNORECASE) if expressions else None


@cache
def _names() -> dict[str, dict[str, dict[str, str]]]:
    data: dict[str, dict[str, dict[str, str]]] = own_data(FILE)
    return data
