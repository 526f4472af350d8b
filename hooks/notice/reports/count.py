"""How many findings there are: the line that ends the summary of `make`, which is in English."""
from __future__ import annotations

from collections import Counter

from ..rules import Severity
from .report import Report

PLURAL = {Severity.ERROR: "s", Severity.WARNING: "s", Severity.ADVICE: ""}


def count(report: Report) -> str:
    counts = Counter(one.severity for one in report.open)
    said = ", ".join(f"{counts[severity]} {severity}{PLURAL[severity] if counts[severity] > 1 else ''}" for severity in Severity if counts[severity])
    return f"  checks      {said or 'no findings'}; read them with `make check`"
