"""How many findings there are: the line that ends the summary of `make`, which is in English."""
from __future__ import annotations

from ..rules import Severity
from .report import Report

NAMES = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.ADVICE: "advice"}


def count(report: Report) -> str:
    counts = {name: sum(one.severity == severity for one in report.open) for severity, name in NAMES.items()}
    said = ", ".join(f"{name}: {n}" for name, n in counts.items() if n)
    return f"  checks      {said or 'nothing found'}; read them with `make check`"
