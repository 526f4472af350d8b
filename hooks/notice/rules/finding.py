"""A rule finds something at a place, which becomes a finding in words."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..facts.records import AcceptedFinding
from .legal_sources import Citation


class Severity(StrEnum):
    """A finding is of one of these severities, the gravest first."""

    ERROR = "error"  # what the law requires is missing, or the notice contradicts itself or the law
    WARNING = "warning"  # probably insufficient or wrong by guidance and practice; needs a lawyer's decision
    ADVICE = "advice"  # good practice

    @property
    def rank(self) -> int:
        """Return its place among the severities: 0 for the gravest."""
        return list(Severity).index(self)


class ReportPart(StrEnum):
    """A report has these parts, the gravest first: what needs a decision is in two of them."""

    ERROR = "error"
    WARNING = "warning"  # facts, names, numbers and days show it
    READING = "reading"  # the words of a sentence suggest it, and only a person can say what they mean
    ADVICE = "advice"


@dataclass(frozen=True)
class Location:
    """A location is where something is: `file` as the editor knows it, `line` from 1.

    `scope` names it independently of lines, so that an acceptance outlives an edit: "purposes.invoicing" for a fact,
    "index.fi#objection" for a section, with what was found there in brackets.
    """

    file: str
    line: int
    scope: str
    section: str | None = None
    language: str | None = None


@dataclass(frozen=True)
class RuleHit:
    """A rule is broken at a place.

    `values` fill the placeholders of its texts; `severity` is what it has at most, if the rule's is graver. `sentence` is
    that in which it stands, in one line; "" for what stands in none.
    """

    place: Location
    values: Mapping[str, str]
    severity: Severity | None = None
    sentence: str = ""


@dataclass(frozen=True)
class Finding:
    """A finding is a hit in words, in one language.

    `how` may have several lines: advice, then an example, indented. `to_read` says that only the words of a `sentence`
    suggest it.
    """

    rule: str
    severity: Severity
    place: Location
    title: str
    what: str
    why: str
    how: str
    sources: tuple[Citation, ...]
    sentence: str = ""
    to_read: bool = False
    accepted: AcceptedFinding | None = None

    @property
    def quoted(self) -> str:
        """Return the sentence to read before what is said of it; "" where that quotes it whole itself, or is only advice."""
        return self.sentence if self.severity != Severity.ADVICE and self.sentence not in self.what else ""

    @property
    def part(self) -> ReportPart:
        """Return the part of a report in which it stands."""
        return ReportPart.READING if self.to_read else ReportPart(self.severity.value)
