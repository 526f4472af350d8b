"""`make cookies` ends on every page, sends nothing elsewhere, and sees what a page would hide."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from cookie_scan import chromium
from cookie_scan.browsing import TimeLimits
from cookie_scan.seen import Visit
from hostile_pages import ENDLESS, PAGES, SENDING, HostilePage, hostile_site
from scanning import Scanner, scanner

# A page that ends is given the time it takes on a machine that has much else to do.
UNHURRIED = TimeLimits(page=10, quiet=0.3, answer=4, whole=240)


@pytest.fixture(scope="module")
def seen(scan: Scanner) -> tuple[Visit, str, list[str]]:
    """What one visit to all pages has found, their address, and what came elsewhere."""
    with hostile_site() as (address, came):
        found = scan.visit(f"{address}/", None, len(PAGES) + 1, UNHURRIED)
    return found, address, came


def test_there_are_many_and_none_twice() -> None:
    assert len(PAGES) >= 50
    assert len({page.path for page in PAGES}) == len(PAGES)


def test_nothing_came_elsewhere(seen: tuple[Visit, str, list[str]], record_property: Callable[[str, object], None]) -> None:
    found, _, came = seen
    record_property("hostile pages, sending, held", len([page for page in PAGES if page.kind == SENDING]))
    assert came == []
    assert {"picture", "twice", "script", "style", "fetch", "frame", "img", "i", "f", "w", "beacon", "ws", "refresh", "gone"} <= {
        one.url.rstrip("/?").rpartition("/")[2] for one in found.refused.values()
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.kind}: {page.name}")
def test_page_is_seen(seen: tuple[Visit, str, list[str]], page: HostilePage, record_property: Callable[[str, object], None]) -> None:
    found, address, _ = seen
    record_property(f"hostile pages, {page.kind}", 1)
    url = f"{address}{page.path}"
    assert set(page.keeps) <= {(name, kind) for kind, name, _ in found.seen}
    assert found.unread.get(url, "") == page.unread
    assert url in found.pages or page.unread == "no-answer" or page.kind == SENDING
    assert page.kind == ENDLESS or not page.unread


@pytest.mark.night
@pytest.mark.parametrize("name", chromium.NAMES)
def test_nothing_comes_elsewhere_from_any_browser_that_is_installed(name: str) -> None:
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{name} is not installed")
    with scanner(Path(path)) as one, hostile_site() as (address, came):
        for page in PAGES:
            if page.kind == SENDING:
                one.visit(address + page.path, None, 1)
    assert came == []


def test_what_the_last_page_keeps_when_it_is_left_is_seen(scan: Scanner) -> None:
    with hostile_site() as (address, _):
        found = scan.visit(f"{address}/leaving", None, 1)
    assert ("local-storage", "atTheEnd") in {(kind, name) for kind, name, _ in found.seen}
