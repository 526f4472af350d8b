"""The search: in the reader's language only, however the words are inflected, loaded when it is asked for."""

import gzip
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Response, expect

from barriers import expect_contrast_in_the_dark, expect_no_barriers
from built import LANGUAGES, folder_of, page_of
from conftest import OpenPage, serve
from nightly import first_of_each
from notice.assets.budgets import LEVEL
from notice.vocabulary.search_words import search_words
from projects import ROOT
from quick_yaml import load_yaml

HOMES = {language: f"/{folder_of('index', language)}" for language in LANGUAGES}
# What the search may cost a reader who opens it, and nobody else: all it loads, on the line and unpacked. Half of it are words.
MOST_ON_THE_LINE, MOST_BYTES = 30_000, 85_000
# Lists of what people type, and the share of a list that may go without an answer.
SEARCHES, MOST_MISSED = ROOT / "tests" / "searches", 0.05
SITES = {"real": "site", "complete": "complete", "fictional": "bookshop"}
# Finds words as the search does, without typing them.
FIND = """async ({ home, words }) => {
    const folder = new URL(document.querySelector("script[src$='/page.js']").src)
    const { finder } = await import(new URL("finding.js", folder))
    const { default: data, stem } = await import(new URL(`${home}search.js`, location.href))
    const find = finder({ ...data, stem })
    return words.map(one => find(one).found.map(section => data.sections[section][1]))
}"""


def index_of(site: Path, language: str) -> dict[str, Any]:
    """Read what the search looks through, and the library it names."""
    text = (site / folder_of("index", language) / "search.js").read_text(encoding="utf-8")
    library, _, data = text.partition("\n")
    found = re.fullmatch(r"export default (\{.*\})\n", data)
    assert found is not None
    return {"library": library, **json.loads(found[1])}


def search_for(page: Page, words: str) -> list[str]:
    """Type words into an open search and list the titles that it finds."""
    page.locator("dialog input").fill("")
    expect(page.locator("dialog [role=status]")).to_be_empty()
    page.locator("dialog input").fill(words)
    expect(page.locator("dialog [role=status]")).not_to_be_empty()
    return [title.inner_text() for title in page.locator("dialog li strong").all()]


def open_search(page: Page, address: str) -> None:
    """Open a page and its search."""
    page.goto(address)
    page.locator(".search").click()
    expect(page.locator("dialog input")).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_index_has_the_sections_of_the_text_in_force(site: Path, language: str) -> None:
    index = index_of(site, language)
    assert [path for path, _ in index["pages"]] == ["./", "cookies/", "history/", "rights/", "./"]
    for number, name in enumerate(("index", "cookies", "history", "rights")):
        headings = "//*[self::h1 or self::h2 or self::h3 or self::h4][not(ancestor::section[@class='answers'])]"
        ids = page_of(site, name, language).xpath(f"{headings}/@id")
        own = [id for page, id, *_ in index["sections"] if page == number]
        assert own == [id for id in ids if id in own]
        assert len(own) >= len(ids) - 4
    assert ("words-fi.js" if language == "fi" else f"stemmer-{language}.js") in index["library"]


def test_answers_for_groups_are_found(page: Page, site: Path) -> None:
    ids = set(page_of(site, "index", "en").xpath("//section/@id"))
    found = {id: title for number, id, title, *_ in index_of(site, "en")["sections"] if number == 4}
    assert found["for-debtors-who-called"] == "Debtors who have phoned our customer service"
    assert found.keys() <= ids
    page.goto("/en/")
    (ids_found,) = page.evaluate(FIND, {"home": "/en/", "words": ["debtor"]})
    assert "for-debtors" in ids_found[:3]


def test_facts_are_found_and_the_summary_does_not_repeat_them(site: Path) -> None:
    words = {id: text for page, id, _, text, _ in index_of(site, "en")["sections"] if page == 0}
    assert "Our role · We are the controller" in words["client-services"]
    assert "Ratapihantie" in words["authority"] or "Lintulahdenkuja" in words["authority"]
    assert "GDPR@alektumgroup.fi" in words["contact"]
    assert "GDPR@alektumgroup.fi" not in words["summary"]


def test_a_page_in_another_language_is_left_out(bookshop: Path) -> None:
    assert [title for _, title in index_of(bookshop, "sv")["pages"]][1] == "Kakor i bokhandeln"
    assert all("cookies/" not in path for path, _ in index_of(bookshop, "fi")["pages"])


@pytest.mark.parametrize(
    ("language", "words", "title"),
    [
        ("fi", "henkilötunnuksestani", "Perintä, kun velkojasi on Alektum"),
        ("fi", "tunnus", "Perintä, kun velkojasi on Alektum"),
        ("fi", "poistakaa tietoni", "Oikeus tietojen poistamiseen"),
        ("fi", "luottotieto", "Velan perintä"),
        ("sv", "personbeteckningarna", "Indrivning när Alektum är din borgenär"),
        ("sv", "raderades", "Rätt till radering"),
        ("en", "erasing", "Right to erasure"),
        ("en", "erazure", "Right to erasure"),
    ],
)
def test_words_are_found_however_they_are_inflected(page: Page, language: str, words: str, title: str) -> None:
    open_search(page, HOMES[language])
    assert title in search_for(page, words)
    assert all(link.startswith(page.url) for link in page.eval_on_selector_all("dialog a", "links => links.map(link => link.href)"))


def test_results_are_announced_and_lead_to_their_section(page: Page) -> None:
    open_search(page, "/en/history/")
    assert search_for(page, "switzerland")[0] == "Are your data transferred outside the EU and EEA?"
    expect(page.locator("dialog [role=status]")).to_have_text(re.compile(r"^Results: \d+$"))
    assert page.locator("dialog mark").first.inner_text() == "Switzerland"  # READ-11: without the full stop
    page.keyboard.press("Enter")
    expect(page.locator("dialog a").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/en/#transfers$"))


def test_who_finds_nothing_is_led_on(page: Page) -> None:
    """READ-11: nothing found is no dead end."""
    open_search(page, "/en/history/")
    assert search_for(page, "qqqqq") == []
    expect(page.locator("dialog [role=status]")).to_have_text("Nothing was found. Try another word, or go to:")
    ways = page.eval_on_selector_all("dialog .way a", "links => links.map(link => link.pathname + link.hash)")
    assert ways[:2] == ["/en/rights/", "/en/#contact"]
    assert {"/en/#purposes", "/en/#recipients"} <= set(ways)
    page.locator("dialog .way a").first.click()
    expect(page).to_have_url(re.compile(r"/en/rights/$"))


def test_arrows_lead_through_the_results_and_back(page: Page) -> None:
    """READ-11: keys lead to the results."""
    open_search(page, "/en/")
    assert len(search_for(page, "recipients")) > 1
    page.keyboard.press("ArrowUp")
    expect(page.locator("dialog input")).to_be_focused()
    for place in (0, 1):
        page.keyboard.press("ArrowDown")
        expect(page.locator("dialog a").nth(place)).to_be_focused()
    for _ in range(2):
        page.keyboard.press("ArrowUp")
    expect(page.locator("dialog input")).to_be_focused()


# The bookshop's text in force is not in Finnish.
SEARCHED = [(notice, language) for notice in SITES for language in LANGUAGES if (notice, language) != ("fictional", "fi")]


@pytest.mark.parametrize(("notice", "language"), first_of_each(SEARCHED, lambda searched: searched[1]))
def test_what_people_type_leads_to_an_answer(
    browser: Browser, request: pytest.FixtureRequest, record_property: Callable[[str, int], None], notice: str, language: str
) -> None:
    """READ-09: every question of the list has one of its answers among the first three, or finds nothing where it has none."""
    questions = load_yaml((SEARCHES / f"{language}.yml").read_text(encoding="utf-8"))[notice]
    with serve(request.getfixturevalue(SITES[notice])) as origin:
        page = browser.new_page(base_url=origin)
        page.goto(HOMES[language])
        found = page.evaluate(FIND, {"home": HOMES[language], "words": [str(words) for words in questions]})
        page.close()
    missed = {words: ids for (words, answer), ids in zip(questions.items(), found, strict=True) if not _answered(str(answer), ids)}
    record_property(f"searches, {notice}, {language}", len(questions))
    assert len(missed) <= len(questions) * MOST_MISSED, missed


def test_every_language_has_words_for_the_same_things_and_enough_questions() -> None:
    things = {language: search_words(language).things for language in LANGUAGES}
    assert all(list(own) == list(things["en"]) for own in things.values())
    assert search_words("xx").things == {}
    for language in LANGUAGES:
        questions = load_yaml((SEARCHES / f"{language}.yml").read_text(encoding="utf-8"))
        assert len(questions["real"]) >= 40


@pytest.mark.parametrize(
    ("language", "words", "not_found"),
    [
        ("en", "sms", "what-cookies-are"),
        ("en", "rights of way", "website"),
        ("en", "age", "summary"),  # in "manage", "language"
        ("fi", "ikä", "marketing"),
    ],
)
def test_short_words_are_what_they_are(page: Page, language: str, words: str, not_found: str) -> None:
    """READ-10: no short word is found within another, nor loosely."""
    page.goto(HOMES[language])
    (found,) = page.evaluate(FIND, {"home": HOMES[language], "words": [words]})
    assert not_found not in found


@pytest.mark.parametrize(
    ("language", "words", "id"),
    [
        ("en", "data protection officer", "contact"),  # it states none
        ("fi", "tietosuojavastaavalle", "contact"),
        ("sv", "automatiskt beslut", "rights"),
        ("fi", "korvausta", "complaint"),  # of korvaus
        ("fi", "henkilötietojen käsittelijä", "service-providers"),  # what is processed says little, however it is inflected
        ("fi", "miksi minulle tuli kysely", "feedback-surveys"),  # and so does "why" beside what was asked
    ],
)
def test_what_is_typed_leads_to_what_comes_nearest(page: Page, language: str, words: str, id: str) -> None:
    page.goto(HOMES[language])
    (found,) = page.evaluate(FIND, {"home": HOMES[language], "words": [words]})
    assert id in found[:3]


def test_section_of_all_recipients_states_who_they_are(complete: Path, site: Path) -> None:
    """Unless each has a part of its own."""
    stated = [{id: names for _, id, _, _, names in index_of(one, "en")["sections"]}["recipients"] for one in (complete, site)]
    assert [{"processor"} <= {*names} for names in stated] == [True, False]


def test_purpose_states_what_its_own_groups_belong_to(complete: Path) -> None:
    assert "subscribers" in {name for *_, names in index_of(complete, "sv")["sections"] for name in names}


def _answered(answer: str, ids: list[str]) -> bool:
    return bool({*answer.split()} & {*ids[:3]}) if answer else not ids


def test_keyboard_opens_and_closes(page: Page) -> None:
    page.goto("/sv/")
    page.locator(".search").press("Enter")
    expect(page.locator("dialog input")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_be_hidden()
    expect(page.locator(".search")).to_be_focused()


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_loaded_when_used_and_small(browser: Browser, server: str, language: str) -> None:
    page = browser.new_page(base_url=server)  # of one who was never here
    loaded: dict[str, Response] = {}
    page.on("response", lambda response: loaded.update({response.url: response}))
    page.goto(HOMES[language])
    page.wait_for_load_state("networkidle")
    assert [url for url in loaded if "vendor" in url or url.endswith("search.js")] == []
    before = set(loaded)
    page.locator(".search").click()
    expect(page.locator("dialog input")).to_be_focused()
    assert search_for(page, "cookies kakor evästeet")
    bodies = [response.body() for url, response in loaded.items() if url not in before]
    assert sum(len(gzip.compress(body, LEVEL)) for body in bodies) < MOST_ON_THE_LINE
    assert sum(map(len, bodies)) < MOST_BYTES
    page.close()


def test_no_barriers_in_the_search(open_page: OpenPage) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    open_search(page, "/")
    assert search_for(page, "velka")
    expect_no_barriers(page)
    expect_contrast_in_the_dark(page)
    assert page.locator("dialog").evaluate("dialog => dialog.scrollWidth <= dialog.clientWidth")


@pytest.mark.night
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_barriers_in_the_search_in_the_dark(open_page: OpenPage, language: str) -> None:
    page = open_page(viewport={"width": 320, "height": 640}, color_scheme="dark")
    open_search(page, HOMES[language])
    assert search_for(page, "cookies kakor evästeet")
    expect_no_barriers(page)


def test_no_search_without_javascript(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/")
    expect(page.locator(".search")).to_be_hidden()


def test_libraries_are_those_of_the_lock(site: Path) -> None:
    folder = ROOT / "overrides" / "assets" / "javascripts" / "vendor"
    pinned = json.loads((ROOT / "tests" / "vendor" / "package.json").read_text(encoding="utf-8"))["dependencies"]
    for path in folder.glob("*.js"):
        text = path.read_text(encoding="utf-8")
        assert text.startswith(f"/* @orama/stemmers {pinned['@orama/stemmers']}, ")
        assert not re.search(r"\beval\(|new Function|https?:|localStorage", text)
        assert list(site.glob(f"assets/*/javascripts/vendor/{path.name}"))
