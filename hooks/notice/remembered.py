"""Remembers what was made of a notice, for as long as there is the notice."""
from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from .reading import Notice

P = ParamSpec("P")
T = TypeVar("T")
OfNotice = Callable[Concatenate[Notice, P], T]


def remembered(make: OfNotice[P, T]) -> OfNotice[P, T]:
    """For a function of a notice and of arguments that can be told apart: pages show what it gives, and comparisons look at it."""
    made: WeakKeyDictionary[Notice, dict[object, T]] = WeakKeyDictionary()

    @wraps(make)
    def once(notice: Notice, /, *others: P.args, **named: P.kwargs) -> T:
        own, key = made.setdefault(notice, {}), (others, tuple(sorted(named.items())))
        if key not in own:
            own[key] = make(notice, *others, **named)
        return own[key]

    return once
