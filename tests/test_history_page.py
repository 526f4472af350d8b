"""The change history and the redlines as people use them, on the notice that has six versions."""

import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from barriers import UNFOLD, expect_contrast_in_the_dark, expect_no_barriers
from conftest import OpenPage, serve
from nightly import at_night

LANGUAGES = {"fi": "/", "sv": "/sv/", "en": "/en/"}
VERSION_PAGES = ("history/", "versions/2020-02-29/", "versions/2020-02-29/since/", "versions/2099-01-31/cookies/")


@pytest.fixture(scope="module")
def server(bookshop: Path) -> Iterator[str]:
    """The address of the fictional organisation's site."""
    with serve(bookshop) as origin:
        yield origin


@pytest.mark.parametrize(
    ("day", "version"),
    [
        ("2019-05-01", None),
        ("2019-05-02", "2019-05-02"),
        ("2020-08-31", "2020-02-29"),
        ("2026-01-01", "2023-03-01"),
        ("2100-01-01", "2099-01-31"),
    ],
)
def test_a_day_leads_to_the_version_that_applied(page: Page, day: str, version: str | None) -> None:
    page.goto("/en/history/")
    page.get_by_label("Day", exact=True).fill(day)
    answer = page.locator("form output")
    if version is None:
        expect(answer).to_have_text("No version is known for that day.")
    else:
        expect(answer.locator("a")).to_have_attribute("href", f"../versions/{version}/")


def test_keys_lead_from_change_to_change(page: Page) -> None:
    page.goto("/en/history/")
    page.get_by_role("button", name="Next change").click()
    place = page.locator(".redline-controls output")
    expect(place).to_contain_text("1 / ")
    expect(page.locator(":focus")).to_be_in_viewport()
    page.keyboard.press("n")
    expect(place).to_contain_text("2 / ")
    page.keyboard.press("p")
    expect(place).to_contain_text("1 / ")
    assert page.evaluate("document.activeElement.matches('ins, del')")


def test_changes_are_there_without_javascript(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/en/history/")
    expect(page.get_by_role("button", name="Next change")).to_have_count(0)
    expect(page.get_by_label("Day", exact=True)).to_be_hidden()
    expect(page.locator("table.versions:not(.seals) tbody tr")).to_have_count(6)
    page.get_by_text("Show the changes").first.click()
    expect(page.locator("details.changes ins").first).to_be_visible()


@pytest.mark.parametrize("home", LANGUAGES.values(), ids=LANGUAGES)
def test_switch_keeps_version_and_section(page: Page, home: str) -> None:
    page.goto(f"{home}versions/2021-06-15/#orders")
    for language, other in LANGUAGES.items():
        page.locator(f'nav.languages a[hreflang="{language}"]').click()
        expect(page).to_have_url(f"{other}versions/2021-06-15/#orders")
    page.goto(f"{home}versions/2021-06-15/#orders")
    page.locator(".version a[data-keeps-section]").first.click()
    expect(page).to_have_url(f"{home}#orders")


# Each of them in one language, which is each time another; in the others at night.
@pytest.mark.parametrize(
    ("home", "address"),
    at_night(
        itertools.product(LANGUAGES.values(), VERSION_PAGES),
        unless=set(zip(itertools.cycle(LANGUAGES.values()), VERSION_PAGES)).__contains__,
    ),
)
def test_no_barriers_on_version_pages(page: Page, home: str, address: str) -> None:
    page.goto(f"{home}{address}")
    page.evaluate(UNFOLD)
    expect_no_barriers(page)
    expect_contrast_in_the_dark(page)


@pytest.mark.night
@pytest.mark.parametrize("address", VERSION_PAGES)
def test_no_barriers_on_version_pages_in_the_dark(open_page: OpenPage, address: str) -> None:
    page = open_page(color_scheme="dark")
    for home in LANGUAGES.values():
        page.goto(f"{home}{address}")
        page.evaluate(UNFOLD)
        expect_no_barriers(page)


@pytest.mark.parametrize("address", VERSION_PAGES)
def test_version_pages_fit_a_phone(open_page: OpenPage, address: str) -> None:
    page = open_page(viewport={"width": 320, "height": 640})
    for home in LANGUAGES.values():
        page.goto(f"{home}{address}")
        page.evaluate(UNFOLD)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= 320


def test_print_shows_what_is_folded(page: Page) -> None:
    page.goto("/en/history/")
    page.emulate_media(media="print")
    expect(page.locator("details.changes ins").first).to_be_visible()
    expect(page.locator(".redline-controls")).to_be_hidden()
