"""The format of privacy.json has keys, what each of them holds, and the term of a vocabulary that it stands for.

The models are the one place where a key is defined. From them follow the JSON-LD context (`context`), the published
JSON Schema (`schema`) and the tables of the page for developers. So their docstrings are published too, as descriptions
of the schema.
"""
from __future__ import annotations

from typing import Any

# MAJOR.MINOR of Semantic Versioning. A key is added: MINOR. A key goes, or comes to mean something else: MAJOR.
FORMAT = "1.1"
# In which a version is published now. Its document never changes, so the entry seals this beside its words; what was
# published before that has the first one. What 1.1 added is said at the root alone.
FORMAT_OF_VERSION = "1.0"
ADDED_STATUSES = frozenset(("withdrawn", "superseded"))
FIRST = ("@context", "$schema", "id", "type")


def number(version: str) -> tuple[int, ...]:
    """Return by what versions of the format are ordered.

    >>> number("1.10") > number("1.9")
    True
    """
    return tuple(int(part) for part in version.split("."))


def in_order(node: dict[str, Any]) -> dict[str, Any]:
    """Return a node with what identifies it first."""
    return {key: node[key] for key in sorted(node, key=lambda key: FIRST.index(key) if key in FIRST else len(FIRST))}
