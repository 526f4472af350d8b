"""A page may be as long as its text: what comes with the first round trip shows its title and the beginning of its text."""

import gzip
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from mkdocs.utils import get_theme_dir
from playwright.sync_api import Browser, expect

from bare_site import OVERRIDES, bare_site
from notice.assets import read_assets
from notice.assets.budgets import ANSWER, Weight, over_budget, weight_of
from notice.pages.notice_pages import pages_in_the_making, root_page
from notice.pages.site import Site
from projects import program_settings
from small_notices import HEAD, SmallNotice

FIRST_TRIP = program_settings()["extra"]["budget"]["text_shown"]
LANGUAGES = ("en", "fi", "sv")
PURPOSES = 40
WORDS = ("account", "order", "delivery", "invoice", "address", "basis", "period", "recipient", "request", "transfer", "consent", "notice")


def long_notice(folder: Path) -> SmallNotice:
    """Give a notice of forty purposes in three languages, with more than 6,000 words in lists within lists."""
    names = [f"purpose-{number}" for number in range(PURPOSES)]
    purposes = "".join(f"  {name}: {{groups: [customers], legal_bases: [contract], retention: [{{period: P6Y}}]}}\n" for name in names)
    facts = f"languages: {{source: en}}\ntime_zone: Europe/Helsinki\ncontroller: {{name: Oy}}\npurposes:\n{purposes}"
    other = {f"index.{language}.md": _text(names, language) for language in LANGUAGES}
    headings = ["## First {#2026-11-24}\n\nThe first version.\n"]
    return SmallNotice(folder / "docs", facts=facts, headings=headings, languages=LANGUAGES, other=other)


def _text(names: list[str], language: str) -> str:
    parts = [f"## Heading of {name} ({language}) {{#{name}}}\n\n{_lists(number)}" for number, name in enumerate(names)]
    short = f"## In short {{#summary}}\n\nThis is where the text begins ({language}).\n\n## Who {{#controller}}\n"
    return "\n\n".join((HEAD + "# Long notice {#notice}", short, *parts, "## The end {#end}\n\nThe last words.\n"))


def _lists(seed: int) -> str:
    def words(number: int) -> str:
        numbers = ((seed * 7 + number * 5 + place * 3, seed * 389 + number * 97 + place * 1009) for place in range(13))
        return " ".join(f"{WORDS[word % len(WORDS)]}{ending % 4096:x}" for word, ending in numbers)

    return "\n".join(f"- {words(one)}\n    - {words(one + 5)}\n        - {words(one + 9)}" for one in range(4))


@cache
def site_of(folder: Path) -> Site:
    """Make the site of the long notice with the styles that it has."""
    theme = next(Path(get_theme_dir("material")).glob("assets/stylesheets/main.*.min.css"))
    site = bare_site(long_notice(folder).on("2026-11-24"))
    return replace(site, assets=read_assets(OVERRIDES / "assets", theme))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the long notice."""
    return site_of(tmp_path_factory.mktemp("long"))


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, bytes]:
    """The long page in each language."""
    return {language: root_page(site, "index", language).encode() for language in LANGUAGES}


def test_notice_is_as_long_as_it_has_to_be(pages: dict[str, bytes]) -> None:
    assert all(page.count(b"<li>") > PURPOSES * 12 for page in pages.values())
    assert len(long_notice(Path()).other["index.en.md"].split()) > 6_000


def test_long_page_is_told_once_with_one_number(pages: dict[str, bytes], site: Site, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_bytes(pages["en"])
    for address, content in site.assets.files.items():
        (tmp_path / address).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / address).write_bytes(content)
    weight = weight_of(tmp_path, "index.html")
    assert weight.text_shown < FIRST_TRIP < len(gzip.compress(pages["en"], 6))
    [told] = over_budget({"index.html": weight, "sv/index.html": replace(weight, first_visit=weight.first_visit - 1)}, _budget())
    assert told.values["needed"] == weight.first_visit
    assert told.text("en").startswith(f"index.html needs {weight.first_visit} bytes in all")


def _budget() -> Weight:
    return Weight(**{name: value for name, value in program_settings()["extra"]["budget"].items() if name != "stops"})


def test_only_what_is_not_published_stops_a_build(site: Site, tmp_path: Path) -> None:
    assert list(pages_in_the_making(site)) == ["index", "versions/2026-11-24/index"]
    notice = SmallNotice(tmp_path / "docs")
    notice.publish("2026-11-24")
    assert list(pages_in_the_making(bare_site(notice.on("2026-11-24")))) == []
    notice.begin("2026-12-24")
    assert list(pages_in_the_making(bare_site(notice.on("2026-11-24")))) == ["versions/2026-12-24/index"]


@contextmanager
def cut_off(pages: dict[str, bytes]) -> Iterator[str]:
    """Serve pages, each cut off where the first round trip ends: the rest never comes."""
    ended = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:

        def answer(connection: socket.socket) -> None:
            with connection:
                asked = connection.recv(4096).split(b" ")[1].decode().strip("/")
                packed = gzip.compress(pages[asked], 6) if asked in pages else b""
                status = "200 OK" if packed else "404 Not Found"
                head = f"HTTP/1.1 {status}\r\nContent-Type: text/html; charset=utf-8\r\nContent-Encoding: gzip\r\n"
                head += f"Content-Length: {len(packed)}\r\n"
                head += "X-Padding: ".ljust(ANSWER - len(head) - 4, "x") + "\r\n\r\n"
                connection.sendall(head.encode() + packed[: FIRST_TRIP - ANSWER])
                ended.wait(20 if packed else 0)

        def listen() -> None:
            while not ended.is_set():
                try:
                    threading.Thread(target=answer, args=(listener.accept()[0],), daemon=True).start()
                except OSError:
                    return

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        ended.set()


@pytest.mark.parametrize("language", ["en", "sv"])
def test_page_that_is_cut_off_shows_the_beginning_of_its_text(browser: Browser, pages: dict[str, bytes], language: str) -> None:
    with cut_off(pages) as origin:
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(f"{origin}/{language}", wait_until="commit")
        expect(page.get_by_role("heading", level=1)).to_be_in_viewport()
        expect(page.get_by_role("heading", level=2).first).to_be_in_viewport()
        expect(page.get_by_text(f"This is where the text begins ({language}).")).to_be_visible()
        assert page.locator("h1").evaluate("element => getComputedStyle(element).fontFamily") != "Times"
        expect(page.locator("#end")).to_have_count(0)
        page.close()
