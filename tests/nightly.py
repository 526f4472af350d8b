"""What a test asks of many things: by day of some, at night of all the others."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest


def at_night(things: Iterable[Any], unless: Callable[[Any], bool]) -> list[Any]:
    """Return what a test asks each of, with the mark of the night unless something says that it is asked by day as well.

    A thing with more than one argument is a tuple.
    """
    return [one if unless(one) else _marked(one) for one in things]


def first_of_each(things: Iterable[Any], kind: Callable[[Any], object]) -> list[Any]:
    """Return what a test asks each of: the first of each kind by day as well, all others at night."""
    every = list(things)
    first = {kind(one): one for one in reversed(every)}
    return at_night(every, lambda one: first[kind(one)] is one)


def _marked(one: Any) -> Any:
    return pytest.param(*(one if isinstance(one, tuple) else (one,)), marks=pytest.mark.night)
