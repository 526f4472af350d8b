"""The site as people meet it: in each language, on small screens, without JavaScript."""

import re

import pytest
from playwright.sync_api import Page, expect

from conftest import OpenPage

HOMES = {"fi": "/", "sv": "/sv/", "en": "/en/"}
LANGUAGES = sorted(HOMES)
ADDRESSES = [
    pytest.param(language, f"{home}{page}", id=f"{home}{page}")
    for language, home in HOMES.items()
    for page in ("", "cookies/", "history/", "rights/", "developers/")
]
PAIRS = [(here, there) for here in HOMES for there in HOMES if here != there]

# How light the text is, from 0 to 255, as the colour reaches the screen.
LIGHTNESS = """element => {
    const canvas = document.createElement("canvas").getContext("2d");
    canvas.fillStyle = getComputedStyle(element).color;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue] = canvas.getImageData(0, 0, 1, 1).data;
    return (red + green + blue) / 3;
}"""


@pytest.mark.parametrize(("language", "address"), ADDRESSES)
def test_page_shows_in_its_language(page: Page, language: str, address: str) -> None:
    page.goto(address)
    expect(page.locator("html")).to_have_attribute("lang", re.compile(rf"^{language}\b"))
    expect(page.locator("h1")).to_have_count(1)
    expect(page.locator("h1")).to_be_visible()
    expect(page).to_have_title(re.compile(r"\S"))


@pytest.mark.parametrize(("language", "address"), ADDRESSES)
def test_text_shows_without_javascript(open_page: OpenPage, language: str, address: str) -> None:
    page = open_page(java_script_enabled=False, locale=language)
    page.goto(address)
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("main p:visible").first).to_have_text(re.compile(r"\w"))


@pytest.mark.parametrize(("here", "there"), PAIRS)
def test_languages_change_without_javascript(open_page: OpenPage, here: str, there: str) -> None:
    page = open_page(java_script_enabled=False)
    page.goto(f"{HOMES[here]}cookies/")
    _change_language(page, there)
    expect(page).to_have_url(f"{HOMES[there]}cookies/")
    expect(page.locator("html")).to_have_attribute("lang", re.compile(rf"^{there}\b"))


@pytest.mark.parametrize(("here", "there"), PAIRS)
def test_language_switch_keeps_the_place(page: Page, here: str, there: str) -> None:
    page.goto(f"{HOMES[here]}#objection")
    _change_language(page, there)
    expect(page).to_have_url(f"{HOMES[there]}#objection")
    expect(page.locator("#objection")).to_be_in_viewport()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("link", ["mailto:GDPR@alektumgroup.fi", "tel:+358923134838"])
def test_contact_is_one_press_away(page: Page, language: str, link: str) -> None:
    page.goto(HOMES[language])
    expect(page.locator(f'address a[href^="{link}"]').first).to_be_visible()


@pytest.mark.parametrize("address", ["/404.html", "/missing/", "/sv/missing/page", "/sv/404.html"])
def test_missing_page_says_so_in_words_and_offers_every_way_on_in_every_language(page: Page, address: str) -> None:
    """READ-29: it has the site's header, and leads to the contents, the rights, the search and the contact."""
    page.goto(address)
    expect(page.locator("h1")).to_have_text("Sidan hittades inte" if "/sv/404" in address else "Sivua ei löytynyt")
    assert [one.evaluate("link => new URL(link.href).pathname") for one in page.locator(".pages a").all()][-1].endswith("/rights/")
    expect(page.locator(".contents a[href$='#retention']")).to_be_visible()
    expect(page.locator(".notice a[href$='#contact']").first).to_be_visible()
    page.locator("button.search").click()
    expect(page.locator("dialog input[type=search]")).to_be_focused()
    for language, home in HOMES.items():
        link = page.locator(f'a[hreflang="{language}"]:visible').first
        expect(link).to_be_visible()
        assert link.evaluate("link => link.pathname") == home


@pytest.mark.parametrize("language", LANGUAGES)
def test_dark_mode_shows_light_text(open_page: OpenPage, language: str) -> None:
    lightness = {}
    for scheme in ("light", "dark"):
        page = open_page(color_scheme=scheme)
        page.goto(HOMES[language])
        lightness[scheme] = page.locator("main p").first.evaluate(LIGHTNESS)
    assert lightness["dark"] > 128 > lightness["light"]


def _change_language(page: Page, language: str) -> None:
    page.locator(f'nav.languages a[hreflang="{language}"]').first.click()
