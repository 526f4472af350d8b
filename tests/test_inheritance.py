"""What the text before has already stops no correction; what a draft brings, or touches, stops it."""

from pathlib import Path

import pytest

from notice.rules import Judgement, judge
from small_notices import INDEX, SmallNotice

DAY = "2026-02-01"
# There is no legal basis for the orders, and much else is missing.
OLD = ("PUR-02", "purposes.orders.legal_bases")


@pytest.fixture
def notice(tmp_path: Path) -> SmallNotice:
    """A notice in force that has errors."""
    found = SmallNotice(tmp_path / "docs")
    found.publish("2026-01-01", on="2025-12-01")
    return found


def judged(notice: SmallNotice) -> Judgement:
    return judge(notice.on(DAY), "en")


def blocking(notice: SmallNotice) -> set[tuple[str, str]]:
    return {(one.rule, one.place.scope) for one in judged(notice).blocking}


def test_first_version_is_stopped_by_all_that_is_found(tmp_path: Path) -> None:
    first = SmallNotice(tmp_path / "docs")
    first.begin("2026-06-01")
    assert OLD in blocking(first)
    assert judged(first).passed_over == ()


def test_correction_of_another_word_is_not_stopped_by_what_was_there(notice: SmallNotice) -> None:
    notice.begin("2026-06-01", text="A word less.")
    assert blocking(notice) == set()
    assert OLD in {(one.rule, one.place.scope) for one in judged(notice).passed_over}


def test_section_that_a_draft_touches_must_be_right(notice: SmallNotice) -> None:
    notice.begin("2026-06-01")
    notice.other["index.en.md"] = INDEX + "\nWe send what you order.\n"
    assert OLD in blocking(notice)
    assert "RGT-01" not in {rule for rule, _ in blocking(notice)}


@pytest.mark.parametrize(("before", "after", "rules"), [
    ("controller: {name: Oy}", "controller: {name: Oy Ab}", {"CTL-02"}),
    ("{groups: [customers]}", "{groups: [clients]}", set()),
])  # fmt: skip
def test_fact_that_a_draft_touches_must_be_right_and_no_other(notice: SmallNotice, before: str, after: str, rules: set[str]) -> None:
    notice.begin("2026-06-01", text="A word less.")
    notice.facts = notice.facts.replace(before, after)
    assert {rule for rule, _ in blocking(notice)} == rules


def test_error_that_a_draft_brings_stops_it(notice: SmallNotice) -> None:
    section = "\n## Letters {#letters}\n\nWe write.\n"
    notice.begin("2026-06-01")
    notice.other["index.en.md"] = INDEX + section
    notice.facts += "  letters: {groups: [customers]}\n"
    found = blocking(notice)
    assert ("PUR-02", "purposes.letters.legal_bases") in found
    assert OLD not in found


def test_what_is_published_is_not_judged_by_what_was_before(notice: SmallNotice) -> None:
    notice.publish("2026-01-15", on="2026-01-01")
    assert (judged(notice).blocking, judged(notice).passed_over) == ((), ())


def test_what_was_there_stops_a_version_where_the_organisation_says_so(notice: SmallNotice) -> None:
    notice.begin("2026-06-01", text="A word less.")
    notice.facts += "\nrecords: {old_findings_block: yes}\n"
    assert OLD in blocking(notice)
    assert judged(notice).passed_over == ()


def test_findings_are_new_old_or_gone_beside_the_version_before(notice: SmallNotice) -> None:
    notice.begin("2026-06-01")
    notice.facts = notice.facts.replace("{groups: [customers]}", "{groups: [customers], legal_bases: [contract]}")
    now = judged(notice)
    assert OLD in now.gone
    assert {one.rule for one in now.old} >= {"RGT-01"}
    assert not set(now.new) & set(now.old)
    assert {*now.new, *now.old} == set(now.findings)
