"""Supervisory authorities as they can be reached today, from `authorities.yml`."""
from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..facts.parties import Authority
from ..located_yaml import read_yaml

FILE = Path(__file__).with_name("authorities.yml")


@dataclass(frozen=True)
class Known:
    """How an authority can be reached, and traces of addresses at which it no longer is."""

    today: Authority
    phones: tuple[str, ...]
    old: tuple[str, ...]


@cache
def authorities() -> dict[str, Known]:
    """The authorities whose addresses are known, by their codes."""
    data = read_yaml(FILE.read_text(encoding="utf-8"), f"hooks/notice/rules/{FILE.name}").data
    return {code: _read(entry) for code, entry in data.items()}


def _read(entry: dict[str, Any]) -> Known:
    return Known(Authority.model_validate(entry["today"]), tuple(entry["phones"]), tuple(entry["old"]))
