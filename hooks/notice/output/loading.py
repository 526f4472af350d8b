"""A browser that shows a page fetches nothing from elsewhere by itself, and puts nothing in storage."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple
from urllib.parse import urlsplit

from ..messages import Message
from .dom import HtmlNode, Page
from .faults import Fault, FaultKind, shortened

# Relations of <link> that make a browser fetch, or look up, an address.
FETCHED = {
    "stylesheet", "icon", "apple-touch-icon", "apple-touch-icon-precomposed", "mask-icon", "manifest", "preload", "modulepreload",
    "prefetch", "prerender", "preconnect", "dns-prefetch",
}  # fmt: skip
# Attributes that do, and the elements on which they do; none for all.
FETCHING: dict[str, tuple[str, ...] | None] = {
    "src": None, "srcset": None, "imagesrcset": None, "poster": None, "background": None, "ping": None, "data": ("object",),
    "action": None, "formaction": None, "href": ("image", "use", "feimage", "script"), "xlink:href": None,
}  # fmt: skip
# Schemes of addresses that readers may come across.
FOLLOWED = re.compile(r"\s*(?:(?:https?|mailto|tel|data):|(?![a-z][a-z0-9+.-]*:))", re.IGNORECASE)
LINKING = ("href", "cite", "longdesc")
IN_CSS = re.compile(r"""@import\s+(?:url\()?\s*["']?([^"')\s;]+)|url\(\s*["']?([^"')]+)""")
IN_SCRIPT = re.compile(r"""["'`]((?:(?:https?|wss?):)?//[\w[][^"'`\s]*)""")
STORING = re.compile(
    r"\b(?:document\.cookie|cookieStore|localStorage|sessionStorage|indexedDB|caches\.(?:open|put)|serviceWorker\.register|navigator\.storage)\b"
)
REFRESH = re.compile(r"url\s*=\s*[\"']?([^\"']+)", re.IGNORECASE)
# Types of <script> that are programs; others are data.
SCRIPTS = ("module", "text/javascript", "application/javascript", "importmap", "speculationrules", "")


class Reference(NamedTuple):
    """A page refers to an address. `fetched` says that the browser turns to it without being asked."""

    node: HtmlNode
    url: str
    fetched: bool


def references(page: Page) -> Iterator[Reference]:
    """Yield every address on the page: what is linked and what is fetched."""
    for node in page.nodes:
        for name, value in node.attributes.items():
            yield from _of_attribute(node, name, value)
        if node.tag == "style":
            yield from (Reference(node, url, True) for url in in_css(node.element.text or ""))
        elif node.tag == "meta" and node.attributes.get("http-equiv", "").lower() == "refresh":
            yield from (Reference(node, url, True) for url in REFRESH.findall(node.attributes.get("content", "")))


def _of_attribute(node: HtmlNode, name: str, value: str) -> Iterator[Reference]:
    tags = FETCHING.get(name, ())
    if name in FETCHING and (tags is None or node.tag in tags):
        yield from (Reference(node, url, True) for url in _urls(name, value))
    elif name in LINKING:
        yield Reference(node, value, node.tag == "link" and bool(FETCHED & set(node.attributes.get("rel", "").lower().split())))
    elif name == "style":
        yield from (Reference(node, url, True) for url in in_css(value))


def _urls(name: str, value: str) -> list[str]:
    if name.endswith("srcset"):
        return [candidate.split()[0] for candidate in value.split(",") if candidate.strip()]
    return value.split() if name == "ping" else [value]


def loading(page: Page) -> Iterator[Fault]:
    """Yield what a page fetches from elsewhere, what it stores, and addresses that nobody can follow."""
    for node, url, fetched in references(page):
        if not FOLLOWED.match(url) or _is_broken(url):
            message = Message("gate.no-address", url=shortened(url), origin=page.origin(node))
            yield page.fault(FaultKind.LINK, node, message)
        elif fetched and not url.strip().lower().startswith("data:") and page.target(url) is None:
            message = Message("gate.page-loads", tag=node.tag, url=url.strip(), origin=page.origin(node))
            yield page.fault(FaultKind.LOADED, node, message)
    for node in page.tagged("base"):
        yield page.fault(FaultKind.LOADED, node, Message("gate.base", origin=page.origin(node)))
    for node in page.tagged("script"):
        if node.attributes.get("type", "module") in SCRIPTS:
            yield from in_script(node.element.text or "", page.path, page.layout.addresses.site, page.line(node))


def _is_broken(url: str) -> bool:
    try:
        urlsplit(url)
    except ValueError:
        return True
    return False


def in_css(text: str) -> Iterator[str]:
    """Yield the addresses that a style sheet names."""
    return (first or second for first, second in IN_CSS.findall(text))


def in_script(text: str, path: str, site: str, start: int = 1) -> Iterator[Fault]:
    """Yield addresses outside the `site` and storage, in the text of a script that begins on the line `start`."""
    for number, line in enumerate(text.split("\n"), start):
        code = line.partition("// ")[0]
        for address in (address for address in IN_SCRIPT.findall(code) if not address.startswith(site)):
            yield Fault(path, number, FaultKind.LOADED, Message("gate.script-loads", url=address))
        for way in STORING.findall(code):
            yield Fault(path, number, FaultKind.STORED, Message("gate.script-stores", way=way))
