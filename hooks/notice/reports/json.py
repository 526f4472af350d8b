"""Findings as JSON, for programs of one's own."""
from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from ..rules import Finding
from .report import Report


def as_json(report: Report) -> str:
    """One object: the version, its state, whether it is blocked, mistakes, and every finding, accepted ones too."""
    judged = report.judgement
    return json.dumps(
        {
            "version": judged.version.id if judged else None,
            "status": judged.status if judged else None,
            "language": report.language,
            "blocked": report.failed,
            "mistakes": [asdict(mistake) for mistake in report.mistakes],
            "findings": [_finding(one) for one in report.findings],
        },
        ensure_ascii=False,
        indent=2,
    )


def _finding(finding: Finding) -> dict[str, Any]:
    accepted = finding.accepted.model_dump(mode="json") if finding.accepted else None
    return {**asdict(finding), "accepted": accepted}
