"""Findings as annotations of GitHub Actions, at their lines in a pull request."""
from __future__ import annotations

from collections.abc import Iterator

from ..rules import Finding, Severity
from .report import Report

LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}


def github(report: Report) -> str:
    """Workflow commands, one a line; see docs.github.com, "Workflow commands for GitHub Actions"."""
    return "\n".join(_commands(report))


def _commands(report: Report) -> Iterator[str]:
    for mistake in report.mistakes:
        yield _command("error", mistake.file, mistake.line, "", mistake.message)
    for one in report.open:
        how = f"{report.texts['how']}: {one.how}"
        accept = f"{report.texts['accept']}: accepted_findings: rule: {one.rule}, scope: {one.place.scope}"
        yield _command(_level(one, report), one.place.file, one.place.line, f"{one.rule} {one.title}", f"{one.what}\n{how}\n{accept}")


def _level(finding: Finding, report: Report) -> str:
    """Only what blocks is an error: a red mark on what cannot be changed would teach to overlook red marks."""
    blocking = report.judgement.blocking if report.judgement else ()
    return LEVELS[finding.severity] if finding in blocking or finding.severity != Severity.ERROR else "warning"


def _command(level: str, file: str, line: int, title: str, message: str) -> str:
    return f"::{level} file={_value(file)},line={line},title={_value(title)}::{_escaped(message)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _value(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
