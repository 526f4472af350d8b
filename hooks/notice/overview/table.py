"""A page as a table: its sections, and something of each in each language."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

Cell = TypeVar("Cell")


@dataclass(frozen=True)
class Row(Generic[Cell]):
    """A section, the level of its heading, and its cell in each language that has one."""

    title: str
    level: int
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Table(Generic[Cell]):
    """A page, the languages of its columns, and its sections."""

    title: str
    languages: list[str]
    rows: list[Row[Cell]]
