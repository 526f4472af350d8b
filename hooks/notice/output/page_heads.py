"""The heads of all pages have titles, canonical addresses, and addresses of the same page in other languages."""
from __future__ import annotations

from collections.abc import Iterator

from .built import Built
from .faults import Fault, FaultKind
from .outline import PageOutline, WrittenHeadLink

FROM = "Heads are made by hooks/notice/views/frame.py."


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
            message = "the page has no <title>; write one, it is what browsers and search engines show."
            yield Fault(path, page.title_line, FaultKind.TITLE, message)
        elif first is not page:
            message = f'the title "{page.title}" is that of {first.path} too; tell them apart, for instance by the day of the version.'
            yield Fault(path, page.title_line, FaultKind.SAME_TITLE, message)


def _canonical(built: Built, page: PageOutline) -> Iterator[Fault]:
    found = page.canonical
    if len(found) != 1:
        yield Fault(page.path, 1, FaultKind.CANONICAL, f"the page has {len(found)} canonical addresses; it needs exactly one. {FROM}")
    elif wrong := _not_canonical(built, page, found[0].href):
        yield Fault(page.path, found[0].line, FaultKind.CANONICAL, f'the canonical address "{found[0].href}" {wrong}. {FROM}')


def _not_canonical(built: Built, page: PageOutline, href: str) -> str | None:
    target = built.page_at(href)
    if target is None:
        return f"is no page of the site; it begins with {built.layout.addresses.site}"
    if built.layout.address(target.path) != href:
        return f"is not written as the page is published: {built.layout.address(target.path)}"
    if not built.is_canonical(target):
        return f"is that of {target.path}, which names another one itself"
    if page.indexed and not target.indexed:
        return f"leads search engines to {target.path}, which they are told to leave out"
    return None


def _alternates(built: Built, page: PageOutline) -> Iterator[Fault]:
    """Yield languages that a page does not name, or names wrongly.

    A page names itself in every language in which it stands for itself, so that they all name each other.
    """
    expected = built.alternates(page)
    named = {link.language for link in page.alternates}
    for language, url in expected.items():
        if language not in named:
            message = f'the page does not say where it is in "{language}"; add hreflang="{language}" with {url}. {FROM}'
            yield Fault(page.path, 1, FaultKind.HREFLANG, message)
    for link in page.alternates:
        if wrong := _not_alternate(built, link, expected):
            yield Fault(page.path, link.line, FaultKind.HREFLANG, f'hreflang="{link.language}" leads to "{link.href}", {wrong}. {FROM}')
    if page.alternates and "x-default" not in named:
        message = f'the page names no address for all other languages; add hreflang="x-default". {FROM}'
        yield Fault(page.path, page.alternates[0].line, FaultKind.HREFLANG, message)


def _not_alternate(built: Built, link: WrittenHeadLink, expected: dict[str, str]) -> str | None:
    if built.page_at(link.href) is None:
        return f"which is no page of the site; addresses are absolute and begin with {built.layout.addresses.site}"
    if link.language == "x-default":
        return None if link.href in expected.values() else "which is not this page in another language"
    if expected.get(link.language) != link.href:
        return f"but this page in that language is {expected.get(link.language, 'not published')}"
    return None
