"""Translations beside their source: values that must be the same, and sections that lag behind."""

from datetime import date
from pathlib import Path

import pytest

from author_mistakes import LANGUAGES
from built import normal, page_of, words_of
from conftest import build
from notice.documents import Section
from notice.periods import parts, same_length
from notice.translations.lag import Step, behind
from notice.translations.numbers_in_text import Value
from notice.translations.same_values import values_of
from notice.vocabulary import vocabulary
from projects import BOOKSHOP, make_project

TERMS = vocabulary(LANGUAGES)
FIRST, SECOND, THIRD = date(2020, 1, 1), date(2021, 1, 1), date(2022, 1, 1)


def values(language: str, html: str) -> set[tuple[str, str]]:
    section = Section("a", 2, "", 1, html, "", f"<p>{html}</p>")
    return {(value.kind, value.text) for value in values_of(section, TERMS[language])}


@pytest.mark.parametrize(
    ("fi", "sv", "en", "found"),
    [
        ("24 kk", "24 månader", "24 months", {("period", "P24M")}),
        ("kahden vuoden ajan", "i två år", "for two years", {("period", "P24M")}),
        ("kuukauden kuluessa", "inom en månad", "within one month", set()),
        ("14 päivän kuluttua", "efter 14 dagar", "after two weeks", {("period", "P14D")}),
        ("24.7.2018", "den 24 juli 2018", "24 July 2018", {("number", "24"), ("number", "7"), ("number", "2018")}),
        ("6 artiklan 1 kohta", "artikel 6.1", "Article 6(1)", {("number", "6"), ("number", "1")}),
        ("soita 09 2313 4838", "ring 09 2313 4838", "call +358 9 2313 4838", {("phone", "+358923134838")}),
        ("Info@a.fi", "info@a.fi", "info@A.fi", {("email", "info@a.fi")}),
        ('<a href="https://a.fi/fi">a</a>', '<a href="https://a.fi/sv">a</a>', '<a href="https://a.fi/">a</a>', {("link", "a.fi")}),
        ("yksi toukokuun päivä", "en dag i maj", "one day in May", {("number", "5")}),
        ("may", "may", "you may", set()),
        ("yksi tai kaksi kirjaa", "en eller två böcker", "one or two books", {("number", "2")}),
    ],
)
def test_the_same_is_found_in_every_language(fi: str, sv: str, en: str, found: set[tuple[str, str]]) -> None:
    assert [values("fi", fi), values("sv", sv), values("en", en)] == [found] * 3


@pytest.mark.parametrize(
    ("country", "number", "dialled"),
    [("FI", "040 123 4567", "+358401234567"), ("FI", "09 123 4567", "+35891234567"), ("SE", "08-123 456 78", "+46812345678"),
     ("DE", "030 1234567", "+49301234567"), ("EE", "5123 4567", "+37251234567"), (None, "+358 40 123 4567", "+358401234567")],
)  # fmt: skip
def test_number_without_a_code_is_of_the_organisations_country_in_every_language(country: str | None, number: str, dialled: str) -> None:
    text = f"Call us: {number}, or write."
    for language in LANGUAGES:
        found = values_of(Section("a", 2, "", 1, text, "", f"<p>{text}</p>"), TERMS[language], country)
        assert list(found) == [Value("phone", dialled, number)]


def test_value_is_counted_as_often_as_it_stands() -> None:
    text = "Call +358 9 2313 4838 or +358 9 2313 4839. Write to a@example.fi or a@example.fi; we answer in 5 days, 5 days."
    found = values_of(Section("a", 2, "", 1, text, "", f"<p>{text}</p>"), TERMS["en"])
    assert sorted((value.kind, value.text, count) for value, count in found.items()) == [
        ("email", "a@example.fi", 2), ("period", "P5D", 2), ("phone", "+358923134838", 1), ("phone", "+358923134839", 1),
    ]  # fmt: skip


def test_value_is_the_same_by_its_kind_and_text() -> None:
    """However an editor wrote it."""
    one = Value("number", "5", "five")
    assert one == Value("number", "5", "5")
    assert one not in (Value("number", "6", "five"), Value("period", "5", "five"), "5")


def test_a_period_has_one_form() -> None:
    written = ("P2Y", "P1Y6M", "P2W", "P1Y3D", "PT72H", "P1DT12H", "PT90M", "P1M", "PT1M", "PT5S")
    assert [same_length(parts(text)) for text in written] == [
        "P24M", "P18M", "P14D", "P12M3D", "P3D", "P1DT43200S", "PT5400S", "P1M", "PT60S", "PT5S",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("reworded", "late"),
    [
        ([(SECOND, "fi")], {"a": SECOND}),
        ([(SECOND, "fi sv")], {}),
        ([(THIRD, "sv"), (SECOND, "fi")], {}),
        ([(THIRD, "fi"), (SECOND, "fi sv")], {"a": THIRD}),
        ([(THIRD, "fi"), (SECOND, "fi")], {"a": THIRD}),
        ([(THIRD, "sv")], {}),
    ],
)
def test_section_is_behind_until_it_follows(reworded: list[tuple[date, str]], late: dict[str, date]) -> None:
    steps = [Step(day, {"index": {language: ["a"] for language in languages.split()}}, {}) for day, languages in reworded]
    assert behind(steps, "index", "sv", "fi") == late


def test_new_translation_is_of_the_newest_text() -> None:
    changed = {"index": {"fi": ["a"]}}
    steps = [Step(THIRD, {}, {"index": ["sv"]}), Step(SECOND, changed, {})]
    assert behind(steps, "index", "sv", "fi") == {}


def test_readers_are_told_under_the_heading(tmp_path: Path) -> None:
    """The draft of 2099 rewords a section in Swedish, its source; Finnish and English do not follow."""
    project = make_project(tmp_path / "project", BOOKSHOP)
    docs = project / "docs"
    for language, title in {"fi": "Lisää", "sv": "Mera", "en": "More"}.items():
        history = docs / f"history.{language}.md"
        before, _, after = history.read_text(encoding="utf-8").partition("\n## ")
        history.write_text(f"{before}\n## {title} {{#2100-01-01}}\n\n{title}.\n\n## {after}", encoding="utf-8")
    page = docs / "index.sv.md"
    text = page.read_text(encoding="utf-8").replace("{#orders}\n", "{#orders}\n\nVi packar boken i papper.\n", 1)
    page.write_text(text, encoding="utf-8")
    done = build(project)
    assert done.returncode == 0, done.stdout
    finnish = page_of(project / "site", "versions/2100-01-01", "fi")
    [note] = finnish.find_class("behind")
    assert note.xpath("preceding-sibling::*[@id][1]/@id") == ["orders"]
    assert normal("muuttui 1.1.2100") in words_of(note)
    assert note.xpath("a/@href") == ["../../sv/versions/2100-01-01/#orders"]
    assert page_of(project / "site", "versions/2100-01-01", "sv").find_class("behind") == []
    assert page_of(project / "site", "versions/2099-01-31", "fi").find_class("behind") == []
