"""Remembers what was made of something, for as long as that is there."""
from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

P = ParamSpec("P")
S = TypeVar("S")
T = TypeVar("T")


def remembered(make: Callable[Concatenate[S, P], T]) -> Callable[Concatenate[S, P], T]:
    """For a function of a notice, of its facts or of a section, which never change, and of arguments that can be told apart.

    Pages show what it gives, and comparisons look at it: it is not to be changed.
    """
    made: WeakKeyDictionary[S, dict[object, T]] = WeakKeyDictionary()

    @wraps(make)
    def once(source: S, /, *others: P.args, **named: P.kwargs) -> T:
        own, key = made.setdefault(source, {}), (others, tuple(sorted(named.items())))
        if key not in own:
            own[key] = make(source, *others, **named)
        return own[key]

    return once
