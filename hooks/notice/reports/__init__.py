"""What the checks found, for people and for programs. A report is a text; how it was asked for decides which."""
from __future__ import annotations

from .contents import Report
from .for_people import count, report_for_people
from .for_programs import github, report_as_json, sarif

__all__ = ["FORMATS", "Report"]

FORMATS = {"people": report_for_people, "github": github, "json": report_as_json, "sarif": sarif, "count": count}
