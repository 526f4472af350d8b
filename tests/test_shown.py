"""What is told of days and counts, at their edges: in a review, in the report, of very many faults, by a slow clock."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from notice.addresses import Addresses
from notice.changes import Reason
from notice.messages import Message
from notice.output.dom import parse
from notice.output.outline import outline
from notice.output.site_layout import Layout
from notice.overview.section_tables import measured
from notice.problems import Problem
from notice.review.proposal import Proposal, Stake
from notice.review.review_texts import Voice
from notice.review.stakes import effect_lines, version_lines
from notice.review.summary_parts import MAX_SUMMARY, RESERVED, SummaryPart, fitted
from notice.rules import judge
from notice.verdict import Verdict
from proofread import report
from publishing.extract import NotLandedError
from publishing.steps import _refuse_slow_clock as refuse_slow_clock
from said import Said
from small_notices import SmallNotice
from varied import hard_text, with_section

EN = Voice("en", "en")


@pytest.fixture
def notice(tmp_path: Path) -> SmallNotice:
    """A notice with one version in force."""
    notice = SmallNotice(tmp_path / "docs")
    notice.publish("2026-01-01", on="2025-12-01")
    return notice


def proposed(base: SmallNotice, head: SmallNotice, day: str) -> Proposal:
    """A pull request, as it stands on a day."""
    now = head.on(day)
    return Proposal(base.on(day), now, judge(now, "en"))


def with_draft(notice: SmallNotice, text: str, facts: str = "") -> Proposal:
    """A pull request that brings a version of 1 July, seen in June; what the law asks for is left aside."""
    base = replace(notice, headings=list(notice.headings))
    notice.begin("2026-07-01", text=text, facts=facts)
    found = proposed(base, notice, "2026-06-01")
    return replace(found, judgement=replace(found.judgement, findings=()))


# ---- Days


def test_review_says_on_which_day_a_version_would_apply(notice: SmallNotice) -> None:
    found = with_draft(notice, "Other words.")
    [stake] = found.stakes
    said = []
    for day in ("2026-06-30", "2026-07-01"):
        lines = list(effect_lines(stake, notice.on(day), EN))
        said.append((lines[0].partition(" on ")[0], [line for line in lines[1:] if line]))
    assert [first for first, _ in said] == ["> **Merging this makes the version of 1 July 2026 public"] * 2
    assert said[0][1] == [">\n> Last day to merge it: 1 July 2026."]
    assert said[1][1] == [], "the day of merging is said at once"


@pytest.mark.parametrize(
    ("text", "facts", "last"),
    [
        ("**Text. More.**", "notice_period_days: 10\n", "1 July 2026."),
        ("After 3 days.", "", "1 July 2026."),
        ("After 3 days.", "notice_period_days: 0\n", "1 July 2026."),
        ("After 3 days.", "notice_period_days: 1\n", "30 June 2026, because readers are told a day before."),
        ("After 3 days.", "notice_period_days: 10\n", "21 June 2026, because readers are told 10 days before."),
    ],
)
def test_last_day_to_merge_leaves_the_time_in_which_readers_are_told(notice: SmallNotice, text: str, facts: str, last: str) -> None:
    [stake] = with_draft(notice, text, facts).stakes
    assert list(effect_lines(stake, notice.on("2026-06-01"), EN))[1] == f">\n> Last day to merge it: {last}"


@pytest.mark.parametrize(("hours", "refused"), [(-1, True), (0, False), (1, False)])
def test_clock_is_slow_if_it_is_not_yet_the_day_of_a_version_anywhere(notice: SmallNotice, hours: int, refused: bool) -> None:
    """Where day begins first, it is fourteen hours ahead."""
    moment = datetime(2025, 11, 30, 10, tzinfo=UTC) + timedelta(hours=hours)
    try:
        refuse_slow_clock(notice.docs.parent, moment)
    except NotLandedError as error:
        assert refused
        assert str(error).startswith("the clock of this machine says 2025-11-30, but 2026-01-01 was published on 2025-12-01.")
    else:
        assert not refused


# ---- Counts


def reasons_of(stake: Stake) -> list[str]:
    """Why a version matters to readers, as it is told."""
    [row] = [line for line in version_lines(stake, EN) if line.startswith(f"| {EN(Message('review.class'))} |")]
    return row.split("|")[2].strip().split("<br>")


def test_review_tells_twelve_reasons_and_counts_the_others(notice: SmallNotice) -> None:
    [stake] = with_draft(notice, "After 3 days.").stakes
    assert stake.changes is not None
    told = []
    for count in (1, 11, 12, 13, 14):
        reasons = tuple(Reason("words", "index#summary", "en", Verdict.READ, str(number)) for number in range(count))
        lines = reasons_of(replace(stake, changes=replace(stake.changes, reasons=reasons)))
        told.append((len(lines), lines[-1] if "more" in lines[-1] else ""))
    assert told == [(2, ""), (12, ""), (13, ""), (14, "and 1 more"), (14, "and 2 more")]


@pytest.mark.parametrize(("more", "whole"), [(-1, True), (0, True), (1, False)])
def test_summary_is_cut_where_a_comment_ends_and_says_what_is_missing(more: int, whole: bool) -> None:
    """Lines count with their ends."""
    long = "ä" * (MAX_SUMMARY - RESERVED - len("last\n") + more)
    text = fitted([SummaryPart([long[:-1], "last"])], EN, MAX_SUMMARY)
    assert ("last" in text) == whole
    assert (EN(Message("review.cut")) in text) == (not whole)
    assert len(text) <= MAX_SUMMARY


@pytest.mark.parametrize(
    ("count", "first", "last"), [(1, "1 thing is", ""), (50, "50 things are", ""), (51, "51 things are", "… and 1 more.")]
)
def test_proofreading_shows_fifty_faults(count: int, first: str, last: str) -> None:
    head = Message("gate.wrong", count=count, folder="site")
    said = report([Problem("index.html", line, Said("Wrong.")) for line in range(1, count + 1)], head, "en").split("\n")
    assert said[0] == f"{first} wrong with the built pages in site/:"
    assert said[-1] == (last or f"index.html:{count}: Wrong.")
    assert len(said) == 1 + min(count, 50) + bool(last)


@pytest.mark.parametrize(("words", "found"), [(5, 0), (6, 1), (7, 1)])
def test_passage_has_six_words_that_are_neither_names_nor_numbers(words: int, found: int) -> None:
    text = f"<html><body><p>Anna 12 {'word ' * words}</p></body></html>"
    layout = Layout(Addresses("https://a.fi/", {"en": ""}), "docs")
    assert len(outline(parse("index.html", text.encode(), layout)).passages) == found


@pytest.mark.parametrize(
    ("value", "grade"), [(39, "easy"), (40, "easy"), (41, "fair"), (52, "fair"), (53, "hard"), (60, "hard"), (61, "very_hard")]
)
def test_report_grades_how_hard_a_section_is(value: int, grade: str) -> None:
    review = with_section("summary", hard_text(value))
    [row] = [row for table in measured(review) for row in table.rows if "en" in row.cells and row.cells["en"].lix == value]
    assert row.cells["en"].grade == grade


def test_report_counts_long_sentences() -> None:
    long = f"Word {' '.join(['word'] * 25)}"
    review = with_section("summary", f"{long}. Word {' '.join(['word'] * 24)}. {long}.")
    counts = [row.cells["en"].long for table in measured(review) for row in table.rows if "en" in row.cells]
    assert 2 in counts
