"""The report for people says what must be put right first, each rule once with every place where it is broken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from textwrap import wrap

from ..facts.reference_places import explained
from ..messages import Message
from ..messages.built_lines import CHECKS, labelled_line
from ..problems import said_once
from ..rules import Finding, ReportPart, Severity
from ..rules.accepting import accepting, scalar, to_be_accepted
from .contents import ACCEPT_ALL, ACCEPT_MORE, COMPARE, COMPARE_TEXT, NOT_THERE, WHY, Report

WIDTH = 100
# The topics as a notice treats them: who, why, what, from whom, to whom, how long; then rights, words and form.
ORDER = (
    "CTL", "DPO", "PUR", "DAT", "SPC", "SRC", "REC", "TRF", "RET", "RGT", "CON", "OBL", "ADM", "AUT", "CKI", "FIN", "SWE",
    "STR", "TXT", "LNG", "ACC", "HYG", "FCT", "TRA", "VER", "FND",
)  # fmt: skip


def count(report: Report) -> str:
    """Return the last line of a build: how many findings there are, or mistakes where the notice cannot be read.

    Which corrections upcoming versions lack follows, a line for each.
    """
    lines = [labelled_line(CHECKS, report.told(_counted(report)), report.language)]
    return "\n".join((*lines, *(f"{one.place.file}:{one.place.line}: {one.what} {one.how}" for one in report.lacking)))


def _counted(report: Report) -> Message:
    if report.mistakes:
        return Message("build.checks-text", found=Message("build.unreadable", number=len(report.mistakes)))
    counts = (
        Message("build.errors", number=len(report.in_part(ReportPart.ERROR))),
        Message("build.warnings", number=len(report.in_part(ReportPart.WARNING))),
        Message("build.reading", number=len(report.in_part(ReportPart.READING))),
        Message("build.comparing", number=len(report.unequal)),
        Message("build.advice", number=len(report.in_part(ReportPart.ADVICE))),
    )
    found = tuple(message for message in counts if message.values["number"])
    return Message("build.checks-text", found=found) if found else Message("build.nothing-found")


def report_for_people(report: Report) -> str:
    """Return the report as plain text, as wide as a terminal."""
    if report.judgement is None:
        head = report.told(Message("report.mistakes", number=len(report.mistakes)))
        told = explained(report.mistakes)
        last = [report.told(told)] if told else []
        return "\n".join([head, *(mistake.text(report.language) for mistake in said_once(report.mistakes)), *last])
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield report.title
    yield from wrap(report.state, WIDTH)
    if report.unsearched:
        yield from wrap(report.told(Message("report.no-phrases", languages=report.unsearched)), WIDTH)
    if not report.says_silence:
        yield from wrap(report.told(Message("report.says-no-silence")), WIDTH)
    for draft in report.unread:
        yield from wrap(report.told(Message("report.unread-draft", folder=draft.folder, version=draft.id)), WIDTH)
    if report.since:
        yield report.since
    for part in ReportPart:
        if part == ReportPart.ADVICE:
            yield from _to_compare(report)
        found = report.in_part(part)
        yield from _headed(report.title_of(part), found)
        if found:
            yield from wrap(report.introduction(part), WIDTH)
        yield from _grouped(found, report)
    yield from _accepted(report)
    yield from ("", *_how_to_accept(report))
    yield from _end(report)


def _headed(title: str, found: Sequence[object]) -> Iterator[str]:
    if found:
        heading = f"{title} ({len(found)})"
        yield from ("", heading, "=" * len(heading))


def _grouped(found: Sequence[Finding], report: Report) -> Iterator[str]:
    """Yield every rule, in the order of the topics, with its places, and once why and how."""
    in_order = sorted(found, key=lambda one: (ORDER.index(one.rule[:3]), one.rule))
    for rule, group in groupby(in_order, key=lambda one: one.rule):
        ones = report.beside_counterparts(list(group))
        yield from ("", f"{rule}  {ones[0].title}")
        yield from _places(ones, report)
        yield from _why(ones[0], report.told(WHY))
        yield from _how(ones[0], report.label_of_how(ones[0]))
        yield from _more_to_copy(ones)


def _places(found: Sequence[Finding], report: Report) -> Iterator[str]:
    """Yield what is wrong after each place, or after all of them where it is the same."""
    for point, places in report.points(found).items():
        yield from (f"  {place.file}:{place.line}   scope: {scalar(place.scope)}" for place in places)
        yield from wrap(point.sentence, WIDTH, initial_indent="    | ", subsequent_indent="    | ")
        yield from wrap(point.what, WIDTH, initial_indent="    ", subsequent_indent="    ")
        yield from wrap(report.places_of_counterparts(point), WIDTH, initial_indent="    ", subsequent_indent="    ")


def _why(finding: Finding, label: str) -> Iterator[str]:
    cited = ", ".join(source.text for source in finding.sources)
    yield from wrap(f"{label}: {finding.why} ({cited})", WIDTH, initial_indent="  ", subsequent_indent="    ")
    if finding.severity != Severity.ADVICE:
        yield from (f"    {url}" for url in dict.fromkeys(source.url for source in finding.sources) if url)


def _how(finding: Finding, label: str) -> Iterator[str]:
    first, *rest = finding.how.splitlines()
    yield from wrap(f"{label}: {first}", WIDTH, initial_indent="  ", subsequent_indent="    ")
    for line in rest:
        yield from (f"    {line}" for line in ([line] if line.startswith(" ") else wrap(line, WIDTH - 4)))


def _more_to_copy(found: Sequence[Finding]) -> Iterator[str]:
    """Yield what there is to copy for the others of a rule, where it differs from that of the first: facts that each of them lacks."""
    copied = dict.fromkeys("\n".join(line for line in one.how.splitlines() if line.startswith(" ")) for one in found)
    for lines in list(filter(None, copied))[1:]:
        yield ""
        yield from (f"    {line}" for line in lines.splitlines())


def _to_compare(report: Report) -> Iterator[str]:
    yield from _headed(report.told(COMPARE), report.unequal)
    if report.unequal:
        yield from wrap(report.told(COMPARE_TEXT), WIDTH)
    for one in report.unequal:
        yield ""
        for excerpt in (one.excerpt, *one.others):
            yield f"  {excerpt.file}:{excerpt.line}"
            if excerpt.text:
                yield from wrap(excerpt.text, WIDTH, initial_indent="    | ", subsequent_indent="    | ")
            else:
                yield f"    {report.told(NOT_THERE)}"


def _accepted(report: Report) -> Iterator[str]:
    yield from _headed(report.told(Message("report.accepted")), [one for one in report.findings if one.accepted])
    for one in report.findings:
        if given := one.accepted:
            said = f"{one.rule} {one.place.scope}. {report.accepted_by(given)}"
            yield from wrap(said, WIDTH, initial_indent="  ", subsequent_indent="    ")


def _how_to_accept(report: Report) -> Iterator[str]:
    """Yield the lines that accept findings, to be copied, all at once: the gravest part that has any, which is never advice.

    They stand at the left margin, as in notice.yml: what is indented there belongs to the fact above it. A version that is
    published is not asked for them.
    """
    judged = report.judgement
    facts = judged.version.notice.facts if judged and judged.gated else None
    chosen = next((found for part in (ReportPart.ERROR, ReportPart.WARNING, ReportPart.READING) if (found := report.in_part(part))), ())
    if facts and report.day and (new := to_be_accepted(chosen, facts)):
        yield from wrap(f"{report.told(ACCEPT_MORE if facts.accepted_findings else ACCEPT_ALL)}:", WIDTH)
        yield ""
        yield from accepting(new, facts, report.language, report.day)
        yield ""


def _end(report: Report) -> Iterator[str]:
    yield report.counted()
    if unsupported := len(report.unsupported):
        yield from wrap(report.told(Message("report.unsupported-count", n=unsupported)), WIDTH)
    if report.outcome:
        yield report.outcome
