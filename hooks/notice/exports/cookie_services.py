"""Consent tools and auditors look at the cookies that a notice states by category and service."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import Any
from unicodedata import normalize

from ..anchors import cookie_page
from ..documents import Section
from ..facts import Facts
from ..facts.cookie_facts import SESSION, Cookie
from ..facts.values import NONE
from ..localizer import Localizer
from ..periods import parts, same_length
from ..reading import Notice

NECESSARY = "necessary"
# Characters of a service's name in its id: consent tools store the ids in a cookie, which has room for 4,096.
READABLE = 20


@dataclass(frozen=True)
class Service:
    """A service sets cookies of one category. `name` is None where the category is asked for as a whole.

    `id` is made from what the service is: category, name, provider and the purposes of its cookies. So it stays when
    anything else in the notice changes, and is never given to another service.
    """

    id: str
    category: str
    name: str | None
    cookies: tuple[Cookie, ...]


def listed(facts: Facts) -> list[Cookie] | None:
    """Return every single cookie, or None where the notice does not list them."""
    if facts.cookies is None:
        return None
    items: list[Cookie] | str | None = NONE if facts.cookies == NONE else facts.cookies.items
    return [] if items == NONE else items  # type: ignore[return-value]


def categories(facts: Facts) -> list[str]:
    """Return the categories in use; there are none where the notice says so, and where it does not say."""
    return list(facts.cookies.categories) if facts.cookies and facts.cookies != NONE else []


def provider(facts: Facts, cookie: Cookie) -> str | None:
    """Return who sets a cookie: the controller, where it is the site's own and nobody else is named."""
    return cookie.provider or (facts.controller.name if cookie.party == "first" else None)


def services(facts: Facts) -> Iterator[Service]:
    """Yield the services of each category in use.

    What names no service is its provider's; what names neither is the category's. What is necessary is not asked for,
    so it is not divided.
    """
    for category in categories(facts):
        found: dict[tuple[str, str | None] | None, list[Cookie]] = {}
        for cookie in listed(facts) or ():
            if cookie.category == category:
                name = None if category == NECESSARY else cookie.service or cookie.provider
                found.setdefault((name, provider(facts, cookie)) if name else None, []).append(cookie)
        alike = Counter(key[0] for key in found if key)
        for key, cookies in (found or {None: []}).items():
            if key is None:
                yield Service(category, category, None, tuple(cookies))
            else:
                title = ", ".join(filter(None, dict.fromkeys(key))) if alike[key[0]] > 1 else key[0]
                yield Service(_id(category, *key, cookies), category, title, tuple(cookies))


def _id(category: str, name: str, provider: str | None, cookies: list[Cookie]) -> str:
    """Return an id: for people the beginning of the name, in letters that may stand in HTML; then 48 bits of a hash."""
    purposes = sorted({purpose for cookie in cookies for purpose in cookie.purposes or ()})
    plain = normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    readable = re.sub(r"[^a-z0-9]+", "-", plain)[:READABLE].strip("-")
    return "-".join(filter(None, (readable, _digest([category, name, provider, purposes]))))


def revision(facts: Facts) -> int:
    """Return what visitors are asked to consent to, as a number.

    A consent tool asks anew where it is another than the one it stored. The number is a hash of the content, so that no
    order, wording or language counts, and no history: for each category and each cookie in it the provider, the
    purposes, name, domain and kind, the lifetime, and who else gets the data where. Necessary cookies are left out,
    because nobody is asked for them. A number of 48 bits is exact in JavaScript and JSON.
    """
    asked_for = [category for category in categories(facts) if category != NECESSARY]
    cookies = [_what_matters(facts, cookie) for cookie in listed(facts) or () if cookie.category != NECESSARY]
    return int(_digest([sorted(set(asked_for)), sorted(set(map(_json, cookies)))]), 16)


def _what_matters(facts: Facts, cookie: Cookie) -> dict[str, Any]:
    """Return what matters of a cookie to whoever is asked to consent to it."""
    lasts = cookie.duration
    return {
        "service": [cookie.category, cookie.service, provider(facts, cookie), sorted(set(cookie.purposes or ()))],
        "cookie": [cookie.kind, cookie.name, cookie.domain],
        "lasts": same_length(parts(lasts)) if lasts and lasts != SESSION else lasts,
        "others": [cookie.party, cookie.third_party_access, cookie.country],
    }


def _digest(content: Any) -> str:
    """Return 48 bits of a hash as 12 hexadecimal digits."""
    return sha256(_json(content).encode()).hexdigest()[:12]


def _json(content: Any) -> str:
    return json.dumps(content, separators=(",", ":"))


def pattern(name: str) -> str | None:
    """Return the regular expression for a name with `*` in it, or None for a plain name.

    >>> pattern("_ga_*"), pattern("_ga")
    ('^_ga_.*$', None)
    """
    return f"^{'.*'.join(map(re.escape, name.split('*')))}$" if "*" in name else None


def languages(notice: Notice) -> list[str]:
    """Return the languages in which everything about cookies is written.

    In another one a tool shows its default language.
    """
    page = cookie_page(notice.documents)
    return [language for language in notice.written_in if notice.is_translated(page, language)]


def section_of(notice: Notice, category: str, language: str) -> Section | None:
    """Return the section on a category of cookies, or None where the page has none."""
    return notice.document(cookie_page(notice.documents), language).section(category)


def auditors_language(notice: Notice) -> str:
    """Return the language of formats that have only one.

    It is English, which their readers share, else the language of the notice.
    """
    return "en" if "en" in notice.written_in else notice.source


def text_for_auditors(notice: Notice, cookie: Cookie) -> str:
    """Return what a cookie is for, in the language of auditors; "" where the notice does not say."""
    say = Localizer(notice.terms[auditors_language(notice)], notice.source)
    return say.text(cookie.description).text if cookie.description else ""
