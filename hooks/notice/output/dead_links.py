"""Every link within the site leads to a page, and to a section that it has."""
from __future__ import annotations

from collections.abc import Iterator

from ..messages import Message
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
        message = Message("gate.dead-link", link=link.written, path=link.path, origin=_origin(built, page, link))
        yield Fault(page.path, link.line, FaultKind.LINK, message)
    elif target and not _stands_on(link.fragment, target):
        meant = near_miss(link.fragment, target.headings)
        remedy = Message("gate.section-meant", id=meant) if meant else Message("gate.correct-link")
        origin = _origin(built, page, link)
        message = Message("gate.dead-section", link=link.written, page=target.path, origin=origin, remedy=remedy)
        yield Fault(page.path, link.line, FaultKind.FRAGMENT, message)


def _origin(built: Built, page: PageOutline, link: FollowedLink) -> Message:
    return built.layout.origin(page.path, link.part, link.section)


def _stands_on(fragment: str, page: PageOutline) -> bool:
    """Say whether a page has what a fragment names.

    Every page has a top; what follows ":~:" is for the browser.
    """
    return fragment.startswith(":~:") or fragment in ("", "top") or fragment in page.ids
