"""Remembers what was made of a notice, for as long as there is the notice."""
from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from .reading import Notice

T = TypeVar("T")
OfPage = Callable[[Notice, str, str], T]


def remembered(make: OfPage[T]) -> OfPage[T]:
    """For a function of notice, page and language: its own page shows what it gives, and each comparison looks at it."""
    made: WeakKeyDictionary[Notice, dict[tuple[str, str], T]] = WeakKeyDictionary()

    @wraps(make)
    def once(notice: Notice, page: str, language: str) -> T:
        own = made.setdefault(notice, {})
        if (page, language) not in own:
            own[page, language] = make(notice, page, language)
        return own[page, language]

    return once
