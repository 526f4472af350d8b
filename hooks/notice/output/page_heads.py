"""The heads of all pages have titles, canonical addresses, and addresses of the same page in other languages."""
from __future__ import annotations

from collections.abc import Iterator

from ..messages import Message
from .built import Built
from .faults import Fault, FaultKind
from .outline import PageOutline, WrittenHeadLink


def head(built: Built) -> Iterator[Fault]:
    """Yield what is wrong with the heads."""
    yield from _titles(built)
    for page in built.pages.values():
        if page.has_address:
            yield from _canonical(built, page)
            yield from _alternates(built, page)


def _titles(built: Built) -> Iterator[Fault]:
    known: dict[tuple[str, str], PageOutline] = {}
    for path, page in sorted(built.pages.items()):
        first = known.setdefault((page.language, page.title), page)
        if not page.title:
            yield Fault(path, page.title_line, FaultKind.TITLE, Message("gate.no-title"))
        elif first is not page:
            yield Fault(path, page.title_line, FaultKind.SAME_TITLE, Message("gate.same-title", title=page.title, page=first.path))


def _canonical(built: Built, page: PageOutline) -> Iterator[Fault]:
    found = page.canonical
    if len(found) != 1:
        yield Fault(page.path, 1, FaultKind.CANONICAL, Message("gate.canonical-count", number=len(found)))
    elif wrong := _not_canonical(built, page, found[0].href):
        yield Fault(page.path, found[0].line, FaultKind.CANONICAL, Message("gate.canonical", address=found[0].href, wrong=wrong))


def _not_canonical(built: Built, page: PageOutline, href: str) -> Message | None:
    target = built.page_at(href)
    if target is None:
        return Message("gate.canonical-no-page", site=built.layout.addresses.site)
    if built.layout.address(target.path) != href:
        return Message("gate.canonical-written", address=built.layout.address(target.path))
    if not built.is_canonical(target):
        return Message("gate.canonical-other", page=target.path)
    if page.indexed and not target.indexed:
        return Message("gate.canonical-left-out", page=target.path)
    return None


def _alternates(built: Built, page: PageOutline) -> Iterator[Fault]:
    """Yield languages that a page does not name, or names wrongly.

    A page names itself in every language in which it stands for itself, so that they all name each other.
    """
    expected = built.alternates(page)
    named = {link.language for link in page.alternates}
    for language, url in expected.items():
        if language not in named:
            yield Fault(page.path, 1, FaultKind.HREFLANG, Message("gate.no-hreflang", language=language, address=url))
    for link in page.alternates:
        if wrong := _not_alternate(built, link, expected):
            message = Message("gate.hreflang", language=link.language, address=link.href, wrong=wrong)
            yield Fault(page.path, link.line, FaultKind.HREFLANG, message)
    if page.alternates and "x-default" not in named:
        yield Fault(page.path, page.alternates[0].line, FaultKind.HREFLANG, Message("gate.no-default-hreflang"))


def _not_alternate(built: Built, link: WrittenHeadLink, expected: dict[str, str]) -> Message | None:
    if built.page_at(link.href) is None:
        return Message("gate.hreflang-no-page", site=built.layout.addresses.site)
    if link.language == "x-default":
        return None if link.href in expected.values() else Message("gate.hreflang-other-page")
    if expected.get(link.language) != link.href:
        return Message("gate.hreflang-elsewhere", address=expected.get(link.language) or Message("gate.not-published"))
    return None
