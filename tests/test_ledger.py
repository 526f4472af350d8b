"""The ledger: entries in the order of their seals, what they say of each other, and what a naive editor would make of them."""

import json
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide_text import PAGES
from in_the_ledger import name_of
from notice.ledger import SAID, SUMS, Entry, EntryName, Ledger, extends, faults_of_copy, faults_of_days, faults_of_future, follow
from notice.messages import MESSAGES, Message, placeholders
from projects import REAL, ROOT

DAY = timedelta(days=1)
TODAY = date(2026, 11, 28)


def entry(id: str, on: str | None = None, imported: str | None = None, replaces: str | None = None) -> Entry:
    """An entry that was published or taken over on a day, not yet after any other."""
    published = date.fromisoformat(on) if on else None
    taken_over = date.fromisoformat(imported) if imported else None
    return Entry(name_of(id), "", None, published, taken_over, replaces)


def chain(*entries: Entry) -> Ledger:
    """Seal entries one after the other."""
    sealed: list[Entry] = []
    for one in entries:
        after = (sealed[-1].id, sealed[-1].seal) if sealed else None
        sealed.append(replace(one, after=after, seal=sha256(repr((one, after)).encode()).hexdigest()))
    return Ledger(tuple(sealed))


def kinds(ledger: Ledger) -> list[tuple[str, str]]:
    return [(fault.entry, fault.kind) for fault in faults_of_days(ledger)]


# ---- Names


@pytest.mark.parametrize(
    "id",
    [
        "2026-12-01", "2026-12-01-2", "2026-12-01-99", "2027-03-01-withdrawn", "2027-03-01-2-withdrawn",
        "2027-03-01-ended", "2027-03-01-2-ended", "2027-03-01-ended-withdrawn", "2027-03-01-2-ended-withdrawn",
    ],
)
def test_name_reads_back_as_it_is_written(id: str) -> None:
    assert str(name_of(id)) == id


@pytest.mark.parametrize(
    "text",
    [
        "", "x", "2026-12-1", "2026-02-30", "2026-12-01-0", "2026-12-01-1", "2026-12-01-02", "2026-12-01-100",
        "2026-12-01-withdrawn-2", "2026-12-01-ended-2", "2026-12-01-withdrawn-ended", "2026-12-01-1-ended",
    ],
)
def test_name_has_one_form(text: str) -> None:
    assert EntryName.parse(text) is None


def test_names_sort_as_versions_lie_in_time() -> None:
    ids = ["2026-12-01", "2026-12-01-2", "2026-12-01-10", "2026-12-02"]
    assert [str(name) for name in sorted(name_of(id) for id in reversed(ids))] == ids


# ---- Order


@given(st.permutations(range(5)))
def test_entries_are_followed_wherever_they_lie(order: list[int]) -> None:
    days = ["2026-12-01", "2012-05-25", "2026-11-28", "2026-12-01-2", "2027-01-01"]
    whole = chain(*(entry(id, "2026-11-24") for id in days))
    assert follow([whole.entries[place] for place in order]) == (whole, [])


def test_nothing_is_a_ledger_too() -> None:
    assert follow([]) == (Ledger(), [])


FORGERIES: dict[str, tuple[Callable[[list[Entry]], list[Entry]], tuple[str, str]]] = {
    "left out": (lambda found: [found[0], found[2]], ("2027-03-01", "lost")),
    "first cut off": (lambda found: found[1:], ("2027-02-01", "lost")),
    "sealed anew": (lambda found: [replace(found[0], seal="0" * 64), *found[1:]], ("2027-01-01", "changed")),
    "put in": (lambda found: [*found, replace(found[2], name=name_of("2027-04-01"))], ("2027-04-01", "fork")),
    "put before": (lambda found: [*found, replace(found[0], name=name_of("2027-04-01"))], ("2027-04-01", "two-firsts")),
}


@pytest.mark.parametrize(("forge", "fault"), FORGERIES.values(), ids=FORGERIES)
def test_ledger_that_does_not_follow_is_named(forge: Callable[[list[Entry]], list[Entry]], fault: tuple[str, str]) -> None:
    whole = chain(*(entry(id, "2026-12-01") for id in ("2027-01-01", "2027-02-01", "2027-03-01")))
    _, faults = follow(forge(list(whole.entries)))
    assert [(one.entry, one.kind) for one in faults] == [fault]


def test_entries_that_follow_each_other_in_a_circle_are_named() -> None:
    first, second = (entry(id, "2026-12-01") for id in ("2027-01-01", "2027-02-01"))
    circle = [replace(first, after=(second.id, "")), replace(second, after=(first.id, ""))]
    assert [fault.kind for fault in follow(circle)[1]] == ["circle"]


# ---- What entries say of their days, and of each other


IN_FORCE = entry("2026-01-01", "2025-12-01")
COMING = entry("2026-12-01", "2026-11-24")
END = entry("2026-12-31-ended", "2026-11-28")

RULES: dict[str, tuple[list[Entry], list[tuple[str, str]]]] = {
    "in order": ([IN_FORCE, COMING], []),
    "the same day": ([IN_FORCE, entry("2026-11-28", "2026-11-28")], []),
    "a day late": ([IN_FORCE, entry("2026-11-27", "2026-11-28")], [("2026-11-27", "late")]),
    "back": ([COMING, entry("2026-12-02", "2026-11-23")], [("2026-12-02", "back")]),
    "not back": ([COMING, entry("2026-12-02", "2026-11-24")], []),
    "old imports": ([entry("2010-01-01"), entry("2018-07-24"), COMING], []),
    "undated after a dated one": ([COMING, entry("2027-01-01")], [("2027-01-01", "undated")]),
    "undated and earlier": ([entry("2018-07-24"), entry("2010-01-01")], [("2010-01-01", "undated")]),
    "import of the day before": ([COMING, entry("2026-11-23", imported="2026-11-28")], []),
    "import of the first day": ([COMING, entry("2026-11-24", imported="2026-11-28")], [("2026-11-24", "import")]),
    "import of the day on which it was taken over": ([entry("2026-11-28", imported="2026-11-28"), entry("2026-11-28-2", "2026-11-28")], []),
    "import of the day after": ([entry("2026-11-29", imported="2026-11-28")], [("2026-11-29", "import-to-come")]),
    "correction": ([IN_FORCE, COMING, entry("2026-11-28", "2026-11-28"), entry("2026-12-01-2", "2026-11-28")], []),
    "number skipped": ([IN_FORCE, COMING, entry("2026-12-01-3", "2026-11-28")], [("2026-12-01-3", "number")]),
    "number of nothing": ([IN_FORCE, entry("2026-12-01-2", "2026-11-28")], [("2026-12-01-2", "number")]),
    "moved": ([IN_FORCE, COMING, entry("2027-03-01", "2026-11-28", replaces="2026-12-01")], []),
    "moved the day before": ([IN_FORCE, COMING, entry("2027-03-01", "2026-11-30", replaces="2026-12-01")], []),
    "moved on its day": ([IN_FORCE, COMING, entry("2027-03-01", "2026-12-01", replaces="2026-12-01")], [("2027-03-01", "applies-already")]),
    "moved twice": (
        [IN_FORCE, COMING, *(entry(id, "2026-11-28", replaces="2026-12-01") for id in ("2027-03-01", "2027-04-01"))],
        [("2027-04-01", "nothing-to-end")],
    ),
    "withdrawn": ([IN_FORCE, COMING, entry("2026-12-01-withdrawn", "2026-11-30")], []),
    "withdrawn on its day": (
        [IN_FORCE, COMING, entry("2026-12-01-withdrawn", "2026-12-01")], [("2026-12-01-withdrawn", "applies-already")],
    ),
    "nothing withdrawn": ([IN_FORCE, entry("2026-12-01-withdrawn", "2026-11-30")], [("2026-12-01-withdrawn", "nothing-to-end")]),
    "again after it was withdrawn": (
        [IN_FORCE, COMING, entry("2026-12-01-withdrawn", "2026-11-28"), entry("2026-12-01-2", "2026-11-28")], [],
    ),
    "withdrawn without a day": (
        [entry("2010-01-01"), entry("2018-07-24"), entry("2018-07-24-withdrawn", imported="2026-11-28")],
        [("2018-07-24-withdrawn", "undated")],
    ),
    "withdrawal that replaces what applies": (
        [IN_FORCE, COMING, entry("2026-12-01-withdrawn", "2026-11-28", replaces="2026-01-01")],
        [("2026-12-01-withdrawn", "applies-already")],
    ),
    "end": ([IN_FORCE, COMING, END], []),
    "end of today": ([IN_FORCE, entry("2026-12-31-ended", "2026-12-31")], []),
    "end of yesterday": ([IN_FORCE, entry("2026-12-31-ended", "2027-01-01")], [("2026-12-31-ended", "late")]),
    "end that was taken over": ([entry("2018-07-24"), entry("2020-01-01-ended", imported="2026-11-28")], [("2020-01-01-ended", "undated")]),
    "end of nothing": ([END], [("2026-12-31-ended", "no-text-to-end")]),
    "end after an end": ([IN_FORCE, END, entry("2027-02-01-ended", "2026-11-28")], [("2027-02-01-ended", "no-text-to-end")]),
    "end moved": ([IN_FORCE, END, entry("2027-02-01-ended", "2026-11-28", replaces=END.id)], []),
    "end withdrawn the day before": ([IN_FORCE, END, entry("2026-12-31-ended-withdrawn", "2026-12-30")], []),
    "end withdrawn on its day": (
        [IN_FORCE, END, entry("2026-12-31-ended-withdrawn", "2026-12-31")], [("2026-12-31-ended-withdrawn", "applies-already")],
    ),
    "end again after it was withdrawn": (
        [IN_FORCE, END, entry("2026-12-31-ended-withdrawn", "2026-11-28"), entry("2026-12-31-2-ended", "2026-11-28")], [],
    ),
    "end before a version that is to come": (
        [IN_FORCE, COMING, entry("2026-11-30-ended", "2026-11-28")], [("2026-11-30-ended", "end-too-early")],
    ),
    "end in place of a version of its day": (
        [IN_FORCE, COMING, entry("2026-12-01-2-ended", "2026-11-28")], [("2026-12-01-2-ended", "end-too-early")],
    ),
    "end in place of a version": (
        [IN_FORCE, COMING, entry("2026-12-31-ended", "2026-11-28", replaces=COMING.id)], [("2026-12-31-ended", "end-too-early")],
    ),
    "end on the day from which a version applies": ([IN_FORCE, COMING, entry("2026-12-01-2-ended", "2026-12-01")], []),
    "version before the end": ([IN_FORCE, END, entry("2026-12-30", "2026-11-28")], []),
    "version of the last day in place of the end": ([IN_FORCE, END, entry("2026-12-31-2", "2026-11-28")], []),
    "version in place of the end": ([IN_FORCE, END, entry("2027-02-01", "2026-11-28", replaces=END.id)], []),
    "version after an end that is to come": ([IN_FORCE, END, entry("2027-01-01", "2026-12-30")], [("2027-01-01", "after-end")]),
    "version on the day of the end": ([IN_FORCE, END, entry("2026-12-31-2", "2026-12-31")], []),
    "version of another day after the end": ([IN_FORCE, END, entry("2027-01-01", "2026-12-31")], []),
    "first of the day after the end": ([IN_FORCE, END, entry("2026-12-31", "2026-12-31")], [("2026-12-31", "number")]),
    "import after the end": ([IN_FORCE, END, entry("2010-01-01", imported="2027-03-01")], []),
    "end once more": ([IN_FORCE, END, entry("2027-01-15", "2027-01-10"), entry("2027-02-01-ended", "2027-01-10")], []),
}  # fmt: skip


@pytest.mark.parametrize(("entries", "faults"), RULES.values(), ids=RULES)
def test_what_could_not_be_is_named(entries: list[Entry], faults: list[tuple[str, str]]) -> None:
    assert kinds(chain(*entries)) == faults


def test_nothing_was_published_tomorrow() -> None:
    ledger = chain(IN_FORCE, COMING)
    days = [date(2026, 11, 24) + step for step in (-DAY, 0 * DAY, DAY)]
    assert [[fault.kind for fault in faults_of_future(ledger, day)] for day in days] == [["future"], [], []]


def test_every_fault_is_said_in_words() -> None:
    """Whatever is found fills in the text about it, in every language."""
    sound = chain(IN_FORCE, COMING)
    found = [fault for entries, _ in RULES.values() for fault in faults_of_days(chain(*entries))]
    three = chain(*(entry(id, "2026-12-01") for id in ("2027-01-01", "2027-02-01", "2027-03-01")))
    found += [fault for forge, _ in FORGERIES.values() for fault in follow(forge(list(three.entries)))[1]]
    found += faults_of_future(sound, date(2020, 1, 1)) + extends(sound.seals, []) + extends(sound.seals, [("2026-01-01", "0")])
    found += extends(sound.seals, list(reversed(sound.seals)))
    first, second = (entry(id) for id in ("2027-01-01", "2027-02-01"))
    found += follow([replace(first, after=(second.id, "")), replace(second, after=(first.id, ""))])[1]
    assert {fault.kind for fault in found} == set(MESSAGES.texts("en")["ledger"])
    for fault in found:
        for language in MESSAGES.languages:
            assert set(placeholders(MESSAGES.text(f"ledger.{fault.kind}", language))) <= {"entry", *fault.values}
            assert Message(f"ledger.{fault.kind}", entry=fault.entry, **fault.values).text(language)


# ---- Which text applies


def applying(ledger: Ledger, day: date) -> str:
    """The last version of the line whose day has come."""
    return [one.id for one in ledger.line if one.name.day <= day][-1]


def test_a_corrected_version_that_was_to_come_lacks_the_correction_until_it_is_published_again() -> None:
    corrected = chain(IN_FORCE, COMING, entry("2026-11-28", "2026-11-28"))
    again = chain(IN_FORCE, COMING, entry("2026-11-28", "2026-11-28"), entry("2026-12-01-2", "2026-11-28"))
    days = [date(2026, 11, 27), date(2026, 11, 28), date(2026, 11, 30), date(2026, 12, 1)]
    shown = [[applying(ledger, day) for day in days] for ledger in (corrected, again)]
    assert shown == [["2026-01-01", "2026-11-28", "2026-11-28", last] for last in ("2026-12-01", "2026-12-01-2")]
    assert list(again.ends) == ["2026-12-01"]
    before = again.before("2026-12-01")
    assert before is not None
    assert before.id == "2026-01-01", "what it was written to follow, whatever came later"


def test_second_version_on_the_day_itself_ends_nothing_that_has_applied() -> None:
    ledger = chain(IN_FORCE, entry("2026-12-01", "2026-12-01"), entry("2026-12-01-2", "2026-12-01"))
    assert ledger.ends == {}
    assert [one.id for one in ledger.line] == ["2026-01-01", "2026-12-01", "2026-12-01-2"]


def test_better_copy_takes_the_place_of_an_import() -> None:
    ledger = chain(entry("2012-05-25", imported="2026-11-28"), entry("2012-05-25-2", imported="2026-11-28"), COMING)
    assert [one.id for one in ledger.line] == ["2012-05-25-2", "2026-12-01"]


# ---- A ledger only grows


def test_known_ledger_is_the_beginning_of_the_new_one() -> None:
    whole = chain(IN_FORCE, COMING, entry("2027-01-01", "2026-12-05")).seals
    for known in range(len(whole) + 1):
        assert extends(whole[:known], whole) == []
    assert [fault.kind for fault in extends(whole, whole[:2])] == ["gone"]
    assert [fault.kind for fault in extends(whole, [*whole[:2], ("2027-01-01", "0" * 64)])] == ["rewritten"]
    assert [fault.kind for fault in extends(whole, [whole[1], whole[0], whole[2]])] == ["moved"]


# ---- Alone, as outsiders use it


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder with the program, what is published of the seals, and a publication.json that was kept."""
    shutil.copy(ROOT / "hooks" / "notice" / "ledger.py", tmp_path)
    for folder in (REAL / "versions").glob("20*"):
        (tmp_path / "versions" / folder.name).mkdir(parents=True)
        shutil.copy(folder / SUMS, tmp_path / "versions" / folder.name)
    seals = [[id, sha256((tmp_path / "versions" / id / SUMS).read_bytes()).hexdigest()] for id in ("2018-07-24", "2026-12-01")]
    (tmp_path / "publication.json").write_text(json.dumps({"ledger": seals}), encoding="utf-8")
    return tmp_path


def as_the_guide_says(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run the command of the guide, in a Python that sees nothing of this project."""
    [command] = [line for line in PAGES["operate/ledger"].splitlines() if line.startswith("python3 ledger.py")]
    return subprocess.run([sys.executable, "-I", *shlex.split(command)[1:]], cwd=folder, capture_output=True, text=True)


def test_outsider_finds_the_published_seals_in_order_and_their_days(outside: Path) -> None:
    done = as_the_guide_says(outside)
    assert (done.returncode, done.stderr) == (0, "")
    assert [line.partition("  ")[0] for line in done.stdout.splitlines()] == ["2018-07-24", "2026-12-01"]
    assert done.stdout.endswith("published 2026-11-24\n")
    (outside / "publication.json").unlink()
    assert as_the_guide_says(outside).returncode == 2


def test_outsider_is_told_what_was_changed_although_all_seals_were_made_anew(outside: Path) -> None:
    last = outside / "versions" / "2026-12-01" / SUMS
    first = outside / "versions" / "2018-07-24" / SUMS
    known = publication(outside)
    first.write_text(first.read_text("ascii").replace("  index.en.md", "  index.en.md.x"), "ascii")
    last.write_text(last.read_text("ascii").replace(known[0][1], sha256(first.read_bytes()).hexdigest()), "ascii")
    said = [fault.kind for fault in faults_of_copy(outside / "versions", ["0ed7 e848", str(outside / "publication.json")], TODAY)[1]]
    assert said == ["unknown", "rewritten"]
    shutil.rmtree(last.parent)
    assert kinds_of_copy(outside) == ["rewritten"]
    shutil.rmtree(first.parent)
    assert kinds_of_copy(outside) == ["gone"]


def test_outsider_is_told_of_files_that_are_not_as_sealed(outside: Path) -> None:
    (outside / "versions" / "2026-12-01" / "PUBLISHED").write_text("2026-11-25\n", "ascii")
    (outside / "versions" / "2027-01-01").mkdir()
    assert sorted(kinds_of_copy(outside)) == ["file", "unread"]


AMBIGUOUS = {
    "a file twice": lambda lines: [*lines[:-1], f"{'0' * 64}  PUBLISHED", lines[-1]],
    "two entries before": lambda lines: [*lines, lines[-1]],
    "the entry before first": lambda lines: [lines[-1], *lines[:-1]],
    "another order": lambda lines: [*lines[-2::-1], lines[-1]],
}


@pytest.mark.parametrize("made", AMBIGUOUS.values(), ids=AMBIGUOUS)
def test_list_that_could_be_read_in_two_ways_is_none(outside: Path, made: Callable[[list[str]], list[str]]) -> None:
    sums = outside / "versions" / "2026-12-01" / SUMS
    sums.write_text("\n".join(made(sums.read_text("ascii").splitlines())) + "\n", "ascii")
    assert kinds_of_copy(outside) == ["unread", "gone"]


NO_LEDGERS = ("[]", "{}", "1", '{"ledger": 1}', '{"ledger": [[{}, []]]}', '{"ledger": ["a"]}', '{"ledger": [[1, 2]]}', "[" * 100_000)


@pytest.mark.parametrize("content", NO_LEDGERS, ids=range(len(NO_LEDGERS)))
def test_what_lists_no_ledger_cannot_be_read(outside: Path, content: str) -> None:
    (outside / "publication.json").write_text(content, "utf-8")
    assert as_the_guide_says(outside).returncode == 2


def test_ledger_that_names_an_entry_twice_goes_on_nowhere() -> None:
    once = [("2020-01-01", "1" * 64)]
    assert [fault.kind for fault in extends(once * 2, once)] == ["moved"]


def kinds_of_copy(outside: Path) -> list[str]:
    return [fault.kind for fault in faults_of_copy(outside / "versions", [str(outside / "publication.json")], TODAY)[1]]


def publication(outside: Path) -> list[list[str]]:
    found: list[list[str]] = json.loads((outside / "publication.json").read_text("utf-8"))["ledger"]
    return found


def test_what_an_outsider_is_told_has_the_same_values_as_what_an_editor_is_told() -> None:
    for kind, text in SAID.items():
        if kind in MESSAGES.texts("en")["ledger"]:
            assert set(placeholders(text)) <= set(placeholders(MESSAGES.texts("en")["ledger"][kind]))
    assert set(MESSAGES.texts("en")["ledger"]) <= set(SAID)
