"""Cookies are written as a table with the columns of the Open Cookie Database."""
from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from uuid import NAMESPACE_URL, uuid5

from ..addresses import Addresses
from ..anchors import cookie_page
from ..facts.cookie_facts import Cookie
from ..localizer import Localizer
from ..reading import Notice
from . import cookie_services
from .tables import ExportTable, to_csv

COLUMNS = (
    "ID", "Platform", "Category", "Cookie / Data Key name", "Domain", "Description", "Retention period", "Data Controller",
    "User Privacy & GDPR Rights Portals", "Wildcard match",
)  # fmt: skip
CATEGORIES = {"necessary": "Necessary", "preferences": "Personalization", "statistics": "Analytics", "marketing": "Marketing"}


def cookie_database(notice: Notice, addresses: Addresses) -> str:
    """Return CSV with a line for each cookie; its ID stays whatever else is listed."""
    return to_csv(ExportTable("cookies", COLUMNS, tuple(_rows(notice, addresses))))


def _rows(notice: Notice, addresses: Addresses) -> Iterator[tuple[str, ...]]:
    say = Localizer(notice.terms[cookie_services.auditors_language(notice)], notice.source)
    page = addresses.absolute(cookie_page(notice.documents), notice.source)
    alike: Counter[str] = Counter()
    for cookie in cookie_services.listed(notice.facts) or ():
        parts = (cookie.kind, cookie.name, cookie.domain, cookie.category, cookie.service, cookie.provider)
        address = f"{page}#{json.dumps(parts)}"
        alike[address] += 1
        id = uuid5(NAMESPACE_URL, f"{address}{alike[address]}")
        yield str(id), *_values(notice, cookie, say)


def _values(notice: Notice, cookie: Cookie, say: Localizer) -> Iterator[str]:
    """Yield the values of a line.

    Where a name has a star, the database has what stands before it, and asks whether a name begins with that.
    """
    yield cookie.service or cookie.provider or ""
    yield CATEGORIES.get(cookie.category, cookie.category.capitalize())
    prefix, star, _ = cookie.name.partition("*")
    wildcard = bool(prefix and star)
    yield prefix if wildcard else cookie.name
    yield cookie.domain or ""
    yield cookie_services.text_for_auditors(notice, cookie)
    yield say.duration(cookie.duration) if cookie.duration else ""
    yield cookie_services.provider(notice.facts, cookie) or ""
    yield cookie.provider_policy or ""
    yield str(int(wildcard))
