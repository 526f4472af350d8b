"""Every kind of page as readers have it: small and large, light and dark, by keyboard, on paper; and what stays private."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from barriers import TARGETS, UNFOLD, expect_contrast_in_the_dark, expect_no_barriers
from built import LANGUAGES, folder_of
from conftest import WINDOW, VisitOf, serve
from nightly import at_night
from notice.assets.theme import TEXT, typography
from notice.markup import TAGS
from notice.told_tables import with_told_tables

KINDS = {
    "site": ("index", "cookies", "history", "versions/2018-07-24", "versions/2026-12-01"),
    "bookshop": ("history", "versions/2019-05-02", "versions/2019-05-02/since", "versions/2099-01-31", "versions/2099-01-31/cookies"),
}
ADDRESSES = [
    *((site, f"/{folder_of(name, language)}") for site, names in KINDS.items() for name in names for language in LANGUAGES),
    ("site", "/missing"),
]
# Each kind of page in one language.
CHOSEN = [
    ("site", "/"),
    ("site", "/missing"),
    ("site", "/sv/cookies/"),
    *((site, f"/{folder_of(name, LANGUAGES[place % 3])}") for site, names in KINDS.items() for place, name in enumerate(names[2:])),
    ("bookshop", "/en/versions/2019-05-02/"),
]
PHONE: ViewportSize = {"width": 320, "height": 640}

STORED = """async () => ({
    cookie: document.cookie,
    local: Object.keys(localStorage),
    session: Object.keys(sessionStorage),
    caches: self.caches ? await caches.keys() : [],
    databases: (await indexedDB.databases()).map(database => database.name),
    workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING: dict[str, object] = {"cookie": "", "local": [], "session": [], "caches": [], "databases": [], "workers": 0}
SHIFTED = """() => new Promise(tell => {
    new PerformanceObserver(list => tell(list.getEntries().map(entry => entry.value))).observe({ type: "layout-shift", buffered: true })
    setTimeout(tell, 100, [])
})"""
ONE_ROW = 60
# How much of the window bars take that stay while the page is scrolled.
STUCK = """() => [...document.querySelectorAll("*")].filter(one => ["sticky", "fixed"].includes(getComputedStyle(one).position))
    .map(one => one.getBoundingClientRect()).filter(({ top, bottom, height }) => height && bottom > 0 && top < innerHeight / 2)
    .reduce((sum, { height }) => sum + height, 0)"""
# What the keyboard has reached: where it is, whether it shows that, and whether something lies over it.
REACHED = """() => {
    const element = document.activeElement, [box] = element.getClientRects(), style = getComputedStyle(element)
    const top = document.elementFromPoint(box.x + Math.min(box.width, 40) / 2, box.y + Math.min(box.height, 24) / 2)
    return {
        name: element.outerHTML.slice(0, 80),
        body: element === document.body,
        marked: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2,
        covered: !(element.contains(top) || top?.contains(element)),
    }
}"""
# WCAG 1.4.12: what readers may set, and nothing may be lost by it.
SPACED = """
    * { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
    p { margin-bottom: 2em !important }
"""
# WCAG 1.4.4: text alone can be twice as large.
LARGE = "html { font-size: 200% !important }"
LARGER = "html { font-size: 125% !important }"

# Whole notices, and what is wide on other pages: forms, tables, buttons.
ENLARGED = [
    *(("site", address) for address in ("/", "/sv/rights/", "/en/history/")),
    *(("bookshop", address) for address in ("/sv/", "/sv/history/", "/en/history/compare/", "/sv/rights/", "/cookies/")),
    *(("complete", address) for address in ("/", "/en/", "/cookies/", "/sv/rights/")),
]
# How many letters the narrowest of some columns has room for.
NARROWEST = """all => all.filter(one => one.offsetWidth).map(one => one.clientWidth / (parseFloat(getComputedStyle(one).fontSize) / 2))"""
SIZE = "cell => parseFloat(getComputedStyle(cell).fontSize)"
FIVE_COLUMNS = """<table><thead><tr>
<th>Tiedot</th><th>Käyttötarkoitus</th><th>Oikeusperuste</th><th>Vastaanottajat</th><th>Säilytysaika</th>
</tr></thead><tbody><tr>
<td>Nimi ja osoite</td><td>Tilausten toimittaminen</td><td>Sopimus</td><td>Posti ja pankki</td><td>Kaksi vuotta</td>
</tr></tbody></table>"""
AFTER = "(table, told) => table.insertAdjacentHTML('afterend', told)"

Open = Callable[..., AbstractContextManager[Page]]


@pytest.fixture(scope="module")
def origins(site: Path, bookshop: Path, complete: Path) -> Iterator[dict[str, str]]:
    """The addresses of the sites."""
    with serve(site) as first, serve(bookshop) as second, serve(complete) as third:
        yield {"site": first, "bookshop": second, "complete": third}


@pytest.fixture
def reading(visit_of: VisitOf, origins: dict[str, str]) -> Open:
    """Open a page of either site, and see afterwards that it kept quiet."""

    @contextmanager
    def read(site_name: str, address: str, **options: Any) -> Iterator[Page]:
        visit = visit_of(origins[site_name], **options)
        visit.page.goto(address)
        yield visit.page
        assert visit.complaints() == []

    return read


@pytest.fixture
def styled(visit_of: VisitOf, origins: dict[str, str]) -> Open:
    """Open a page of any of the sites with a style of the reader's own."""

    @contextmanager
    def read(site_name: str, address: str, style: str) -> Iterator[Page]:
        page = visit_of(origins[site_name], bypass_csp=True).page
        page.goto(address)
        page.add_style_tag(content=style)
        yield page
        page.set_viewport_size(WINDOW)

    return read


@pytest.mark.parametrize(("site_name", "address"), CHOSEN)
def test_page_has_no_barriers_and_nothing_moves(reading: Open, site_name: str, address: str) -> None:
    with reading(site_name, address, viewport=PHONE) as page:
        assert page.evaluate(SHIFTED) == []
        expect_no_barriers(page, {"runOnly": ["target-size"]})
        page.evaluate(UNFOLD)
        assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]
        expect_no_barriers(page, TARGETS)
        expect_contrast_in_the_dark(page)


@pytest.mark.night
@pytest.mark.parametrize(("site_name", "address"), ADDRESSES)
def test_page_has_no_barriers_in_the_dark(reading: Open, site_name: str, address: str) -> None:
    with reading(site_name, address, color_scheme="dark") as page:
        page.evaluate(UNFOLD)
        expect_no_barriers(page, TARGETS)


@pytest.mark.parametrize(("site_name", "address"), at_night(ADDRESSES, unless=CHOSEN.__contains__))
def test_page_keeps_nothing_and_asks_nobody(reading: Open, site_name: str, address: str) -> None:
    with reading(site_name, address) as page:
        page.mouse.wheel(0, 3000)
        page.evaluate(UNFOLD)
        page.pdf()
        for button in page.locator("button:visible").all():
            button.click()
            if button.get_attribute("aria-haspopup") == "dialog":
                page.locator("dialog").wait_for()
                page.keyboard.press("Escape")
        assert page.evaluate(STORED) == NOTHING
        other = page.locator("a[hreflang]:not([aria-current])").first
        other.click()
        page.wait_for_load_state("networkidle")
        assert page.evaluate(STORED) == NOTHING
        assert page.context.cookies() == []


@pytest.mark.parametrize("script", ["data:text/javascript,alert(1)", "inline"])
def test_policy_stops_what_is_not_the_sites_own(reading: Open, script: str) -> None:
    stopped = """script => new Promise(tell => {
        addEventListener("securitypolicyviolation", event => tell(event.effectiveDirective))
        const element = document.createElement("script")
        if (script === "inline") element.textContent = "document.title = 'taken over'"
        else element.src = script
        document.head.append(element)
    })"""
    with pytest.raises(AssertionError, match="Content Security Policy"), reading("site", "/") as page:
        assert page.evaluate(stopped, script).startswith("script-src")


def test_contents_follow_the_reader(reading: Open) -> None:
    with reading("site", "/en/", viewport={"width": 1280, "height": 900}) as page:
        current = page.locator(".contents [aria-current]")
        expect(current).to_have_count(0)
        parts = page.locator(".contents a[href='#debt-collection']")
        expect(parts).to_be_hidden()
        page.locator("#debt-collection").evaluate("heading => heading.scrollIntoView()")
        expect(current).to_have_attribute("href", "#debt-collection")
        expect(parts).to_be_visible()
        expect(parts).to_be_in_viewport()
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
        expect(current).to_have_attribute("href", "#changes")


def test_contents_follow_the_reader_on_a_phone(reading: Open) -> None:
    with reading("site", "/en/", viewport=PHONE) as page:
        page.locator("#retention").evaluate("heading => heading.scrollIntoView()")
        summary = page.locator(".contents summary")
        expect(summary).to_be_in_viewport()
        expect(summary).to_have_attribute("data-here", page.locator("#retention > a").evaluate("link => link.firstChild.data"))
        summary.click()
        page.locator(".contents a[href='#rights']").click()
        expect(page.locator(".contents ul").first).to_be_hidden()
        expect(page.locator("#rights")).to_be_in_viewport()
        top = page.locator("#rights").evaluate("heading => heading.getBoundingClientRect().top")
        assert 0 < top - page.locator(".contents").evaluate("bar => bar.offsetHeight") < ONE_ROW / 2


@pytest.mark.parametrize(("site_name", "address"), [("site", "/sv/"), ("site", "/"), ("bookshop", "/en/history/")])
@pytest.mark.parametrize("size", [(320, 256), (320, 480), (390, 500)])
def test_bars_that_stay_take_at_most_a_fifth_of_a_small_window(
    reading: Open, site_name: str, address: str, size: tuple[int, int]
) -> None:
    width, height = size
    with reading(site_name, address, viewport={"width": width, "height": height}) as page:
        assert page.locator(".site-header").evaluate("header => header.offsetHeight") <= ONE_ROW
        page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 3)")
        page.wait_for_function("scrollY > 0")
        assert page.evaluate(STUCK) <= height / 5


@pytest.mark.parametrize(("site_name", "address"), [("site", "/sv/"), ("bookshop", "/en/history/")])
def test_bars_that_stay_take_at_most_a_fifth_where_letters_are_large(styled: Open, site_name: str, address: str) -> None:
    with styled(site_name, address, LARGE) as page:
        for width, height in ((320, 480), (390, 664), (820, 600)):
            page.set_viewport_size({"width": width, "height": height})
            page.evaluate("scrollTo(0, document.documentElement.scrollHeight / 3)")
            page.wait_for_function("scrollY > 0")
            assert page.evaluate(STUCK) <= height / 5


def test_menu_of_a_phone_opens_without_a_script(reading: Open) -> None:
    with reading("site", "/en/cookies/", viewport=PHONE, java_script_enabled=False) as page:
        expect(page.locator("nav.languages")).to_be_hidden()
        page.locator(".menu summary").click()
        page.locator("nav.languages a[hreflang=sv]").click()
        expect(page).to_have_url(re.compile(r"/sv/cookies/$"))


@pytest.mark.parametrize("width", [320, 1280])
def test_contents_are_there_without_a_script(reading: Open, width: int) -> None:
    with reading("site", "/en/", viewport={"width": width, "height": 800}, java_script_enabled=False) as page:
        if width < 1000:
            page.locator(".contents summary").click()
        page.locator(".contents a[href='#rights']").click()
        expect(page).to_have_url(re.compile("#rights$"))
        expect(page.locator("#rights")).to_be_in_viewport()


def test_every_section_has_an_address_that_can_be_copied(reading: Open) -> None:
    with reading("site", "/en/", permissions=["clipboard-read", "clipboard-write"]) as page:
        headings = page.locator(".notice :is(h2, h3, h4)[id]")
        links = headings.evaluate_all("all => all.map(heading => [heading.id, heading.querySelector('a')?.hash])")
        assert links
        assert [id for id, link in links if link != f"#{id}"] == []
        heading = page.locator("#retention")
        heading.hover()
        heading.locator(".sign").click()
        expect(page.get_by_role("status")).to_have_text("Link copied")
        assert page.evaluate("navigator.clipboard.readText()") == page.url.partition("#")[0] + "#retention"


@pytest.mark.parametrize(
    ("site_name", "address"), [("site", "/en/"), ("bookshop", "/en/history/"), ("bookshop", "/versions/2019-05-02/since/")]
)
@pytest.mark.parametrize("width", [320, 1280])
def test_keyboard_reaches_everything_and_shows_where_it_is(reading: Open, site_name: str, address: str, width: int) -> None:
    with reading(site_name, address, viewport={"width": width, "height": 800}) as page:
        page.keyboard.press("Tab")
        expect(page.locator(".skip")).to_be_focused()
        expect(page.locator(".skip")).to_be_in_viewport()
        reached = []
        for _ in range(45):
            page.keyboard.press("Tab")
            reached.append(page.evaluate(REACHED))
        seen = [stop for stop in reached if not stop["body"]]
        assert len({stop["name"] for stop in seen}) > 15
        assert [stop for stop in seen if not stop["marked"] or stop["covered"]] == []


def test_skip_link_leads_to_the_text(reading: Open) -> None:
    with reading("site", "/sv/") as page:
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.closest('#content') !== null")


@pytest.mark.parametrize(
    ("site_name", "address"), [("site", "/"), ("site", "/sv/rights/"), ("bookshop", "/sv/"), ("bookshop", "/sv/history/")]
)
def test_text_can_be_spaced_without_loss(styled: Open, site_name: str, address: str) -> None:
    with styled(site_name, address, SPACED) as page:
        assert _too_wide(page, [320]) == {}


@pytest.mark.parametrize(("site_name", "address"), ENLARGED)
def test_letters_can_be_twice_as_large_in_every_window(styled: Open, site_name: str, address: str) -> None:
    """READ-20: nothing stands at the side, and no column is so narrow that words are cut."""
    with styled(site_name, address, LARGE) as page:
        assert _too_wide(page, [320, 390, 820, 1000, 1280]) == {}
        narrow = page.locator("dl.facts dd, .way > li").evaluate_all(NARROWEST)
        assert all(letters > 12 for letters in narrow)


def test_letters_can_be_a_little_larger(styled: Open) -> None:
    for site_name, address in (("bookshop", "/versions/2099-01-31/cookies/"), ("complete", "/cookies/")):
        with styled(site_name, address, LARGER) as page:
            assert _too_wide(page, [320, 390, 768, 820, 992, 1000, 1280]) == {}


@pytest.mark.parametrize(("large", "beside"), [(False, True), (True, False)])
@pytest.mark.parametrize("width", [820, 1000, 1280])
def test_cells_stand_below_each_other_where_letters_leave_no_room(styled: Open, large: bool, beside: bool, width: int) -> None:
    """Each says then what it is, in letters of the same size; for a program that reads aloud it is a table all the same."""
    with styled("complete", "/cookies/", LARGE if large else "html {}") as page:
        page.set_viewport_size({"width": width, "height": 800})
        page.locator(".cookies").first.evaluate(AFTER, with_told_tables(FIVE_COLUMNS))
        for table in (page.locator(".cookies").first, page.locator(".told")):
            tops = table.locator("tbody tr").first.locator("th, td").evaluate_all("cells => cells.map(cell => cell.offsetTop)")
            assert (len(set(tops)) == 1) == beside
            assert table.locator("thead").evaluate("head => head.offsetHeight > 0") == beside
            assert table.locator("td").last.evaluate("cell => parseFloat(getComputedStyle(cell, '::before').maxHeight) > 0") == (not beside)
            assert table.evaluate("table => table.getBoundingClientRect().right <= innerWidth && table.scrollWidth <= table.clientWidth")
        assert page.locator(".told td").first.evaluate(SIZE) == page.locator(".notice").evaluate(SIZE)
        client = page.context.new_cdp_session(page)
        heard = client.send("Accessibility.getFullAXTree")["nodes"]
        roles = [str(node["role"]["value"]) for node in heard if not node.get("ignored")]
        assert {"table", "row", "cell", "rowheader"} <= {*roles}


def _too_wide(page: Page, widths: list[int]) -> dict[int, int]:
    """Give how wide a page is in each window that it is too wide for."""
    page.evaluate(UNFOLD)
    found = {}
    for width in widths:
        page.set_viewport_size({"width": width, "height": 640})
        found[width] = int(page.evaluate("document.scrollingElement.scrollWidth"))
    return {width: wide for width, wide in found.items() if wide > width}


@pytest.mark.parametrize("address", ["/cookies/", "/sv/"])
@pytest.mark.parametrize("width", [320, 360, 390])
def test_sign_after_a_heading_moves_nothing(reading: Open, address: str, width: int) -> None:
    with reading("site", address, viewport={"width": width, "height": 640}) as page:
        heights = "document.querySelectorAll('.notice :is(h2, h3, h4)').values().map(one => one.offsetHeight).toArray()"
        with_signs = page.evaluate(heights)
        assert page.locator(".sign").count()
        page.locator(".sign").evaluate_all("signs => signs.forEach(sign => sign.remove())")
        assert page.evaluate(heights) == with_signs


def test_without_colours_of_ours_nothing_is_lost(reading: Open) -> None:
    decoration = "element => getComputedStyle(element).textDecorationLine"
    with reading("bookshop", "/versions/2019-05-02/since/", forced_colors="active") as page:
        assert page.locator(".languages [aria-current]").evaluate(decoration) == "underline"
        assert page.locator(".redline ins").first.evaluate(decoration) == "underline"
        assert page.locator(".redline del").first.evaluate(decoration) == "line-through"


def test_changes_are_said_not_only_shown(reading: Open) -> None:
    with reading("bookshop", "/en/versions/2019-05-02/since/") as page:
        tree = page.locator("article").aria_snapshot()
        assert "insertion" in tree
        assert "deletion" in tree
        assert "Added:" in tree
        assert "Removed:" in tree


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_contact_and_rights_are_in_the_same_place_on_every_page(reading: Open, language: str) -> None:
    places = set()
    for name in ("index", "cookies", "history", "versions/2026-12-01"):
        with reading("site", f"/{folder_of(name, language)}") as page:
            links = page.locator("footer a").evaluate_all("all => all.map(link => link.href.replace(/^http:..[^/]*/, ''))")
            places.add(tuple(link for link in links if not link.endswith(".json")))  # a version has its own
    assert len(places) == 1
    assert any(link.endswith("#contact") for link in next(iter(places)))
    assert any(link.startswith("mailto:") for link in next(iter(places)))


def test_theme_gives_the_text_every_rule_it_has_for_it(reading: Open) -> None:
    """A browser is asked which rules of the whole theme match an element that Markdown makes; they must all have stayed."""
    import material

    sheet = next(Path(material.__file__).parent.glob("templates/assets/stylesheets/main.*.min.css")).read_text(encoding="utf-8")
    matching = """([css, tags, text]) => {
        const sheet = new CSSStyleSheet()
        sheet.replaceSync(css)
        const article = document.createElement("article")
        article.className = text
        for (const outer of tags) {
            const element = document.createElement(outer)
            for (const inner of tags) element.append(document.createElement(inner))
            article.append(element)
        }
        document.body.append(article)
        const all = [article, ...article.querySelectorAll("*")]
        const rules = list => [...list].flatMap(rule => rule.selectorText ? [rule.selectorText] : rule.cssRules ? rules(rule.cssRules) : [])
        const plain = selector => selector.replace(/::[a-z-]+|:(hover|focus|active|focus-visible|target|link|visited)\\b/g, "")
        const parts = rules(sheet.cssRules).flatMap(selector => selector.split(/,(?![^(]*\\))/)).map(part => part.trim())
        return parts.filter(part => part.includes("." + text) && !part.includes("[dir") && !part.includes("::-"))
            .filter(part => { try { return all.some(element => element.matches(plain(part))) } catch { return false } })
    }"""
    with reading("site", "/404.html") as page:
        found = page.evaluate(matching, [sheet, sorted(TAGS), TEXT])
    kept = _bare("".join(typography(sheet, "main.css")))
    assert len(found) > 40
    assert [selector for selector in found if _bare(selector) not in kept] == []


def _bare(css: str) -> str:
    """Without spaces, and with one colon before pseudo-elements, as browsers and people write them differently."""
    return re.sub(r"\s", "", css).replace("::", ":")
