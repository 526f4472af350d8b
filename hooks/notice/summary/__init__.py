"""The notice is given as data: plain JSON that is valid JSON-LD 1.1 in terms of the Data Privacy Vocabulary.

There is one file for all languages. Nothing that the law asks for is left out: it has a value, or says "NotApplicable"
(the notice states that there is none) or "UnknownApplicability" (not stated).
"""
from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic_core import to_json as to_indented

from ..addresses import Addresses
from ..versions import Timeline, Version
from .format import FORMAT, in_order
from .second.growth import newest

if TYPE_CHECKING:
    from .format.json_values import JsonNode

HERE = Path(__file__).parent
# The published JSON Schemas, one for each version of a format there has been; each stays at its address.
SCHEMAS = sorted(HERE.glob("format/privacy-*.json"))
CURRENT_SCHEMA = HERE / "format" / f"privacy-{FORMAT}.json"
SECOND_SCHEMAS = sorted(HERE.glob("second/privacy-*.json"))
SECOND_SCHEMA = HERE / "second" / f"privacy-{newest()}.json"
# versions.json has a format of its own; its schema is written by hand.
VERSIONS_FORMAT = "1.0"
VERSIONS_SCHEMA = HERE / f"versions-{VERSIONS_FORMAT}.json"

__all__ = [
    "CURRENT_SCHEMA",
    "SCHEMAS",
    "SECOND_SCHEMA",
    "SECOND_SCHEMAS",
    "VERSIONS_FORMAT",
    "VERSIONS_SCHEMA",
    "published_schema",
    "schema",
    "second_of_version",
    "second_schema",
    "second_summary",
    "summary",
    "summary_of_version",
    "to_json",
]


def summary(timeline: Timeline, addresses: Addresses) -> dict[str, Any]:
    """Return the document at the root: the version in force, and every other beside it."""
    from . import building  # where nothing changed, nothing is built of the models, which take time to load

    return _plain(building.in_force(timeline, addresses))


def summary_of_version(version: Version, before: Version | None, addresses: Addresses) -> dict[str, Any]:
    """Return the document of one version, which stays the same whatever is published after it."""
    from . import building

    return _plain(building.frozen(version, before, addresses))


def second_summary(timeline: Timeline, addresses: Addresses) -> dict[str, Any]:
    """Return the document at the root in the second format."""
    from .second import second_document

    return second_document.in_force(timeline, addresses)


def second_of_version(version: Version, before: Version | None, addresses: Addresses) -> dict[str, Any]:
    """Return the document of one version in the second format."""
    from .second import second_document

    return second_document.of_version(version, before, addresses)


def second_schema() -> dict[str, Any]:
    """Return the JSON Schema of the second format, worked out from the declarations."""
    from .second.schema import json_schema

    return json_schema()


def schema() -> dict[str, Any]:
    """Return the JSON Schema of both documents, worked out from the code."""
    from .format.json_schema import json_schema

    return json_schema(FORMAT)


def published_schema(path: Path = CURRENT_SCHEMA) -> dict[str, Any]:
    """Return a JSON Schema as it is published; `make schema` wrote that of privacy.json and of privacy-2.json from the code."""
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def to_json(document: Any) -> str:
    """Return a document as the text of a JSON file, indented by two spaces."""
    return to_indented(document, indent=2).decode() + "\n"


def _plain(node: JsonNode) -> dict[str, Any]:
    return dict(_ordered(node.model_dump(mode="json", exclude_none=True)))


def _ordered(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _ordered(inner) for key, inner in in_order(value).items()}
    return [_ordered(item) for item in value] if isinstance(value, list) else value
