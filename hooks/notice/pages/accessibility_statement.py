"""What an organisation says of the accessibility of its site stands under `extra` in mkdocs.yml, and is no part of a notice."""
from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ..clock import is_day
from ..messages import Message

ACCESSIBILITY = "accessibility"
KEYS = ("checked", "email", "authority", "website", "faults")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
Texts = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class AccessibilityStatement:
    """A statement was `checked` on a day; `email` is for reports of faults, and the `authority` with its `website` supervises.

    `faults` are those that are known, and like the name of the authority each is written by language.
    """

    checked: date
    email: str
    authority: Texts
    website: str
    faults: tuple[Texts, ...]

    @classmethod
    def of(cls, written: Mapping[str, Any], languages: Collection[str]) -> AccessibilityStatement:
        """Return what is written, in which `wrong_in` has found nothing wrong."""
        faults = tuple(_texts(fault, languages) for fault in written.get("faults") or ())
        authority = _texts(written["authority"], languages)
        return cls(date.fromisoformat(str(written["checked"])), written["email"], authority, written["website"], faults)


def text_in(texts: Texts, language: str) -> str:
    """Return a text in a language."""
    return dict(texts)[language]


def _texts(written: Any, languages: Collection[str]) -> Texts:
    return tuple((language, written[language] if isinstance(written, dict) else str(written)) for language in languages)


def wrong_in(written: Any, languages: Collection[str]) -> Iterator[tuple[tuple[str | int, ...], Message]]:
    """Yield what is wrong with a statement, each with the keys that lead to it within the statement."""
    if not isinstance(written, dict):
        yield (), Message("settings.accessibility-names")
        return
    yield from (((key,), Message("settings.accessibility-unknown", name=str(key))) for key in written.keys() - set(KEYS))
    told, address = tuple(languages), written.get("website")
    if not is_day(str(written.get("checked"))):
        yield ("checked",), Message("settings.accessibility-checked")
    if not EMAIL.fullmatch(str(written.get("email"))):
        yield ("email",), Message("settings.accessibility-email")
    if not _is_text(written.get("authority"), languages):
        yield ("authority",), Message("settings.accessibility-authority", languages=told)
    if not (isinstance(address, str) and address.startswith("https://")):
        yield ("website",), Message("settings.accessibility-website")
    faults = written.get("faults")
    if faults is not None and not isinstance(faults, list):
        yield ("faults",), Message("settings.accessibility-faults", languages=told)
    for index, fault in enumerate(faults if isinstance(faults, list) else ()):
        if not _is_text(fault, languages):
            yield ("faults", index), Message("settings.accessibility-faults", languages=told)


def _is_text(value: Any, languages: Collection[str]) -> bool:
    """Say whether something is a text for every language: one for all, or one for each."""
    if isinstance(value, dict):
        return value.keys() == set(languages) and all(isinstance(text, str) and text.strip() for text in value.values())
    return isinstance(value, str) and bool(value.strip())
