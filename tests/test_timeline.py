"""Versions on a time line: what each is at a moment, what comes before and after it, and until when it applies."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from in_the_ledger import heading_of, name_of, noon
from notice.ledger import Entry, Ledger
from notice.versions import FIRST_MOMENT, Ending, Standing, Status, Timeline, Version
from varied import WHOLE

SECOND = timedelta(seconds=1)


def entry(id: str, on: str, replaces: str | None = None) -> Entry:
    """An entry that was published on a day."""
    return Entry(name_of(id), f"seal of {id}", None, date.fromisoformat(on), None, replaces)


def version(entry: Entry | str, marks: tuple[str, ...] = (), zone: str = "Europe/Helsinki") -> Version:
    """The version of an entry, or a draft with an id."""
    published = None if isinstance(entry, str) else entry
    heading = heading_of(published.id if published else str(entry), {}, marks)
    return Version(heading, published, b"", {}, "", lambda: WHOLE.notice, zone=zone)


FIRST, NOW = entry("2026-01-01", "2025-12-01"), entry("2026-06-01", "2026-05-01")
WITHDRAWN, COMING = entry("2026-12-01", "2026-11-01"), entry("2027-03-01", "2026-11-12")
WITHDRAWAL = entry("2026-12-01-withdrawn", "2026-11-10")
LEDGER = Ledger((FIRST, NOW, WITHDRAWN, WITHDRAWAL, COMING))
LIFE = Timeline(
    (*map(version, (FIRST, NOW, WITHDRAWN, COMING)), version("2027-06-01"), version("2027-07-01", ("draft",))), noon("2026-11-20"), LEDGER
)
IDS = [one.id for one in LIFE.versions]


def name(found: Version | Entry | None) -> str | None:
    """Its id, or None."""
    return found.id if found else None


def test_versions_hold_the_text_that_they_were_written_to_follow() -> None:
    ids = ("2026-12-01", "2027-03-01", "2027-06-01")
    coming = [entry(id, "2026-11-01") for id in ids]
    gone, between = entry("2027-03-01-withdrawn", "2026-11-02"), entry("2026-12-24", "2026-11-03")
    line = Timeline(tuple(map(version, (NOW, coming[0], between, *coming[1:]))), noon("2026-11-20"), Ledger((NOW, *coming, gone, between)))
    held = {id: [one.id for one in line.written_upon(id)] for id in (*ids, between.id)}
    assert held == {"2026-12-01": ["2026-12-24", "2027-06-01"], "2027-03-01": ["2027-06-01"], "2027-06-01": [], "2026-12-24": []}


# ---- What a version is


@pytest.mark.parametrize(
    ("status", "indexed", "opened", "applies", "in_line"),
    [
        ("draft", False, True, False, False),
        ("held-back", False, True, False, False),
        ("upcoming", True, False, False, True),
        ("in-force", True, False, True, True),
        ("archived", False, False, False, True),
        ("withdrawn", False, False, False, False),
        ("superseded", False, False, False, False),
    ],
)
def test_status_says_what_may_be_done_with_a_version(status: str, indexed: bool, opened: bool, applies: bool, in_line: bool) -> None:
    found = Status.named(status)
    assert found == status
    assert (found.indexed, found.open, found.applies, found.in_line) == (indexed, opened, applies, in_line)


def test_other_name_is_that_of_a_draft() -> None:
    assert Status.named("other") is Status.named(None) is Status.DRAFT


def test_each_version_has_its_status() -> None:
    assert [LIFE.status(one) for one in LIFE.versions] == ["archived", "in-force", "withdrawn", "upcoming", "draft", "held-back"]
    replaced = entry("2027-03-01-2", "2026-11-15")
    other = replace(LIFE, versions=(*LIFE.versions[:4], version(replaced)), ledger=Ledger((*LEDGER.entries, replaced)))
    assert [other.status(one) for one in other.versions[2:]] == ["withdrawn", "superseded", "upcoming"]
    assert [name(one) for one in other.line] == ["2026-01-01", "2026-06-01", "2027-03-01-2"]


def test_version_applies_from_its_own_midnight() -> None:
    begins = datetime(2026, 5, 31, 21, tzinfo=UTC)
    assert LIFE.versions[1].begins == begins
    assert version(NOW, zone="Etc/UTC").begins == begins + timedelta(hours=3)
    at = [replace(LIFE, moment=begins + step) for step in (-SECOND, 0 * SECOND, SECOND)]
    assert [name(one.in_force) for one in at] == ["2026-01-01", "2026-06-01", "2026-06-01"]
    assert [[one.status(each) for each in one.versions[:2]] for one in at] == [["in-force", "upcoming"], *[["archived", "in-force"]] * 2]
    assert [[name(each) for each in one.upcoming] for one in at] == [["2026-06-01", "2027-03-01"], ["2027-03-01"], ["2027-03-01"]]
    assert [one.day.isoformat() for one in at] == ["2026-05-31", "2026-06-01", "2026-06-01"]


def test_day_of_publication_is_known_of_what_was_published_here() -> None:
    imported = replace(FIRST, published=None, imported=date(2026, 11, 1))
    assert [version(one).published for one in (FIRST, imported, "2027-06-01")] == [date(2025, 12, 1), None, None]
    assert [version(one).frozen for one in (FIRST, imported, "2027-06-01")] == [True, True, False]
    assert Ending(heading_of(WITHDRAWAL.id, {}), WITHDRAWAL, b"").id == "2026-12-01-withdrawn"


# ---- All versions


def test_line_has_what_applies_and_the_drafts() -> None:
    assert [one.id for one in LIFE.line] == [id for id in IDS if id != "2026-12-01"]
    assert [one.id for one in LIFE.frozen] == IDS[:4]
    assert [one.id for one in LIFE.drafts] == IDS[4:]
    assert (name(LIFE.draft), name(LIFE.in_force), name(LIFE.current), name(LIFE.last)) == (IDS[5], IDS[1], IDS[1], IDS[3])
    assert [one.id for one in LIFE.upcoming] == ["2027-03-01"]
    assert LIFE.ids == set(IDS)
    assert [LIFE.version(id).id for id in IDS] == IDS
    with pytest.raises(KeyError):
        LIFE.version("2026-12-02")


def test_before_the_first_version_there_are_drafts_or_what_is_to_come() -> None:
    drafts = Timeline((version("2027-06-01"), version("2027-07-01")), noon("2026-11-20"))
    assert (drafts.in_force, name(drafts.current), name(drafts.last), drafts.upcoming) == (None, "2027-06-01", "2027-07-01", ())
    both = Timeline((version("2026-12-15"), *map(version, (COMING, entry("2027-05-01", "2026-11-15")))), noon("2026-11-20"))
    assert (both.in_force, name(both.current), name(both.last)) == (None, "2027-03-01", "2027-05-01")
    assert drafts.settled.moment == both.settled.moment == FIRST_MOMENT
    assert [LIFE.standing(LIFE.current).any_in_force, both.standing(both.current).any_in_force] == [True, False]


def test_all_stood_so_from_the_midnight_of_what_is_in_force() -> None:
    assert LIFE.settled.moment == LIFE.versions[1].begins
    assert [LIFE.settled.status(one) for one in LIFE.versions] == [LIFE.status(one) for one in LIFE.versions]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2025-12-31", None),
        ("2026-01-01", "2026-01-01"),
        ("2026-05-31", "2026-01-01"),
        ("2026-06-01", "2026-06-01"),
        ("2026-12-01", "2026-06-01"),
        ("2027-03-01", "2027-03-01"),
        ("2027-08-01", "2027-03-01"),
    ],
)
def test_text_that_applies_on_a_day(day: str, found: str | None) -> None:
    assert name(LIFE.on(date.fromisoformat(day))) == found


# ---- What is before and after


@pytest.mark.parametrize(
    ("id", "earlier", "before", "after", "until"),
    [
        ("2026-01-01", [], None, "2026-06-01", "2026-05-31"),
        ("2026-06-01", ["2026-01-01"], "2026-01-01", "2027-03-01", "2027-02-28"),
        ("2026-12-01", ["2026-01-01", "2026-06-01"], "2026-06-01", None, None),
        ("2027-03-01", ["2026-01-01", "2026-06-01"], "2026-06-01", "2027-06-01", None),
        ("2027-06-01", ["2026-01-01", "2026-06-01", "2027-03-01"], "2027-03-01", "2027-07-01", None),
        ("2027-07-01", ["2026-01-01", "2026-06-01", "2027-03-01", "2027-06-01"], "2027-06-01", None, None),
    ],
)
def test_version_among_the_others(id: str, earlier: list[str], before: str | None, after: str | None, until: str | None) -> None:
    one = LIFE.version(id)
    assert [name(other) for other in LIFE.earlier(one)] == earlier
    assert (name(LIFE.before(one)), name(LIFE.after(one)), name(LIFE.written_after(one))) == (before, after, before)
    assert LIFE.until(one) == (date.fromisoformat(until) if until else None)
    standing = LIFE.standing(one)
    assert (name(standing.before), standing.status, standing.until) == (before, LIFE.status(one), LIFE.until(one))
    assert name(standing.later) == (after if until else None)
    assert standing.ended_by == (WITHDRAWAL if id == "2026-12-01" else None)


def test_what_a_version_was_written_after_does_not_change() -> None:
    """It was published when the version of December was still to come."""
    spring = entry("2027-01-15", "2026-11-05")
    ledger = Ledger((FIRST, NOW, WITHDRAWN, spring, WITHDRAWAL))
    timeline = Timeline(tuple(map(version, (FIRST, NOW, WITHDRAWN, spring))), noon("2026-11-20"), ledger)
    assert name(timeline.written_after(timeline.version("2027-01-15"))) == "2026-12-01"
    assert name(timeline.before(timeline.version("2027-01-15"))) == "2026-06-01"


def test_draft_comes_after_none_that_it_would_end() -> None:
    again = replace(LIFE, versions=(*LIFE.versions[:4], version("2027-03-01-2")))
    assert [name(other) for other in again.earlier(again.versions[-1])] == ["2026-01-01", "2026-06-01"]
    assert name(again.written_after(again.versions[-1])) == "2026-06-01"


def test_version_of_one_day_applies_on_that_day() -> None:
    """Where the next one has the same day, it is the last too."""
    second = entry("2026-06-01-2", "2026-06-01")
    timeline = Timeline(tuple(map(version, (FIRST, NOW, second))), noon("2026-06-01"), Ledger((FIRST, NOW, second)))
    assert [timeline.until(one) for one in timeline.versions] == [date(2026, 5, 31), date(2026, 6, 1), None]
    assert Standing(timeline.versions[0], Status.DRAFT, (), None, False).ended_by is None


@pytest.mark.parametrize(
    ("moment", "marks", "published", "imported"),
    [
        ("2026-11-20", (), "2026-11-20", None),
        ("2026-11-20", ("imported",), None, "2026-11-20"),
        ("2026-11-12", (), "2026-11-12", None),
        ("2026-11-11", (), "2026-11-12", None),
    ],
)
def test_draft_would_come_last_into_the_ledger(moment: str, marks: tuple[str, ...], published: str | None, imported: str | None) -> None:
    """On no day before that of the last entry."""
    found = replace(LIFE, moment=noon(moment)).entry_of(heading_of("2027-06-01", {}, marks))
    days = [day and day.isoformat() for day in (found.published, found.imported)]
    assert (found.id, days, found.after) == ("2027-06-01", [published, imported], ("2027-03-01", "seal of 2027-03-01"))
    first = Timeline((version("2027-06-01"),), noon("2026-11-20")).entry_of(heading_of("2027-06-01", {}))
    assert (first.after, first.published) == (None, date(2026, 11, 20))
