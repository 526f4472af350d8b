"""The first round trip brings every answer of the real notice and the beginning of its text, drawn as they should be."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from notice.assets.budgets import size_of, weight_of
from test_first_trip import FIRST_TRIP, cut_off

HOMES = {"fi": "index.html", "sv": "sv/index.html", "en": "en/index.html"}
GROUPS = 9


@pytest.mark.parametrize("language", HOMES)
def test_page_that_is_cut_off_has_every_answer_and_the_beginning_of_the_text(site: Path, browser: Browser, language: str) -> None:
    page = browser.new_page(viewport={"width": 390, "height": 664})
    with cut_off({language: (site / HOMES[language]).read_bytes()}) as origin:
        page.goto(f"{origin}/{language}", wait_until="commit")
        expect(page.locator("#summary + p")).to_be_visible()
        expect(page.locator("#who-are-you")).to_be_in_viewport()
        assert page.locator(".answer").count() == page.locator(".choices li").count() == GROUPS
        for link in page.locator(".choices a").all():
            link.click()
            answer = page.locator(".answer:target")
            expect(answer.locator("h3")).to_be_in_viewport()
            assert answer.locator(".us").evaluate("one => getComputedStyle(one).borderRadius") == "12px"
            expect(answer.locator(".facts > div").last).to_be_visible()
    page.close()


@pytest.mark.parametrize("language", HOMES)
def test_page_and_first_visit_are_light(site: Path, language: str) -> None:
    weight = weight_of(site, HOMES[language])
    assert size_of(site / HOMES[language]) <= 20_000
    assert (weight.text_shown <= FIRST_TRIP, weight.first_visit <= 30_000, weight.requests <= 4) == (True, True, True)
