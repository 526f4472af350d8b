"""The files for consent tools work in those tools: in a browser, with the libraries themselves, they show the categories in Finnish."""

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from author_mistakes import publication_of
from conftest import serve
from notice.addresses import Addresses
from notice.exports import cookie_services
from notice.exports.cookieconsent import cookieconsent
from notice.exports.klaro import klaro
from notice.reading import Notice
from notice.summary import to_json
from projects import BOOKSHOP, REAL
from strategies import notice_of

MODULES = Path(__file__).with_name("node_modules")
ADDRESSES = Addresses("https://privacy.example.fi/", {"fi": "", "sv": "sv/", "en": "en/"})
PAGE = '<!doctype html><html lang="fi"><head><meta charset="utf-8"><title>Sivusto</title></head><body>{}</body></html>'
WITH_KLARO = """
<script src="klaro.js"></script>
<script type="module">
  const settings = await (await fetch("klaro.json")).json();
  window.services = settings.services;
  klaro.setup(settings);
  klaro.show(settings, true);
</script>
"""
WITH_COOKIECONSENT = """
<script src="cookieconsent.umd.js"></script>
<script type="module">
  import settings from "./cookieconsent.js";
  await CookieConsent.run({...settings, hideFromBots: false});
  CookieConsent.showPreferences();
</script>
"""


@pytest.fixture(scope="module", params=["ours", "bookshop"])
def notice(request: pytest.FixtureRequest) -> Notice:
    """Our notice names categories only; the bookshop lists each cookie."""
    docs = REAL if request.param == "ours" else BOOKSHOP
    return publication_of(docs).timeline.versions[-1].notice


@pytest.fixture
def served(tmp_path: Path, notice: Notice) -> Iterator[str]:
    """A site that uses both tools with what was made of the notice."""
    _write(tmp_path, notice)
    with serve(tmp_path) as origin:
        yield origin


def _write(tmp_path: Path, notice: Notice) -> None:
    for file in ("klaro/dist/klaro.js", "vanilla-cookieconsent/dist/cookieconsent.umd.js"):
        shutil.copy(MODULES / file, tmp_path)
    (tmp_path / "klaro.json").write_text(to_json(klaro(notice, ADDRESSES)), encoding="utf-8")
    (tmp_path / "cookieconsent.js").write_text(cookieconsent(notice, ADDRESSES, "2026-12-01"), encoding="utf-8")
    (tmp_path / "klaro.html").write_text(PAGE.format(WITH_KLARO), encoding="utf-8")
    (tmp_path / "cookieconsent.html").write_text(PAGE.format(WITH_COOKIECONSENT), encoding="utf-8")


@pytest.fixture
def page(browser: Browser, served: str) -> Iterator[Page]:
    """A page of that site, on which nothing may go wrong."""
    context = browser.new_context(base_url=served, locale="fi-FI")
    found = context.new_page()
    errors: list[str] = []
    found.on("pageerror", lambda error: errors.append(str(error)))
    yield found
    context.close()
    assert errors == []


def _titles(notice: Notice) -> list[str]:
    """The headings of the categories in Finnish."""
    assert notice.facts.cookies
    assert notice.facts.cookies != "none"
    sections = (notice.document("cookies", "fi").section(category) for category in notice.facts.cookies.categories)
    return [section.title for section in sections if section]


def test_klaro_shows_the_categories_in_finnish(page: Page, notice: Notice) -> None:
    page.goto("/klaro.html")
    titles = page.locator(".cm-purpose > .cm-list-label .cm-list-title")
    expect(titles.first).to_be_visible()
    assert [title.strip() for title in titles.all_inner_texts()][: len(_titles(notice))] == _titles(notice)
    assert page.locator(".cm-purpose").first.locator("input").first.is_disabled()
    listed = page.evaluate("services.map(service => [service.name, service.required])")
    assert {name for name, required in listed if required} == {"necessary"}
    assert "missing translation" not in page.locator("body").inner_html()


def test_cookieconsent_shows_the_categories_in_finnish(page: Page, notice: Notice) -> None:
    page.goto("/cookieconsent.html")
    titles = page.locator("#cc-main .pm__section-title")
    expect(titles.first).to_be_attached()
    assert [title.strip() for title in titles.all_text_contents()] == _titles(notice)
    page.evaluate("CookieConsent.acceptCategory([])")
    saved = page.evaluate("CookieConsent.getCookie()")
    assert (saved["categories"], saved["revision"], saved["languageCode"]) == (["necessary"], cookie_services.revision(notice.facts), "fi")


def test_cookieconsent_has_each_cookie_and_clears_what_was_refused(page: Page, notice: Notice) -> None:
    page.goto("/cookieconsent.html")
    expect(page.locator("#cc-main .pm__section-title").first).to_be_attached()
    cells = [cell.strip() for cell in page.locator("#cc-main .pm__table-td").all_text_contents()]
    items = notice.facts.cookies.items if notice.facts.cookies and notice.facts.cookies != "none" else None
    names = [cookie.name for cookie in items if cookie.name] if items and items != "none" else []
    assert set(names) <= set(cells)
    clear = page.evaluate("CookieConsent.getConfig('categories').marketing.autoClear?.cookies.map(cookie => String(cookie.name)) ?? null")
    assert clear == (["/^_smak.*$/"] if names else None)


def test_text_of_a_fact_is_no_html_on_the_site_that_asks(tmp_path: Path, browser: Browser) -> None:
    """A change that somebody proposes must not become code on the pages of the organisation."""
    evil = '<img src=x onerror="window.hit = true">'
    item = {"name": evil, "category": "marketing", "provider": evil, "service": evil, "description": evil, "domain": "evil.example"}
    notice = notice_of(
        {
            "languages": {"source": "fi"},
            "time_zone": "UTC",
            "controller": {"name": evil},
            "purposes": {"orders": {"groups": ["customers"]}},
            "cookies": {"categories": ["marketing"], "items": [item]},
        }
    )
    _write(tmp_path, notice)
    with serve(tmp_path) as origin:
        page = browser.new_page()
        for tool, shown in (("klaro", "#klaro .cookie-modal"), ("cookieconsent", "#cc-main .pm__section-title")):
            page.goto(f"{origin}/{tool}.html")
            expect(page.locator(shown).first).to_be_attached()
            assert page.locator("#klaro img, #cc-main img").count() == 0
            assert evil in str(page.locator("body").text_content())
            assert page.evaluate("window.hit") is None
        page.close()


def test_klaro_settings_are_plain_data(notice: Notice) -> None:
    assert json.loads(to_json(klaro(notice, ADDRESSES))) == klaro(notice, ADDRESSES)
