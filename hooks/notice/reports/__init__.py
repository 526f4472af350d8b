"""What the checks found is reported for people and for programs. A report is a text; FORMATS has one for each use."""
from __future__ import annotations

from .contents import Report
from .for_people import count, report_for_people
from .for_programs import github, report_as_json, sarif

__all__ = ["FORMATS", "Report"]

FORMATS = {"people": report_for_people, "github": github, "json": report_as_json, "sarif": sarif, "count": count}
