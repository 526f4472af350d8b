"""What is found in one language is weighed by what the others say: it is borne out, made less grave, or taken back."""
from __future__ import annotations

from importlib import import_module

import pytest

from notice.rules import RULES, Finding, Location, Severity, findings_of
from notice.rules.borne_out import borne_out, without_misread
from reviewed import complete_files, review_of_files

# A sentence of the complete notice in each language, with the same section.
DELIVERED = {"sv": "Bokposten bär ut paketet.", "fi": "Bokposten kantaa paketin perille.", "en": "Bokposten delivers the parcel."}
CONTACT = {
    "sv": "Skriv till oss om allt som gäller dina uppgifter.",
    "fi": "Kirjoita meille kaikesta, mikä koskee tietojasi.",
    "en": "Write to us about anything that concerns your data.",
}
DENIED = {
    "sv": "Vi ansvarar inte för skada till följd av intrång.",
    "fi": "Emme vastaa vahingosta, joka johtuu tietomurrosta.",
    "en": "We are not liable for damage caused by a data breach.",
}
BY_WORDS, BY_FACTS = "TXT-04", "FCT-04"


def found(rule: str, *languages: str) -> list[Finding]:
    """Give errors of a rule on the sentence in some languages."""
    places = {one: Location(f"docs/index.{one}.md", 41, f"index.{one}#recipients", "recipients", one) for one in languages}
    return [Finding(rule, Severity.ERROR, place, "", "", "", "", (), DELIVERED[one]) for one, place in places.items()]


def severities(*given: Finding) -> list[Severity]:
    """Give how grave findings on the complete notice are at last."""
    return [one.severity for one in borne_out(review_of_files(complete_files()), given)]


@pytest.mark.parametrize("language", DELIVERED)
def test_error_by_words_in_one_language_needs_a_decision(language: str) -> None:
    assert severities(*found(BY_WORDS, language)) == [Severity.WARNING]


@pytest.mark.parametrize("languages", [("sv", "fi"), ("fi", "en"), ("sv", "en"), ("sv", "fi", "en")])
def test_error_by_words_in_two_languages_stays_one(languages: tuple[str, ...]) -> None:
    assert set(severities(*found(BY_WORDS, *languages))) == {Severity.ERROR}


def test_another_rule_that_goes_by_words_bears_an_error_out() -> None:
    assert severities(*found(BY_WORDS, "fi"), *found("TXT-03", "en")) == [Severity.ERROR] * 2
    assert severities(*found(BY_WORDS, "fi"), *found(BY_FACTS, "en")) == [Severity.WARNING, Severity.ERROR]


def test_error_by_facts_stays_one() -> None:
    assert severities(*found(BY_FACTS, "en")) == [Severity.ERROR]


# ---- Where the languages do not say the same


def denied(said: dict[str, str]) -> dict[str, Severity]:
    """Give how grave it is, by language, that liability is denied."""
    return {one.place.language or "": one.severity for one in _found(said) if one.rule == BY_WORDS}


def with_sentence(said: dict[str, str]) -> dict[str, bytes]:
    """Give the files of the complete notice with another sentence in some languages."""
    files = dict(complete_files())
    for language, text in said.items():
        name = f"index.{language}.md"
        assert files[name].count(CONTACT[language].encode()) == 1
        files[name] = files[name].replace(CONTACT[language].encode(), text.encode())
    return files


def _found(said: dict[str, str]) -> tuple[Finding, ...]:
    return findings_of(review_of_files(with_sentence(said)))


def test_sentence_with_other_words_than_its_translations_is_an_error() -> None:
    assert denied({"en": DENIED["en"]}) == {"en": Severity.ERROR}


def test_sentence_that_the_others_lack_is_an_error() -> None:
    assert denied({"en": f"{CONTACT['en']} {DENIED['en']}"}) == {"en": Severity.ERROR}


def test_sentence_that_is_much_longer_than_the_others_is_an_error() -> None:
    longer = f"{DENIED['en'].rstrip('.')}, by a fault of ours or of those who work for us, or by anything else that may happen."
    assert denied({"en": longer}) == {"en": Severity.ERROR}


def test_sentence_that_says_so_in_every_language_is_an_error() -> None:
    assert denied(DENIED) == dict.fromkeys(DENIED, Severity.ERROR)


# ---- What two languages say


# The same in words that no list has.
IN_OTHER_WORDS = {
    "sv": "Råkar någon bryta sig in är det en helt annan historia.",
    "fi": "Murron seuraukset ovat sitten jo aivan toinen tarina.",
    "en": "Whatever a break-in brings is quite another story.",
}


@pytest.mark.parametrize("language", IN_OTHER_WORDS)
def test_what_two_languages_say_is_read_in_the_third(language: str) -> None:
    said = {**DENIED, language: IN_OTHER_WORDS[language]}
    assert denied(said) == {**dict.fromkeys(DENIED, Severity.ERROR), language: Severity.WARNING}
    found = [one for one in _found(said) if one.rule == BY_WORDS and one.place.language == language]
    assert [(one.sentence, one.to_read) for one in found] == [(IN_OTHER_WORDS[language], True)]


@pytest.mark.parametrize("language", IN_OTHER_WORDS)
def test_what_one_language_says_is_read_there_alone(language: str) -> None:
    assert set(denied({**IN_OTHER_WORDS, language: DENIED[language]})) == {language}


def test_what_two_languages_say_is_not_read_in_a_much_longer_sentence() -> None:
    longer = f"{IN_OTHER_WORDS['en'].rstrip('.')}, and so is whatever else may come of it, today, tomorrow or in a hundred years from now."
    assert set(denied({**DENIED, "en": longer})) == {"sv", "fi"}


def test_sentence_that_is_read_anyhow_is_told_once() -> None:
    said = {**DENIED, "en": "We may change this notice without telling you about it."}
    assert {one.rule for one in _found(said) if one.place.language == "en" and one.sentence == said["en"]} == {"TXT-05"}


# ---- What two languages show to be misread


OF_A_BOOK = {
    "sv": "Vi säljer en bok om Google och dess historia.",
    "fi": "Myymme kirjan Googlesta ja sen historiasta.",
    "en": "We sell a book about Google and its history.",
}
OF_OTHERS, IN_FORM = "FCT-04", "LNG-04"


def kept(rule: str, said: dict[str, str], *languages: str, severity: Severity = Severity.WARNING) -> dict[str, Severity | None]:
    """Give how grave hits of a rule in a sentence are at last, by language; nothing of those that are dropped."""
    review = review_of_files(with_sentence(said))
    places = {one.document.language: one for one in review.sentences() if one.as_read in said.values()}
    hits = [(RULES[rule], review.at_sentence(places[one], said[one], severity=severity, phrase=said[one])) for one in languages]
    return {hit.place.language or "": hit.severity for _, hit in without_misread(review, hits)}


@pytest.mark.parametrize("rule", [BY_WORDS, OF_OTHERS])
@pytest.mark.parametrize("said", [DENIED, OF_A_BOOK], ids=["denied", "of a book"])
@pytest.mark.parametrize("language", DENIED)
def test_what_one_language_does_not_see_denied_is_found_nowhere(rule: str, said: dict[str, str], language: str) -> None:
    assert not kept(rule, said, language)


@pytest.mark.parametrize("said", [DENIED, OF_A_BOOK], ids=["denied", "of a book"])
def test_what_two_languages_say_is_not_misread(said: dict[str, str]) -> None:
    assert [*kept(BY_WORDS, said, "sv", "en")] == ["sv", "en"]
    assert [*kept(BY_WORDS, said, "sv", "fi", "en")] == ["sv", "fi", "en"]


@pytest.mark.parametrize("said", [DENIED, OF_A_BOOK], ids=["denied", "of a book"])
def test_how_a_sentence_is_written_is_no_matter_of_what_it_denies(said: dict[str, str]) -> None:
    assert [*kept(IN_FORM, said, "en")] == ["en"]


@pytest.mark.parametrize("other", ["sv", "fi"])
def test_sentence_is_not_misread_where_another_one_says_so_plainly(other: str) -> None:
    assert [*kept(BY_WORDS, {**DENIED, other: CONTACT[other]}, "en")] == ["en"]


def test_sentence_that_denies_nothing_is_not_misread() -> None:
    assert [*kept(BY_WORDS, {**DENIED, "en": CONTACT["en"]}, "en")] == ["en"]


@pytest.mark.parametrize("language", DENIED)
def test_error_may_be_a_slip_of_the_translator_and_is_read(language: str) -> None:
    assert kept(BY_WORDS, DENIED, language, severity=Severity.ERROR) == {language: Severity.WARNING}
    assert kept(BY_WORDS, DENIED, *DENIED, severity=Severity.ERROR) == dict.fromkeys(DENIED, Severity.ERROR)


OF_A_NOVEL = {
    "sv": "I romanen säljer en bank namnen till Google.",
    "fi": "Romaanissa pankki myy nimet Googlelle.",
    "en": "In the novel a bank sells the names to Google.",
}


def test_what_a_novel_tells_is_found_nowhere() -> None:
    assert not kept(OF_OTHERS, OF_A_NOVEL, *OF_A_NOVEL, severity=Severity.ERROR)
    assert [*kept(IN_FORM, OF_A_NOVEL, "en")] == ["en"]


def test_language_whose_words_are_not_known_shows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("notice.rules.borne_out"), "languages", lambda: frozenset({"sv", "en"}))
    assert [*kept(BY_WORDS, DENIED, "en")] == ["en"]
