"""The recipes of the guide work as they are written, and name tests and files that there are."""

import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from author_mistakes import Mistake, copy_docs, problems_of
from guide_text import PAGES, TEXT, blocks, code_spans
from notice import headings
from notice.messages import MESSAGES
from notice.rules import retention
from notice.rules.rule import Rule
from projects import ROOT
from quick_yaml import load_yaml
from reviewed import Case, complete_notice, review_of_files

HERE = ROOT / "tests"


def block_of(page: str, beginning: str) -> str:
    """Give the block of code of a page that begins so, or has a line that does."""
    (found,) = (block for block in blocks(PAGES[page]) if re.search(rf"^{re.escape(beginning)}", block, re.MULTILINE))
    return found


def test_tests_that_the_guide_names_are_there() -> None:
    named = {span for span in code_spans(TEXT) if re.fullmatch(r"test_\w+", span)}
    texts = (path.read_text(encoding="utf-8") for path in HERE.glob("test_*.py"))
    there = {name for text in texts for name in re.findall(r"^def (test_\w+)", text, re.MULTILINE)}
    assert named
    assert named <= there


def test_guide_names_each_file_for_other_programs() -> None:
    made = {path.name.removesuffix(".txt") for path in (HERE / "goldens").glob("*/**/exports/*") if path.is_file()}
    assert made
    assert [name for name in sorted(made) if f"exports/{name}`" not in PAGES["write/programs"]] == []


def run(page: str, beginning: str, names: dict[str, Any]) -> dict[str, Any]:
    """Run what the guide tells to write, among the names of the module that it is written into."""
    exec(block_of(page, beginning), names)  # noqa: S102 (the guide is ours)
    return names


@pytest.mark.parametrize(("period", "hits"), [("P100Y", 0), ("P101Y", 1), ("P130Y", 1)])
def test_recipe_of_a_rule_finds_what_its_case_says(monkeypatch: pytest.MonkeyPatch, period: str, hits: int) -> None:
    case = Case("example", **load_yaml(block_of("develop/add-a-rule", "rule: RET-06")))
    changes = [{**change, "put": change["put"].replace("P130Y", period)} for change in case.changes]
    rules: dict[str, Rule] = {}
    monkeypatch.setattr("notice.rules.rule.RULES", rules)
    run("develop/add-a-rule", "@purpose_rule", dict(vars(retention)))
    found = list(rules["RET-06"].findings(review_of_files(replace(case, changes=changes).files())))
    assert [hit.place.scope for hit in found] == [case.scope] * hits
    english = load_yaml(block_of("develop/add-a-rule", "  title: Period"))["RET-06"]
    assert [english["what"].format_map(hit.values) for hit in found] == [case.en] * hits


def test_recipe_of_a_message_tells_it_in_every_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for language in MESSAGES.languages:
        written = load_yaml(block_of("develop/add-a-message", f"# hooks/notice/messages/{language}.yml"))
        monkeypatch.setitem(MESSAGES.texts(language)["headings"], "capitals", written["capitals"])
    capitals = run("develop/add-a-message", "def _capitals", dict(vars(headings)))["_capitals"]
    others = vars(headings)["_faults_of"]
    monkeypatch.setattr(headings, "_faults_of", lambda heading, *rest: [*others(heading, *rest), *capitals(heading)])
    mistake = Mistake("example", **load_yaml(block_of("develop/add-a-message", "changes:")))
    mistake.make(copy_docs(tmp_path))
    [problem] = problems_of(tmp_path)
    assert [problem.text("en")] == mistake.messages(tmp_path)
    assert problem.text("fi").endswith("on pelkin suuraakkosin; kirjoittakaa ”Palautekyselyt tekstiviestillä”.")
    assert problem.text("sv").endswith("har bara versaler; skriv ”Palautekyselyt tekstiviestillä”.")


def test_recipe_of_an_export_makes_what_it_says() -> None:
    names = run("develop/add-an-export", '"""Whom to write to', {"__name__": "notice.exports.jcard", "__package__": "notice.exports"})
    kind, stated = names["jcard"](complete_notice())
    contact = complete_notice().facts.contact
    assert contact
    assert kind == "vcard"
    assert stated[0] == ["version", {}, "text", "4.0"]
    assert ["email", {}, "text", contact.email] in stated
    assert {name for name, *_ in stated} <= {"version", "fn", "org", "email", "tel", "url"}
