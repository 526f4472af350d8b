"""Every format of the report is made of this, and of the lines of notice.yml that accept a finding."""
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from babel import Locale

from ..drafts_folder import Draft
from ..facts.all_facts import Facts
from ..facts.declared import classes_of, declared
from ..facts.marks import HasRow
from ..facts.records import AcceptedFinding
from ..messages import MESSAGES, Message
from ..problems import Problem
from ..rules import RULES, Finding, Judgement, Location, ReportPart, Unsupported, unsupported
from ..rules.corrections import LACKING
from ..rules.phrases import languages as searched
from ..translations.side_by_side import Excerpt, Said, counterparts, side_by_side
from ..translations.unequal import Unequal, unequal
from ..versions import Status
from ..vocabulary import vocabulary

WHY, HOW, ACCEPT = Message("report.why"), Message("report.how"), Message("report.accept")
ACCEPT_ALL, ACCEPT_MORE = Message("report.accept-all"), Message("report.accept-more")
COMPARE, COMPARE_TEXT, NOT_THERE = Message("report.compare"), Message("report.compare-text"), Message("report.not-there")
MAYBE_ANOTHER = Message("review.not-there")
TITLES = {
    ReportPart.ERROR: Message("report.error"),
    ReportPart.WARNING: Message("report.warning"),
    ReportPart.READING: Message("report.reading"),
    ReportPart.ADVICE: Message("report.advice"),
}
INTRODUCTIONS = {
    ReportPart.ERROR: Message("report.error-text"),
    ReportPart.WARNING: Message("report.warning-text"),
    ReportPart.READING: Message("report.reading-text"),
    ReportPart.ADVICE: Message("report.advice-text"),
}


class Point(NamedTuple):
    """A point is what is wrong, after the `sentence` that must be read for it, if any; and the same place in other languages."""

    sentence: str
    what: str
    elsewhere: tuple[Excerpt, ...] = ()


@dataclass(frozen=True)
class Report:
    """A report says what was found in a notice on a `day`; where it cannot be read, the `mistakes` that prevent it.

    It is in one `language`. `says_silence` says whether pages tell what the notice does not state. `unread` are drafts of other
    versions, which it is not about.
    """

    language: str
    judgement: Judgement | None
    mistakes: tuple[Problem, ...] = ()
    day: date | None = None
    says_silence: bool = True
    unread: tuple[Draft, ...] = ()

    def told(self, message: Message) -> str:
        """Say something in the language of the report."""
        return message.text(self.language)

    def title_of(self, part: ReportPart) -> str:
        """Return what the findings of a part are called."""
        return self.told(TITLES[part])

    def introduction(self, part: ReportPart) -> str:
        """Return what is said of the findings of a part before they come."""
        return self.told(INTRODUCTIONS[part])

    def in_part(self, part: ReportPart) -> list[Finding]:
        """Return the open findings of a part."""
        return [one for one in self.open if one.part == part]

    def name_of_fact(self, key: str) -> str:
        """Return what a fact of notice.yml is called in the language of the report."""
        return name_of_fact(key, self.language)

    @property
    def state(self) -> str:
        """Say what the version is, and what follows from it: only a draft can be blocked, and only an upcoming one corrected."""
        judged = self.judgement
        if judged and judged.gated:
            return self.told(Message("report.draft"))
        if judged and judged.version.heading.imported:
            return self.told(Message("report.imported"))
        if judged and judged.status == Status.UPCOMING:
            return self.told(Message("report.upcoming", day=judged.review.say.date(judged.version.effective)))
        return self.told(Message("report.published"))

    @property
    def unsearched(self) -> tuple[str, ...]:
        """Return the names of the languages of the notice of which the rules know no words: their text was not read."""
        written = self.judgement.version.notice.written_in if self.judgement else ()
        return tuple(Locale.parse(self.language).languages.get(code, code) for code in sorted({*written} - searched()))

    @property
    def title(self) -> str:
        """Return whose notice it is, and which version of it."""
        version = self.judgement.version if self.judgement else None
        return self.told(Message("report.title", name=version.notice.facts.controller.name, version=version.id)) if version else ""

    @property
    def outcome(self) -> str:
        """Say whether a draft can be published; return "" for what is published already."""
        if not self.judgement or not self.judgement.gated:
            return ""
        blocking = len(self.judgement.blocking)
        said = self.told(Message("report.blocked", n=blocking) if blocking else Message("report.not-blocked"))
        passed = len(self.judgement.passed_over)
        return f"{said} {self.told(Message('report.passed-over', n=passed))}" if passed else said

    @property
    def since(self) -> str:
        """Say how many findings the version before has as well, how many are new and how many are gone; "" for the first one."""
        judged = self.judgement
        if not judged or judged.earlier is None:
            return ""
        new, old, gone = (str(len(found)) for found in (judged.new, judged.old, judged.gone))
        return self.told(Message("report.since", new=new, old=old, gone=gone))

    @cached_property
    def unsupported(self) -> list[Unsupported]:
        """Return the sentences that no rule can judge."""
        return unsupported(self.judgement.review) if self.judgement else []

    @cached_property
    def unequal(self) -> list[Unequal]:
        """Return the sentences that a person compares with those of other languages."""
        return unequal(self.judgement.review.notice) if self.judgement else []

    @property
    def open(self) -> tuple[Finding, ...]:
        """Return the findings that nobody has accepted, the gravest first."""
        return tuple(one for one in self.findings if not one.accepted)

    @property
    def lacking(self) -> tuple[Finding, ...]:
        """Return the findings that nobody has accepted on corrections which upcoming versions lack."""
        return tuple(one for one in self.open if one.rule == LACKING)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """Return all findings, the accepted ones included."""
        return self.judgement.findings if self.judgement else ()

    @property
    def failed(self) -> bool:
        """Say whether something keeps the notice from being published that is meant to be.

        A draft that is held back is not meant to be.
        """
        judged = self.judgement
        return bool(self.mistakes or (judged and judged.blocking and not judged.version.heading.held))

    def point(self, finding: Finding) -> Point:
        """Return what a finding says: of a sentence to read, what it may mean."""
        what = self.told(Message("report.perhaps", what=finding.what)) if finding.to_read else finding.what
        return Point(finding.quoted, what, self._elsewhere(finding))

    def _elsewhere(self, finding: Finding) -> tuple[Excerpt, ...]:
        """Return the same place in other languages where nothing was found, of what a rule that goes by words found: it may lack words."""
        rule = RULES.get(finding.rule)
        if not (rule and rule.by_words):
            return ()
        there = self._counterparts.get((finding.place.file, finding.sentence), ())
        return tuple(one for one in there if one.said not in self._found_in)

    @cached_property
    def _counterparts(self) -> Mapping[Said, tuple[Excerpt, ...]]:
        return counterparts(side_by_side(self.judgement.review.notice)) if self.judgement else {}

    @cached_property
    def _found_in(self) -> set[Said]:
        """Return the sentences in which something was found, accepted or not."""
        return {(one.place.file, one.sentence) for one in self.findings}

    def beside_counterparts(self, findings: Sequence[Finding]) -> list[Finding]:
        """Return findings in their order, but each sentence of a translation beside that of the original, if something was found there."""
        firsts: dict[Said, int] = {}
        for place, one in enumerate(findings):
            firsts.setdefault((one.place.file, one.sentence), place)

        def first(each: tuple[int, Finding]) -> int:
            place, one = each
            there = self._counterparts.get((one.place.file, one.sentence), ())
            return min([place, *(firsts[other.said] for other in there if other.said in firsts)])

        return [one for _, one in sorted(enumerate(findings), key=first)]

    def places_of_counterparts(self, point: Point) -> str:
        """Say what the same place of a point is in other languages; "" where that need not be read."""
        places = ", ".join(f"{one.file}:{one.line}" for one in point.elsewhere)
        return self.told(Message("report.elsewhere", places=places)) if places else ""

    def label_of_how(self, finding: Finding) -> str:
        """Return what stands before the remedy of a finding: of a sentence to read, it is one only if the sentence means that."""
        return self.told(Message("report.if-so") if finding.to_read else HOW)

    def points(self, findings: Sequence[Finding]) -> dict[Point, list[Location]]:
        """Return what is wrong, once, with every place where it is."""
        found = [(self.point(one), one.place) for one in findings]
        return {point: [place for other, place in found if other == point] for point, _ in found}

    def counted(self) -> str:
        """Return what there is to do in one line: "Must be put right: 3. Sentences to read: 2. Sentences to compare: 1. Advice: 5."."""
        *graver, advice = ((self.title_of(part), len(self.in_part(part))) for part in ReportPart)
        numbers = (*graver, (self.told(COMPARE), len(self.unequal)), advice)
        return " ".join(f"{title}: {number}." for title, number in numbers if number) or self.told(Message("report.nothing"))

    def accepted_by(self, given: AcceptedFinding) -> str:
        """Say who accepted a finding, when, until when and why."""
        date, until = given.date.isoformat(), given.review_by.isoformat()
        return self.told(Message("report.accepted-by", role=given.role, date=date, until=until, reason=given.reason))


def name_of_fact(key: str, language: str) -> str:
    """Return what a fact of notice.yml is called in a language: by its own name, else as pages call it, else by its key.

    >>> name_of_fact("retention", "en"), name_of_fact("essence", "en"), name_of_fact("floor", "en")
    ('Storage period', 'Main points of the arrangement', 'floor')
    """
    names: Mapping[str, str] = MESSAGES.texts(language)["fact-names"]
    return names.get(key) or _label(key, language) or key


def _label(key: str, language: str) -> str | None:
    rows = (field.mark(HasRow) for model in classes_of(Facts) for field in declared(model) if field.name == key)
    return next((vocabulary([language])[language].label(row.label) for row in rows if row), None)
