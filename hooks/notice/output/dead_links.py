"""Every link within the site leads to a page, and to a section that it has."""
from __future__ import annotations

from collections.abc import Iterator

from ..problems import near_miss
from .built import Built
from .faults import Fault, FaultKind
from .outline import FollowedLink, PageOutline


def links(built: Built) -> Iterator[Fault]:
    """Yield links that lead to no page or to no section."""
    for page in built.pages.values():
        for link in page.links:
            yield from _broken(built, page, link)


def _broken(built: Built, page: PageOutline, link: FollowedLink) -> Iterator[Fault]:
    target = built.page_on(link.path)
    if built.file_at(link.path) is None:
        what, remedy = f"{link.path}, which is not on the site", "correct the link, or publish what it leads to."
        yield _fault(built, page, link, FaultKind.LINK, what, remedy)
    elif target and not _stands_on(link.fragment, target):
        meant = near_miss(link.fragment, target.headings)
        remedy = f'did you mean "#{meant}"?' if meant else "correct the link, or give a section that id."
        yield _fault(built, page, link, FaultKind.FRAGMENT, f"no section of {target.path}", remedy)


def _fault(built: Built, page: PageOutline, link: FollowedLink, kind: FaultKind, where: str, remedy: str) -> Fault:
    origin = built.layout.origin(page.path, link.part, link.section)
    return Fault(page.path, link.line, kind, f'"{link.written}" leads to {where} (from {origin}); {remedy}')


def _stands_on(fragment: str, page: PageOutline) -> bool:
    """Say whether a page has what a fragment names.

    Every page has a top; what follows ":~:" is for the browser.
    """
    return fragment.startswith(":~:") or fragment in ("", "top") or fragment in page.ids
