"""What the ledger is made of, each part alone: the order of entries, what ends a version, and what faults are about."""

from dataclasses import replace
from datetime import date

from in_the_ledger import name_of
from notice.ledger import EntryName, Ledger, LedgerFault, extends, faults_of_days, follow
from test_ledger import COMING, IN_FORCE, chain, entry


def test_entries_are_followed_from_the_first_whatever_their_order() -> None:
    whole = chain(*(entry(id, "2026-11-24") for id in ("2026-12-01", "2012-05-25", "2026-11-28", "2027-01-01")))
    assert follow(reversed(whole.entries)) == (whole, [])
    assert str(EntryName(date(2026, 12, 1))) == "2026-12-01"


def test_faults_of_order_say_what_they_are_about() -> None:
    one, two, three = chain(*(entry(id, "2026-12-01") for id in ("2027-01-01", "2027-02-01", "2027-03-01"))).entries
    beside, other = replace(three, name=name_of("2027-04-01")), replace(one, name=name_of("2027-05-01"))
    changed = replace(one, seal="0" * 64)
    circle = [replace(two, after=(three.id, three.seal)), replace(three, after=(two.id, two.seal))]
    fork = LedgerFault("2027-04-01", "fork", {"other": "2027-03-01", "before": "2027-02-01"})
    assert follow([beside, three, two, one]) == (Ledger((one, two, three)), [fork])
    assert follow([other, one, two]) == (Ledger((one, two)), [LedgerFault("2027-05-01", "two-firsts", {"other": "2027-01-01"})])
    assert follow([one, three]) == (Ledger((one,)), [LedgerFault("2027-03-01", "lost", {"before": "2027-02-01"})])
    assert follow([changed, two]) == (Ledger((changed, two)), [LedgerFault("2027-01-01", "changed", {"after": "2027-02-01"})])
    assert follow([one, *circle]) == (Ledger((one,)), [LedgerFault("2027-02-01", "circle")])


def test_version_is_ended_by_what_withdraws_or_replaces_it() -> None:
    withdrawal, instead = entry("2026-12-01-withdrawn", "2026-11-30"), entry("2027-03-01", "2026-11-28", replaces="2026-12-01")
    ledger = chain(IN_FORCE, COMING)
    assert [ledger.ended_by(one) for one in (withdrawal, instead, IN_FORCE)] == [("2026-12-01",), ("2026-12-01",), ()]
    after = chain(IN_FORCE, COMING, withdrawal)
    assert {id: one.id for id, one in after.ends.items()} == {"2026-12-01": "2026-12-01-withdrawn"}
    assert ([one.id for one in after.line], after.ended_by(instead)) == (["2026-01-01"], ())
    assert [one.id for one in after.versions] == ["2026-01-01", "2026-12-01"]


def test_first_version_of_a_day_ends_no_other() -> None:
    second, first = entry("2026-12-01-2", "2026-11-28"), entry("2026-12-01", "2026-11-29")
    assert chain(second, first).ends == {}
    assert list(chain(first, second).ends) == ["2026-12-01"]


def test_version_is_written_to_follow_what_was_to_apply_before_it() -> None:
    ledger = chain(IN_FORCE, COMING, entry("2026-11-28", "2026-11-28"), entry("2027-01-01", "2026-11-29"))
    before = {one.id: ledger.before(one.id) for one in ledger.entries}
    assert {id: found and found.id for id, found in before.items()} == {
        "2026-01-01": None, "2026-12-01": "2026-01-01", "2026-11-28": "2026-01-01", "2027-01-01": "2026-12-01",
    }  # fmt: skip


def test_last_day_of_the_ledger_is_the_last_that_is_known() -> None:
    ledgers = (Ledger(), chain(entry("2018-07-24")), chain(entry("2018-07-24"), COMING), chain(COMING, entry("2010-01-01")))
    assert [ledger.last_recorded for ledger in ledgers] == [None, None, date(2026, 11, 24), date(2026, 11, 24)]


def test_number_that_is_expected_is_the_next_one() -> None:
    ledgers = (chain(entry("2026-12-01-2", "2026-11-24")), chain(COMING, entry("2026-12-01-3", "2026-11-28")))
    assert [faults_of_days(ledger) for ledger in ledgers] == [
        [LedgerFault("2026-12-01-2", "number", {"expected": "2026-12-01"})],
        [LedgerFault("2026-12-01-3", "number", {"expected": "2026-12-01-2"})],
    ]


def test_what_does_not_go_on_is_named_with_what_stands_there() -> None:
    first, second, third = chain(IN_FORCE, COMING, entry("2027-01-01", "2026-12-05")).seals
    assert extends([first, second], [first]) == [LedgerFault("2026-12-01", "gone", {"seal": second[1]})]
    assert extends([first], [("2026-01-01", "0")]) == [LedgerFault("2026-01-01", "rewritten", {"known": first[1], "now": "0"})]
    assert extends([first, second], [first, third, second]) == [LedgerFault("2026-12-01", "moved", {"other": "2027-01-01"})]
