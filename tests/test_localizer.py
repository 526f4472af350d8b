"""Values as each language says them."""

from datetime import date

import pytest

from notice.facts.parties import Address
from notice.localizer import Wording, telephone_uri
from samples import say


@pytest.mark.parametrize(("language", "expected"), [("fi", "24.7.2018"), ("sv", "24.7.2018"), ("en", "24 July 2018")])
def test_date(language: str, expected: str) -> None:
    assert say(language).date(date(2018, 7, 24)) == expected


@pytest.mark.parametrize(
    ("period", "fi", "sv", "en"),
    [
        ("P6Y", "6 vuotta", "6 år", "6 years"),
        ("P1M", "1 kuukausi", "1 månad", "1 month"),
        ("P1Y6M", "1 vuosi ja 6 kuukautta", "1 år och 6 månader", "1 year and 6 months"),
        ("P14D", "14 päivää", "14 dygn", "14 days"),
        ("P2W", "2 viikkoa", "2 veckor", "2 weeks"),
        ("PT1M", "1 minuutti", "1 minut", "1 minute"),
        ("PT30M", "30 minuuttia", "30 minuter", "30 minutes"),
        ("PT1H", "1 tunti", "1 timme", "1 hour"),
        ("PT12H", "12 tuntia", "12 timmar", "12 hours"),
        ("P1DT12H", "1 päivä ja 12 tuntia", "1 dygn och 12 timmar", "1 day and 12 hours"),
        ("PT1H30M", "1 tunti ja 30 minuuttia", "1 timme och 30 minuter", "1 hour and 30 minutes"),
        ("PT45S", "45 sekuntia", "45 sekunder", "45 seconds"),
        ("session", "Kunnes selain suljetaan", "Tills webbläsaren stängs", "Until the browser is closed"),
    ],
)
def test_period(period: str, fi: str, sv: str, en: str) -> None:
    found = {language: say(language).duration(period).replace("\xa0", " ") for language in ("fi", "sv", "en")}
    assert found == {"fi": fi, "sv": sv, "en": en}


@pytest.mark.parametrize(
    ("number", "fi", "sv", "en"),
    [
        ("+358 9 2313 4838", "09 2313 4838", "09 2313 4838", "+358 9 2313 4838"),
        ("+358 29 566 6700", "029 566 6700", "029 566 6700", "+358 29 566 6700"),
        ("+46 8 123 456 78", "+46 8 123 456 78", "08 123 456 78", "+46 8 123 456 78"),
    ],
)
def test_telephone_number_is_as_dialled_at_home(number: str, fi: str, sv: str, en: str) -> None:
    assert [say(language).phone(number) for language in ("fi", "sv", "en")] == [fi, sv, en]
    assert telephone_uri(number) == "tel:" + number.replace(" ", "")


@pytest.mark.parametrize(
    ("reference", "fi", "sv", "en"),
    [
        ("15", "15 artikla", "artikel 15", "Article 15"),
        ("7(3)", "7 artiklan 3 kohta", "artikel 7.3", "Article 7(3)"),
        ("6(1)(f)", "6 artiklan 1 kohdan f alakohta", "artikel 6.1 f", "Article 6(1)(f)"),
    ],
)
def test_article(reference: str, fi: str, sv: str, en: str) -> None:
    assert [say(language).article(reference) for language in ("fi", "sv", "en")] == [fi, sv, en]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", ["Ratapihantie 9, 6. krs", "PL 15", "00520 Helsinki", "Suomi"]),
        ("sv", ["Ratapihantie 9, vån. 6", "PB 15", "00520 Helsingfors", "Finland"]),
        ("en", ["Ratapihantie 9, floor 6", "P.O. Box 15", "00520 Helsinki", "Finland"]),
    ],
)
def test_address_is_in_the_order_of_an_envelope(language: str, expected: list[str]) -> None:
    town = {"fi": "Helsinki", "sv": "Helsingfors", "en": "Helsinki"}
    address = Address(street="Ratapihantie 9", floor=6, po_box=15, postal_code="00520", town=town, country="FI")
    assert [line.text for line in say(language).address(address)] == expected


def test_address_says_only_what_is_stated() -> None:
    assert say("fi").address(Address()) == []
    assert say("fi").address(Address(po_box=0)) == [Wording("PL 0")]


def test_text_that_is_not_translated_carries_its_language() -> None:
    assert say("sv").text({"fi": "Velalliset"}) == Wording("Velalliset", "fi")
    assert say("fi").text({"fi": "Velalliset"}) == Wording("Velalliset")
    assert say("sv").text("Alektum Oy") == Wording("Alektum Oy")


@pytest.mark.parametrize(("language", "country", "finnish"), [("fi", "Sveitsi", "suomi"), ("sv", "Schweiz", "finska")])
def test_names_of_countries_and_languages(language: str, country: str, finnish: str) -> None:
    assert (say(language).country("CH"), say(language).name_of("fi")) == (country, finnish)


def test_list() -> None:
    assert [say(language).join(["a", "b", "c"]) for language in ("fi", "sv", "en")] == ["a, b ja c", "a, b och c", "a, b and c"]
