"""Builds the nodes of cookies: their categories, each cookie, and how consent is managed."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote

from ..agreement import cookie_page
from ..facts import Facts
from ..facts.cookies import Cookie, Cookies
from ..facts.values import NONE
from .format import cookies as f
from .format.processing import TemporalDuration, UntilEventDuration
from .format.values import Unstated
from .voices import Voices, iri, listed, one, several


def categories(facts: Facts, voices: Voices) -> list[f.CookieCategory | Unstated]:
    used = facts.cookies if facts.cookies is None or facts.cookies == NONE else facts.cookies.categories
    return several(used, "dpv:Purpose", lambda category: _category(voices, category))


def _category(voices: Voices, code: str) -> f.CookieCategory:
    section = voices.section(cookie_page(voices.notice.documents), code)
    return f.CookieCategory(id=voices.cookie_id(code), code=code, category=[iri("cookie_categories", code)], **section)


def cookies(facts: Facts, voices: Voices) -> list[f.Cookie | Unstated]:
    items = facts.cookies if facts.cookies is None or facts.cookies == NONE else facts.cookies.items
    if items is None or items == NONE:
        return several(items, "tech:Cookie", lambda _: _)
    return [_cookie(voices, cookie, id) for cookie, id in zip(items, _ids(items), strict=True)]


def _ids(items: list[Cookie]) -> Iterator[str]:
    """By name; what bears the name of another, on another domain for example, has a number too."""
    seen: Counter[str] = Counter()
    for cookie in items:
        seen[cookie.name] += 1
        number = f"-{seen[cookie.name]}" if seen[cookie.name] > 1 else ""
        yield f"cookie-{quote(cookie.name, safe='*')}{number}"


def _cookie(voices: Voices, cookie: Cookie, id: str) -> f.Cookie:
    return f.Cookie(
        id=voices.cookie_id(id),
        type=iri("storage_kinds", cookie.kind),
        code=cookie.kind,
        identifier=cookie.name,
        category=[voices.cookie_id(cookie.category)],
        service=cookie.service,
        provider=_provider(cookie),
        first_party=None if cookie.party is None else cookie.party == "first",
        third_party_access=cookie.third_party_access,
        domain=cookie.domain,
        duration=_lifetime(voices, cookie.duration) if cookie.duration else None,
        description=cookie.description,
        used_by=listed(voices.id(purpose) for purpose in cookie.purposes or ()),
    )


def _provider(cookie: Cookie) -> f.CookieProvider | None:
    if not (cookie.provider or cookie.country or cookie.provider_policy):
        return None
    return f.CookieProvider(name=cookie.provider, country=cookie.country, policy=cookie.provider_policy)


def _lifetime(voices: Voices, duration: str) -> TemporalDuration | UntilEventDuration:
    if duration == "session":
        return UntilEventDuration(value=voices.each(lambda say: say.label("session")))
    return TemporalDuration(value=duration)


def consent(facts: Facts, voices: Voices) -> f.CookieConsent | Unstated:
    """It stands with what the categories have in common."""
    return one(facts.cookies, "dpv:WithdrawConsent", lambda used: _consent(used, voices))


def _consent(used: Cookies, voices: Voices) -> f.CookieConsent:
    tool, page = used.consent_tool, cookie_page(voices.notice.documents)
    section = voices.notice.document(page, voices.notice.source).outline.above(used.categories[0])
    node = one(tool, "dpv:Technology", lambda name: f.ConsentTool(name=name)) if tool else None
    return f.CookieConsent(id=voices.cookie_id(section), tool=node, exercised_at=used.settings_link)
