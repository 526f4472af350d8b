"""Cookies are written as settings of Google Consent Mode 2: what is denied at first, and what each category of cookies grants.

Google's tags ask for seven types of consent, the categories of a notice are four. A type is granted only where the notice
states what that consent is about: that data on the visitor go to somebody else for advertising, that advertising follows
what a visitor does.
"""
from __future__ import annotations

from typing import Any

from ..facts import Facts
from ..facts.cookie_facts import Cookie
from ..facts.values import NONE
from . import cookie_services

DENIED, GRANTED = "denied", "granted"
TYPES = (
    "ad_storage", "ad_user_data", "ad_personalization", "analytics_storage",
    "functionality_storage", "personalization_storage", "security_storage",
)  # fmt: skip
# Types that need nothing but the category.
STORAGE = {
    "necessary": ("security_storage",),
    "preferences": ("functionality_storage", "personalization_storage"),
    "statistics": ("analytics_storage",),
    "marketing": ("ad_storage",),
}
MARKETING = "marketing"
# Kinds of purposes that are personal by what they are.
PERSONAL = "personalisation"
# Milliseconds that Google's tags wait for the answer of a visitor who has given it before.
WAIT = 500


def consent_mode(facts: Facts) -> dict[str, Any] | None:
    """Return the settings: under `default` those with which a page begins, under `update` those of each category accepted.

    Return None where the notice has no category that visitors are asked about.
    """
    asked_for = [category for category in cookie_services.categories(facts) if category != cookie_services.NECESSARY]
    if not asked_for:
        return None
    at_once = STORAGE[cookie_services.NECESSARY] if cookie_services.NECESSARY in cookie_services.categories(facts) else ()
    return {
        "default": {**{type: GRANTED if type in at_once else DENIED for type in TYPES}, "wait_for_update": WAIT},
        "update": {category: dict.fromkeys(_granted(facts, category), GRANTED) for category in asked_for},
    }


def _granted(facts: Facts, category: str) -> tuple[str, ...]:
    """Return the types of consent that whoever accepts a category gives, as far as the notice states what that means."""
    if category != MARKETING:
        return STORAGE[category]
    cookies = [cookie for cookie in cookie_services.listed(facts) or () if cookie.category == category]
    more = {"ad_user_data": any(map(_goes_to_others, cookies)), "ad_personalization": any(_is_personal(facts, one) for one in cookies)}
    return (*STORAGE[category], *(type for type, stated in more.items() if stated))


def _goes_to_others(cookie: Cookie) -> bool:
    return bool(cookie.third_party_access) or cookie.party == "third"


def _is_personal(facts: Facts, cookie: Cookie) -> bool:
    """Say whether a cookie serves a purpose of which the notice states that it profiles, or suits things to a person."""
    purposes = [facts.purposes[id] for id in cookie.purposes or ()]
    return any(PERSONAL in (one.kinds or ()) or one.profiling not in (None, NONE) for one in purposes)
