"""Every day that something depends on is tried the day before, on it, and the day after."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import pytest

from in_the_ledger import heading_of, problems_of_drafts, version_of_heading
from notice.clock import is_day, may_apply_from, this_moment
from notice.new_draft import RefusedError, new_version
from notice.pages.site import Site
from notice.pages.sitemap import _last_event as last_event
from notice.problems import NoticeError
from notice.reading import Notice
from notice.versions import Status
from small_notices import SmallNotice, reader

DAY = timedelta(days=1)


@pytest.fixture
def notice(tmp_path: Path) -> SmallNotice:
    """A notice that is not published yet."""
    return SmallNotice(tmp_path / "docs")


@pytest.fixture
def published(notice: SmallNotice) -> SmallNotice:
    """A notice with one version, in force since 2026."""
    notice.publish("2026-01-01", on="2025-12-01")
    return notice


def around(day: str | date) -> list[str]:
    """Give the day before, the day itself, and the day after."""
    middle = date.fromisoformat(day) if isinstance(day, str) else day
    return [(middle + step).isoformat() for step in (-DAY, 0 * DAY, DAY)]


# ---- What is a day


@pytest.mark.parametrize("text", ["2026-12-01", "2024-02-29", "0001-01-01", "9999-12-31"])
def test_day_that_exists(text: str) -> None:
    assert is_day(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-12-32",
        "2026-12-00",
        "2026-00-01",
        "2026-13-01",
        "2026-02-29",
        "0000-01-01",
        "2026-1-1",
        "20261201",
        "2026-12-01\n",
        "２026-12-01",
    ],
)
def test_day_that_does_not_exist(text: str) -> None:
    assert not is_day(text)


@pytest.mark.parametrize(
    ("zone", "before", "after"),
    [("Europe/Helsinki", "2026-11-30T21:59:59", "2026-11-30T22:00:00"), ("Etc/UTC", "2026-11-30T23:59:59", "2026-12-01T00:00:00")],
)
def test_day_begins_at_midnight_in_the_zone(zone: str, before: str, after: str) -> None:
    notice = cast("Notice", SimpleNamespace(facts=SimpleNamespace(time_zone=zone)))
    version = version_of_heading(heading_of("2026-12-01", {}), notice)
    moments = [datetime.fromisoformat(f"{moment}+00:00") for moment in (before, after)]
    assert [version.begins <= moment for moment in moments] == [False, True]


@pytest.mark.parametrize("epoch", [{}, {"SOURCE_DATE_EPOCH": ""}])
def test_without_a_moment_it_is_the_day_of_the_clock(epoch: dict[str, str]) -> None:
    before = datetime.now(UTC)
    assert before <= this_moment(epoch) <= datetime.now(UTC)


def test_first_moment_of_all_is_one_too() -> None:
    assert this_moment({"SOURCE_DATE_EPOCH": "0"}) == datetime(1970, 1, 1, tzinfo=UTC)


# ---- Versions in time


def test_version_takes_effect_on_its_day_and_the_one_before_ends_the_day_before(published: SmallNotice) -> None:
    published.publish("2026-06-01", on="2026-05-01")
    found = []
    for day in around("2026-06-01"):
        timeline = published.on(day).timeline
        first, second = timeline.versions
        found.append(tuple(timeline.status(version) for version in timeline.versions))
        assert timeline.in_force is timeline.on(timeline.day) is timeline.current
        assert timeline.upcoming == tuple(version for version in (second,) if timeline.day < version.effective)
        assert timeline.until(first) == date(2026, 5, 31)
        assert timeline.until(second) is None
    before = (Status.IN_FORCE, Status.UPCOMING)
    after = (Status.ARCHIVED, Status.IN_FORCE)
    assert found == [before, after, after]


def test_before_the_first_day_nothing_is_in_force_and_the_first_version_is_shown(published: SmallNotice) -> None:
    published.publish("2026-06-01", on="2025-12-01")
    found = [published.on(day).timeline for day in around("2026-01-01")]
    assert [timeline.in_force and timeline.in_force.id for timeline in found] == [None, "2026-01-01", "2026-01-01"]
    assert [timeline.current.id for timeline in found] == ["2026-01-01"] * 3
    assert [len(timeline.upcoming) for timeline in found] == [2, 1, 1]


def test_text_of_a_day_is_known_from_the_first_one_on(published: SmallNotice) -> None:
    published.publish("2026-06-01", on="2026-05-01")
    timeline = published.on("2026-12-01").timeline
    days = [*around("2026-01-01"), *around("2026-06-01")]
    found = [timeline.on(date.fromisoformat(day)) for day in days]
    assert [version and version.id for version in found] == [None, *["2026-01-01"] * 3, *["2026-06-01"] * 2]


def test_draft_ends_nothing_before_it_is_published(published: SmallNotice) -> None:
    published.begin("2026-06-01")
    for day in around("2026-06-01"):
        timeline = published.on(day).timeline
        first, draft = timeline.versions
        assert timeline.until(first) is None
        assert (timeline.status(first), timeline.status(draft)) == (Status.IN_FORCE, Status.DRAFT)
        assert (timeline.draft, timeline.frozen, timeline.upcoming) == (draft, (first,), ())
        assert (timeline.before(first), timeline.before(draft), timeline.after(first), timeline.after(draft)) == (None, first, draft, None)
        assert timeline.current is first


# ---- May a draft be published


def refused(notice: SmallNotice, day: str) -> list[str]:
    return [problem.message.text("en") for problem in problems_of_drafts(notice.on(day))]


def test_version_applies_from_today_or_later(notice: SmallNotice) -> None:
    notice.begin("2026-06-01")
    before, on, after = (refused(notice, day) for day in around("2026-06-01"))
    assert before == on == []
    assert [message.partition(";")[0] for message in after] == ["2026-06-01 lies in the past (today is 2026-06-02)"]


def test_imported_version_was_published_today_or_before(notice: SmallNotice) -> None:
    notice.begin("2026-06-01", " .imported")
    before, on, after = (refused(notice, day) for day in around("2026-06-01"))
    assert before == ['2026-06-01 is still to come, so it was not published elsewhere; take ".imported" away.']
    assert on == after == []


@pytest.mark.parametrize("days", [1, 30])
def test_readers_are_told_so_many_days_before(published: SmallNotice, days: int) -> None:
    published.begin("2027-01-31", text="Kept for 12 days.", facts=f"notice_period_days: {days}\n")
    last = date(2027, 1, 31) - days * DAY
    before, on, after = (refused(published, day) for day in around(last))
    assert before == on == []
    first = date(2027, 1, 31) + DAY
    told = f"told {'a day' if days == 1 else f'{days} days'} before; the first possible day is {first.isoformat()}."
    assert after == [f"2027-01-31 changes what matters to readers, who are {told}"]


@pytest.mark.parametrize(
    ("marks", "text", "period"),
    [
        (' .minor because="Nobody is told anything else."', "Text. Other.", 30),
        (" .imported", "Kept for 12 days.", 30),
        ("", "Kept for 12 days.", None),
    ],
)
def test_readers_need_not_be_told_before(notice: SmallNotice, marks: str, text: str, period: int | None) -> None:
    """Of what does not matter to them, of what was published already, and where the organisation has no such rule."""
    notice.publish("2026-01-01", on=None if marks else "2025-12-01")
    notice.begin("2026-06-01", marks, text, f"notice_period_days: {period}\n" if period else "")
    assert refused(notice, "2026-06-01") == []


def test_first_version_comes_without_notice(notice: SmallNotice) -> None:
    notice.begin("2026-06-01", text="Kept for 12 days.", facts="notice_period_days: 30\n")
    assert refused(notice, "2026-06-01") == []


def test_first_version_is_never_minor(notice: SmallNotice) -> None:
    notice.begin("2026-06-01", " .minor")
    assert refused(notice, "2026-06-01") == ['2026-06-01 is the first version, which is never minor; take ".minor" away.']


# ---- A version is begun


def begun(notice: SmallNotice, today: str, day: str) -> str:
    """Say why a version is not begun."""
    try:
        new_version(notice.on(today), day, {"en": "News"}, reader().renderer)
    except RefusedError as error:
        return str(error)
    return ""


def test_version_is_begun_for_today_or_later(published: SmallNotice) -> None:
    past, on, later = (begun(published, "2026-06-01", day) for day in around("2026-06-01"))
    assert past == "2026-05-31 lies in the past (today is 2026-06-01); a version applies from a day that is today or later."
    assert (on, later) == ("", "")


def test_version_is_begun_for_a_later_day_than_the_newest(published: SmallNotice) -> None:
    published.publish("2026-06-01", on="2026-01-02")
    before, on, after = (begun(published, "2026-01-03", day) for day in around("2026-06-01"))
    assert before == "2026-05-31 is not later than 2026-06-01, the newest version; a new version applies from a later day."
    assert on == "2026-06-01 is not later than 2026-06-01, the newest version; a new version applies from a later day."
    assert after == ""


def test_working_text_is_what_applies_last_of_all_and_each_version_has_a_day_of_its_own(published: SmallNotice) -> None:
    found = []
    for day in around("2026-01-01"):
        published.begin(day)
        try:
            published.on("2026-06-01")
            found.append("")
        except NoticeError as error:
            found.append(error.problems[0].message.text("en"))
        published.headings.pop(0)
    assert found[0].startswith("2025-12-31 would apply before 2026-01-01, which is published and whose text this is.")
    assert found[1]
    assert found[2] == ""


# ---- What is told of days


def test_history_changed_last_when_a_version_was_published_or_took_effect(published: SmallNotice) -> None:
    published.publish("2026-06-01", on="2026-05-01")
    events = [
        last_event(cast(Site, SimpleNamespace(timeline=published.on(day).timeline)))
        for day in (*around("2026-05-01"), *around("2026-06-01"))
    ]
    days = [event.isoformat() if event else None for event in events]
    assert days == ["2026-01-01", "2026-05-01", "2026-05-01", "2026-05-01", "2026-06-01", "2026-06-01"]


@pytest.mark.parametrize("epoch", ["abc", "1e9", "253402300799", "99999999999999", "9" * 4000, "32503680000", " "])
def test_moment_that_is_none_is_refused_in_words(epoch: str) -> None:
    with pytest.raises(NoticeError) as raised:
        this_moment({"SOURCE_DATE_EPOCH": epoch})
    assert "seconds since 1970" in str(raised.value)


@pytest.mark.parametrize(("epoch", "year"), [("-1", 1969), ("0", 1970), ("32503679999", 2999)])
def test_moment_that_the_calendar_has_is_taken(epoch: str, year: int) -> None:
    assert this_moment({"SOURCE_DATE_EPOCH": epoch}).year == year


@pytest.mark.parametrize(("day", "is_one"), [("2999-12-31", True), ("3000-01-01", False), ("9999-12-31", False)])
def test_nobody_plans_for_ever(day: str, is_one: bool) -> None:
    assert may_apply_from(day) is is_one
