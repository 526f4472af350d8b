"""Any two versions can be compared in the browser, with what the build writes of each."""

import json
from collections import defaultdict
from collections.abc import Iterator
from itertools import permutations
from pathlib import Path

import pytest
from lxml.html import HtmlElement, fromstring
from playwright.sync_api import Page, expect

from bare_site import bare_site
from barriers import UNFOLD, expect_no_barriers
from built import folder_of, read_page
from conftest import VisitOf, serve
from notice.pages.compare_page import LEAST, compare_pages
from notice.pages.history_page import history_page
from small_notices import SmallNotice

VERSIONS = ("2019-05-02", "2020-02-29", "2020-09-01", "2021-06-15", "2023-03-01", "2099-01-31")
PAIRS = list(permutations(VERSIONS, 2))
# Each section of both, by its id: its paragraphs in pieces, each with its kind.
ALL_PAIRS = """async pairs => {
    const script = document.querySelector("script[src$='compare.js']").src
    const { read, compared } = await import(new URL("comparing.js", script))
    const load = async version => read(await (await fetch(`../../versions/${version}/`)).text()).sections
    const blocks = (sections, id) => sections.find(section => section.id === id)?.blocks ?? []
    return Promise.all(pairs.map(async versions => {
        const both = await Promise.all(versions.map(load))
        const ids = [...new Set(both.flat().map(section => section.id))]
        return Object.fromEntries(ids.map(id => [id, compared(...both.map(sections => blocks(sections, id)))]))
    }))
}"""
ADDED = ("version", "answers", "proof", "unchanged", "now", "kept", "not-said", "deeds", "deed", "ready", "heard")
WITHIN_WORDS = {"a", "abbr", "b", "code", "em", "i", "span", "strong", "time"}
Pieces = list[list[dict[str, str]]]


def texts(site: Path, version: str) -> dict[str, list[str]]:
    """Give the words of each section of the English page of a version, without what the site says of the version."""
    found: dict[str, list[str]] = defaultdict(list)
    article = read_page(site / "en" / "versions" / version / "index.html").get_element_by_id("content")
    section, text = "", ""
    for kind, value in _parts(article):
        if kind == "id":
            found[section] += text.split()
            section, text = value, ""
        else:
            text += value
    found[section] += text.split()
    return {id: words for id, words in found.items() if words}


def _parts(element: HtmlElement) -> Iterator[tuple[str, str]]:
    apart = ("text", "" if element.tag in WITHIN_WORDS else " ")
    yield apart
    if element.tag in ("h1", "h2", "h3", "h4") and element.get("id"):
        yield "id", str(element.get("id"))
    elif element.tag == "details":
        yield "text", str(element.cssselect("summary")[0].text_content())
    elif not _is_added(element):
        yield "text", element.text or ""
        for child in element.iterchildren():
            yield from _parts(child)
    yield apart
    yield "text", element.tail or ""


def _is_added(element: HtmlElement) -> bool:
    """Say whether the site says something of its own there; so does a row that leads to the page for using one's rights."""
    leads = element.tag == "div" and element.xpath("./dd/a[substring(@href, string-length(@href) - 7) = '/rights/']")
    classes = set(element.get("class", "").split())
    return bool(classes & set(ADDED) or element.get("hidden") is not None or element.tag == "caption" or leads)


def words(pieces: Pieces, without: str) -> list[str]:
    """Give the words of a comparison without those of a kind."""
    return [word for paragraph in pieces for piece in paragraph if piece["kind"] != without for word in piece["text"].split()]


@pytest.fixture
def page(visit_of: VisitOf, bookshop: Path) -> Iterator[Page]:
    """The English page that compares two versions of the bookshop; nothing complains."""
    with serve(bookshop) as origin:
        visit = visit_of(origin, viewport={"width": 320, "height": 640})
        visit.page.goto("/en/history/compare/")
        yield visit.page
        assert visit.complaints() == []


def compare(page: Page, old: str, new: str) -> None:
    """Choose two versions, and ask."""
    page.get_by_label("From", exact=True).select_option(old)
    page.get_by_label("To", exact=True).select_option(new)
    page.get_by_role("button", name="Compare").click()


def test_new_text_is_left_without_what_went_and_old_text_without_what_came(page: Page, bookshop: Path) -> None:
    known = {version: texts(bookshop, version) for version in VERSIONS}
    marked = 0
    for (old, new), found in zip(PAIRS, page.evaluate(ALL_PAIRS, PAIRS), strict=True):
        for without, version in (("del", new), ("ins", old)):
            left = {id: said for id, pieces in found.items() if (said := words(pieces, without))}
            assert left == known[version], (old, new, without)
        marked += sum(piece["kind"] != "same" for pieces in found.values() for paragraph in pieces for piece in paragraph)
    assert marked > len(PAIRS)


def test_words_that_differ_are_marked_and_said(page: Page) -> None:
    compare(page, "2019-05-02", "2021-06-15")
    expect(page.get_by_role("status").first).to_have_text("Sections that differ: 10")
    orders = page.locator(".redline").filter(has=page.get_by_role("link", name="Orders"))
    expect(orders.locator("del")).to_have_text(["Removed: 10", "Removed: 12"])
    expect(orders.locator("ins")).to_have_text(["Added: the title of the book", "Added: 14", "Added: Bokposten Ab", "Added: 24"])
    expect(page.get_by_role("link", name="Orders")).to_have_attribute("href", "../../versions/2021-06-15/#orders")
    expect(page.locator(".redline").last).to_contain_text("Christmas section removed")
    page.evaluate(UNFOLD)
    assert page.evaluate("document.scrollingElement.scrollWidth") == 320
    expect_no_barriers(page)


def test_pair_that_was_compared_beforehand_leads_there(page: Page) -> None:
    compare(page, "2020-02-29", "2023-03-01")
    expect(page).to_have_url(f"/{folder_of('versions/2020-02-29/since', 'en')}")


def test_version_is_not_compared_with_itself(page: Page) -> None:
    compare(page, "2020-02-29", "2020-02-29")
    expect(page.locator(".compare-status")).to_have_text("Choose two different versions.")


def test_version_that_does_not_come_is_told(visit_of: VisitOf, bookshop: Path) -> None:
    with serve(bookshop) as origin:
        page = visit_of(origin).page
        page.goto("/en/history/compare/")
        page.route("**/en/versions/2021-06-15/", lambda route: route.fulfill(status=404))
        compare(page, "2020-02-29", "2021-06-15")
        expect(page.locator(".compare-status")).to_have_text("A version could not be fetched. Try again.")


def test_page_says_without_a_script_what_can_be_read(bookshop: Path, visit_of: VisitOf) -> None:
    with serve(bookshop) as origin:
        page = visit_of(origin, java_script_enabled=False).page
        page.goto("/en/history/compare/")
        expect(page.locator("noscript")).to_be_visible()
        expect(page.get_by_role("button", name="Compare")).not_to_be_visible()
        links = page.locator("main ul a")
        assert links.evaluate_all("all => all.map(link => link.getAttribute('href'))") == [
            f"../../versions/{version}/since/" for version in ("2021-06-15", "2020-09-01", "2020-02-29", "2019-05-02")
        ]


@pytest.mark.parametrize("count", [1, LEAST - 1, LEAST])
def test_page_is_there_where_not_every_pair_was_compared(tmp_path: Path, count: int) -> None:
    notice = SmallNotice(tmp_path / "docs")
    for year in range(2019, 2019 + count):
        notice.publish(f"{year}-01-01", " .imported")
    site = bare_site(notice.on("2026-06-01", public=True))
    links = fromstring(history_page(site, "en")).xpath("//a[text()='Compare any two versions']/@href")
    assert (links, [path for path, _ in compare_pages(site)]) == (
        (["compare/"], ["history/compare/"]) if count == LEAST else ([], [])
    )


def test_only_the_page_that_is_not_translated_is_compared_in_the_original(tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path / "docs", languages=("en", "sv"))
    for year in (2019, 2020, 2021):
        notice.publish(f"{year}-01-01", " .imported", text=f"Text of {year}.")
    notice.facts = notice.facts.replace("{source: en}", "{source: en, untranslated: {sv: [index]}}")
    notice.other = {"index.sv.md": ""}
    notice.publish("2022-01-01", " .imported")
    html = fromstring(dict(compare_pages(bare_site(notice.on("2026-06-01", public=True))))["sv/history/compare/"].decode())
    versions = json.loads(str(html.cssselect(".compare-data")[0].text))["versions"]
    addresses = {id: version["pages"]["index"] for id, version in versions.items()}
    assert addresses["2021-01-01"] == {
        "here": "../../versions/2021-01-01/",
        "original": "../../../versions/2021-01-01/",
        "told": "Beskrivningen finns nu också på ett annat språk: svenska.",
    }
    assert addresses["2022-01-01"] == {
        "here": "",
        "original": "../../../versions/2022-01-01/",
        "told": "Beskrivningen finns inte längre på detta språk: svenska. Den visas där på engelska.",
    }
