"""What readers met on pages and should not have: `met.yml` names the tests that hold each, and those without a place are here."""

import re
from itertools import pairwise
from pathlib import Path

import pytest
from lxml.html import fromstring
from playwright.sync_api import Browser, Page

from bare_site import OVERRIDES, bare_site
from built import LANGUAGES, page_of, read_page, words_of
from notice.pages.notice_pages import root_page
from notice.told_tables import with_told_tables
from projects import ROOT
from quick_yaml import load_yaml
from small_notices import FACTS, INDEX, SmallNotice

MET = load_yaml((ROOT / "tests" / "met.yml").read_text(encoding="utf-8"))
KINDS = ("index", "cookies", "history", "rights", "versions/2019-05-02", "versions/2019-05-02/since", "versions/2099-01-31")
IN_FORCE = "versions/2023-03-01"
SHEETS = [OVERRIDES / "assets" / "stylesheets" / f"{name}.css" for name in ("colours", "text", "facts")]
TABLE = "<table><thead><tr>{}</tr></thead><tbody><tr>{}</tr></tbody></table>"
COLUMNS = ("Data", "Purpose", "Legal basis", "Recipient", "Period")
SIZE = "one => parseFloat(getComputedStyle(one).fontSize)"


def test_each_thing_that_readers_met_is_held_by_tests_that_there_are() -> None:
    assert list(MET) == [f"READ-{number:02}" for number in range(1, 31)]
    for id, thing in MET.items():
        assert thing["met"]
        for module, _, name in (held.partition("::") for held in thing["held"]):
            assert f"\ndef {name}(" in (ROOT / "tests" / f"{module}.py").read_text(encoding="utf-8"), id


@pytest.mark.parametrize("language", LANGUAGES)
def test_rights_are_in_every_header_and_a_complaint_leads_to_the_authority(site: Path, language: str) -> None:
    """READ-04."""
    for name in ("index", "cookies", "history", "rights", "developers", "versions/2026-12-01"):
        assert page_of(site, name, language).xpath("//header//nav//a/@href")[3].endswith("rights/" if name != "rights" else "./")
    notice = page_of(site, "index", language)
    (complaint,) = notice.xpath("//*[@id='complaint']/following-sibling::p[@class='note'][1]")
    assert "#authority" in complaint.xpath(".//a/@href")
    assert notice.xpath("//*[@id='authority']/following-sibling::address[1]//a[starts-with(@href, 'mailto:')]")


@pytest.mark.parametrize(("words", "said"), [("", 1), ("Nobody has this duty with us.", 0)])
def test_that_there_is_nobody_is_said_once(tmp_path: Path, words: str, said: int) -> None:
    """READ-07: in words of its own, else by the program."""
    text = f"{INDEX}\n## Officer {{#dpo}}\n\n{words}\n"
    notice = SmallNotice(tmp_path / "docs", facts=f"{FACTS}dpo: none\n", other={"index.en.md": text})
    notice.publish("2026-01-01", " .imported")
    page = root_page(bare_site(notice.on("2026-02-01")), "index", "en")
    assert page.count('<p class="facts-none">None</p>') == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_kinds_of_data_stand_on_one_line(bookshop: Path, language: str) -> None:
    """READ-08, READ-24: one list within a row, and not a row for each word."""
    lists = page_of(bookshop, IN_FORCE, language).find_class("inline")
    assert lists
    assert all(len(one) > 1 and len(one.xpath("../../dd")) == 1 for one in lists)


@pytest.mark.parametrize("language", LANGUAGES)
def test_button_of_a_right_stands_above_its_law(site: Path, language: str) -> None:
    """READ-12."""
    (article,) = page_of(site, "rights", language).xpath("//article")
    found = [one.get("class") for one in article.xpath(".//*[@class = 'letter' or @class = 'law']")]
    assert found[0] == "letter"
    assert all(before == "letter" for before, after in pairwise(found) if after == "law")


@pytest.mark.parametrize(("language", "day"), [("fi", "1.3.2023"), ("sv", "1.3.2023"), ("en", "1 march 2023")])
def test_seal_names_the_day_as_it_is_written_elsewhere_and_says_what_it_is_for(bookshop: Path, language: str, day: str) -> None:
    """READ-15."""
    (proof,) = page_of(bookshop, "index", language).xpath("//p[@class = 'proof']")
    assert re.match(rf"versio\w* {re.escape(day)} ·", words_of(proof))
    assert len(words_of(proof).partition(proof.findtext("span").casefold())[2].split()) > len(["how", "to", "check", "a", "copy"])


def test_nothing_is_invalid_before_it_is_used(bookshop: Path) -> None:
    """READ-16."""
    assert [path for path in bookshop.rglob("*.html") if read_page(path).xpath("//main//*[@required or @aria-invalid]")] == []


@pytest.mark.parametrize("name", KINDS)
def test_what_looks_like_a_heading_is_one(bookshop: Path, name: str) -> None:
    """READ-17: titles of changes and of messages are headings, and the answers are a region with a name."""
    page = page_of(bookshop, name, "sv")
    kinds = "contains(@class, 'changes-title') or contains(@class, 'redline-title') or @class = 'guest'"
    titles = page.xpath(f"//*[{kinds}] | //*[@class = 'letter']/*[1][not(self::p or self::details)]")
    assert [one.tag for one in titles if one.tag not in ("h2", "h3", "h4", "h5", "h6")] == []
    assert page.xpath("//main//p[b or strong][normalize-space() = normalize-space(*)][not(ancestor::*[contains(@class, 'version')])]") == []
    for region in page.find_class("answers"):
        assert words_of(page.get_element_by_id(region.attrib["aria-labelledby"]))


@pytest.mark.parametrize("name", [name for name in KINDS if "/" in name and "since" not in name])
def test_title_comes_before_what_the_version_is(bookshop: Path, name: str) -> None:
    """READ-19: who jumps to the title meets it next."""
    (article,) = page_of(bookshop, name, "en").xpath("//article")
    assert [one.tag for one in article.xpath(".//h1 | .//div[contains(@class, 'version-')]")] == ["h1", "div"]


def test_no_box_of_a_change_is_empty(bookshop: Path) -> None:
    """READ-23: each has something that changed in it, or in its title."""
    boxes = [box for name in KINDS for language in LANGUAGES for box in page_of(bookshop, name, language).find_class("redline")]
    assert len(boxes) > len(KINDS)
    assert [words_of(box) for box in boxes if not box.xpath(".//ins | .//del | .//*[contains(@class, 'moved')]")] == []


def test_cookie_says_no_and_what_is_not_said_otherwise_than_nothing(bookshop: Path) -> None:
    """READ-24: where a column has something of others."""
    page = page_of(bookshop, "versions/2099-01-31/cookies", "en")
    access = page.xpath("//table[@class = 'cookies']//td[@data-label = 'Third parties have access']")
    assert {words_of(cell) for cell in access} == {"yes", "no", "the notice does not say"}
    for table in page.find_class("cookies"):
        assert len({len(row) for row in table.iter("tr")}) == 1
        assert [cell for cell in table.iter("td") if not words_of(cell)] == []


def test_who_asks_for_contrast_gets_black_and_white(page: Page) -> None:
    """READ-21."""
    colours = "() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.querySelector('.note')).color]"
    page.goto("/en/")
    page.emulate_media(contrast="more")
    assert page.evaluate(colours) == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    page.emulate_media(contrast="more", color_scheme="dark")
    assert page.evaluate(colours) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    page.emulate_media(contrast="null")


def test_what_matters_is_not_smaller_than_what_is_beside_it(page: Page) -> None:
    """READ-25, READ-26: one's rights beside what is for programs, and on paper an answer beside its label."""
    page.goto("/en/")
    own, *programs = (page.locator("footer li a").nth(place).evaluate(SIZE) for place in range(3))
    assert all(size < own for size in programs)
    page.emulate_media(media="print")
    label, answer = (page.locator(f".facts {tag}").last.evaluate(SIZE) for tag in ("dt", "dd"))
    assert label <= answer


def test_heading_with_a_word_that_no_phone_has_room_for_says_so(tmp_path: Path) -> None:
    """READ-22: it is written smaller there, so that the word stays whole; letters of its address do not count."""
    title, usual = "Hammaslääkäripalveluiden tietosuojaseloste", "valvontaviranomaiselle"
    text = INDEX.replace("# Notice", f"# {title}").replace("## Who", f"## Complain ({usual})").replace("#orders", f"#{'o' * 30}")
    notice = SmallNotice(tmp_path / "docs", facts=FACTS.replace("orders", "o" * 30), other={"index.en.md": text})
    notice.publish("2026-01-01", " .imported")
    page = fromstring(root_page(bare_site(notice.on("2026-02-01")), "index", "en"))
    assert [one.text_content() for one in page.find_class("long")] == [title]


def test_table_of_the_text_is_as_large_as_the_text_and_hides_nothing(browser: Browser) -> None:
    """READ-30: on a phone, with five columns of which one word is long."""
    cells = ["Name", "Debt collection", "Contract", "Kreditupplysningsföretaget", "Six years"]
    told = with_told_tables(TABLE.format("".join(f"<th>{one}</th>" for one in COLUMNS), "".join(f"<td>{one}</td>" for one in cells)))
    styles = "".join(path.read_text(encoding="utf-8") for path in SHEETS)
    page = browser.new_page(viewport={"width": 320, "height": 480})
    page.set_content(f'<style>{styles}</style><article class="notice md-typeset"><p>Text</p>{told}</article>')
    boxes = page.locator("td").evaluate_all("all => all.map(one => one.getBoundingClientRect()).map(one => [one.left, one.right])")
    assert all(left >= 0 and right <= page.viewport_size["width"] for left, right in boxes)  # type: ignore[index]
    assert page.evaluate("document.scrollingElement.scrollWidth") == page.evaluate("innerWidth")
    assert page.locator("td").last.evaluate(SIZE) == page.locator("p").evaluate(SIZE)
    labels = page.locator("td").evaluate_all("all => all.map(one => getComputedStyle(one, '::before').content)")
    assert labels == [f'"{one}"' for one in COLUMNS]
    page.close()
