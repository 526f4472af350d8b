"""What the checks print, for people and for programs; and what they keep from being published."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from subprocess import PIPE, CompletedProcess
from typing import Any

import pytest

import forked
from author_mistakes import publication_of
from guide_text import PAGES, blocks
from in_the_ledger import freeze_pending
from notice.problems import Problem
from notice.publication import Publication
from notice.reports import FORMATS, Report
from notice.reports.for_people import ORDER
from notice.rules import RULES, judge
from notice.rules.blocking import blocked
from projects import COMPLETE, REAL, ROOT, in_english, make_project
from reviewed import MESSAGES, TODAY
from said import Said

NOON = "1801483200"  # of 2027-02-01
ENVIRONMENT = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": NOON}
SPOILT = {
    "    legal_bases: [consent]\n": "",
    "        subject_is_party: yes\n": "",
    "[post, printer]": "[printer]",
    "contact:\n": "contact:\n  person: Pia Påhitt\n",
}
ACCEPTED = """\
accepted_findings:
  - rule: PUR-04
    scope: purposes.orders.legal_bases.contract
    reason: guests order too
    role: Head of legal
    date: 2027-01-15
    review_by: 2028-01-15

"""


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The complete notice with an error, two warnings, one of them accepted, and a piece of advice."""
    folder = tmp_path / "docs"
    folder.mkdir()
    for path in COMPLETE.iterdir():
        (folder / path.name).write_bytes(path.read_bytes())
    for old, new in SPOILT.items():
        edit(folder, old, new)
    edit(folder, "records:\n", f"{ACCEPTED}records:\n")
    return folder


def edit(docs: Path, old: str, new: str, file: str = "notice.yml") -> None:
    text = (docs / file).read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    (docs / file).write_text(text.replace(old, new), encoding="utf-8")


def line(docs: Path, start: str) -> int:
    lines = (docs / "notice.yml").read_text(encoding="utf-8").split("\n")
    return next(number for number, text in enumerate(lines, 1) if text.startswith(start))


def read(docs: Path) -> Publication:
    return publication_of(docs, TODAY)


def reported(docs: Path, format: str, language: str = "en") -> str:  # noqa: A002 (what the command calls it)
    publication = read(docs)
    return FORMATS[format](Report(language, judge(publication, language), day=publication.timeline.day))


@pytest.mark.parametrize("language", MESSAGES)
def test_report_for_people(docs: Path, language: str) -> None:
    expected = (ROOT / "tests" / "reports" / f"{language}.txt").read_text(encoding="utf-8").rstrip("\n")
    assert re.sub(r"(?<=yml:)\d+", "LINE", reported(docs, "people", language)) == expected


def test_report_says_where_pages_are_silent_on_what_is_not_stated(docs: Path) -> None:
    judged = judge(read(docs), "en")
    said = [FORMATS["people"](Report("en", judged, day=TODAY, says_silence=says)) for says in (True, False)]
    assert ["say_not_stated in mkdocs.yml is false" in one for one in said] == [False, True]


def test_guide_shows_what_is_really_found() -> None:
    """Its example is the beginning of the report on the version of 2026-12-01, in which “…” stands for lines."""
    shown = next(block for block in blocks(PAGES["write/checks"]) if block.startswith("Must be put right"))
    judged = judge(publication_of(REAL), "en", "2026-12-01")
    said = FORMATS["people"](Report("en", judged, day=TODAY)).split("\n\n", 1)[1]
    for part in shown.split("    …\n"):
        assert part in said


def test_every_rule_belongs_to_a_topic() -> None:
    assert {rule[:3] for rule in RULES} == set(ORDER)


def test_annotations_for_github(docs: Path) -> None:
    lines = reported(docs, "github").split("\n")
    assert [line.partition(",title")[0] for line in lines] == [
        f"::error file=docs/notice.yml,line={line(docs, '  letters:')}",
        f"::warning file=docs/notice.yml,line={line(docs, '  post:')}",
        f"::notice file=docs/notice.yml,line={line(docs, '  person:')}",
    ]
    assert lines[0].endswith("rule: PUR-02, scope: purposes.letters.legal_bases")
    assert "title=PUR-02 Legal basis::No legal basis is given for “Newsletter” (Readers of the newsletter).%0AHow: " in lines[0]


def test_json_has_every_finding(docs: Path) -> None:
    found = json.loads(reported(docs, "json"))
    assert (found["version"], found["status"], found["blocked"], found["mistakes"]) == ("2027-03-01", "draft", True, [])
    assert [(one["rule"], one["severity"], bool(one["accepted"])) for one in found["findings"]] == [
        ("PUR-02", "error", False),
        ("PUR-11", "warning", False),
        ("PUR-04", "warning", True),
        ("CTL-08", "advice", False),
    ]
    assert found["findings"][0]["sources"][0] == {
        "text": "Article 13(1)(c)",
        "url": "https://eur-lex.europa.eu/eli/reg/2016/679/art_13/oj/eng",
    }


def test_sarif_lists_rules_and_suppresses_what_is_accepted(docs: Path) -> None:
    run: dict[str, Any] = json.loads(reported(docs, "sarif"))["runs"][0]
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULES)
    assert [(one["ruleId"], one["level"], len(one.get("suppressions", []))) for one in run["results"]] == [
        ("PUR-02", "error", 0),
        ("PUR-11", "warning", 0),
        ("PUR-04", "warning", 1),
        ("CTL-08", "note", 0),
    ]


def test_what_only_words_suggest_stands_apart_to_be_read(docs: Path) -> None:
    """“Our partners” may be others than the notice names, or just these: names and facts do not show it."""
    edit(docs, "Bokposten delivers the parcel.", "Bokposten delivers the parcel to our partners.", "index.en.md")
    people = reported(docs, "people")
    decided, read_on = people.index("Needs a decision (1)\n"), people.index("Sentences to read (1)\n")
    assert decided < people.index("\nPUR-11  ") < read_on < people.index("Their words suggest") < people.index("\nREC-06  ")
    assert "Must be put right: 1. Needs a decision: 1. Sentences to read: 1. Advice: 1." in people
    to_read = [(one["rule"], one["severity"]) for one in json.loads(reported(docs, "json"))["findings"] if one["to_read"]]
    assert to_read == [("REC-06", "warning")]
    (annotated,) = (one for one in reported(docs, "github").split("\n") if "title=REC-06" in one)
    assert annotated.startswith("::notice file=docs/index.en.md,")
    levels = {one["ruleId"]: one["level"] for one in json.loads(reported(docs, "sarif"))["runs"][0]["results"]}
    assert (levels["PUR-11"], levels["REC-06"]) == ("warning", "note")
    assert "warnings: 1, sentences to read: 1, advice: 1;" in reported(docs, "count")


def test_sentence_to_read_names_where_other_languages_say_it(docs: Path) -> None:
    """What one language says may be said in others in words that no list has; what two say, the third one says, too."""
    edit(docs, "Bokposten bär ut paketet.", "Bokposten bär ut paketet till våra polare.", "index.sv.md")
    edit(docs, "Bokposten kantaa paketin perille.", "Bokposten kantaa paketin perille kavereille.", "index.fi.md")
    edit(docs, "Bokposten delivers the parcel.", "Bokposten delivers the parcel to our partners.", "index.en.md")
    places = f"docs/index.sv.md:{line_with(docs, 'sv', 'polare')}, docs/index.fi.md:{line_with(docs, 'fi', 'kavere')}"
    told = f"In other languages nothing was found in the same place; read that as well: {places}"
    assert " ".join(reported(docs, "people").split()).count(told) == 1
    edit(docs, "perille kavereille", "perille kumppaneille", "index.fi.md")
    people = " ".join(reported(docs, "people").split())
    assert "In other languages nothing" not in people
    assert f"docs/index.sv.md:{line_with(docs, 'sv', 'polare')} scope: index.sv#recipients (Bokposten bär ut" in people
    assert people.count("Perhaps: “Bokposten bär ut paketet till våra polare.” does not tell who.") == 1


def line_with(docs: Path, language: str, words: str) -> int:
    """Give the first line of a page that has some words."""
    lines = (docs / f"index.{language}.md").read_text(encoding="utf-8").split("\n")
    return next(number for number, text in enumerate(lines, 1) if words in text)


def test_sentence_stands_beside_its_translations_in_the_report() -> None:
    said = FORMATS["people"](Report("en", judge(publication_of(REAL), "en", "2026-12-01"), day=TODAY))
    vague = said.partition("\nPUR-08  ")[2].partition("\n  Why: ")[0]
    sections = ("customer-service", "feedback-surveys")
    assert re.findall(r"scope: (\S+) ", vague) == [f"index.{language}#{section}" for section in sections for language in ("en", "fi", "sv")]


def test_sentences_of_one_language_are_to_be_compared(docs: Path) -> None:
    """They are no findings: what says the same needs no decision, and nothing of it is accepted or blocks."""
    alone = "The shop stands in the main street, and people leaf through books there for hours."
    edit(docs, "No. A human", f"No. {alone} A human", "index.en.md")
    people, places = reported(docs, "people"), ("docs/index.en.md:49", "docs/index.sv.md:47")
    told = f"  {places[0]}\n    | {alone}\n  {places[1]}\n    Not in this section.\n"
    parts = [people.index(one) for one in ("Needs a decision (1)\n", "Sentences to compare (1)\n", told, "Advice (1)\n")]
    assert parts == sorted(parts)
    assert "Needs a decision: 1. Sentences to compare: 1. Advice: 1." in people
    assert "warnings: 1, sentences to compare: 1, advice: 1;" in reported(docs, "count")
    found = json.loads(reported(docs, "json"))
    assert len(found["findings"]) == 4
    assert found["to_compare"] == [
        {
            "page": "index",
            "section": "automated-decisions",
            "excerpt": {"language": "en", "file": "docs/index.en.md", "line": 49, "text": alone},
            "others": [{"language": one, "file": f"docs/index.{one}.md", "line": 47, "text": ""} for one in ("sv", "fi")],
        }
    ]
    last = reported(docs, "github").split("\n")[-1]
    assert last.startswith(f"::notice file=docs/index.en.md,line=49,title=Sentences to compare::{alone}%0Adocs/index.sv.md:47: ")
    result = json.loads(reported(docs, "sarif"))["runs"][0]["results"][-1]
    assert (result["ruleId"], result["level"]) == ("unequal", "note")
    assert [one["physicalLocation"]["region"]["startLine"] for one in (*result["locations"], *result["relatedLocations"])] == [49, 47, 47]


def test_each_place_has_the_sentence_that_stands_there(docs: Path) -> None:
    edit(docs, "Bokposten delivers the parcel.", "Our partners `pack` it &amp; weigh it.\n\nOur partners carry it.", "index.en.md")
    found = [one for one in judge(read(docs), "en").findings if one.rule == "REC-06" and one.place.language == "en"]
    assert [one.sentence for one in found] == ["Our partners pack it & weigh it.", "Our partners carry it."]


def test_acceptance_does_not_hide_what_it_accepts(docs: Path) -> None:
    edit(docs, "Bokposten delivers the parcel.", "Bokposten delivers the parcel. We send your data to Mailchimp.", "index.en.md")
    (found,) = (one for one in judge(read(docs), "en").findings if one.rule == "FCT-04")
    edit(docs, "  - rule: PUR-04\n", f"{_accepting('FCT-04', found.place.scope)}  - rule: PUR-04\n")
    (accepted,) = (one for one in judge(read(docs), "en").findings if one.rule in ("FCT-04", "FND-01"))
    assert (accepted.rule, bool(accepted.accepted)) == ("FCT-04", True)


def test_what_blocks_and_what_is_a_matter_of_names_is_never_only_to_be_read(docs: Path) -> None:
    text = "By using this site you agree to this notice. We send your data to Mailchimp."
    edit(docs, "Bokposten delivers the parcel.", f"Bokposten delivers the parcel. {text}", "index.en.md")
    found = {one.rule: one for one in judge(read(docs), "en").findings}
    assert (RULES["TXT-03d"].by_words, RULES["FCT-04"].by_words) == (True, False)
    assert [(found[rule].severity, found[rule].to_read) for rule in ("TXT-03d", "FCT-04")] == [("error", False)] * 2


def test_count_ends_the_summary_of_a_build(docs: Path) -> None:
    assert reported(docs, "count") == "  checks      errors: 1, warnings: 1, advice: 1; read them with `make check`"
    finnish = "  tarkistukset   korjattavia: 1, päätettäviä: 1, neuvoja: 1; lukekaa ne komennolla `make check`"
    assert reported(docs, "count", "fi") == finnish


def test_count_of_a_notice_that_cannot_be_read_is_not_nothing() -> None:
    mistakes = (Problem("docs/notice.yml", 3, Said("is wrong.")), Problem("docs/notice.yml", 4, Said("is wrong.")))
    counted = FORMATS["count"](Report("en", None, mistakes))
    assert counted == "  checks      the notice cannot be read (mistakes: 2); read them with `make check`"


def test_count_of_nothing_sends_nobody_to_read_it() -> None:
    assert FORMATS["count"](Report("en", judge(publication_of(COMPLETE, TODAY), "en"))) == "  checks      nothing found"


def test_error_keeps_a_draft_from_being_frozen_until_it_is_accepted(docs: Path) -> None:
    publication = read(docs)
    problems = blocked(publication, publication.drafts[0], "en")
    assert [(problem.line, problem.message.text("en").partition(":")[0]) for problem in problems] == [(line(docs, "  letters:"), "PUR-02")]
    assert problems[0].message.text("en").startswith("PUR-02: No legal basis is given")
    edit(docs, "  - rule: PUR-04\n", f"{_accepting('PUR-02', 'purposes.letters.legal_bases')}  - rule: PUR-04\n")
    publication = read(docs)
    assert blocked(publication, publication.drafts[0], "en") == []
    assert freeze_pending(publication, docs).startswith("Frozen: docs/versions/2027-03-01.")


def test_acceptance_that_matches_nothing_is_told_with_what_it_may_be_meant_for(docs: Path) -> None:
    edit(docs, "  - rule: PUR-04\n", f"{_accepting('PUR-02', 'purposes.letters')}  - rule: PUR-04\n")
    publication = read(docs)
    said = [problem.message.text("en") for problem in blocked(publication, publication.drafts[0], "en")]
    assert said[0].startswith("PUR-02: No legal basis is given")
    (unmatched,) = said[1:]
    assert unmatched.startswith("FND-01: “PUR-02” is accepted for “purposes.letters”, but the checks find no such thing there.")
    assert unmatched.endswith("or write rule and scope as the finding names them.")


def test_acceptance_that_has_lapsed_blocks_again(docs: Path) -> None:
    accepting = _accepting("PUR-02", "purposes.letters.legal_bases").replace("2028-01-15", "2027-01-31")
    edit(docs, "  - rule: PUR-04\n", f"{accepting}  - rule: PUR-04\n")
    assert {one.rule for one in judge(read(docs), "en").findings if not one.accepted} == {"PUR-02", "PUR-11", "CTL-08", "FND-02"}
    publication = read(docs)
    assert len(blocked(publication, publication.drafts[0], "en")) == 1


@pytest.mark.parametrize("edited", ["history", "published"])
def test_what_is_history_blocks_nothing(docs: Path, edited: str) -> None:
    if edited == "history":
        for language in ("sv", "fi", "en"):
            edit(docs, "{#2027-03-01}", "{#2027-01-01 .imported}", f"history.{language}.md")
    else:
        freeze_pending(read(docs), docs)
    assert judge(read(docs), "en").blocking == ()
    state = reported(docs, "people").split("\n\n")[0]
    assert "block" in state
    assert ("applies from 1 March 2027" in state) == (edited == "published")
    assert "::error" not in reported(docs, "github")


def test_records_may_be_kept_up_to_date_without_a_new_version(docs: Path) -> None:
    freeze_pending(read(docs), docs)
    edit(docs, "review_by: 2028-01-15", "review_by: 2029-01-15")
    assert judge(read(docs), "en").version.id == "2027-03-01"
    edit(docs, "name: Printing House Inc", "name: Another House Inc")
    with pytest.raises(Exception, match="you changed the published text"):
        read(docs)


@pytest.mark.slow
def test_command_reports_and_ends_with_1_only_if_something_blocks(docs: Path, tmp_path: Path) -> None:
    project = in_english(make_project(tmp_path / "project", docs))
    done = _check(project, "--format", "count")
    assert (done.returncode, done.stderr) == (1, "")
    unread, pipe = os.pipe()
    os.close(unread)
    command, into = [sys.executable, "-m", "check"], {**ENVIRONMENT, "PYTHONPATH": "hooks"}
    cut = subprocess.run(command, cwd=project, env=into, stdout=pipe, stderr=PIPE, text=True, timeout=120)
    assert (cut.returncode, cut.stderr) == (1, "")
    edit(project / "docs", "    recipients: none\n    retention:\n", "    legal_bases: [consent]\n    recipients: none\n    retention:\n")
    edited = _check(project)
    assert edited.returncode == 0
    shutil.rmtree(project / ".cache")
    assert _check(project).stdout == edited.stdout  # what is remembered of sentences changes nothing
    assert "has no version 2020-01-01. Known: 2027-03-01." in _check(project, "--version", "2020-01-01").stdout
    edit(project / "docs", "role: controller\n    collected_from: [subject, other]", "role: controler")
    mistaken = _check(project, "--format", "github")
    assert (mistaken.returncode, mistaken.stdout.split(",")[0]) == (1, "::error file=docs/notice.yml")


def _check(project: Path, *given: str) -> CompletedProcess[str]:
    return forked.run("check", *given, folder=project, environment=ENVIRONMENT)


def _accepting(rule: str, scope: str) -> str:
    items = {"rule": rule, "scope": scope, "reason": "guests also pay", "role": "Desk", "date": "2027-01-15", "review_by": "2028-01-15"}
    return f"  - {{{', '.join(f'{key}: {value}' for key, value in items.items())}}}\n"


def test_errors_do_not_fail_a_draft_that_is_held_back(docs: Path) -> None:
    for path in docs.glob("history.*.md"):
        path.write_text(path.read_text(encoding="utf-8").replace("{#2027-03-01}", "{#2027-03-01 .draft}"), encoding="utf-8")
    judged = judge(publication_of(docs, TODAY))
    assert judged.blocking
    assert not Report(judged.language, judged).failed
