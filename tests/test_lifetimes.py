"""How long a cookie stays, as declared and as seen: each limit is tried just below, on it and just above."""

import pytest

from notice.cookie_audit.lifetimes import DAY, HOUR, MINUTE, agree, period_of, seconds_of


@pytest.mark.parametrize(
    ("declared", "days", "tolerance"), [("P30D", 30.0, 1.0), ("P2W", 14.0, 1.0), ("P6M", 6 * 30.44, 4.0), ("P1Y", 365.25, 4.0)]
)
def test_lifetime_may_differ_a_little(declared: str, days: float, tolerance: float) -> None:
    for sign in (-1, 1):
        found = [agree(declared, (days + sign * (tolerance + step)) * DAY) for step in (-0.01, 0.01)]
        assert found == [True, False]


@pytest.mark.parametrize("declared", ["PT30M", "PT1H30M", "P1DT12H", "PT45S"])
def test_lifetime_of_hours_and_minutes_was_set_a_little_earlier(declared: str) -> None:
    """At most ten minutes, and clocks may differ by one."""
    seconds = seconds_of(declared)
    found = [agree(declared, seconds + step) for step in (-10 * MINUTE - 1, -10 * MINUTE, MINUTE, MINUTE + 1) if seconds + step > 0]
    assert found == [False, True, True, False][-len(found) :]


@pytest.mark.parametrize(("declared", "agrees"), [("P396D", False), ("P399D", True), ("P400D", True), ("P10Y", True)])
def test_browsers_keep_nothing_longer_than_four_hundred_days(declared: str, agrees: bool) -> None:
    assert agree(declared, 400 * DAY) == agrees
    assert agree(declared, 4_000 * DAY) == agrees


@pytest.mark.parametrize(
    ("seconds", "period"),
    [
        (None, None), (0, "session"), (1, "PT1M"), (MINUTE, "PT1M"), (MINUTE + 1, "PT2M"), (HOUR - MINUTE - 1, "PT59M"),
        (HOUR - MINUTE, "PT1H"), (HOUR, "PT1H"), (HOUR + MINUTE, "PT1H"), (HOUR + MINUTE + 1, "PT62M"),
        (0.9 * DAY - 1, "PT1296M"), (0.9 * DAY, "P1D"), (DAY, "P1D"), (6 * DAY, "P6D"), (7 * DAY, "P1W"), (8 * DAY, "P8D"),
        (30.44 * DAY, "P1M"), (365.25 * DAY, "P1Y"), (400 * DAY, "P13M"),
    ],
)  # fmt: skip
def test_period_to_declare(seconds: float | None, period: str | None) -> None:
    assert period_of(seconds) == period


def test_session_is_no_period() -> None:
    assert [agree("session", seconds) for seconds in (0, 1, None)] == [True, False, False]
    assert [agree("P1D", seconds) for seconds in (0, 1, None)] == [False, True, True]
