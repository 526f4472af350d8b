"""An error by words stops a publication only if another language bears it out, or says nothing that could."""

import pytest

from notice.rules import Severity, findings_of
from reviewed import complete_files, review_of_files

# The same place in each language, a denial of liability as long as what stands there, and a longer one.
THERE = {
    "sv": "Skriv till oss om allt som gäller dina uppgifter.",
    "fi": "Kirjoita meille kaikesta, mikä koskee tietojasi.",
    "en": "Write to us about anything that concerns your data.",
}
DENIED = {
    "sv": "Vi ansvarar inte för skada till följd av intrång.",
    "fi": "Emme vastaa vahingosta, joka johtuu tietomurrosta.",
    "en": "We are not liable for damage caused by a data breach.",
}
LONGER = f"{DENIED['en'].rstrip('.')}, by a fault of ours or of those who work for us, or by anything else that may happen."


def severities(said: dict[str, str]) -> dict[str, Severity]:
    """Give the severity of what is found of liability, by language."""
    files = dict(complete_files())
    for language, text in said.items():
        name = f"index.{language}.md"
        assert files[name].count(THERE[language].encode()) == 1
        files[name] = files[name].replace(THERE[language].encode(), text.encode())
    return {one.place.language or "": one.severity for one in findings_of(review_of_files(files)) if one.rule == "TXT-04"}


@pytest.mark.parametrize("language", DENIED)
def test_error_that_no_other_language_bears_out_needs_a_decision(language: str) -> None:
    assert severities({language: DENIED[language]}) == {language: Severity.WARNING}


@pytest.mark.parametrize("languages", [("sv", "fi"), ("fi", "en"), ("sv", "en"), ("sv", "fi", "en")])
def test_error_in_two_languages_is_one(languages: tuple[str, ...]) -> None:
    assert severities({one: DENIED[one] for one in languages}) == dict.fromkeys(languages, Severity.ERROR)


def test_sentence_that_the_others_lack_is_an_error() -> None:
    assert severities({"en": f"{THERE['en']} {DENIED['en']}"}) == {"en": Severity.ERROR}


def test_sentence_that_is_much_longer_than_the_others_is_an_error() -> None:
    assert severities({"en": LONGER}) == {"en": Severity.ERROR}
