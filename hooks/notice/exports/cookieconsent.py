"""Cookies are written as a module of settings for the consent tool vanilla-cookieconsent 3, in all languages.

It is a module and not JSON, because a name with `*` must be a regular expression. The tool takes every text for HTML.
"""
from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from typing import Any

from ..addresses import Addresses
from ..anchors import cookie_page
from ..facts.cookie_facts import Cookie
from ..links import with_addresses
from ..localizer import Localizer
from ..reading import Notice
from ..views.cookie_table import CookieRow, cookie_rows
from . import cookie_services

SLASH = r"\/"
HEAD = "// Settings of vanilla-cookieconsent 3 (CookieConsent.run). Made from {address}, version {version}.\n"


@dataclass(frozen=True)
class Expression:
    """It stands for a regular expression of JavaScript."""

    source: str


def cookieconsent(notice: Notice, addresses: Addresses, version: str) -> str:
    """Return JavaScript with the settings; `version` is the id of the version it is made of.

    The tool stores the revision with the answer, and asks anew where `stored !== revision`. Then nothing that was
    accepted counts or is ticked, but for categories with `enabled` (its function `run`).
    """
    settings = {
        "revision": cookie_services.revision(notice.facts),
        "categories": {category: _category(notice, category) for category in cookie_services.categories(notice.facts)},
        "language": {
            "default": notice.source,
            "autoDetect": "document",
            "translations": {language: _texts(notice, addresses, language) for language in cookie_services.languages(notice)},
        },
    }
    head = HEAD.format(address=addresses.absolute(cookie_page(notice.documents), notice.source), version=version)
    return f"{head}export default {_javascript(settings)};\n"


def _javascript(value: Any, indent: str = "") -> str:
    """Return a literal of JavaScript: JSON, but for regular expressions."""
    deeper = f"{indent}  "
    if isinstance(value, Expression):
        return f"/{value.source.replace('/', SLASH)}/"
    if isinstance(value, dict) and value:
        inner = (f"{deeper}{json.dumps(key, ensure_ascii=False)}: {_javascript(item, deeper)}" for key, item in value.items())
        return "{\n" + ",\n".join(inner) + f"\n{indent}}}"
    if isinstance(value, list) and value:
        return "[\n" + ",\n".join(f"{deeper}{_javascript(item, deeper)}" for item in value) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False)


def _category(notice: Notice, category: str) -> dict[str, Any]:
    necessary = category == cookie_services.NECESSARY
    services = [service for service in cookie_services.services(notice.facts) if service.category == category]
    clear = [_name(cookie) for service in services for cookie in service.cookies if cookie.kind == "cookie"]
    found: dict[str, Any] = {"enabled": necessary, "readOnly": necessary}
    if clear and not necessary:
        found["autoClear"] = {"cookies": clear}
    if named := {service.id: {"label": escape(service.name)} for service in services if service.name}:
        found["services"] = named
    return found


def _name(cookie: Cookie) -> dict[str, Any]:
    pattern = cookie_services.pattern(cookie.name)
    name = {"name": Expression(pattern) if pattern else cookie.name}
    return {**name, "domain": cookie.domain} if cookie.domain else name


def _texts(notice: Notice, addresses: Addresses, language: str) -> dict[str, Any]:
    say = Localizer(notice.terms[language], notice.source)
    buttons = {"acceptAllBtn": say.term("consent", "accept"), "acceptNecessaryBtn": say.term("consent", "refuse")}
    page, more = addresses.absolute(cookie_page(notice.documents), language), say.term("consent", "more")
    return {
        "consentModal": {
            "title": say.term("consent", "title"),
            "description": f'{say.term("consent", "text")} <a href="{page}">{more}</a>',
            **buttons,
            "showPreferencesBtn": say.term("consent", "choose"),
        },
        "preferencesModal": {
            "title": say.label("cookie_settings"),
            **buttons,
            "savePreferencesBtn": say.term("consent", "save"),
            "closeIconLabel": say.term("consent", "close"),
            "sections": [_section(notice, addresses, category, say) for category in cookie_services.categories(notice.facts)],
        },
    }


def _section(notice: Notice, addresses: Addresses, category: str, say: Localizer) -> dict[str, Any]:
    section = cookie_services.section_of(notice, category, say.language)
    page = cookie_page(notice.documents)
    html = with_addresses(section.html, lambda name: addresses.absolute(name, say.language), page) if section else ""
    found = {"title": escape(section.title if section else category), "description": html, "linkedCategory": category}
    rows = [_row(row) for row in cookie_rows(notice.facts, say, category)]
    headers = {key: say.label(f"cookie_{key}") for key in ("name", "provider", "purpose", "duration")}
    return {**found, "cookieTable": {"headers": headers, "body": rows}} if rows else found


def _row(row: CookieRow) -> dict[str, str]:
    purpose = row.purpose.text if row.purpose else ""
    texts = {"name": row.name, "provider": row.provider or "", "purpose": purpose, "duration": row.duration or ""}
    return {key: escape(text) for key, text in texts.items()}
