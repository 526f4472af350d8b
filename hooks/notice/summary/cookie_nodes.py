"""The nodes of cookies are built here: their categories, each cookie, and how consent is managed."""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import quote

from ..anchors import cookie_page
from ..facts import Facts
from ..facts.cookie_facts import Cookie, Cookies
from ..facts.values import NONE
from .format import cookie_format as f
from .format.json_values import Unstated
from .format.processing_format import TemporalDuration, UntilEventDuration
from .multilingual import Multilingual, iri, listed, one, several


def categories(facts: Facts, multilingual: Multilingual) -> list[f.CookieCategory | Unstated]:
    """Return the categories in use, each with its section."""
    used = facts.cookies if facts.cookies is None or facts.cookies == NONE else facts.cookies.categories
    return several(used, "dpv:Purpose", lambda category: _category(multilingual, category))


def _category(multilingual: Multilingual, code: str) -> f.CookieCategory:
    section = multilingual.section(cookie_page(multilingual.notice.documents), code)
    return f.CookieCategory(id=multilingual.cookie_id(code), code=code, category=[iri("cookie_categories", code)], **section)


def cookies(facts: Facts, multilingual: Multilingual) -> list[f.CookieNode | Unstated]:
    """Return every cookie."""
    items = facts.cookies if facts.cookies is None or facts.cookies == NONE else facts.cookies.items
    if items is None or items == NONE:
        return several(items, "tech:Cookie", lambda _: _)
    return [_cookie(multilingual, cookie, id) for cookie, id in zip(items, _ids(items), strict=True)]


def _ids(items: list[Cookie]) -> Iterator[str]:
    """Yield ids by name; what bears the name of another, on another domain for example, has a number too."""
    seen: Counter[str] = Counter()
    for cookie in items:
        seen[cookie.name] += 1
        number = f"-{seen[cookie.name]}" if seen[cookie.name] > 1 else ""
        yield f"cookie-{quote(cookie.name, safe='*')}{number}"


def _cookie(multilingual: Multilingual, cookie: Cookie, id: str) -> f.CookieNode:
    return f.CookieNode(
        id=multilingual.cookie_id(id),
        type=iri("storage_kinds", cookie.kind),
        code=cookie.kind,
        identifier=cookie.name,
        category=[multilingual.cookie_id(cookie.category)],
        service=cookie.service,
        provider=_provider(cookie),
        first_party=None if cookie.party is None else cookie.party == "first",
        third_party_access=cookie.third_party_access,
        domain=cookie.domain,
        duration=_lifetime(multilingual, cookie.duration) if cookie.duration else None,
        description=cookie.description,
        used_by=listed(multilingual.id(purpose) for purpose in cookie.purposes or ()),
    )


def _provider(cookie: Cookie) -> f.CookieProvider | None:
    if not (cookie.provider or cookie.country or cookie.provider_policy):
        return None
    return f.CookieProvider(name=cookie.provider, country=cookie.country, policy=cookie.provider_policy)


def _lifetime(multilingual: Multilingual, duration: str) -> TemporalDuration | UntilEventDuration:
    if duration == "session":
        return UntilEventDuration(value=multilingual.each(lambda say: say.label("session")))
    return TemporalDuration(value=duration)


def consent(facts: Facts, multilingual: Multilingual) -> f.CookieConsent | Unstated:
    """Return how consent is managed; it stands with what the categories have in common."""
    return one(facts.cookies, "dpv:WithdrawConsent", lambda used: _consent(used, multilingual))


def _consent(used: Cookies, multilingual: Multilingual) -> f.CookieConsent:
    tool, page = used.consent_tool, cookie_page(multilingual.notice.documents)
    section = multilingual.notice.document(page, multilingual.notice.source).outline.above(used.categories[0])
    node = one(tool, "dpv:Technology", lambda name: f.ConsentTool(name=name)) if tool else None
    return f.CookieConsent(id=multilingual.cookie_id(section), tool=node, exercised_at=used.settings_link)
