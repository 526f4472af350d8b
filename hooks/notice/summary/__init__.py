"""The notice as data: plain JSON that is valid JSON-LD 1.1 in terms of the Data Privacy Vocabulary.

One file for all languages. Nothing that the law asks for is left out: it has a value, or says
"NotApplicable" (the notice states that there is none) or "UnknownApplicability" (not stated).
"""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..addresses import Addresses
from ..versions import Timeline, Version
from .notice_node import notice_node
from .voices import Voices

CONTEXT = json.loads(Path(__file__).with_name("context.json").read_text(encoding="utf-8"))


def summary(version: Version, timeline: Timeline, addresses: Addresses) -> dict[str, Any]:
    """The document of one version, with the others it has beside it."""
    return {"@context": CONTEXT, **notice_node(version, timeline, Voices(version.notice, addresses))}


def to_json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
