"""The page for editors says everything they must know of the newest text, in the language of the messages.

It says what the checks found, how far the translations have come, how hard each section is to read, and what the notice
does not say. It is not public.
"""
from __future__ import annotations

from dataclasses import dataclass

from ..messages import Message
from ..readability import MEASURED_FROM
from ..reports import Report
from ..rules import Finding, Judgement, ReportPart, Review, Unsupported
from .findings_by_section import Chapter, chapters
from .section_tables import Measure, State, Table, TranslationCell, measured, translations
from .unstated_facts import Silence, silences

__all__ = ["Overview", "overview"]

KINDS = {
    "use": Message("report.unsupported-use"),
    "refusal": Message("report.unsupported-refusal"),
    "role": Message("report.unsupported-role"),
}
# A section that is behind is told of with the day since when.
STATES = {
    State.CURRENT: Message("report.state-current"),
    State.MISSING: Message("report.state-missing"),
    State.LATER: Message("report.state-later"),
}
GRADES = {
    "easy": Message("report.grade-easy"),
    "fair": Message("report.grade-fair"),
    "hard": Message("report.grade-hard"),
    "very_hard": Message("report.grade-very-hard"),
}


@dataclass(frozen=True)
class Overview:
    """An overview is what the page shows. `found` has the open findings by the parts of a report, and by section."""

    report: Report
    judgement: Judgement
    review: Review
    found: dict[ReportPart, list[Chapter]]
    accepted: tuple[Finding, ...]
    translations: list[Table[TranslationCell]]
    readability: list[Table[Measure]]
    silences: list[Silence]

    @property
    def heading_language(self) -> str | None:
        """Return the language of headings of the notice, or None where it is that of the page."""
        notice = self.review.notice
        return None if self.report.language in notice.written_in else notice.source

    def state_of(self, cell: TranslationCell) -> str:
        """Say how far a section has come in a language, in words."""
        since = Message("report.state-behind", date=self.review.say.date(cell.since)) if cell.since else None
        return self.report.told(since or STATES[cell.state])

    def grade_of(self, measure: Measure) -> str:
        """Say how hard a section is to read, in a word or two."""
        return self.report.told(GRADES[measure.grade])

    def kind_of(self, sentence: Unsupported) -> str:
        """Say what a sentence that no fact supports is about."""
        return self.report.told(KINDS[sentence.kind])

    @property
    def is_translated(self) -> bool:
        """Say whether the notice has translations."""
        return len(self.review.notice.languages) > 1

    @property
    def translations_text(self) -> str:
        """Return the text above the tables of translations, or what is said where there are none."""
        source = self.review.language(self.review.notice.source)
        some, none = Message("report.translations-text", source=source), Message("report.translations-current", source=source)
        return self.report.told(some if self.translations else none)

    @property
    def readability_text(self) -> str:
        """Return the text above the tables of readability."""
        return self.report.told(Message("report.readability-text", n=MEASURED_FROM))


def overview(report: Report, judgement: Judgement) -> Overview:
    """Make the overview of the version that was judged."""
    review = judgement.review
    return Overview(
        report,
        judgement,
        review,
        {part: chapters(found, review, report) for part in ReportPart if (found := report.in_part(part))},
        tuple(one for one in report.findings if one.accepted),
        translations(review),
        measured(review),
        silences(review, report),
    )
