"""Sentences that say what is done with data in words that no fact has are listed for a person to read."""

import pytest

from notice.rules import unsupported
from reviewed import complete_files, review_of_files

PLACE = "Vi säljer böcker."


def listed(text: str) -> list[tuple[str, str]]:
    """Give what is listed of a text in the summary, in the language the notice is written in."""
    files = dict(complete_files())
    files["index.sv.md"] = files["index.sv.md"].replace(PLACE.encode(), text.encode())
    found = unsupported(review_of_files(files))
    lines = files["index.sv.md"].decode().split("\n")
    assert all(one.text.split()[0] in lines[one.line - 1] for one in found if one.file == "docs/index.sv.md")
    return [(one.kind, one.text) for one in found if one.text in text]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("use", "Vi samlar in uppgifter om gäldenärer från tingsrätter."),
        ("refusal", "Vi lämnar aldrig ut uppgifter om gäldenärer."),
        ("role", "Kommunen är gemensamt ansvarig med sjukhuset."),
    ],
)
def test_what_no_fact_has_is_listed(kind: str, text: str) -> None:
    assert listed(text) == [(kind, text)]


@pytest.mark.parametrize(
    "text",
    [
        "Vi sparar uppgifter om böcker.",  # a category has them
        "Butiken är öppen på vardagar.",  # nothing is done with data
    ],
)
def test_what_a_fact_has_is_not_listed(text: str) -> None:
    assert listed(text) == []


def test_words_of_the_law_on_rights_are_not_listed() -> None:
    assert [one for one in unsupported(review_of_files(complete_files())) if "bestrider" in one.text] == []


@pytest.mark.parametrize(("in_original", "languages"), [("", ["fi"]), ("Vi lämnar aldrig ut uppgifter om gäldenärer.", ["sv"])])
def test_translation_is_listed_where_it_says_more_than_its_original(in_original: str, languages: list[str]) -> None:
    files = dict(complete_files())
    for name, place, text in (
        ("index.sv.md", PLACE, in_original),
        ("index.fi.md", "Myymme kirjoja.", "Emme koskaan luovuta tietoja velallisista."),
    ):
        assert files[name].count(place.encode()) == 1
        files[name] = files[name].replace(place.encode(), f"{place} {text}".encode())
    found = [one for one in unsupported(review_of_files(files)) if "velallis" in one.text or "gäldenär" in one.text]
    assert [one.language for one in found] == languages
