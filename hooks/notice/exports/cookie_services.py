"""The cookies that a notice states, as consent tools and auditors look at them: by category and service."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..anchors import cookie_page
from ..documents import Section
from ..facts import Facts
from ..facts.cookie_facts import Cookie
from ..facts.values import NONE
from ..localizer import Localizer
from ..reading import Notice

NECESSARY = "necessary"


@dataclass(frozen=True)
class Service:
    """What sets cookies of one category. `name` is none where the notice names no service: the category is asked for as a whole."""

    id: str
    category: str
    name: str | None
    cookies: tuple[Cookie, ...]


def listed(facts: Facts) -> list[Cookie] | None:
    """Every single cookie; none where the notice does not list them."""
    if facts.cookies is None:
        return None
    items: list[Cookie] | str | None = NONE if facts.cookies == NONE else facts.cookies.items
    return [] if items == NONE else items  # type: ignore[return-value]


def categories(facts: Facts) -> list[str]:
    """The categories in use; empty where there are none, and where the notice does not say."""
    return list(facts.cookies.categories) if facts.cookies and facts.cookies != NONE else []


def services(facts: Facts) -> Iterator[Service]:
    """The services of each category in use. What names no service is its provider's; what names neither, the category's."""
    for category in categories(facts):
        found: dict[str | None, list[Cookie]] = {}
        for cookie in listed(facts) or ():
            if cookie.category == category:
                found.setdefault(cookie.service or cookie.provider, []).append(cookie)
        for number, (name, cookies) in enumerate((found or {None: []}).items(), 1):
            yield Service(f"{category}-{number}" if name else category, category, name, tuple(cookies))


def pattern(name: str) -> str | None:
    """The regular expression for a name with `*` in it; none for a plain name."""
    return f"^{'.*'.join(map(re.escape, name.split('*')))}$" if "*" in name else None


def languages(notice: Notice) -> list[str]:
    """Those in which everything about cookies is written; in another one a tool shows its default language."""
    page = cookie_page(notice.documents)
    return [language for language in notice.written_in if notice.is_translated(page, language)]


def section_of(notice: Notice, category: str, language: str) -> Section | None:
    return notice.document(cookie_page(notice.documents), language).section(category)


def auditors_language(notice: Notice) -> str:
    """Formats with one language have it in English, which their readers share, else in the language of the notice."""
    return "en" if "en" in notice.written_in else notice.source


def text_for_auditors(notice: Notice, cookie: Cookie) -> str:
    """What a cookie is for, in that language."""
    say = Localizer(notice.terms[auditors_language(notice)], notice.source)
    return say.text(cookie.description).text if cookie.description else ""
