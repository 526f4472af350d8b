"""Findings are reported to programs as annotations of GitHub Actions, as JSON, and as SARIF.

SARIF is the Static Analysis Results Interchange Format 2.1.0 of OASIS.
"""
from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from ..problems import Problem
from ..rules import RULES, Finding, ReportPart, Severity
from ..rules.texts import texts
from ..translations.unequal import Unequal
from .contents import ACCEPT, COMPARE, MAYBE_ANOTHER, Report

# GitHub shows ten of each level: sentences to read would push out what needs a decision.
ANNOTATION_LEVELS = {ReportPart.ERROR: "error", ReportPart.WARNING: "warning", ReportPart.READING: "notice", ReportPart.ADVICE: "notice"}


def github(report: Report) -> str:
    """Return workflow commands, one a line; see docs.github.com, "Workflow commands for GitHub Actions"."""
    return "\n".join(_commands(report))


def _commands(report: Report) -> Iterator[str]:
    for mistake in report.mistakes:
        yield _command("error", mistake.file, mistake.line, "", mistake.message.text(report.language))
    for one in report.open:
        how = f"{report.label_of_how(one)}: {one.how}"
        accept = f"{report.told(ACCEPT)}: accepted_findings: rule: {one.rule}, scope: {one.place.scope}"
        said = "\n".join((report.point(one).what, how, accept))
        yield _command(_level(one, report), one.place.file, one.place.line, f"{one.rule} {one.title}", said)
    for pair in report.unequal:
        yield _command("notice", pair.excerpt.file, pair.excerpt.line, report.told(COMPARE), _of_comparing(pair, report))


def _level(finding: Finding, report: Report) -> str:
    """Return the level of a finding; only what blocks is an error, or what an upcoming version lacks.

    A red mark on what cannot be changed would teach to overlook red marks.
    """
    blocking = report.judgement.blocking if report.judgement else ()
    told = finding in (*blocking, *report.lacking) or finding.severity != Severity.ERROR
    return ANNOTATION_LEVELS[finding.part] if told else "warning"


def _command(level: str, file: str, line: int, title: str, message: str) -> str:
    return f"::{level} file={_value(file)},line={line},title={_value(title)}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def _of_comparing(found: Unequal, report: Report) -> str:
    """Return what is to be compared, a line each."""
    others = (f"{one.file}:{one.line}: {one.text or report.told(MAYBE_ANOTHER)}" for one in found.others)
    return "\n".join((found.excerpt.text, *others))


def report_as_json(report: Report) -> str:
    """Return one object: the version, its state, whether it is blocked, mistakes, every finding, and what is to be compared.

    Accepted findings are among them. The text of an excerpt that a section lacks is "".
    """
    judged = report.judgement
    return json.dumps(
        {
            "version": judged.version.id if judged else None,
            "status": judged.status if judged else None,
            "language": report.language,
            "blocked": report.failed,
            "mistakes": [_plain_mistake(mistake, report.language) for mistake in report.mistakes],
            "findings": [_finding(one) for one in report.findings],
            "to_compare": [asdict(one) for one in report.unequal],
        },
        ensure_ascii=False,
        indent=2,
    )


def _plain_mistake(mistake: Problem, language: str) -> dict[str, Any]:
    return {"file": mistake.file, "line": mistake.line, "message": mistake.message.text(language)}


def _finding(finding: Finding) -> dict[str, Any]:
    accepted = finding.accepted.model_dump(mode="json") if finding.accepted else None
    return {**asdict(finding), "accepted": accepted}


SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
SARIF_LEVELS = {ReportPart.ERROR: "error", ReportPart.WARNING: "warning", ReportPart.READING: "note", ReportPart.ADVICE: "note"}
# A notice that cannot be read is no finding of a rule of law.
MISTAKE = "mistake"
UNEQUAL = "unequal"


def sarif(report: Report) -> str:
    """Return one run with every rule and every finding; an accepted one is suppressed, with its reason."""
    driver = {"name": "Seloste", "language": report.language, "rules": [_rule(id, report) for id in RULES]}
    mistakes = (_mistake(mistake, report.language) for mistake in report.mistakes)
    found = (_result(finding, report) for finding in report.findings)
    results = [*mistakes, *found, *(_comparison(one, report) for one in report.unequal)]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return json.dumps({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(id: str, report: Report) -> dict[str, Any]:
    said = texts(report.language)[id]
    return {
        "id": id,
        "shortDescription": {"text": said["title"]},
        "fullDescription": {"text": said["why"]},
        "defaultConfiguration": {"level": SARIF_LEVELS[ReportPart(RULES[id].severity.value)]},
    }


def _result(finding: Finding, report: Report) -> dict[str, Any]:
    result = {
        "ruleId": finding.rule,
        "level": SARIF_LEVELS[finding.part],
        "message": {"text": f"{report.point(finding).what}\n{report.label_of_how(finding)}: {finding.how}"},
        "locations": [_location(finding.place.file, finding.place.line)],
        "partialFingerprints": {"scope": f"{finding.rule} {finding.place.scope}"},
    }
    if finding.accepted:
        result["suppressions"] = [{"kind": "inSource", "status": "accepted", "justification": finding.accepted.reason}]
    return result


def _mistake(mistake: Problem, language: str) -> dict[str, Any]:
    location = _location(mistake.file, mistake.line)
    return {"ruleId": MISTAKE, "level": "error", "message": {"text": mistake.message.text(language)}, "locations": [location]}


def _comparison(found: Unequal, report: Report) -> dict[str, Any]:
    return {
        "ruleId": UNEQUAL,
        "level": SARIF_LEVELS[ReportPart.READING],
        "message": {"text": f"{report.told(COMPARE)}: {_of_comparing(found, report)}"},
        "locations": [_location(found.excerpt.file, found.excerpt.line)],
        "relatedLocations": [_location(one.file, one.line) for one in found.others],
    }


def _location(file: str, line: int) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": file}, "region": {"startLine": line}}}
