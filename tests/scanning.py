"""A browser for `make cookies` that many tests share, each with limits of its own."""

import asyncio
import threading
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.async_api import Browser

from cookie_scan import chromium
from cookie_scan.browsing import TimeLimits, visit
from cookie_scan.seen import Visit
from cookie_scan.wall import ALONE

SHORT = TimeLimits(page=5, quiet=0.3, answer=1.5, whole=120)


class Scanner:
    """Runs what waits for the browser in a thread of its own, as the tests have a loop of another browser in theirs."""

    def __init__(self, loop: asyncio.AbstractEventLoop, browser: Browser) -> None:
        self._loop, self.browser = loop, browser

    def run(self, waiting: Coroutine[Any, Any, Any]) -> Any:
        """Give what comes of it."""
        return asyncio.run_coroutine_threadsafe(waiting, self._loop).result(timeout=300)

    def visit(self, url: str, accept: str | None, most: int, limits: TimeLimits = SHORT) -> Visit:
        """Visit a site."""
        found: Visit = self.run(visit(self.browser, url, accept, most, limits))
        return found


@contextmanager
def scanner(executable: Path | None = None) -> Iterator[Scanner]:
    """Start the browser, or another one."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever, daemon=True)
    thread.start()
    launched = chromium.launch_for_a_while(executable or chromium.find_chromium(), *ALONE)

    def wait(waiting: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(waiting, loop).result(timeout=60)

    browser = wait(launched.__aenter__())
    try:
        yield Scanner(loop, browser)
    finally:
        wait(launched.__aexit__(None, None, None))
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
