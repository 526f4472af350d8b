"""The report for people: what must be put right first, each rule once with every place where it is broken."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from textwrap import wrap

from ..rules import Finding, Judgement, Severity
from .report import Report

WIDTH = 100
YEAR = timedelta(days=365)


def people(report: Report) -> str:
    """Plain text, as wide as a terminal."""
    if report.judgement is None:
        return "\n".join([report.texts["mistakes"], *map(str, report.mistakes)])
    return "\n".join(_lines(report, report.judgement))


def _lines(report: Report, judged: Judgement) -> Iterator[str]:
    say = report.texts
    yield say["title"].format(name=judged.version.notice.facts.controller.name, version=judged.version.id)
    yield from wrap(say[_state(judged)], WIDTH)
    for severity in Severity:
        found = [one for one in report.open if one.severity == severity]
        yield from _headed(say[severity], found)
        yield from _advice(found) if severity == Severity.ADVICE else _grouped(found, report)
    yield from _accepted(report)
    yield from ("", *_how_to_accept(report))
    yield from _end(report, judged)


def _state(judged: Judgement) -> str:
    if judged.gated:
        return "draft"
    return "imported" if judged.version.release.imported else "published"


def _headed(title: str, found: Sequence[Finding]) -> Iterator[str]:
    if found:
        heading = f"{title} ({len(found)})"
        yield from ("", heading, "=" * len(heading))


def _grouped(found: Sequence[Finding], report: Report) -> Iterator[str]:
    """Every rule with its places, and once why and how."""
    for rule, group in groupby(sorted(found, key=lambda one: one.rule), key=lambda one: one.rule):
        ones = list(group)
        yield from ("", f"{rule}  {ones[0].title}")
        for one in ones:
            yield f"  {one.place.file}:{one.place.line}   scope: {_scalar(one.place.scope)}"
            yield from wrap(one.what, WIDTH, initial_indent="    ", subsequent_indent="    ")
        yield from _why(ones[0], report.texts["why"])
        yield from _how(ones[0], report.texts["how"])


def _why(finding: Finding, label: str) -> Iterator[str]:
    cited = ", ".join(source.text for source in finding.sources)
    yield from wrap(f"{label}: {finding.why} ({cited})", WIDTH, initial_indent="  ", subsequent_indent="    ")
    yield from (f"    {url}" for url in dict.fromkeys(source.url for source in finding.sources) if url)


def _how(finding: Finding, label: str) -> Iterator[str]:
    first, *rest = finding.how.splitlines()
    yield from wrap(f"{label}: {first}", WIDTH, initial_indent="  ", subsequent_indent="    ")
    for line in rest:
        yield from (f"    {line}" for line in ([line] if line.startswith(" ") else wrap(line, WIDTH - 4)))


def _advice(found: Sequence[Finding]) -> Iterator[str]:
    """One short entry each."""
    for one in found:
        first = re.sub(":$", ".", one.how.splitlines()[0])
        said = f"{one.place.file}:{one.place.line} {one.rule}: {one.what} {first}"
        yield from wrap(said, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _accepted(report: Report) -> Iterator[str]:
    yield from _headed(report.texts["accepted"], [one for one in report.findings if one.accepted])
    for one in report.findings:
        if given := one.accepted:
            said = report.texts["accepted_by"].format(role=given.role, date=given.date, until=given.review_by, reason=given.reason)
            yield from wrap(f"{one.rule} {one.place.scope}. {said}", WIDTH, initial_indent="  ", subsequent_indent="    ")


def _how_to_accept(report: Report) -> Iterator[str]:
    """The lines that accept the first finding worth accepting, to be copied."""
    first = next((one for one in report.open if one.severity != Severity.ADVICE), None)
    if first is None or report.day is None:
        return
    say, day = report.texts, report.day
    yield f"{say['accept']}:"
    yield "  accepted_findings:"
    yield f"    - rule: {first.rule}"
    yield f"      scope: {_scalar(first.place.scope)}"
    yield f"      reason: {say['a_reason']}"
    yield f"      role: {say['a_role']}"
    yield f"      date: {day.isoformat()}"
    yield f"      review_by: {_a_year_after(day).isoformat()}"
    yield ""


def _a_year_after(day: date) -> date:
    return day + YEAR


def _end(report: Report, judged: Judgement) -> Iterator[str]:
    say = report.texts
    if report.unsearched:
        yield from wrap(say["no_phrases"].format(languages=", ".join(report.unsearched)), WIDTH)
    yield report.counted()
    if judged.gated:
        yield say["blocked"].format(n=len(judged.blocking)) if judged.blocking else say["not_blocked"]


def _scalar(text: str) -> str:
    """A text as YAML takes it after a colon."""
    plain = re.fullmatch(r"[\w][^:\n]*", text) and " #" not in text
    return text if plain else "'" + text.replace("'", "''") + "'"
