"""The cookies of one category as a table; nothing where the notice lists none."""
from __future__ import annotations

from dataclasses import dataclass

from ..facts import Facts
from ..facts.cookies import Cookie
from ..facts.values import NONE
from ..localizer import Localizer, Wording
from .purposes import yes_or_no


@dataclass(frozen=True)
class CookieRow:
    name: str
    kind: str
    provider: str | None
    purpose: Wording | None
    duration: str | None
    third_party_access: str | None


def cookie_rows(facts: Facts, say: Localizer, category: str) -> tuple[CookieRow, ...]:
    cookies = facts.cookies
    if cookies is None or cookies == NONE or cookies.items is None or cookies.items == NONE:
        return ()
    return tuple(_row(say, cookie) for cookie in cookies.items if cookie.category == category)


def _row(say: Localizer, cookie: Cookie) -> CookieRow:
    return CookieRow(
        name=cookie.name,
        kind=say.term("storage_kinds", cookie.kind),
        provider=cookie.provider or (say.term("parties", cookie.party) if cookie.party else None),
        purpose=say.text(cookie.description) if cookie.description else None,
        duration=say.duration(cookie.duration) if cookie.duration else None,
        third_party_access=next(iter(yes_or_no(say, cookie.third_party_access)), None),
    )
