"""A site is opened in a browser here, which shows what it keeps there. It ends, whatever the site does."""
from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from urllib.parse import urlsplit

from playwright.async_api import Browser, BrowserContext, Error, Page

from .consent_button import find_consent_button
from .fence import Fence
from .protocol import Protocol, addresses
from .seen import COOKIE, SESSION, Stored, Visit
from .wall import Wall
from .windows import NOTHING_THERE, answer, close, nothing

NO_END, NOT_READ, NO_ANSWER, NO_TIME = "no-end", "not-read", "no-answer", "no-time"
# A page that leads on by itself is read again; seconds are in between.
TRIES, BETWEEN = 4, 0.2
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/{}.0.0.0 Safari/537.36"


@dataclass(frozen=True)
class TimeLimits:
    """How many seconds a page has, to become quiet, to answer a question, and all pages together."""

    page: float = 30
    quiet: float = 5
    answer: float = 5
    whole: float = 600


class VisitError(Exception):
    """The site cannot be looked at. `reason` is a word for why, and `values` say where."""

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason, self.values = reason, values


async def visit(browser: Browser, url: str, accept: str | None, most: int, limits: TimeLimits | None = None) -> Visit:
    """See what a site keeps on at most `most` of its pages, from `url` on.

    The first round is without consent. The second begins with a press on `accept` (a CSS selector), or on the button of a
    common tool if that is None and one was found. Raise VisitError if the first page or the button cannot be reached.
    """
    limits = limits or TimeLimits()
    found, end = Visit(url, accept), asyncio.get_running_loop().time() + limits.whole
    async with _round(browser, found, limits) as first:
        await first.walk(None, most, end)
    if found.accept:
        async with _round(browser, found, limits) as second:
            await second.walk(found.accept, most, end)
    return found


@asynccontextmanager
async def _round(browser: Browser, found: Visit, limits: TimeLimits) -> AsyncIterator[_Round]:
    fence = Fence(found)
    async with Wall(fence.allows, fence.refuse_at_the_wall) as wall:
        context = await browser.new_context(
            proxy={"server": wall.address}, accept_downloads=False, user_agent=BROWSER.format(browser.version.partition(".")[0])
        )
        try:
            await fence.surround(context)
            yield _Round(found, context, fence, limits)
        finally:
            with suppress(Error, TimeoutError):
                await asyncio.wait_for(context.close(), limits.answer)
            fence.settle()


class _Round:
    """A round is what one visitor sees who has given no consent before."""

    def __init__(self, found: Visit, context: BrowserContext, fence: Fence, limits: TimeLimits) -> None:
        self.found, self.context, self.fence, self.limits = found, context, fence, limits
        self.page: Page | None = None
        self._protocols: dict[Page, Protocol] = {}
        self._closing: set[asyncio.Task[None]] = set()
        context.on("page", self._close_other)

    async def walk(self, press: str | None, most: int, end: float) -> None:
        """Look at pages, until there are no more, or enough, or the time is over."""
        visited, waiting = dict.fromkeys([self.found.url]), list[str]()
        try:
            async with asyncio.timeout_at(end):
                waiting += await self._first(press)
                while waiting and len(visited) < most:
                    url = waiting.pop(0)
                    if url not in visited and (links := await self._another(url)) is not None:
                        visited[url] = None
                        waiting += links
                if self.page:  # what the last page kept when it was left
                    await self._read_from_nowhere(self.page, self.found.url)
        except TimeoutError:
            for url in dict.fromkeys([*waiting, *([] if self.found.pages else [self.found.url])]):
                self.found.unread.setdefault(url, NO_TIME)
        self.found.pages += [url for url in visited if url not in self.found.pages]

    async def _first(self, press: str | None) -> list[str]:
        page = await self._new_page()
        url = self.found.url
        status = await self._goto(page, url)
        if self.fence.led_to:
            raise VisitError("moved", url=url, to=self.fence.led_to)
        if status is None:
            raise VisitError("unreachable", url=url)
        if status >= 400:
            raise VisitError("answered", url=url, status=str(status))
        links = await self._look(page, url)
        if press:
            await self._press(press)
            links = await self._look(self.page or page, url)
        elif not self.found.accept:
            with suppress(Error, TimeoutError):
                self.found.accept = await asyncio.wait_for(find_consent_button(self.page or page), self.limits.answer)
        return links

    async def _another(self, url: str) -> list[str] | None:
        """Open a page and look at it, again if it was led back to the one before, which may have led to itself at that moment."""
        links = None
        for _ in range(TRIES):
            page = self.page or await self._new_page()
            left = page.url
            links = await self._open(page, url)
            if page is not self.page or page.url != left or left == url:
                break
        return links

    async def _open(self, page: Page, url: str) -> list[str] | None:
        """Open a page and look at it; pass over one that cannot be shown, such as a download."""
        try:
            async with asyncio.timeout(self.limits.page):
                await page.goto(url, wait_until="commit", timeout=0)
        except Error:
            return None
        except TimeoutError:
            self.found.unread.setdefault(url, NO_ANSWER)
            await self._give_up()
            return None
        return await self._look(page, url) if self.fence.is_inside(page.url) else None

    async def _goto(self, page: Page, url: str) -> int | None:
        """Return the status with which a page answers, or None if it does not; what a page leads on to by itself counts as it."""
        with suppress(Error, TimeoutError):
            response = await asyncio.wait_for(page.goto(url, wait_until="commit", timeout=0), self.limits.page)
            return response.status if response else 200
        return 200 if self.fence.is_inside(page.url) and not page.url.startswith("about:") else None

    async def _press(self, selector: str) -> None:
        self.fence.consent = True  # what the press sets off comes after it
        page = self.page or await self._new_page()
        try:
            await asyncio.wait_for(page.click(selector, timeout=self.limits.quiet * 1000), self.limits.page)
        except (Error, TimeoutError):
            raise VisitError("no_button", url=self.found.url, selector=selector) from None

    async def _look(self, page: Page, url: str) -> list[str]:
        """Note what is kept once a page is quiet, and return where it leads; give up a page that does not come to an end."""
        with suppress(Error, TimeoutError):
            async with asyncio.timeout(self.limits.page):
                with suppress(Error):  # some pages are never read to their end
                    await page.wait_for_load_state("domcontentloaded", timeout=self.limits.answer * 1000)
                with suppress(Error):  # some are never quiet
                    await page.wait_for_load_state("networkidle", timeout=self.limits.quiet * 1000)
                return await self._read(page)
        was_read = await self._read_from_nowhere(page, url)
        self.found.unread.setdefault(url, NO_END if was_read else NOT_READ)
        await self._give_up()
        return []

    async def _read(self, page: Page) -> list[str]:
        """Do that, again if the page led on by itself meanwhile. Raise Error and TimeoutError."""
        for tries_left in reversed(range(TRIES)):
            try:
                async with asyncio.timeout(self.limits.answer):
                    links = self._inside(page.url, *await self._protocols[page].links())
                    await self._see(page)
                    return links
            except Error:
                if not tries_left:
                    raise
                await asyncio.sleep(BETWEEN)
        return []

    async def _read_from_nowhere(self, page: Page, url: str) -> bool:
        """Note what is kept, from a page of the site that has nothing on it, and say whether that worked.

        It is in the same window, or in another one if that is blocked, which does not see what is kept for the window.
        """
        with suppress(Error, TimeoutError):
            async with asyncio.timeout(self.limits.answer):
                await self._protocols[page].stop()
                await self._go_nowhere(page, url)
                return True
        with suppress(Error, TimeoutError):
            async with asyncio.timeout(self.limits.answer):
                await self._go_nowhere(await self._new_page(), url)
                return True
        return False

    async def _go_nowhere(self, page: Page, url: str) -> None:
        await self._protocols[page].past_workers()
        await page.route(f"**{NOTHING_THERE}", nothing)
        await page.goto(f"{_origin(url)}{NOTHING_THERE}", wait_until="commit", timeout=0)
        await self._see(page)

    async def _see(self, page: Page) -> None:
        stored = [*await self._cookies()]
        for origin in dict.fromkeys(_origin(frame.url) for frame in page.frames if frame.url.startswith("http")):
            if self.fence.is_inside(origin):
                kept = await self._protocols[page].kept(origin)
                stored += [Stored(name, kind, self.found.host, 0 if kind == SESSION else None) for kind, name in kept]
        self.found.see(stored, self.found.url if page.url.endswith(NOTHING_THERE) else page.url, not self.fence.consent)

    async def _cookies(self) -> Iterator[Stored]:
        now = time.time()
        return iter([
            Stored(cookie["name"], COOKIE, cookie["domain"], max(cookie["expires"] - now, 0) if cookie["expires"] >= 0 else 0)
            for cookie in await self.context.cookies()
        ])  # fmt: skip

    def _inside(self, here: str, base: str, links: list[str]) -> list[str]:
        return [url for url in addresses(base or here, links) if _origin(url) == _origin(here)]

    async def _new_page(self) -> Page:
        self.page = None
        page = self.page = await self.context.new_page()
        page.on("dialog", answer)
        # Before any script runs, as none can be stopped by a protocol that begins later.
        self._protocols[page] = await Protocol.of(self.context, page)
        return page

    async def _give_up(self) -> None:
        """Go on in another window."""
        self.page = None
        for page in self.context.pages:
            with suppress(Error, TimeoutError):
                await asyncio.wait_for(page.close(), self.limits.answer)

    def _close_other(self, page: Page) -> None:
        """Close a window that a page has opened."""
        if self.page is not None and page is not self.page:
            task = asyncio.ensure_future(close(page))
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)


def _origin(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
