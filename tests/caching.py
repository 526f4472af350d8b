"""Looks on while a build asks the cache: what is asked for, of which inputs, and what is made anew."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import wraps
from typing import Any

import pytest

from notice.cache import BuildCache

METHODS = ("content", "files", "data")


@dataclass(frozen=True)
class Asked:
    """Asked of the cache: what `make` gives of the `inputs` and of those that are `named`."""

    make: Callable[..., Any]
    inputs: tuple[object, ...]
    named: Mapping[str, object]

    @property
    def name(self) -> str:
        return f"{self.make.__module__}.{self.make.__qualname__}"


@dataclass
class Watch:
    """What was asked for, and what of it was not found and so was made. `making` is how many things are being made right now."""

    asked: list[Asked] = field(default_factory=list)
    made: list[str] = field(default_factory=list)
    making: int = 0

    def names(self) -> set[str]:
        return {one.name for one in self.asked}


def watched(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Watch every cache from now on."""
    watch = Watch()
    for method in METHODS:
        monkeypatch.setattr(BuildCache, method, _noting(getattr(BuildCache, method), watch))
    return watch


def _noting(method: Callable[..., Any], watch: Watch) -> Callable[..., Any]:
    def ask(self: BuildCache, make: Callable[..., Any], *inputs: object, **named: object) -> Any:
        one = Asked(make, inputs, named)
        watch.asked.append(one)

        @wraps(make)
        def noted(*given: object, **more: object) -> Any:
            watch.made.append(one.name)
            watch.making += 1
            try:
                return make(*given, **more)
            finally:
                watch.making -= 1

        return method(self, noted, *inputs, **named)

    return ask
