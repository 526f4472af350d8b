"""The change history answers which text applied on a day, also as it was public on an earlier day."""

import json
from pathlib import Path

import jq
import pytest
from lxml.html import fromstring
from playwright.sync_api import Browser

from bare_site import OVERRIDES, bare_site
from in_the_ledger import freeze_pending
from notice.pages.developers import developers_pages
from notice.pages.history_page import history_page
from notice.pages.version_lists import versions_json
from small_notices import SmallNotice

SCRIPT = (OVERRIDES / "assets" / "javascripts" / "on-a-date.js").read_text(encoding="utf-8")


@pytest.fixture
def moved(tmp_path: Path) -> SmallNotice:
    """A notice with a text in force, and one that was to follow in March and was moved to May."""
    notice = SmallNotice(tmp_path / "docs")
    notice.publish("2026-01-01", on="2025-12-01")
    notice.publish("2026-03-01", on="2026-02-01")
    notice.begin("2026-05-01", " .replaces-2026-03-01")
    freeze_pending(notice.on("2026-02-10"), notice.docs)
    return notice


def history(notice: SmallNotice) -> str:
    """The page, on a day in June."""
    return history_page(bare_site(notice.on("2026-06-01", public=True)), "en")


def test_second_day_is_asked_for_only_where_it_can_matter(moved: SmallNotice, tmp_path: Path) -> None:
    plain = SmallNotice(tmp_path / "plain" / "docs")
    plain.docs.parent.mkdir()
    plain.publish("2026-01-01", on="2025-12-01")
    plain.publish("2026-03-01", on="2026-02-01")
    assert "As it was public on" not in history(plain)
    assert "As it was public on" in history(moved)


def test_table_says_without_a_script_what_never_applied(moved: SmallNotice) -> None:
    row = next(row for row in history(moved).split("<tr") if 'data-since="2026-03-01"' in row)
    assert "Replaced before it came into force." in row
    assert 'data-recorded="2026-02-01" data-ended="2026-02-10"' in row


# The day that is asked for, the day by which it was public, and the version that is the answer.
ANSWERS = [
    ("2026-04-01", "", "2026-01-01"),
    ("2026-04-01", "2026-02-10", "2026-01-01"),
    ("2026-04-01", "2026-02-09", "2026-03-01"),
    ("2026-04-01", "2026-02-01", "2026-03-01"),
    ("2026-04-01", "2026-01-31", "2026-01-01"),
    ("2026-05-01", "", "2026-05-01"),
    ("2026-05-01", "2026-02-09", "2026-03-01"),
    ("2025-12-31", "", None),
    ("2026-04-01", "2025-11-30", None),
]


def test_answer_is_that_of_the_day_and_of_what_was_public(moved: SmallNotice, browser: Browser) -> None:
    page = browser.new_page()
    _, _, table = history(moved).partition('<form class="on-a-date">')
    page.set_content(f'<form class="on-a-date">{table.partition("</table>")[0]}</table>')
    page.add_script_tag(content=SCRIPT)
    found = []
    for day, known, _ in ANSWERS:
        page.fill("#day", day)
        page.fill("#known", known)
        link = page.locator("output a")
        found.append(str(link.get_attribute("href")).split("/")[2] if link.count() else None)
    page.close()
    assert found == [version for _, _, version in ANSWERS]


def test_recipe_for_programmers_passes_over_what_never_applied(moved: SmallNotice) -> None:
    """In April, the version of March is the newest whose day has come, and never applied."""
    site = bare_site(moved.on("2026-04-01", public=True))
    page = fromstring(dict(developers_pages(site))["developers/"].decode())
    recipe = next(text for code in page.iter("code") if "first(.versions[]" in (text := str(code.text_content())))
    program = recipe.partition("'")[2].rpartition("'")[0]
    versions = json.loads(json.dumps(versions_json(site)))
    assert jq.compile(program, args={"day": "2026-04-01"}).input_value(versions).first() == "2026-01-01"
