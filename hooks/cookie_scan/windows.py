"""Windows and questions that a page opens are closed, and a page on which nothing is can be put in its place."""
from __future__ import annotations

from contextlib import suppress

from playwright.async_api import Dialog, Error, Page, Route

# Of the site, but answered here, with a page on which no script runs: from there it is seen what a site keeps.
NOTHING_THERE = "/.nothing-is-here-but-what-was-kept"
POLICY = {"Content-Security-Policy": "default-src 'none'"}


async def nothing(route: Route) -> None:
    """Answer with a page on which nothing is."""
    await route.fulfill(content_type="text/html", headers=POLICY, body="<title>.</title>")


async def close(page: Page) -> None:
    """Close a window, if it is still there."""
    with suppress(Error):
        await page.close()


async def answer(dialog: Dialog) -> None:
    """Consent to nothing, and stay on no page that asks for it."""
    with suppress(Error):
        await (dialog.accept() if dialog.type == "beforeunload" else dialog.dismiss())
