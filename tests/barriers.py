"""What keeps people from reading a page, as axe finds it in a browser."""

from collections.abc import Mapping

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

UNFOLD = "document.querySelectorAll('details').forEach(details => { details.open = true })"
CONTRAST = {"runOnly": ["color-contrast"]}
NOTHING: Mapping[str, object] = {}
TARGETS = {"rules": {"target-size": {"enabled": True}}}


def expect_no_barriers(page: Page, options: Mapping[str, object] = NOTHING) -> None:
    """Ask every rule of axe, or those of `options`. What passes is not listed: there is much of it, and nobody looks at it."""
    found = Axe().run(page, options={"resultTypes": ["violations"], **options})
    assert found.violations_count == 0, found.generate_report()


def expect_contrast_in_the_dark(page: Page) -> None:
    """Ask of a page what the colours of its reader change: nothing else depends on them."""
    page.emulate_media(color_scheme="dark")
    expect_no_barriers(page, CONTRAST)
    page.emulate_media(color_scheme="light")
