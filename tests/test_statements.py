"""What the text states and the facts do not is found in the words of strangers, and each finding has a fact that works."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from notice.located_yaml import read_yaml
from notice.rules import Finding, Severity, findings_of
from notice.sentences import periods_in, sentences_of, services_in
from projects import REAL, ROOT
from quick_yaml import load_yaml
from reviewed import CASES, Case, complete_files, read_case, review_of_files

STRANGERS = load_yaml((Path(__file__).parent / "strangers.yml").read_text(encoding="utf-8"))
# What these rules ask is about form and translations: one language alone has the sentences.
OTHERS = re.compile(r"(TRA|LNG|ACC|HYG|STR|DAT|AUT)-.*|FCT-0[13]")
Record = Callable[[str, object], None]


def with_sentences(language: str, added: Iterable[tuple[str, str]]) -> tuple[list[str], tuple[Finding, ...]]:
    """Put sentences at the end of sections of the complete notice. Give the lines of the page, and what is found in it."""
    files, name = dict(complete_files()), f"index.{language}.md"
    text = files[name].decode()
    for section, sentence in added:
        end = text.find("\n#", text.index(f"{{#{section}}}"))
        end = len(text) if end < 0 else end
        text = f"{text[:end].rstrip()}\n\n{sentence}\n{text[end:]}"
    files[name] = text.encode()
    review = review_of_files(files)
    found = findings_of(replace(review, line=review.line[:1]))
    return text.split("\n"), tuple(one for one in found if not OTHERS.fullmatch(one.rule))


def rounds(claims: list[tuple[str, str]]) -> list[list[tuple[str, str]]]:
    """Deal claims so that no section has two at once: one reading of the notice tries several."""
    dealt: list[list[tuple[str, str]]] = []
    for claim in claims:
        free = next((each for each in dealt if claim[0] not in {section for section, _ in each}), None)
        if free is None:
            dealt.append([claim])
        else:
            free.append(claim)
    return dealt


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "claims"),
    [(language, each) for language, own in STRANGERS["claims"].items() for each in rounds([(one[0], one[1]) for one in own])],
)
def test_claim_that_no_fact_supports_is_found(language: str, claims: list[tuple[str, str]], record_property: Record) -> None:
    lines, found = with_sentences(language, claims)
    told = {lines[one.place.line - 1] for one in found if one.place.language == language}
    record_property(f"strangers, {language}, claims", len(claims))
    record_property(f"strangers, {language}, found", len([text for _, text in claims if text in told]))
    assert [text for _, text in claims if text not in told] == []
    assert {one.place.language for one in found} == {language}


@pytest.mark.slow
@pytest.mark.parametrize("section", ["summary", "orders", "recipients", "rights"])
@pytest.mark.parametrize("language", STRANGERS["harmless"])
def test_what_any_notice_may_say_is_passed_over(language: str, section: str) -> None:
    _, found = with_sentences(language, [(section, "\n\n".join(STRANGERS["harmless"][language]))])
    assert [(one.rule, one.place.scope) for one in found] == []


@pytest.mark.parametrize("language", STRANGERS["names"])
def test_names_that_are_words_are_no_error(language: str) -> None:
    _, found = with_sentences(language, [("orders", "\n\n".join(STRANGERS["names"][language]))])
    assert [(one.rule, one.place.scope) for one in found if one.severity == Severity.ERROR] == []


@pytest.mark.parametrize("section", ["orders", "letters"])
@pytest.mark.parametrize("language", STRANGERS["limited"])
def test_what_is_said_of_one_thing_stops_nothing(language: str, section: str) -> None:
    _, found = with_sentences(language, [(section, "\n\n".join(STRANGERS["limited"][language]))])
    assert [(one.rule, one.place.scope) for one in found if one.severity == Severity.ERROR] == []


# ---- What other places of the notice say


def found_in(changes: Mapping[str, tuple[str, str]]) -> list[tuple[str, str]]:
    """Give the rules and places of what is found where texts of the pages are replaced."""
    files = dict(complete_files())
    for name, (old, new) in changes.items():
        assert files[name].count(old.encode()) == 1, old
        files[name] = files[name].replace(old.encode(), new.encode())
    return [(one.rule, one.place.scope) for one in findings_of(review_of_files(files))]


@pytest.mark.parametrize(("said", "told"), [("Tarvittaessa pyydämme sinulta lisätietoja.", True), ("Kalle af Ugglas.", False)])
def test_sentence_that_was_left_untranslated_is_in_another_language(said: str, told: bool) -> None:
    files = {path.name: path.read_bytes() for path in REAL.glob("*.*")}
    for name, old in (("index.fi.md", "Alektum kuuluu Alektum-konserniin."), ("index.sv.md", "Alektum hör till Alektumkoncernen.")):
        files[name] = files[name].replace(old.encode(), said.encode())
    found = [one.place.scope for one in findings_of(review_of_files(files)) if one.rule == "TXT-13"]
    assert (f"index.sv#controller ({said})" in found) == told


@pytest.mark.parametrize(("sentence", "rule"), [("We answer within three months.", "FCT-14"), ("A copy costs 25 euros.", "FCT-16")])
def test_sections_below_that_on_rights_are_on_rights(sentence: str, rule: str) -> None:
    texts = {"en": sentence, "fi": "Kirjoita meille.", "sv": "Skriv till oss."}
    changes = {}
    for language, text in texts.items():
        name = f"index.{language}.md"
        line = next(one for one in complete_files()[name].decode().split("\n") if "{#access}" in one)
        changes[name] = (line, f"### How {{#how-to-ask}}\n\n{text}\n\n{line}")
    assert rule in [one for one, scope in found_in(changes) if scope.startswith("index.en#how-to-ask")]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Printing House Inc in Switzerland prints them.", True),
        ("Printing House Inc in the United States prints them.", False),
        ("Printing House Inc, and others in Switzerland, print them.", False),
    ],
)
def test_country_right_after_a_recipient_is_that_of_its_facts(sentence: str, told: bool) -> None:
    found = found_in({"index.en.md": ("The printing house prints books to order.", sentence)})
    assert (("FCT-07c", "index.en#recipients (Switzerland)") in found) == told


# ---- Facts to copy


def pastes() -> Iterator[Case]:
    """Give the cases whose finding has a fact to copy, made of what was found."""
    texts = load_yaml((ROOT / "hooks/notice/rules/texts/en.yml").read_text(encoding="utf-8"))
    having = {rule for rule, parts in texts.items() if "{facts}" in parts["how"]}
    yield from (case for case in map(read_case, CASES) if case.rule in having)


@pytest.mark.slow
@pytest.mark.parametrize("case", list(pastes()), ids=lambda case: case.name)
def test_fact_to_copy_can_be_read_and_answers_the_finding(case: Case) -> None:
    (finding,) = case.findings
    example = "\n".join(line for line in finding.how.split("\n") if line.startswith("  "))
    files = case.files()
    facts = laid_over(read_yaml(files["notice.yml"].decode(), "notice.yml").data, load_yaml(example))
    files["notice.yml"] = yaml.safe_dump(facts, allow_unicode=True, sort_keys=False).encode()
    assert case.rule not in {one.rule for one in findings_of(review_of_files(files))}


@pytest.mark.parametrize(
    ("section", "sentence", "purpose"),
    [
        ("orders", "We send the newsletter with Mailchimp, which gets your address.", "orders"),  # its own section
        ("recipients", "We send the newsletter with Mailchimp, which gets your address.", "letters"),  # its heading
        ("recipients", "We use Mailchimp, which gets your address.", "orders"),  # the first
    ],
)
def test_fact_to_copy_is_put_into_the_purpose_that_is_spoken_of(section: str, sentence: str, purpose: str) -> None:
    _, found = with_sentences("en", [(section, sentence)])
    (how,) = (one.how for one in found if one.rule == "FCT-04")
    example = load_yaml("\n".join(line for line in how.split("\n") if line.startswith("  ")))
    assert list(example["purposes"]) == [purpose]


def test_period_to_copy_on_the_page_on_cookies_is_that_of_a_cookie() -> None:
    files = dict(complete_files())
    old, new = b"They count page views,", b"The entry visits stays for nine years. They count page views,"
    files["cookies.en.md"] = files["cookies.en.md"].replace(old, new)
    (found,) = (one for one in findings_of(review_of_files(files)) if one.rule == "FCT-13")
    assert found.how.endswith("  cookies:\n    items:\n    - {name: visits, duration: P9Y}")


def laid_over(old: Any, new: Any) -> Any:
    """Give facts with those of an example: names are put beside each other, what is in a list is added where it is new."""
    if isinstance(old, dict) and isinstance(new, dict):
        return {**old, **{key: laid_over(old.get(key), value) for key, value in new.items()}}
    if isinstance(old, list) and isinstance(new, list):
        return [*old, *(one for one in new if one not in old)]
    return new


# ---- Bad input


@pytest.mark.parametrize(
    "text",
    [
        "Emme luovuta tietoja Facebookille. " * 400,
        "| a | b |\n|---|---|\n" + "| Facebook | Intia |\n" * 300,
        "Мы передаём данные 数据 Facebook بيانات.",
        "Apple, Signal, Maria, Meta, X, Zoom, Slack, Oman, Peru.",
        "A" * 20_000,
        "_" * 500 + "*" * 500 + "[" * 200,
    ],
    ids=["sixteen hundred words", "only tables", "mixed scripts", "names that are words", "one word", "signs"],
)
def test_whatever_is_written_is_read_without_an_error_that_is_wrong(text: str) -> None:
    for language in ("fi", "sv", "en", "xx"):
        for sentence in sentences_of(text, language):
            assert list(periods_in(sentence)) == []
            assert all(service.id == "facebook" for service, _ in services_in(sentence))
