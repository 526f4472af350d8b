"""The change history of many versions stands by year, newest first, and its changes of content can be shown alone."""

from itertools import pairwise
from pathlib import Path

import pytest
from lxml.html import HtmlElement, fromstring
from playwright.sync_api import Browser

from bare_site import OVERRIDES, bare_site
from in_the_ledger import freeze_all
from notice.page_names import HISTORY
from notice.pages.history_arrangement import MANY, MANY_CHANGES, has_many_changes
from notice.pages.history_page import history_page
from notice.pages.site import Site
from small_notices import HISTORY as CHANGES
from small_notices import SmallNotice

STYLES = (OVERRIDES / "assets" / "stylesheets" / "history.css").read_text(encoding="utf-8")
# From the first on: the day, what the text says, and whether the content changes by it. The second of a day takes the place of the first.
LIVED = [
    ("2019-05-01", "We keep names.", False),
    ("2019-11-01", "We keep names. We sell them.", True),
    ("2020-02-01", "We keep **names**. We sell them.", False),
    ("2022-01-01", "We keep names. We do not sell them.", True),
    ("2022-01-01-2", "We keep names. *We do not sell them.*", True),
    ("2022-12-31", "We keep names for 3 years. We do not sell them.", True),
    ("2023-01-01", "We keep names for 4 years. We do not sell them.", True),
]


def published(docs: Path, count: int) -> SmallNotice:
    """Publish the first versions of a small notice."""
    notice = SmallNotice(docs)
    for day, text, _ in LIVED[:count]:
        notice.publish(day, " .imported", text=text)
    return notice


def page(notice: SmallNotice) -> tuple[Site, HtmlElement]:
    """Give the site on a day after all of it, and the change history."""
    site = bare_site(notice.on("2026-06-01", public=True))
    return site, fromstring(history_page(site, "en"))


@pytest.mark.parametrize("count", [1, 2, MANY - 1])
def test_few_versions_are_a_plain_list(tmp_path: Path, count: int) -> None:
    _, html = page(published(tmp_path / "docs", count))
    assert [heading.get("id") for heading in html.cssselect(".era > h2")] == [day for day, _, _ in reversed(LIVED[:count])]
    assert not html.cssselect(".year, .filter, #content-changes")
    assert "only changes of content" not in html.text_content().casefold()


@pytest.mark.parametrize("count", [MANY, len(LIVED)])
def test_many_versions_stand_by_year_the_newest_first(tmp_path: Path, count: int) -> None:
    _, html = page(published(tmp_path / "docs", count))
    days = [day for day, _, _ in reversed(LIVED[:count])]
    assert [heading.get("id") for heading in html.cssselect(".era > h3")] == days
    years = {year.cssselect("h2")[0].text_content(): [one.get("id") for one in year.cssselect("h3")] for year in html.cssselect(".year")}
    assert years == {year: [day for day in days if day.startswith(year)] for year in sorted({day[:4] for day in days}, reverse=True)}


def test_nobody_is_asked_for_a_day_before_anything_is_published(tmp_path: Path) -> None:
    """READ-23: nothing on the page is empty."""
    notice = SmallNotice(tmp_path / "docs")
    notice.begin("2026-07-01")
    html = fromstring(history_page(bare_site(notice.on("2026-06-01")), "en"))
    assert not html.cssselect(".versions, .on-a-date, #on-a-date, script[src*=on-a-date]")


def test_order_does_not_hang_on_how_the_history_is_written(tmp_path: Path) -> None:
    notice = published(tmp_path / "docs", MANY)
    notice.headings.reverse()
    _, html = page(notice)
    assert [heading.get("id") for heading in html.cssselect(".era > h3")] == [day for day, _, _ in reversed(LIVED[:MANY])]


def test_contents_have_years_days_and_what_stands_below(tmp_path: Path) -> None:
    _, html = page(published(tmp_path / "docs", len(LIVED)))
    entries = {str(link.get("href")): link.text_content() for link in html.cssselect(".contents a")}
    assert entries["#year-2022"] == "2022"
    assert entries["#2022-01-01-2"] == "1 January 2022: News"
    assert list(entries)[-2:] == ["#on-a-date", "#check-a-copy"]
    assert all(html.cssselect(f'[id="{href[1:]}"]') for href in entries)


def test_levels_of_headings_follow_each_other(tmp_path: Path) -> None:
    _, html = page(published(tmp_path / "docs", len(LIVED)))
    levels = [int(str(heading.tag)[1]) for heading in html.cssselect("article :is(h1, h2, h3, h4, h5, h6)")]
    assert max(levels) > 3
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_filter_has_the_changes_of_content_and_their_count(tmp_path: Path) -> None:
    _, html = page(published(tmp_path / "docs", len(LIVED)))
    of_content = {era.cssselect("h3")[0].get("id") for era in html.cssselect(".era.of-content")}
    assert of_content == {day for day, _, is_of_content in LIVED if is_of_content}
    assert {year.get("aria-labelledby") for year in html.cssselect(".year.of-content")} == {"year-2019", "year-2022", "year-2023"}
    (link,) = html.cssselect('.unfiltered a[href="#content-changes"]')
    assert link.text_content() == "Only changes of content (5 of 7)"


@pytest.mark.parametrize(("text", "told"), [("We do not keep *names*.", "form"), ("We do keep names.", "content")])
def test_what_ends_the_notice_or_takes_a_change_of_content_back_is_of_content(tmp_path: Path, text: str, told: str) -> None:
    notice = SmallNotice(tmp_path / "docs")
    for day in ("2019-01-01", "2020-01-01", "2021-01-01"):
        notice.publish(day, " .imported", text=f"We do not keep {'*' * int(day[3])}names{'*' * int(day[3])}.")
    before = notice.text
    notice.publish("2026-07-01", text=text, on="2026-05-01")
    notice.text = before
    for id in ("2026-07-01-withdrawn", "2026-08-01-ended"):
        folder = notice.docs / "drafts" / id
        folder.mkdir(parents=True)
        (folder / "history.en.md").write_text(f"{CHANGES}\n## It ends {{#{id}}}\n\nSo it is.\n", "utf-8")
        assert len(freeze_all(lambda: notice.on("2026-06-01"), notice.docs)[0]) == 1
    _, html = page(notice)
    found = [era.cssselect("h3")[0].get("id") for era in html.cssselect(".era.of-content")]
    assert found == ["2026-08-01-ended", *(["2026-07-01-withdrawn", "2026-07-01"] if told == "content" else [])]


def test_nothing_of_content_is_said(tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path / "docs")
    for number in range(MANY):
        stars = "*" * (number % 3)
        notice.publish(f"2020-01-0{number + 1}", " .imported", text=f"We keep {stars}names{stars}.")
    _, html = page(notice)
    assert not html.cssselect(".of-content")
    assert "Only changes of content (0 of 6)" in html.text_content()
    assert "The program found no change of content." in html.cssselect(".filtered.note")[0].text_content()


def test_buttons_lead_through_many_changes_only() -> None:
    change = "<p>a <del>b</del> <ins>c</ins></p>"
    assert not has_many_changes(change * (MANY_CHANGES - 1))
    assert has_many_changes(change * MANY_CHANGES)
    assert has_many_changes("<p><ins>c</ins></p><p><del>b</del></p>" * (MANY_CHANGES // 2))


def test_address_alone_shows_changes_of_content(tmp_path: Path, browser: Browser) -> None:
    site, _ = page(published(tmp_path / "docs", len(LIVED)))
    context = browser.new_context(java_script_enabled=False)
    try:
        opened = context.new_page()
        written = history_page(site, "en").replace("</head>", f"<style>{STYLES}</style></head>")
        opened.route("**/*", lambda route: route.fulfill(body=written, content_type="text/html"))
        address = site.addresses.absolute(HISTORY, "en")
        shown = opened.locator(".era:visible")
        opened.goto(address)
        assert shown.count() == len(LIVED)
        height = opened.locator(".filter").evaluate("one => one.offsetHeight")
        opened.locator('a[href="#content-changes"]').focus()
        opened.keyboard.press("Enter")
        assert opened.url.endswith("#content-changes")
        assert opened.locator(".filter").evaluate("one => one.offsetHeight") == height, "what follows stays where it was"
        assert [one.get_attribute("id") for one in opened.locator(".era:visible > h3").all()] == [
            day for day, _, is_of_content in reversed(LIVED) if is_of_content
        ]
        assert opened.locator(".year:visible").count() == 3
        opened.emulate_media(media="print")
        assert shown.count() == len(LIVED)
        opened.emulate_media(media="screen")
        opened.goto(f"{address}#2020-02-01")
        assert shown.count() == len(LIVED)
    finally:
        context.close()
