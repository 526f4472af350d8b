"""The notice as data: plain JSON that is valid JSON-LD 1.1 in terms of the Data Privacy Vocabulary.

One file for all languages. Nothing that the law asks for is left out: it has a value, or says
"NotApplicable" (the notice states that there is none) or "UnknownApplicability" (not stated).
"""
from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from ..reading import Notice
from .notice_node import notice_node
from .voices import Voices

CONTEXT = json.loads(Path(__file__).with_name("context.json").read_text(encoding="utf-8"))


def summary(notice: Notice, addresses: dict[str, dict[str, str]], in_force: bool) -> dict[str, Any]:
    """The document. `addresses` has the absolute address of each page in each language."""
    return {"@context": CONTEXT, **notice_node(notice, Voices(notice, addresses), in_force)}


def to_json(document: dict[str, Any]) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"
