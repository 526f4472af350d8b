"""Findings stand under the section of the notice that they are about, in the order of the notice."""
from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from textwrap import dedent

from ..anchors import cookie_page
from ..facts.all_facts import fact_sections
from ..homes import Home
from ..page_names import HISTORY, NOTICE
from ..reading import Notice
from ..reports import Report
from ..reports.contents import Point
from ..rules import Finding, Location, Review
from ..rules.accepting import accepting

SECTIONS = {fact: section for section, fact in fact_sections().items()} | {"rights": "rights", "recipients": "recipients"}


@dataclass(frozen=True)
class AdvicePiece:
    """It is a piece of advice, or an example of what to write."""

    text: str
    code: bool


@dataclass(frozen=True)
class BrokenRule:
    """One rule is broken in a section, in one place or several.

    The first finding says why and how for all; `points` say what is wrong, each with every place where it is.
    """

    findings: tuple[Finding, ...]
    points: dict[Point, list[Location]]
    acceptance: str

    @property
    def first(self) -> Finding:
        """Return the first finding."""
        return self.findings[0]

    @property
    def advice(self) -> str:
        """Return how to put it right, in a line."""
        return self.first.how.splitlines()[0]

    @property
    def examples(self) -> list[AdvicePiece]:
        """Return what follows the advice: examples, which are indented, and more advice."""
        parts = groupby(self.first.how.splitlines()[1:], key=lambda line: line.startswith(" "))
        return [AdvicePiece(dedent("\n".join(lines)), code) for code, lines in parts]


@dataclass(frozen=True)
class Chapter:
    """A chapter is a section, or a part of notice.yml that stands under no section.

    `of_notice` says that the title is a heading of the notice.
    """

    title: str
    of_notice: bool
    entries: list[BrokenRule]


def chapters(findings: Iterable[Finding], review: Review, report: Report) -> list[Chapter]:
    """Return each finding once, under its section; those of one rule stand together."""
    pages = [*review.notice.pages, *({HISTORY} & review.notice.documents.keys())]
    order = [(page, id) for page in pages for id in review.notice.document(page, review.notice.source).ids]
    places = {one: _about(one.place, review.notice) for one in findings}
    known = sorted(places, key=lambda one: (order.index(places[one]) if places[one] in order else len(order), *places[one]))
    return [_chapter(where, list(found), review, report, where in order) for where, found in groupby(known, key=lambda one: places[one])]


def _chapter(where: tuple[str, str], found: list[Finding], review: Review, report: Report, of_notice: bool) -> Chapter:
    page, id = where
    title = review.title(id, page) if of_notice else report.name_of_fact(id)
    by_rule = groupby(sorted(found, key=lambda one: (one.rule, one.how)), key=lambda one: (one.rule, one.how))
    return Chapter(title, of_notice, [_entry(tuple(ones), review, report) for _, ones in by_rule])


def _entry(findings: tuple[Finding, ...], review: Review, report: Report) -> BrokenRule:
    return BrokenRule(findings, report.points(findings), "\n".join(accepting(findings, review.facts, report.language, review.day)))


def _about(place: Location, notice: Notice) -> tuple[str, str]:
    """Return the page and the section of a finding.

    For a fact without a section, that is its first key in notice.yml on no page.
    """
    if place.section:
        return place.scope.partition(".")[0], place.section
    first, *steps = place.scope.partition(" (")[0].split(".")
    if first == "cookies":
        page = cookie_page(notice.documents)
        return page, notice.document(page, notice.source).ids[0]
    id = steps[0] if first == "purposes" and steps else SECTIONS.get(first, first)
    home = notice.homes.get(id, Home(NOTICE, id))
    return (home.page, home.section) if home.section in notice.document(home.page, notice.source).ids else ("", first)
