"""Cookies are written as knowledge bases of the EDPB Website Auditing Tool, which compares a site with them.

The format is that of version 1.3 of the tool (home: code.europa.eu).
"""
from __future__ import annotations

from typing import Any

from ..addresses import Addresses
from ..anchors import cookie_page
from ..facts.cookie_facts import Cookie
from ..versions import Version
from . import cookie_services

ANYWHERE = "*"


def edpb(version: Version, addresses: Addresses) -> list[dict[str, Any]]:
    """Return one knowledge base for each kind of storage that the notice lists.

    With no cookies at all, it is an empty one of cookies.
    """
    cookies = cookie_services.listed(version.notice.facts) or []
    kinds = dict.fromkeys(_kind(cookie) for cookie in cookies) or {"cookie": None}
    return [_knowledge_base(version, addresses, kind, [cookie for cookie in cookies if _kind(cookie) == kind]) for kind in kinds]


def _kind(cookie: Cookie) -> str:
    """Return the kind of storage; the tool knows two."""
    return "cookie" if cookie.kind == "cookie" else "localstorage"


def _knowledge_base(version: Version, addresses: Addresses, kind: str, cookies: list[Cookie]) -> dict[str, Any]:
    owner = version.notice.facts.controller.name
    return {
        "name": f"{owner} {version.id}",
        "author": owner,
        "category": kind,
        "created_at": _moment(version),
        "trustLevel": "informative",
        "used": True,
        "knowledges": [_item(version, addresses, kind, cookie) for cookie in cookies],
    }


def _item(version: Version, addresses: Addresses, kind: str, cookie: Cookie) -> dict[str, Any]:
    """Return what the tool knows of a cookie; with `*` as its domain it matches a cookie by its name alone."""
    notice = version.notice
    where = cookie.domain or ANYWHERE
    page = addresses.absolute(cookie_page(notice.documents), cookie_services.auditors_language(notice))
    return {
        "kind": kind,
        "created_at": _moment(version),
        "updated_at": _moment(version),
        **({"domain": where, "name": cookie.name} if kind == "cookie" else {"script": where, "key": cookie.name}),
        "category": cookie.category,
        "source": cookie.service or cookie.provider or "",
        "controller": cookie_services.provider(notice.facts, cookie) or "",
        "date": version.id,
        "policy": cookie.provider_policy or "",
        "reference": f"{page}#{cookie.category}",
        "comment": cookie_services.text_for_auditors(notice, cookie),
        "wildcard_match": int("*" in cookie.name),
    }


def _moment(version: Version) -> str:
    return f"{(version.published or version.effective).isoformat()}T00:00:00.000Z"
