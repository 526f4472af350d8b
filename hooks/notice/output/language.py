"""A page says in which language it is, and each of its passages does: WCAG 3.1.1, 3.1.2."""
from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from babel import Locale, UnknownLocaleError

from ..messages import Message
from .dom import Page
from .faults import Fault, FaultKind

NAMING = {"lang", "hreflang"}


def language(page: Page) -> Iterator[Fault]:
    """Yield what a page says wrongly of its languages, or does not say."""
    for check in (_of_the_page, _of_passages, _of_the_switch, _untranslated):
        yield from check(page)


def _of_the_page(page: Page) -> Iterator[Fault]:
    found = page.root.get("lang")
    if found != page.language:
        node, folder = page.nodes[0], page.layout.addresses.folders[page.language] or Message("gate.root")
        what = Message("gate.says-language", language=found) if found else Message("gate.says-no-language")
        message = Message("gate.page-language", what=what, folder=folder, language=page.language, origin=page.origin(node))
        yield page.fault(FaultKind.PAGE_LANGUAGE, node, message)


def _of_passages(page: Page) -> Iterator[Fault]:
    for node in page.nodes:
        for name in NAMING & node.attributes.keys():
            value = node.attributes[name]
            if not _exists(value) and (name, value) != ("hreflang", "x-default"):
                message = Message("gate.unknown-language", name=name, value=value, language=page.language, origin=page.origin(node))
                yield page.fault(FaultKind.UNKNOWN_LANGUAGE, node, message)


def _of_the_switch(page: Page) -> Iterator[Fault]:
    """Yield links to a language that name it in that language without saying so."""
    for node in page.tagged("a"):
        target = node.attributes.get("hreflang")
        if target and target != node.language and node.words.casefold() == _own_name(target):
            message = Message("gate.unmarked-link", words=node.words, language=node.language, target=target, origin=page.origin(node))
            yield page.fault(FaultKind.UNMARKED_LANGUAGE, node, message)


def _untranslated(page: Page) -> Iterator[Fault]:
    """Yield pages whose text is not marked as that of the original, though search engines are led there."""
    for node in page.tagged("link"):
        target = page.target(node.attributes.get("href", "")) if node.attributes.get("rel") == "canonical" else None
        original = page.layout.language(target.path) if target else page.language
        if original != page.language and all(heading.language != original for heading in page.tagged("h1")):
            message = Message("gate.unmarked-original", language=original, origin=page.origin(node))
            yield page.fault(FaultKind.UNTRANSLATED, node, message)


@cache
def _exists(code: str) -> bool:
    try:
        return bool(Locale.parse(code, sep="-"))
    except (ValueError, UnknownLocaleError):
        return False


@cache
def _own_name(code: str) -> str:
    return (Locale.parse(code, sep="-").get_display_name() or "").casefold() if _exists(code) else ""
