"""The rules find what they should, where they should, in plain words, and nothing else."""

import re
import string
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from author_mistakes import LANGUAGES, publication_of
from nightly import first_of_each
from notice.facts import Facts, schema_of
from notice.located_yaml import read_yaml
from notice.problems import NoticeError
from notice.rules import RULES, Finding, Review, Severity, findings_of, review_of
from notice.rules.catalogue import catalogue
from notice.rules.phrases import HERE as PHRASES
from notice.rules.phrases import find
from notice.rules.texts import PARTS, texts
from notice.versions import Status
from projects import REAL, ROOT
from quick_yaml import load_yaml
from reviewed import CASES, MESSAGES, Case, complete_files, read_case, review_of_files, without

HERE = Path(__file__).parent
Record = Callable[[str, object], None]
LEFT_OUT = load_yaml((ROOT / "hooks" / "notice" / "rules" / "left_out.yml").read_text(encoding="utf-8"))
HARMLESS: dict[str, list[dict[str, str]]] = load_yaml((HERE / "harmless.yml").read_text(encoding="utf-8"))
RULES_2018: dict[str, dict[str, Any]] = load_yaml((HERE / "rules_2018.yml").read_text(encoding="utf-8"))


# How many demands there are on each topic; those on cookies are numbered from 0.
DEMANDS = {
    "CTL": 8, "DPO": 3, "PUR": 11, "DAT": 3, "SPC": 5, "SRC": 6, "REC": 7, "TRF": 7, "RET": 7, "RGT": 16, "CON": 3, "OBL": 3, "ADM": 5,
    "AUT": 5, "SWE": 4, "LNG": 8, "STR": 6, "HYG": 4, "VER": 8, "TRA": 7, "CKI": 16, "FIN": 8, "ACC": 10, "TXT": 15,
}  # fmt: skip
# On acceptances, corrections, and the text beside the facts.
OURS = {"FND-01", "FND-02", "FND-03", "VER-09", *(f"FCT-{number:02}" for number in range(1, 31))}


def base(rule: str) -> str:
    """Give the demand that a rule belongs to: CTL-02 for CTL-02b."""
    return rule.rstrip(string.ascii_lowercase)


# ---- Every rule has everything


def test_every_rule_has_a_case() -> None:
    """Something spoilt that gives its finding; without it nobody knows whether the rule works."""
    assert {read_case(path).rule for path in CASES} == set(RULES)


@pytest.mark.parametrize("language", MESSAGES)
def test_every_rule_has_its_texts_and_no_text_is_left_over(language: str) -> None:
    said = texts(language)
    assert {rule: tuple(parts) for rule, parts in said.items()} == dict.fromkeys(RULES, PARTS)
    assert all(text.strip() for parts in said.values() for text in parts.values())


@pytest.mark.parametrize("language", MESSAGES)
def test_texts_have_the_same_placeholders_in_every_language(language: str) -> None:
    told = texts(language)
    for rule, parts in texts("en").items():
        assert {part: _names(text) for part, text in parts.items()} == {part: _names(text) for part, text in told[rule].items()}


@pytest.mark.parametrize("language", MESSAGES)
def test_examples_can_be_written_in_the_facts(language: str) -> None:
    """Every key of an example is one of notice.yml; sentences are examples of a text."""
    models = schema_of(Facts)
    known = {*models["properties"], *(key for model in models["$defs"].values() for key in model.get("properties", {})), *LANGUAGES}
    for rule, parts in texts(language).items():
        example = "\n".join(line for line in parts["how"].format_map(Placeholders()).split("\n") if line.startswith("  "))
        paths = list(_paths(load_yaml(example) if re.match(r"\s+(- )?\w+:", example) else None))
        keys = {path[-1] for path in paths if isinstance(path[-1], str) and path[-2:-1] not in OF_IDS}
        assert keys <= known, rule


OF_IDS = [(register,) for register in ("groups", "categories", "sources", "recipients", "purposes")]  # whose keys are ids


class Placeholders(dict[str, str]):
    """Fills in every placeholder with a word."""

    def __missing__(self, key: str) -> str:
        """Give the word."""
        return "word"


def test_every_rule_says_where_it_comes_from_and_what_it_asks() -> None:
    for rule in RULES.values():
        assert rule.sources, rule.id


def test_what_is_left_out_is_no_rule_and_has_a_reason() -> None:
    for entries in LEFT_OUT.values():
        assert all(reason.strip() for reason in entries.values())
        assert not set(entries) & set(RULES)


def test_every_demand_is_a_rule_or_left_out_with_a_reason() -> None:
    start = {"CKI": 0}
    asked = {f"{topic}-{start.get(topic, 1) + number:02}" for topic, count in DEMANDS.items() for number in range(count)}
    left_out = {id for entries in LEFT_OUT.values() for id in entries}
    rules = {base(rule) for rule in RULES} - OURS
    assert rules | left_out == asked
    assert not rules & left_out


def test_list_of_the_rules_is_current() -> None:
    committed = (ROOT / "hooks" / "notice" / "rules" / "README.md").read_text(encoding="utf-8")
    assert committed == catalogue(), "run `make rules`"


@pytest.mark.parametrize("path", sorted(PHRASES.glob("*.yml")), ids=lambda path: path.stem)
def test_phrases_are_known_in_every_language(path: Path) -> None:
    kinds = [set(read_yaml(other.read_text(encoding="utf-8"), other.name).data) for other in (path, PHRASES / "en.yml")]
    assert kinds[0] == kinds[1]


# ---- What they find


@pytest.mark.parametrize("language", MESSAGES)
def test_nothing_is_found_in_a_complete_notice(language: str, record_property: Record) -> None:
    found = findings_of(review_of_files(complete_files(), language))
    record_property("false alarms", len(found))
    assert found == ()


# Each demand once by day.
@pytest.mark.parametrize("path", first_of_each(CASES, lambda path: base(path.stem[:7].rstrip("-"))), ids=lambda path: path.stem)
def test_spoilt_notice_gives_exactly_this_finding(path: Path, record_property: Record) -> None:
    case = read_case(path)
    found = [(one.rule, one.place.scope) for one in case.findings]
    record_property("spoilt notices", 1)
    record_property("found", (case.rule, case.scope) in found)
    record_property("false alarms", len([one for one in found if one != (case.rule, case.scope)]))
    assert found == [(case.rule, case.scope)]
    assert [(one.place.file, one.place.line) for one in case.findings] == [(f"docs/{case.at['file']}", case.line())]
    assert case.findings[0].severity == (case.severity or RULES[case.rule].severity)
    assert {language: case.said(language) for language in MESSAGES} == {"en": (case.en,), "fi": (case.fi,), "sv": (case.sv,)}


@pytest.mark.parametrize("change", first_of_each(HARMLESS, lambda change: base(change.split()[0])))
def test_harmless_change_gives_nothing(change: str, record_property: Record) -> None:
    """What only looks like a mistake; each change of the complete notice is kept from being reported as one."""
    case = Case(change, "", "", {}, "", "", "", HARMLESS[change])
    found = case.findings
    record_property("harmless changes", 1)
    record_property("false alarms", len(found))
    assert found == ()


@pytest.fixture(scope="module")
def first() -> Review:
    """The notice of 2018, read as if it were in force, so that no rule passes over it because it is old."""
    publication = publication_of(REAL)
    return replace(review_of(publication, publication.timeline.versions[0], "en"), status=Status.IN_FORCE)


def test_every_rule_has_an_expectation_of_2018() -> None:
    assert set(RULES_2018) == {base(rule) for rule in RULES}


@pytest.fixture(scope="module")
def found_of_2018(first: Review) -> tuple[Finding, ...]:
    """All that the rules find there."""
    return findings_of(first)


@pytest.mark.parametrize("demand", RULES_2018)
def test_notice_of_2018_gives_what_is_expected(found_of_2018: tuple[Finding, ...], demand: str) -> None:
    expected = RULES_2018[demand]
    found: dict[str, list[str]] = {}
    for one in found_of_2018:
        if base(one.rule) == demand:
            found.setdefault(one.rule, []).append(one.place.scope)
    assert {rule: sorted(scopes) for rule, scopes in found.items()} == {
        rule: sorted(scopes) for rule, scopes in expected.get("found", {}).items()
    }
    assert bool(found) == (expected["column"] in ("fails", "partly")) or expected.get("differs")


def test_a_milder_finding_is_never_graver_than_its_rule(found_of_2018: tuple[Finding, ...]) -> None:
    for one in found_of_2018:
        assert one.severity.rank >= RULES[one.rule].severity.rank


# ---- Whatever is written


def _paths(data: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    items: Any = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from _paths(value, (*path, key))


FACTS: Any = read_yaml(complete_files()["notice.yml"].decode(), "notice.yml").data
PAGE = complete_files()["index.en.md"].decode()
INTRODUCTION = "We process the data for these purposes and no others."


@pytest.mark.slow
@settings(max_examples=40)
@given(st.sets(st.sampled_from(list(_paths(FACTS))), max_size=4))
def test_rules_review_any_notice_that_can_be_read(gone: set[tuple[str | int, ...]]) -> None:
    data = FACTS
    for path in sorted(gone, key=str, reverse=True):
        data = without(path, data) if path[0] in data else data
    review_whatever({**complete_files(), "notice.yml": yaml.safe_dump(data, allow_unicode=True).encode()})


@pytest.mark.slow
@settings(max_examples=40)
@given(st.text(), st.integers(1, 200))
def test_rules_review_any_text(text: str, times: int) -> None:
    review_whatever({**complete_files(), "index.en.md": PAGE.replace(INTRODUCTION, text * times).encode("utf-8", "replace")})


def test_passages_that_only_look_like_a_phrase_are_passed_over() -> None:
    text = "We do not share data with third parties. We share data with third parties."
    assert list(find("nobody-named", "en", text)) == [("third parties", text.rindex("third"))]


@pytest.mark.slow
@pytest.mark.parametrize("language", [path.stem for path in PHRASES.glob("*.yml")])
def test_long_text_is_searched_at_once(language: str) -> None:
    """Each kind takes some hundredths of a second; one that looked again from each sign would take some seconds."""
    kinds = read_yaml((PHRASES / f"{language}.yml").read_text(encoding="utf-8"), language).data
    for kind, lines in kinds.items():
        words = " ".join("".join(sign if sign.isalpha() else " " for sign in line) for line in lines)
        start = process_time()
        list(find(kind, language, f"{words} " * 100 + "a" * 50_000 + " " * 50_000))
        assert process_time() - start < 1, kind


def review_whatever(files: dict[str, bytes]) -> None:
    """Refuse it as a notice, or review it."""
    try:
        review = review_of_files(files)
    except NoticeError:
        return
    for one in findings_of(review):
        assert one.place.line >= 1
        assert one.severity in Severity


def _names(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}
