"""Another organisation's notice, in which every fact is stated, shows every fact in every language."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from author_mistakes import publication_of
from built import LANGUAGES, normal, page_of, read_page, section_of, words_of
from notice.facts import Facts, schema_of
from projects import BOOKSHOP as DOCS
from projects import COMPLETE

FACTS: dict[str, Any] = yaml.load((DOCS / "notice.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 (it makes only texts)
# Records, which no page shows, and facts that a complete notice does not need.
RECORDS = {
    "accepted_findings": [{"rule": "", "scope": "", "reason": "", "role": "", "date": "", "review_by": ""}],
    "records": {
        "dpo_not_required": "",
        "representative_not_required": "",
        "informing_exemption": "",
        "recipients_until": "",
        "framework_checked": "",
        "authority_checked": "",
        "reviewed_on": "",
        "jurisdiction": "",
        "old_findings_block": "",
    },
    "on_behalf_of": "",
    "criminal_data_law": "",
}
NOTICE = "versions/2099-01-31"
COOKIES = f"{NOTICE}/cookies"
# Facts that are codes, ids or dates, which pages show as words.
NOT_SHOWN_AS_WRITTEN = {
    "languages", "time_zone", "code", "like", "kind", "kinds", "country", "groups", "role", "collected_from", "sources", "category",
    "categories", "legal_bases", "special_condition", "recipients", "recipient", "purpose", "mechanism", "rights", "duration", "party",
    "purposes", "controller_of", "phone", "period", "response_time", "public", "special", "floor", "basis", "direct_marketing",
    "free_of_charge", "third_party_access", "notice_period_days",
}  # fmt: skip


@pytest.fixture
def other(bookshop: Path) -> Path:
    """The site of the fictional organisation."""
    return bookshop


def test_every_fact_that_can_be_stated_is_stated() -> None:
    complete = yaml.load((COMPLETE / "notice.yml").read_text(encoding="utf-8"), yaml.CBaseLoader)  # noqa: S506 (it makes only texts)
    stated = {key for facts in (FACTS, complete, RECORDS) for key, _ in (*_facts(facts), *_keys(facts))}
    models = schema_of(Facts)
    keys = set(models["properties"]) | {key for model in models["$defs"].values() for key in model.get("properties", {})}
    # These say where texts stand, and nothing of what is done with data.
    assert keys - stated - {"untranslated", "sections"} == set()


def test_it_is_read_without_a_mistake() -> None:
    publication = publication_of(DOCS)
    assert (publication.working.source, publication.timeline.versions[-1].id) == ("sv", "2099-01-31")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_shows(other: Path, language: str) -> None:
    pages = [page_of(other, name, language) for name in (NOTICE, COOKIES)]
    text = normal(" ".join(words_of(page) + " ".join(page.xpath("//@href")) for page in pages))
    missing = [(key, value) for key, value in _texts(FACTS, language) if normal(value) not in text]
    assert missing == []


@pytest.mark.parametrize(
    ("section", "fi", "sv", "en"),
    [
        ("controller", "018 12345", "018 12345", "+358 18 12345"),
        ("controller", "Asiakkaat", "Kunder", "Customers"),
        ("controller", "Ahvenanmaa", "Åland", "Åland"),
        ("contact", "+46 8 123 456 78", "08 123 456 78", "+46 8 123 456 78"),
        ("dpo", "Tietosuojaryhmä", "Dataskyddsgruppen", "Data protection group"),
        ("representative", "Irlanti", "Irland", "Ireland"),
        ("joint-controllers", "Ruotsi", "Sverige", "Sweden"),
        ("rights", "1 kuukausi", "1 månad", "1 month"),
        ("human-review", "22 artikla", "artikel 22", "Article 22"),
        ("orders", "6 vuotta", "6 år", "6 years"),
        ("orders", "6 artiklan 1 kohdan c alakohta", "artikel 6.1 c", "Article 6(1)(c)"),
        ("orders", "Sopimus vaatii", "Krävs enligt avtalet", "Required by the contract"),
        ("letters", "Nimenomainen suostumus", "Uttryckligt samtycke", "Explicit consent"),
        ("letters", "Sähköpostiosoite", "E-postadress", "E-mail address"),
        ("recipients", "Yhdysvallat", "USA", "United States"),
        ("transfers", "Sveitsi", "Schweiz", "Switzerland"),
        ("retention", "1 vuosi ja 6 kuukautta", "1 år och 6 månader", "1 year and 6 months"),
        ("automated-decisions", "Tilaukset", "Beställningar", "Orders"),
        ("at-a-glance", "Uutiskirje", "Nyhetsbrev", "Newsletter"),
    ],
)
def test_codes_show_as_words(other: Path, section: str, fi: str, sv: str, en: str) -> None:
    for language, words in (("fi", fi), ("sv", sv), ("en", en)):
        assert normal(words) in section_of(page_of(other, NOTICE, language), section)


@pytest.mark.parametrize(("language", "none"), [("fi", "Ei ole"), ("sv", "Inga"), ("en", "None")])
def test_none_is_said(other: Path, language: str, none: str) -> None:
    page = page_of(other, NOTICE, language)
    assert normal(none) in section_of(page, "letters")
    assert normal(none) in section_of(page, "transfers")


def test_cookies_are_listed_under_their_category(other: Path) -> None:
    page = page_of(other, COOKIES, "en")
    assert "session_*" in section_of(page, "necessary")
    assert "until the browser is closed" in section_of(page, "necessary")
    marketing = section_of(page, "marketing")
    assert all(words in marketing for words in ("taste", "local storage", "reklam inc, united states", "13 months", "yes"))


def test_version_that_is_still_to_come_says_so(other: Path) -> None:
    for language, words in (("fi", "Tuleva versio"), ("sv", "Kommande version"), ("en", "Upcoming version")):
        page = page_of(other, NOTICE, language)
        assert page.xpath("//time[@datetime='2099-01-31']")
        assert normal(words) in words_of(page)


def test_original_is_in_swedish_and_no_trace_is_left_of_another_organisation(other: Path) -> None:
    assert all("alektum" not in words_of(read_page(path)) for path in other.rglob("*.html"))
    assert page_of(other, NOTICE, "fi").xpath("//link[@hreflang='x-default']/@href")[0].endswith("/sv/versions/2099-01-31/")


def _facts(value: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    """Every value with the key it stands under; items of a list have the key of the list."""
    inner = value.items() if isinstance(value, dict) else [(key, item) for item in value] if isinstance(value, list) else ()
    for name, item in inner:
        yield from _facts(item, name)
    if not isinstance(value, dict | list):
        yield key, value


def _keys(value: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(value, dict):
        yield from value.items()
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _keys(item)


def _texts(facts: Any, language: str) -> Iterator[tuple[str, str]]:
    """Every text of the facts that pages show in that language."""
    for key, value in _facts(_in_language(facts, language)):
        if key not in NOT_SHOWN_AS_WRITTEN and value != "none":
            yield key, value


def _in_language(value: Any, language: str) -> Any:
    if isinstance(value, dict):
        if set(value) == set(LANGUAGES):
            return value[language]
        return {key: _in_language(item, language) for key, item in value.items()}
    return [_in_language(item, language) for item in value] if isinstance(value, list) else value
