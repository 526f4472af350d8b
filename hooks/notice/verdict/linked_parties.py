"""A link leads within the notice, to another party, or to somebody who can be written to or called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import urlsplit

from .evidence import Evidence, Verdict

HREF = re.compile(r'href="([^"]*)"')
CONTACTS = ("mailto:", "tel:")


def changed_parties(old: str, new: str) -> Iterator[Evidence]:
    """Yield what links of two pieces of HTML lead to another party, or to another contact. Other addresses of a party are form."""
    before, after = (_targets(html) for html in (old, new))
    for kind in ("contact", "link"):
        gone, come = ([name for found, name in side if found == kind] for side in (before, after))
        lost = [name for name in gone if not any(_is_same_party(name, other) for other in come)]
        won = [name for name in come if not any(_is_same_party(name, other) for other in gone)]
        if lost or won:
            yield Evidence(kind, Verdict.SUBSTANCE, ", ".join(lost), ", ".join(won))


def same_addresses(old: str, new: str) -> bool:
    """Say whether all links of two pieces of HTML lead to the same addresses."""
    return sorted(HREF.findall(old)) == sorted(HREF.findall(new))


def _targets(html: str) -> list[tuple[str, str]]:
    found = (unescape(href) for href in dict.fromkeys(HREF.findall(html)))
    return [target for href in found if (target := _target(href))]


def _target(href: str) -> tuple[str, str] | None:
    if href.startswith(CONTACTS):
        return "contact", href
    host = urlsplit(href).hostname if "://" in href else None
    return ("link", host.removeprefix("www.")) if host else None


def _is_same_party(one: str, other: str) -> bool:
    return one == other or one.endswith(f".{other}") or other.endswith(f".{one}")
