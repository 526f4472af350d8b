"""What keeps people from reading a page, as axe finds it in a browser."""

from collections.abc import Mapping

from axe_playwright_python.base import AXE_SCRIPT, AxeResults
from playwright.sync_api import Page

UNFOLD = "document.querySelectorAll('details').forEach(details => { details.open = true })"
CONTRAST = {"runOnly": ["color-contrast"]}
NOTHING: Mapping[str, object] = {}
TARGETS = {"rules": {"target-size": {"enabled": True}}}
# What passes is not listed: there is much of it, and nobody looks at it.
RUN = "options => axe.run({ resultTypes: ['violations'], ...options }).then(found => ({ violations: found.violations }))"


def expect_no_barriers(page: Page, options: Mapping[str, object] = NOTHING) -> None:
    """Ask every rule of axe, or those of `options`."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    found = AxeResults(page.evaluate(RUN, dict(options)))
    assert found.violations_count == 0, found.generate_report()


def expect_contrast_in_the_dark(page: Page) -> None:
    """Ask of a page what the colours of its reader change: nothing else depends on them."""
    page.emulate_media(color_scheme="dark")
    expect_no_barriers(page, CONTRAST)
    page.emulate_media(color_scheme="light")
