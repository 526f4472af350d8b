"""Google Consent Mode 2 is told what a notice states: nothing is granted of which the notice does not say that consent covers it."""

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from conftest import serve
from guide_text import PAGES as GUIDE
from guide_text import blocks
from notice.addresses import Addresses
from notice.exports.consent_mode import GRANTED, consent_mode
from notice.exports.cookieconsent import cookieconsent
from notice.facts import Facts
from notice.summary import to_json
from samples import facts_of
from strategies import notice_of

MODULES = Path(__file__).with_name("node_modules")
ADDRESSES = Addresses("https://privacy.example.fi/", {"fi": "", "sv": "sv/", "en": "en/"})
PURPOSES = """\
languages: {source: fi}
time_zone: Europe/Helsinki
controller: {name: Oy}
purposes:
  orders: {groups: [customers]}
  offers: {groups: [customers], profiling: {fi: Ostoista, sv: Av köp, en: Of what you bought}}
  suits: {groups: [customers], kinds: [personalisation]}
  plain: {groups: [customers], kinds: [marketing], profiling: none}
"""


def cookies(*items: str, categories: str = "necessary, marketing") -> Facts:
    listed = f", items: [{', '.join(items)}]" if items else ""
    return facts_of(f"cookies: {{categories: [{categories}]{listed}}}\n", PURPOSES)


def granted(facts: Facts, category: str) -> set[str]:
    made = consent_mode(facts)
    assert made
    assert set(made["update"][category].values()) == {GRANTED}
    return set(made["update"][category])


@pytest.mark.parametrize(
    ("category", "types"),
    [
        ("statistics", {"analytics_storage"}),
        ("preferences", {"functionality_storage", "personalization_storage"}),
        ("marketing", {"ad_storage"}),
    ],
)
def test_category_grants_its_kind_of_storage(category: str, types: set[str]) -> None:
    assert granted(cookies(categories=f"necessary, {category}"), category) == types


@pytest.mark.parametrize(
    ("cookie", "more"),
    [
        ("{name: a, category: marketing, third_party_access: yes}", {"ad_user_data"}),
        ("{name: a, category: marketing, party: third}", {"ad_user_data"}),
        ("{name: a, category: marketing, third_party_access: no, party: first}", set()),
        ("{name: a, category: statistics, third_party_access: yes}", set()),
        ("{name: a, category: marketing, purposes: [offers]}", {"ad_personalization"}),
        ("{name: a, category: marketing, purposes: [orders, suits]}", {"ad_personalization"}),
        ("{name: a, category: marketing, purposes: [orders, plain]}", set()),
    ],
)
def test_more_is_granted_only_where_the_notice_states_it(cookie: str, more: set[str]) -> None:
    assert granted(cookies(cookie, categories="necessary, statistics, marketing"), "marketing") == {"ad_storage", *more}


def test_everything_is_denied_at_first_but_what_is_necessary() -> None:
    made = consent_mode(cookies())
    assert made
    assert {type for type, state in made["default"].items() if state == GRANTED} == {"security_storage"}
    assert len([state for state in made["default"].values() if state == "denied"]) == 6
    without = consent_mode(cookies(categories="marketing"))
    assert without
    assert GRANTED not in without["default"].values()


@pytest.mark.parametrize("stated", ["", "cookies: none\n", "cookies: {categories: [necessary]}\n"])
def test_nothing_is_made_where_nobody_is_asked(stated: str) -> None:
    assert consent_mode(facts_of(stated)) is None


PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Shop</title></head><body>
<script src="cookieconsent.umd.js"></script>
<script type="module">
import settings from "./cookieconsent.js";
window.dataLayer = [];
window.gtag = function () { dataLayer.push([...arguments]); };
%s
await CookieConsent.run({...settings, hideFromBots: false, onConsent: tell, onChange: tell});
window.ready = true;
</script></body></html>"""


def test_google_is_told_what_a_visitor_accepts_in_a_consent_tool(browser: Browser, tmp_path: Path) -> None:
    """The code of the guide, with the tool itself: accepted, and taken back."""
    data: dict[str, Any] = {
        "languages": {"source": "en"}, "time_zone": "UTC", "controller": {"name": "Oy"},
        "purposes": {"orders": {"groups": ["customers"]}}, "cookies": {"categories": ["necessary", "statistics", "marketing"]},
    }  # fmt: skip
    notice = notice_of(data)
    (recipe,) = (block for block in blocks(GUIDE["write/programs"]) if "google-consent-mode.json" in block)
    files = {
        "cookieconsent.umd.js": (MODULES / "vanilla-cookieconsent" / "dist" / "cookieconsent.umd.js").read_text(encoding="utf-8"),
        "cookieconsent.js": cookieconsent(notice, ADDRESSES, "2026-12-01"),
        "google-consent-mode.json": to_json(consent_mode(notice.facts)),
        "index.html": PAGE % recipe,
    }
    for name, content in files.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    with serve(tmp_path) as origin:
        page = browser.new_page(base_url=origin)
        page.goto("/")
        expect(page.locator("#cc-main")).to_be_attached()
        page.wait_for_function("window.ready")
        page.evaluate("CookieConsent.acceptCategory(['statistics'])")
        page.evaluate("CookieConsent.acceptCategory([])")
        told = page.evaluate("dataLayer")
        page.close()
    assert [entry[:2] for entry in told] == [["consent", "default"], ["consent", "update"], ["consent", "update"]]
    assert told[0][2]["analytics_storage"] == told[0][2]["ad_storage"] == "denied"
    assert (told[1][2]["analytics_storage"], told[1][2]["ad_storage"]) == ("granted", "denied")
    assert (told[2][2]["analytics_storage"], told[2][2]["ad_storage"]) == ("denied", "denied")
