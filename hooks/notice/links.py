"""Links within the notice lead to pages and sections; here is checked that they do, and where they lead on the site."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import urlsplit

from .documents import Document, Section, WrittenLink
from .messages import Message
from .problems import Problem, nearest, suggestion

HEADING = re.compile(r"(<h[2-6][^>]*>)(.*)(</h[2-6]>)", re.DOTALL)
# Begins with what stands there literally: that is searched for ten times as fast.
HREF = r'href="(?<=\shref=")'
WITHIN_THE_PAGE = re.compile(HREF + r"(?=#)")
TO_A_PAGE = re.compile(HREF + r'([a-z0-9-]+)\.md(?=[#"])')


def with_addresses(html: str, address: Callable[[str], str], page: str | None = None) -> str:
    """Return `html` with its links to pages ("cookies.md#managing") led to the `address` of each page.

    `page` is named where the text of that page is quoted on another: its links within itself lead back there.
    """
    if page:
        own = address(page)
        html = WITHIN_THE_PAGE.sub(lambda match: match[0] + own, html)
    return TO_A_PAGE.sub(lambda match: f'href="{address(match[1])}', html)


def leading_to_itself(section: Section) -> str:
    """Return the heading of a section as a link to it, so that its address is at hand.

    A heading that holds a link already stays as it is.
    """
    return _leading_to(section.heading, section.id)


@lru_cache(maxsize=4096)
def _leading_to(heading: str, id: str) -> str:
    return heading if "<a " in heading else HEADING.sub(rf'\1<a href="#{id}">\2</a>\3', heading)


def broken_links(documents: Mapping[str, Mapping[str, Document]], source: str) -> Iterator[Problem]:
    """Yield links to a page or a section that the notice does not have. Addresses outside it are left alone."""
    for by_language in documents.values():
        for document in by_language.values():
            for link in document.links:
                yield from _faults(document, link, documents, source)


def _faults(document: Document, link: WrittenLink, documents: Mapping[str, Mapping[str, Document]], source: str) -> Iterator[Problem]:
    parts = urlsplit(link.href)
    if parts.scheme:
        return
    page = parts.path.removesuffix(".md") or document.page
    if page not in documents or (parts.path and not parts.path.endswith(".md")):
        pages = [f"{name}.md" for name in documents]
        yield document.problem(link.line, Message("links.no-page", link=link.href, hint=suggestion(parts.path, pages)))
        return
    target = documents[page].get(document.language) or documents[page].get(source)
    if target and parts.fragment and parts.fragment not in target.ids:
        hint = Message("suggestion.near", names=nearest(parts.fragment, target.ids))
        message = Message("links.no-section", link=link.href, file=target.file, hint=hint)
        yield document.problem(link.line, message)
