"""Findings in the Static Analysis Results Interchange Format 2.1.0 of OASIS, as code scanning reads it."""
from __future__ import annotations

import json
from typing import Any

from ..problems import Problem
from ..rules import RULES, Finding, Severity
from ..rules.texts import texts
from .report import Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
# A notice that cannot be read is no finding of a rule of law.
MISTAKE = "mistake"


def sarif(report: Report) -> str:
    """One run with every rule and every finding; an accepted one is suppressed, with its reason."""
    driver = {"name": "Seloste", "language": report.language, "rules": [_rule(id, report) for id in RULES]}
    results = [*map(_mistake, report.mistakes), *map(_result, report.findings)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(id: str, report: Report) -> dict[str, Any]:
    said = texts(report.language)[id]
    return {
        "id": id,
        "shortDescription": {"text": said["title"]},
        "fullDescription": {"text": said["why"]},
        "defaultConfiguration": {"level": LEVELS[RULES[id].severity]},
    }


def _result(finding: Finding) -> dict[str, Any]:
    result = {
        "ruleId": finding.rule,
        "level": LEVELS[finding.severity],
        "message": {"text": f"{finding.what}\n{finding.how}"},
        "locations": [_location(finding.place.file, finding.place.line)],
        "partialFingerprints": {"scope": f"{finding.rule} {finding.place.scope}"},
    }
    if finding.accepted:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": finding.accepted.reason}]
    return result


def _mistake(mistake: Problem) -> dict[str, Any]:
    location = _location(mistake.file, mistake.line)
    return {"ruleId": MISTAKE, "level": "error", "message": {"text": mistake.message}, "locations": [location]}


def _location(file: str, line: int) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": file}, "region": {"startLine": line}}}
