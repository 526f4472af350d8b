"""The cookies of one category are shown as a table; there is none where the notice lists no cookies."""
from __future__ import annotations

from dataclasses import dataclass

from ..facts import Facts
from ..facts.cookie_facts import Cookie
from ..facts.values import NONE
from ..localizer import Localizer, Wording
from .rows import Row
from .sheets import Sheet


@dataclass(frozen=True)
class CookieRow:
    """A row of the table is a cookie, in the words of the page."""

    name: str
    kind: str
    provider: str | None
    policy: str | None
    purpose: Wording | None
    duration: str | None
    third_party_access: str | None


def cookie_rows(facts: Facts, say: Localizer, category: str) -> tuple[CookieRow, ...]:
    """Return the cookies of a category."""
    cookies = facts.cookies
    if cookies is None or cookies == NONE or cookies.items is None or cookies.items == NONE:
        return ()
    return tuple(_row(say, cookie) for cookie in cookies.items if cookie.category == category)


def consent_rows(facts: Facts, say: Localizer) -> tuple[Row, ...]:
    """Return with what consent to cookies is managed, and where it can be changed."""
    cookies = facts.cookies
    if cookies is None or cookies == NONE:
        return ()
    return Sheet(facts, say).rows(cookies)


def _row(say: Localizer, cookie: Cookie) -> CookieRow:
    return CookieRow(
        name=cookie.name,
        kind=say.term("storage_kinds", cookie.kind),
        provider=_provider(say, cookie) or cookie.provider_policy,
        policy=cookie.provider_policy,
        purpose=say.text(cookie.description) if cookie.description else None,
        duration=say.duration(cookie.duration) if cookie.duration else None,
        third_party_access=None if cookie.third_party_access is None else say.label("yes" if cookie.third_party_access else "no"),
    )


def _provider(say: Localizer, cookie: Cookie) -> str | None:
    """Return what sets the cookie and whose it is, from which domain and country."""
    party = say.term("parties", cookie.party) if cookie.party else None
    country = say.country(cookie.country) if cookie.country else None
    return ", ".join(part for part in (cookie.service, cookie.provider or party, cookie.domain, country) if part) or None
