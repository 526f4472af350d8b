"""The second format grows, and the data of a version stay in the version of the format in which it was published.

What came later says since when it is there: a fact with the mark `Since`, a code with `since`. The newest of these is the version
of the format.
"""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from ...facts.all_facts import Facts
from ...facts.declared import Field, classes_of, declared
from ...facts.marks import Since
from ...vocabulary import Code, codes
from ..format import number

# MAJOR.MINOR of Semantic Versioning. A key is added: MINOR. A key goes, or comes to mean something else: MAJOR.
FIRST = "2.0"


def since(field: Field) -> str:
    """Return the version of the format that brought a fact."""
    mark = field.mark(Since)
    return mark.version if mark else FIRST


@cache
def newest() -> str:
    """Return the version of the format that has every fact and every code."""
    return max((FIRST, *_told()), key=number)


def _told() -> Iterator[str]:
    yield from (since(field) for model in classes_of(Facts) for field in declared(model))
    yield from (code.since for kind in codes().values() for code in kind.values() if code.since)


def codes_in(kind: str, version: str) -> dict[str, Code]:
    """Return the codes of a kind that there are in a version of the format."""
    return {code: one for code, one in codes()[kind].items() if number(one.since or FIRST) <= number(version)}
