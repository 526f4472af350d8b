"""The button that gives consent is found where a common tool asks for it, or where its words can mean nothing else."""
from __future__ import annotations

from collections.abc import Iterator

from playwright.async_api import Page

# By the tools that ask: each has one button for everything.
OF_TOOLS = (
    "#onetrust-accept-btn-handler",
    "#CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll",
    "#CybotCookiebotDialogBodyButtonAccept",
    "#didomi-notice-agree-button",
    "#truste-consent-button",
    "#axeptio_btn_acceptAll",
    "#tarteaucitronPersonalize2",
    "#tarteaucitronAllAllowed",
    "#cookiescript_accept",
    "#usercentrics-root [data-testid=uc-accept-all-button]",
    "#usercentrics-cmp-ui #accept",
    "#cc-main [data-role=all]",
    "#cm [data-role=all]",
    "#klaro .cm-btn-accept-all",
    "#klaro .cm-btn-success",
    ".cky-btn-accept",
    ".cmplz-btn.cmplz-accept",
    ".iubenda-cs-accept-btn",
    ".fc-cta-consent",
    ".cc-window .cc-allow",
    ".osano-cm-accept-all",
    ".termly-styles-root [data-tid=banner-accept]",
    "[data-cookiefirst-action=accept]",
    "[data-cookie-consent=accept-all]",
    ".eu-cookie-compliance-banner .agree-button",
    ".ch2-allow-all-btn",
)
# In words, each of which says what is accepted, or that it is everything there is.
WORDS = (
    "Hyväksy kaikki", "Hyväksy kaikki evästeet", "Hyväksyn kaikki", "Hyväksyn kaikki evästeet", "Hyväksy evästeet", "Hyväksyn evästeet",
    "Salli kaikki", "Salli kaikki evästeet", "Salli evästeet",
    "Godkänn alla", "Godkänn alla cookies", "Godkänn alla kakor", "Godkänn cookies", "Godkänn kakor", "Acceptera alla",
    "Acceptera alla cookies", "Acceptera alla kakor", "Acceptera cookies", "Acceptera kakor", "Tillåt alla", "Tillåt alla cookies",
    "Tillåt alla kakor", "Tillåt cookies", "Tillåt kakor", "Jag godkänner alla cookies", "Jag accepterar alla cookies",
    "Accept all", "Accept all cookies", "Accept cookies", "Allow all", "Allow all cookies", "Allow cookies", "Agree to all",
    "I accept all cookies", "Yes, accept all", "Yes, accept all cookies",
)  # fmt: skip
# Where something is filled in, a button sends that.
FILLED_IN = "form:has(textarea, select, input:not([type=checkbox], [type=radio], [type=hidden], [type=button], [type=submit]))"


async def find_consent_button(page: Page) -> str | None:
    """Return the selector of the one button that gives consent; None if there is none, or more than one that it could be."""
    for selector in _candidates():
        seen = page.locator(selector).locator("visible=true")
        count = await seen.count()
        if count > 1:
            return None
        if count == 1:
            return None if await page.locator(FILLED_IN).locator(selector).count() else selector
    return None


def _candidates() -> Iterator[str]:
    yield from OF_TOOLS
    yield from (f'role=button[name="{words}"i]' for words in WORDS)
