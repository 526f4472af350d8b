"""Cookies are written as a table with everything that the notice states of each, in a language."""
from __future__ import annotations

from ..facts.cookie_facts import SESSION, Cookie
from ..localizer import Localizer
from ..periods import in_seconds, parts
from ..reading import Notice
from . import cookie_services
from .tables import Cell, ExportTable, together

# Columns that are only here, and those that a page has under these labels.
OWN = ("storage", "category", "service", "party", "domain", "seconds", "policy", "used_in")
SHOWN = ("cookie_name", "cookie_provider", "cookie_purpose", "cookie_duration", "cookie_access")


def cookie_register(notice: Notice, language: str) -> ExportTable:
    """Return a row for each cookie. Its lifetime is given in words, and in seconds as on the day on which it is set.

    A cookie that lasts until the browser is closed has 0 seconds, as in the Device Storage Disclosures of the IAB.
    """
    say = Localizer(notice.terms[language], notice.source)
    name, provider, purpose, lasts, access = map(say.label, SHOWN)
    word = {code: say.term("tables", code) for code in OWN}
    columns = (
        name, word["storage"], word["category"], word["service"], provider, word["party"], word["domain"], say.label("country"),
        purpose, word["used_in"], lasts, word["seconds"], access, word["policy"],
    )  # fmt: skip
    rows = (_row(notice, say, cookie) for cookie in cookie_services.listed(notice.facts) or ())
    return ExportTable(say.term("tables", "cookies"), columns, tuple(rows))


def _row(notice: Notice, say: Localizer, cookie: Cookie) -> tuple[Cell, ...]:
    section = cookie_services.section_of(notice, cookie.category, say.language)
    access = cookie.third_party_access
    return (
        cookie.name,
        say.term("storage_kinds", cookie.kind),
        section.title if section else say.term("cookie_categories", cookie.category),
        cookie.service,
        cookie_services.provider(notice.facts, cookie),
        say.term("parties", cookie.party) if cookie.party else None,
        cookie.domain,
        say.country(cookie.country) if cookie.country else None,
        say.text(cookie.description).text if cookie.description else None,
        together(notice.title_of(id, say.language) for id in cookie.purposes or ()),
        say.duration(cookie.duration) if cookie.duration else None,
        _seconds(cookie.duration),
        None if access is None else say.label("yes" if access else "no"),
        cookie.provider_policy,
    )


def _seconds(lasts: str | None) -> int | None:
    return None if lasts is None else 0 if lasts == SESSION else in_seconds(parts(lasts))
