"""An editor accepts findings with the lines that `make check` prints, copied into notice.yml as they are."""

from pathlib import Path

import pytest

from author_mistakes import publication_of
from notice.reports import FORMATS, Report
from notice.rules import judge
from notice.rules.accepting import is_reasoned
from projects import COMPLETE
from reviewed import MESSAGES, TODAY

SPOILT = ("    legal_bases: [consent]\n", "  consent_tool: Kakburken\n", "  settings_link: https://bokhandeln.example.fi/kakor\n")
FOUND = {"PUR-02": "purposes.letters.legal_bases", "CKI-04": "cookies.consent_tool", "CKI-07": "cookies.settings_link"}
ANOTHER = """\
accepted_findings:
  - rule: RGT-10
    scope: records.requests_tested
    reason: we tested it by telephone
    role: Head of legal
    date: 2027-01-15
    review_by: 2028-01-15
"""
REASONS = ("the letter is asked for on paper", "the tool is bought in March", "the settings stand in the footer")


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The complete notice with three errors."""
    for path in COMPLETE.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    facts = tmp_path / "notice.yml"
    text = facts.read_text(encoding="utf-8")
    for line in SPOILT:
        assert text.count(line) == 1
        text = text.replace(line, "")
    facts.write_text(text, encoding="utf-8")
    return tmp_path


def checked(docs: Path, language: str) -> tuple[str, str]:
    """Give what `make check` prints, and the lines in it that accept findings."""
    printed = FORMATS["people"](Report(language, judge(publication_of(docs, TODAY), language), (), TODAY))
    lines = printed.split("\n")
    start = next((number for number, line in enumerate(lines) if line in ("accepted_findings:", "# accepted_findings:")), len(lines))
    end = next((number for number in range(start, len(lines)) if not lines[number]), len(lines))
    return printed, "".join(f"{line}\n" for line in lines[start:end])


def blocking(docs: Path) -> list[tuple[str, str]]:
    """Give the rules and scopes of what keeps the draft from being published."""
    return [(one.rule, one.place.scope) for one in judge(publication_of(docs, TODAY)).blocking]


def in_own_words(lines: str) -> str:
    """Give lines with a reason and a role of their own in the place of the example."""
    examples = iter(REASONS)
    told = (f"    reason: {next(examples)}" if line.startswith("    reason:") else line for line in lines.split("\n"))
    return "\n".join("    role: Head of legal" if line.startswith("    role:") else line for line in told)


@pytest.mark.slow
@pytest.mark.parametrize("language", MESSAGES)
def test_several_findings_are_accepted_at_once_with_reasons_of_their_own(docs: Path, language: str) -> None:
    facts = docs / "notice.yml"
    _, lines = checked(docs, language)
    text = facts.read_text(encoding="utf-8")
    facts.write_text(text + lines, encoding="utf-8")
    refused = [("FND-03", f"accepted_findings.{number}.reason ({rule} {scope})") for number, (rule, scope) in enumerate(FOUND.items())]
    assert sorted(blocking(docs)) == sorted([*FOUND.items(), *refused]), "the example is no reason"
    assert checked(docs, language)[1] == "", "what stands there already is not offered again"
    facts.write_text(text + in_own_words(lines), encoding="utf-8")
    assert blocking(docs) == []
    printed = " ".join(checked(docs, language)[0].split())
    assert printed.count("2028-02-01") == len(FOUND), "it is shown until when each counts"
    assert all(reason in printed for reason in REASONS)


@pytest.mark.parametrize(
    ("reason", "role"),
    [
        ("x", "Head of legal"),
        ("-", "Head of legal"),
        ("... !!! ???", "Head of legal"),
        ("ok ok ok", "Head of legal"),
        ("accepted", "Head of legal"),
        ("a b c d", "Head of legal"),
        ("Why this is right as it is.", "Head of legal"),
        ("miksi asia on oikein näin", "Head of legal"),
        ("as it is, this is right", "Head of legal"),
        ("det är som det är", "Head of legal"),
        ("the letter is asked for on paper", "x"),
        ("the letter is asked for on paper", "your role, not your name"),
    ],
)
def test_reason_or_role_of_a_letter_signs_or_the_example_accepts_nothing(reason: str, role: str) -> None:
    assert not is_reasoned(reason, role)


@pytest.mark.parametrize(
    ("reason", "role"),
    [
        ("guests order too", "Reception"),
        ("sopimus riittää perusteeksi", "tietosuojatiimi"),
        ("det står i avtalet", "DPO"),
        ("契約で同意は不要です", "法務部"),
        ("нам это разрешил суд", "юрист"),
    ],
)
def test_few_words_of_ones_own_are_a_reason_in_any_script(reason: str, role: str) -> None:
    assert is_reasoned(reason, role)


def test_more_findings_are_added_to_those_accepted_before(docs: Path) -> None:
    facts = docs / "notice.yml"
    text = facts.read_text(encoding="utf-8").replace("requests_tested: 2027-01-10", "requests_tested: 2026-01-10")
    facts.write_text(text + ANOTHER, encoding="utf-8")
    _, lines = checked(docs, "en")
    assert lines.startswith("# accepted_findings:\n  - rule: ")
    facts.write_text(facts.read_text(encoding="utf-8") + in_own_words(lines), encoding="utf-8")
    accepted = {one.rule: one.accepted.reason for one in judge(publication_of(docs, TODAY)).findings if one.accepted}
    assert blocking(docs) == []
    assert accepted.keys() == {"RGT-10", *FOUND}
    assert set(accepted.values()) == {"we tested it by telephone", *REASONS}
