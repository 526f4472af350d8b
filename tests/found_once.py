"""What follows from a text alone and takes long is found once in a process, so that there can be many builds from nothing.

A build from nothing must not know what an earlier one made. The functions here read nothing but what they are given.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any
from unittest.mock import patch

from jinja2 import Environment

from notice import assets
from notice.assets.css import written
from notice.assets.theme import typography

_typography, _written = cache(typography), cache(written)
_compile: Any = Environment.compile
_codes: dict[tuple[str, str], Any] = {}


@contextmanager
def found_once() -> Iterator[None]:
    """Shorten style sheets and compile templates only where no earlier block had the same."""
    with (
        patch.object(assets, "typography", _typography),
        patch.object(assets, "written", _written),
        patch.object(Environment, "compile", _compiled),
    ):
        yield


def _compiled(environment: Environment, source: str, name: str, *given: Any) -> Any:
    if (source, name) not in _codes:
        _codes[source, name] = _compile(environment, source, name, *given)
    return _codes[source, name]
