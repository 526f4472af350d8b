"""People in debt have questions: the answer is no further than one tap and one screen on a phone, without a script too."""

from typing import Any

import pytest
from playwright.sync_api import Page

from barriers import TARGETS, expect_contrast_in_the_dark, expect_no_barriers
from conftest import OpenPage
from nightly import at_night
from projects import ROOT
from quick_yaml import load_yaml
from reading import screens_of
from test_reader import SHIFTED

HOMES = {"fi": "/", "sv": "/sv/", "en": "/en/"}
QUESTIONS: list[dict[str, Any]] = load_yaml((ROOT / "tests" / "questions.yml").read_text(encoding="utf-8"))
PHONES = {"phone": {"width": 390, "height": 664}, "small phone": {"width": 320, "height": 480}}


@pytest.mark.parametrize(("language", "scripts"), [("fi", True), ("sv", True), ("en", True), ("fi", False)])
def test_answer_is_within_one_tap_and_one_screen(open_page: OpenPage, language: str, scripts: bool) -> None:
    page = open_page(viewport=PHONES["phone"], java_script_enabled=scripts)
    seen = {tap: _walk(page, tap, language) for tap in {question.get("tap") for question in QUESTIONS}}
    far = {question["id"]: _screens(seen[question.get("tap")], question["shows"][language]) for question in QUESTIONS}
    assert [id for id, screens in far.items() if screens is None] == []
    assert [question["id"] for question in QUESTIONS if question.get("at_once") and far[question["id"]]] == []


def _walk(page: Page, tap: str | None, language: str) -> list[str]:
    """Give what is seen from the beginning, after a tap on a group if there is one: at once, and a screen further."""
    page.goto("about:blank")
    page.goto(HOMES[language])
    if tap:
        page.locator(f".choices a[href='#for-{tap}']").click()
    return list(screens_of(page, most=1))


def _screens(seen: list[str], words: str) -> int | None:
    """Return after how many screens the words are seen."""
    return next((screens for screens, text in enumerate(seen) if "".join(words.split()) in text), None)


@pytest.mark.parametrize("phone", PHONES)
@pytest.mark.parametrize("language", HOMES)
def test_title_question_and_first_two_choices_are_seen_at_once(open_page: OpenPage, language: str, phone: str) -> None:
    page = open_page(viewport=PHONES[phone])
    page.goto(HOMES[language])
    bottoms = page.locator("h1, #who-are-you, .choices li:nth-child(-n + 2)").evaluate_all(
        "found => found.map(one => one.getBoundingClientRect().bottom)"
    )
    assert len(bottoms) == len(["title", "question", "first", "second"])
    assert max(bottoms) <= PHONES[phone]["height"]


@pytest.mark.parametrize("language", HOMES)
def test_address_of_a_group_opens_its_answer_alone(open_page: OpenPage, language: str) -> None:
    page = open_page(viewport=PHONES["phone"], java_script_enabled=False)
    page.goto(f"{HOMES[language]}#for-debtors-of-clients")
    assert page.locator(".answer:visible").evaluate_all("found => found.map(one => one.id)") == ["for-debtors-of-clients"]
    assert page.locator(".glance").is_hidden()
    page.goto(f"{HOMES[language]}#retention")
    assert (page.locator(".answer:visible").count(), page.locator(".glance").is_visible()) == (0, True)


OPENED = [("fi", "debtors-of-clients"), ("sv", "client-contacts"), ("en", "debtors-who-called")]


@pytest.mark.parametrize(("language", "group"), at_night(OPENED, unless=lambda opened: opened[0] == "sv"))
def test_answer_that_an_address_opens_has_no_barriers_and_nothing_moves(open_page: OpenPage, language: str, group: str) -> None:
    page = open_page(viewport=PHONES["small phone"])
    page.goto(f"{HOMES[language]}#for-{group}")
    assert page.evaluate(SHIFTED) == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONES["small phone"]["width"]
    page.evaluate("scrollTo(0, 0)")  # nothing lies under the bar that stays at the top
    expect_no_barriers(page, TARGETS)
    expect_contrast_in_the_dark(page)


def test_paper_has_all_answers_one_after_another(page: Page) -> None:
    page.goto("/en/")
    page.emulate_media(media="print")
    tops = page.locator(".answer").evaluate_all("found => found.map(one => one.getBoundingClientRect().top)")
    assert (len(tops), tops == sorted(tops), page.locator(".answer:visible").count()) == (9, True, 9)
