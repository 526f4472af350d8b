"""The guide as its readers meet it: nothing is loaded from elsewhere or stored, nobody is kept out, and it fits any screen."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect

from conftest import Visit, serve
from guide_text import PAGES
from nightly import at_night

DESK: ViewportSize = {"width": 1280, "height": 900}
PHONES: tuple[ViewportSize, ...] = ({"width": 390, "height": 844}, {"width": 320, "height": 640})
# Everything in which a page can store something with its reader.
STORED = """async () => [
    ...Object.keys(localStorage), ...Object.keys(sessionStorage), ...document.cookie ? [document.cookie] : [],
    ...(await indexedDB.databases()).map(database => database.name), ...await caches.keys(),
    ...(await navigator.serviceWorker.getRegistrations()).map(worker => worker.scope),
]"""
OUTSIDE = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
GROUND = "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).slice(0, 3).map(Number)"
# Colours that change slowly would be measured half-way.
AT_ONCE = "* { transition: none !important }"
# The theme lets the keyboard reach what is wider than its box a moment after the window has changed.
REACHED = "[...document.querySelectorAll('pre > code')].every(code => code.scrollWidth <= code.clientWidth || code.tabIndex >= 0)"
# axe is in the page by then.
AGAIN = "async ([where, rules]) => await axe.run(where, {resultTypes: ['violations'], runOnly: rules})"


@pytest.fixture(scope="module")
def origin(guide: Path) -> Iterator[str]:
    """The address the guide is served at."""
    with serve(guide) as address:
        yield address


@pytest.fixture(scope="module")
def reader(browser: Browser, origin: str) -> Iterator[Visit]:
    """One who goes through the whole guide in one browser: what a page had stored, or asked for elsewhere, would show."""
    with browser.new_context(base_url=origin, viewport=DESK, color_scheme="light") as context:
        yield Visit(context, origin)


@pytest.fixture
def page(reader: Visit) -> Iterator[Page]:
    """That reader's page, as it is on a desk in the daytime."""
    reader.page.set_viewport_size(DESK)
    reader.page.emulate_media(color_scheme="light", media="screen")
    yield reader.page
    assert reader.page.evaluate(STORED) == []
    assert reader.context.cookies() == []
    assert reader.complaints() == []


# A page of text and one of wide tables; the others are asked at night.
BY_DAY = {"index", "develop/folders"}


@pytest.fixture
def unsearched(page: Page, guide: Path) -> Iterator[Page]:
    """That page where nobody searches: the theme sorts the words of the whole guide anew for each page, its longest work."""
    index = json.loads((guide / "search" / "search_index.json").read_text(encoding="utf-8"))
    page.route("**/search_index.json", lambda route: route.fulfill(json={**index, "docs": index["docs"][:1]}))
    yield page
    page.unroute_all()


@pytest.mark.parametrize("name", at_night(PAGES, unless=BY_DAY.__contains__))
def test_page_fits_any_screen(unsearched: Page, name: str) -> None:
    unsearched.goto(f"{name}.html")
    for screen in PHONES:
        unsearched.set_viewport_size(screen)
        assert unsearched.evaluate(OUTSIDE) == 0


@pytest.mark.parametrize("name", at_night(PAGES, unless=BY_DAY.__contains__))
def test_page_keeps_nobody_out(page: Page, name: str) -> None:
    page.goto(f"{name}.html")
    # What stands around the text is the same everywhere.
    where = None if name == "index" else "article"
    assert _barriers(Axe().run(page, context=where, options={"resultTypes": ["violations"]}).response) == []
    page.add_style_tag(content=AT_ONCE)
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    assert _barriers(page.evaluate(AGAIN, [where or "body", ["color-contrast"]])) == []
    page.set_viewport_size(PHONES[-1])
    page.wait_for_function(REACHED)
    assert _barriers(page.evaluate(AGAIN, [where or "body", ["scrollable-region-focusable"]])) == []


def test_search_finds_what_stands_in_a_page(page: Page) -> None:
    page.goto("index.html")
    page.keyboard.press("f")
    expect(page.locator(".md-search-result__meta")).to_have_text("Type to start searching")
    page.get_by_role("textbox", name="Search").press_sequentially("rollback")
    page.locator(".md-search-result__link", has_text="On a server of your own").first.click()
    page.wait_for_url("**/operate/server.html*")
    expect(page.locator("article mark").first).to_have_text("rollback")
    assert page.evaluate(STORED) == []
    page.get_by_role("link", name="Develop").first.click()
    page.wait_for_url("**/develop/*.html")


def test_code_is_copied_as_it_stands(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("operate/upkeep.html")
    page.locator(".md-code__button").first.click()
    expect(page.locator(".md-dialog")).to_have_text("Copied to clipboard")
    assert page.evaluate("navigator.clipboard.readText()").startswith("make update ")


def test_ground_follows_the_system_and_paper_is_white(page: Page) -> None:
    page.goto("index.html")
    changes: list[tuple[Literal["dark", "light"], str]] = [("dark", "slate"), ("light", "default"), ("dark", "slate")]
    for scheme, name in changes:
        page.emulate_media(color_scheme=scheme)
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", name)
        assert (sum(page.evaluate(GROUND)) > 3 * 128) == (scheme == "light")
    page.emulate_media(media="print")
    assert page.evaluate(GROUND) == [255, 255, 255]
    assert page.locator("nav:visible, .md-header:visible, .md-footer:visible").count() == 0


def _barriers(response: dict[str, Any]) -> list[str]:
    return [f"{rule['id']}: {node['html'][:200]}" for rule in response["violations"] for node in rule["nodes"]]
