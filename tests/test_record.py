"""`make record`: the record of processing activities, and what is written into it that must not be public."""

import io
import json
import subprocess
from datetime import date
from functools import cache
from pathlib import Path

import openpyxl
import pytest

import forked
from author_mistakes import publication_of
from conftest import TODAY, noon_of
from exposed_record import exposed
from notice.exports.article_30 import record_of_processing, without_measures
from notice.exports.tables import to_xlsx
from notice.facts.internal_record import RECORD, InternalRecord, read_internal_record
from notice.problems import NoticeError
from notice.reading import Notice
from projects import COMPLETE, make_project
from strategies import notice_of

LOCK = "The door has the lock Abloy 4711"
WRITTEN = f"""\
security_measures: ["{LOCK}"]
purposes:
  orders: {{security_measures: [Two factors], responsible: Head of sales, systems: [Web shop, Accounts]}}
"""
COLUMNS = [
    "Ändamål", "Rättslig grund", "Vem det här gäller", "Vilka uppgifter", "Vem som får uppgifterna", "Överföringar utanför EU och EES",
    "Hur länge uppgifterna lagras", "Säkerhetsåtgärder", "Ansvarig", "System",
]  # fmt: skip


@cache
def complete() -> Notice:
    return publication_of(COMPLETE).timeline.current.notice


def test_record_has_what_article_30_asks_for() -> None:
    notice = complete()
    made = to_xlsx(record_of_processing(notice, read_internal_record(WRITTEN, notice.facts)), "Ab", date(2026, 12, 1))
    who, purposes = openpyxl.load_workbook(io.BytesIO(made)).worksheets
    said = {(row[0].value, row[1].value): row[2].value for row in who.iter_rows(min_row=2)}
    assert said["Dataskyddsombud", "E-post"] == "dataskyddsombud@bokhandeln.example.fi"
    assert ("Vem som ansvarar för uppgifterna", "Postadress") in said
    head, orders, letters, security = [[cell.value for cell in row] for row in purposes.iter_rows()]
    assert head == COLUMNS
    assert orders[2:6] == [
        "Kunder", "Namn; Böcker som du har beställt; Adress", "Bokposten Ab; Printing House Inc",
        "Printing House Inc, USA, Standardiserade dataskyddsbestämmelser",
    ]  # fmt: skip
    assert orders[7:] == [f"{LOCK}; Two factors", "Head of sales", "Web shop; Accounts"]
    assert (letters[4], letters[5], security[7:]) == ("Ingen", None, [LOCK, None, None])


def test_what_is_done_for_others_has_a_sheet_of_its_own() -> None:
    data = complete().facts.model_dump(mode="json", exclude_unset=True, exclude={"records"})
    assert len(record_of_processing(complete(), InternalRecord())) == 2
    data["purposes"]["security"] |= {"role": "processor", "on_behalf_of": "Andra Ab"}
    _, own, others = record_of_processing(notice_of(data), InternalRecord())
    assert [row[0] for row in others.rows] == ["Andra Ab"]
    assert len(own.rows) == 2


def test_purposes_without_measures_are_named() -> None:
    facts = complete().facts
    assert without_measures(complete(), InternalRecord()) == ["orders", "letters", "security"]
    of_one = read_internal_record("purposes: {letters: {security_measures: [A]}}\n", facts)
    assert without_measures(complete(), of_one) == ["orders", "security"]
    assert without_measures(complete(), read_internal_record(WRITTEN, facts)) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("purposes:\n  order: {}\n", '2: purposes.order: no purpose in docs/notice.yml has this id; did you mean "orders"?'),
        ("security_measure: [A]\n", "1:"),
        ("security_measures: A\n", "1:"),
        ("- A\n", "1:"),
        ("purposes: [", "1: cannot be read"),
    ],
)
def test_mistake_in_the_file_is_told_with_its_line(text: str, says: str) -> None:
    with pytest.raises(NoticeError) as raised:
        read_internal_record(text, complete().facts)
    assert str(raised.value).startswith(f"{RECORD}:{says}")


def test_empty_file_says_nothing() -> None:
    assert read_internal_record("", complete().facts) == InternalRecord()


# ---- It stays private ----


@pytest.mark.slow
def test_record_is_written_beside_the_site(tmp_path: Path) -> None:
    """That nothing of it is published is asked in test_own.py, of a whole site."""
    project = make_project(tmp_path / "project", COMPLETE)
    (project / "own").mkdir()
    (project / RECORD).write_text(WRITTEN, encoding="utf-8")
    environment = {"PYTHONPATH": "hooks", "SOURCE_DATE_EPOCH": str(noon_of(TODAY)), "PDF": "false"}
    done = forked.run("record", folder=project, environment=environment)
    assert done.returncode == 0, done.stdout
    assert "record.xlsx" in done.stdout
    (_, purposes, *_) = openpyxl.load_workbook(project / "record.xlsx").worksheets
    assert any(LOCK in str(cell.value) for row in purposes.iter_rows() for cell in row)
    assert "letters" not in done.stdout, "it says that measures are missing"
    assert done.stderr == ""
    for command in (["init", "-q"], ["add", RECORD]):
        subprocess.run(["git", *command], cwd=project, check=True)
    told = forked.run("record", folder=project, environment=environment).stderr
    assert "own/record.yml" in told
    on_github = forked.run("check", "--format", "github", folder=project, environment={**environment, **event(tmp_path, private=False)})
    assert on_github.stderr.startswith("::warning::own/record.yml ")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository that does not hold the file yet."""
    (tmp_path / "own").mkdir()
    (tmp_path / RECORD).write_text(WRITTEN, encoding="utf-8")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    return tmp_path


def event(folder: Path, private: bool | None) -> dict[str, str]:
    path = folder / "event.json"
    path.write_text(json.dumps({"repository": {} if private is None else {"private": private}}), encoding="utf-8")
    return {"GITHUB_EVENT_PATH": str(path)}


def test_file_that_git_does_not_hold_needs_no_warning(repository: Path) -> None:
    assert exposed(repository, event(repository, private=False)) is None
    (repository / RECORD).unlink()
    assert exposed(repository, {}) is None


@pytest.mark.parametrize(("private", "told"), [(False, "record.public"), (None, "record.in-git"), (True, None)])
def test_repository_that_holds_it_is_warned_unless_it_is_private(repository: Path, private: bool | None, told: str | None) -> None:
    subprocess.run(["git", "add", RECORD], cwd=repository, check=True)
    found = exposed(repository, event(repository, private))
    assert (found.id if found else None) == told
