"""A site is opened in a browser here, which shows what it keeps there."""
from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from urllib.parse import urldefrag, urlsplit

from playwright.sync_api import Browser, BrowserContext, Error

from .fence import Fence
from .seen import COOKIE, SESSION, Stored, Visit

# Milliseconds: to wait for a page, and for it to become quiet.
LONGEST, QUIET = 30_000, 5_000
STORAGE = """async () => ({
    "local-storage": Object.keys(localStorage),
    "session-storage": Object.keys(sessionStorage),
    "indexed-db": (await indexedDB.databases()).map(database => database.name),
})"""
LINKS = "links => links.map(link => link.href)"


class VisitError(Exception):
    """The site cannot be looked at. `reason` is a word for why, and `values` say where."""

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason, self.values = reason, values


def visit(browser: Browser, url: str, accept: str | None, most: int) -> Visit:
    """See what a site keeps on at most `most` of its pages, from `url` on.

    The first round is without consent; if `accept` (a CSS selector) is given, the second begins with a press on it.
    Raise VisitError if the first page or the button cannot be reached.
    """
    found = Visit(url, accept)
    for press in (None, accept) if accept else (None,):
        context = browser.new_context(service_workers="block", accept_downloads=False)
        try:
            _Round(found, context).walk(press, most)
        finally:
            context.close()
    return found


class _Round:
    """A round is what one visitor sees who has given no consent before."""

    def __init__(self, found: Visit, context: BrowserContext) -> None:
        self.found, self.context, self.fence = found, context, Fence(found, context)
        self.page = context.new_page()

    def walk(self, press: str | None, most: int) -> None:
        self._open_first()
        if press:
            self._press(press)
        visited, waiting = [self.found.url], list(self._links())
        while waiting and len(visited) < most:
            url = waiting.pop(0)
            if url not in visited and self._open(url):
                visited.append(url)
                waiting += self._links()
        self.found.pages += [url for url in visited if url not in self.found.pages]

    def _open_first(self) -> None:
        url = self.found.url
        try:
            response = self.page.goto(url, timeout=LONGEST)
        except Error:
            if self.fence.led_to is None:
                raise VisitError("unreachable", url=url) from None
            response = None
        if self.fence.led_to:
            raise VisitError("moved", url=url, to=self.fence.led_to)
        if response and not response.ok:
            raise VisitError("answered", url=url, status=str(response.status))
        self._look()

    def _open(self, url: str) -> bool:
        """Open a page and look at it; pass over one that cannot be shown, such as a download, and say so."""
        try:
            self.page.goto(url, timeout=LONGEST)
        except Error:
            return False
        self._look()
        return True

    def _press(self, selector: str) -> None:
        self.fence.consent = True  # what the press sets off comes after it
        try:
            self.page.click(selector, timeout=QUIET)
        except Error:
            raise VisitError("no_button", url=self.found.url, selector=selector) from None
        self._look()

    def _look(self) -> None:
        with suppress(Error):  # some pages are never quiet
            self.page.wait_for_load_state("networkidle", timeout=QUIET)
        self.found.see(self._stored(), self.page.url, not self.fence.consent)

    def _stored(self) -> Iterator[Stored]:
        now = time.time()
        for cookie in self.context.cookies():
            seconds = max(cookie["expires"] - now, 0) if cookie["expires"] >= 0 else 0
            yield Stored(cookie["name"], COOKIE, cookie["domain"], seconds)
        with suppress(Error):  # a page may be shut off from storage
            for kind, names in self.page.evaluate(STORAGE).items():
                yield from (Stored(name, kind, self.found.host, 0 if kind == SESSION else None) for name in names)

    def _links(self) -> Iterator[str]:
        here = urlsplit(self.page.url)
        for link in self.page.eval_on_selector_all("a[href]", LINKS):
            if urlsplit(link)[:2] == here[:2]:
                yield urldefrag(link)[0]
