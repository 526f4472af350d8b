"""The reference tells every key and code of notice.yml: pages of the guide in three languages, and what editors' tools explain."""
from __future__ import annotations

from .described_schema import described_schema
from .pages import PAGES, reference_page

__all__ = ["PAGES", "described_schema", "reference_page"]
