"""What the checks found, for people and for programs. A report is a text; how it was asked for decides which."""
from __future__ import annotations

from .count import count
from .github import github
from .json import as_json
from .people import people
from .report import Report
from .sarif import sarif

__all__ = ["FORMATS", "Report"]

FORMATS = {"people": people, "github": github, "json": as_json, "sarif": sarif, "count": count}
