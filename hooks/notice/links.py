"""Links within the notice lead to pages and sections; here is checked that they do, and where they lead on the site."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from urllib.parse import SplitResult, urlsplit

from .documents import Document, Section, WrittenLink
from .messages import Message
from .page_names import HISTORY
from .problems import Problem, nearest, suggestion
from .readable_markdown import outside_code

# The level of the headings of the change history that name versions.
VERSION = 2
HEADING = re.compile(r"(<h[2-6][^>]*>)(.*)(</h[2-6]>)", re.DOTALL)
# Only what stands between tags, and so no address: more letters than a phone of 320 px has room for in a heading.
LONG_WORD = re.compile(r"(?<=>)[^<]*?[^\W\d_]{23}")
# Begins with what stands there literally: that is searched for ten times as fast.
HREF = r'href="(?<=\shref=")'
WITHIN_THE_PAGE = re.compile(HREF + r"(?=#)")
TO_A_PAGE = re.compile(HREF + r'([a-z0-9-]+)\.md(?=[#"])')
TO_A_PLACE = re.compile(HREF + r'([a-z0-9-]+)\.md(?:#([^"]*))?"')

# Links of Markdown to places of the notice: written inline, in angle brackets or as a definition.
IN_MARKDOWN = re.compile(
    r"(\](?:\(<?|: ))(?=[a-z0-9-]+\.md|#)(?:([a-z0-9-]+)\.md)?(?:#([^)>\s\"']*))?(?=[)>\s\"']|$)", re.MULTILINE
)


def with_addresses(html: str, address: Callable[[str], str], page: str | None = None) -> str:
    """Return `html` with its links to pages ("cookies.md#managing") led to the `address` of each page.

    `page` is named where the text of that page is quoted on another: its links within itself lead back there.
    """
    if page:
        own = address(page)
        html = WITHIN_THE_PAGE.sub(lambda match: match[0] + own, html)
    return TO_A_PAGE.sub(lambda match: f'href="{address(match[1])}', html)


def with_places(html: str, address: Callable[[str, str], str], page: str | None = None) -> str:
    """Return `html` with its links to pages led to the `address` of the page and the section, which is "" for a whole page.

    `page` is named where the text of that page is quoted elsewhere: its links within itself lead back there.
    """
    if page:
        html = WITHIN_THE_PAGE.sub(lambda match: match[0] + f"{page}.md", html)
    return TO_A_PLACE.sub(lambda match: f'href="{address(match[1], match[2] or "")}"', html)


def linked_markdown(markdown: str, address: Callable[[str, str], str], page: str | None = None) -> str:
    """Return Markdown with its links to pages and sections led to the `address` of each; code stays as it is.

    `page` is named where the text of that page is quoted elsewhere: its links within itself lead back there.

    >>> linked_markdown("[us](#contact), [more](cookies.md), `[a](b.md)`", lambda page, id: f"https://x/{page}#{id}", "index")
    '[us](https://x/index#contact), [more](https://x/cookies#), `[a](b.md)`'
    """
    def led(match: re.Match[str]) -> str:
        to = match[2] or page
        return match[1] + address(to, match[3] or "") if to else match[0]

    return outside_code(markdown, lambda prose: IN_MARKDOWN.sub(led, prose))


def leading_to_itself(section: Section) -> str:
    """Return the heading of a section as a link to it, so that its address is at hand.

    A heading that holds a link already stays as it is. One with a word that no phone has room for is of the class "long".
    """
    return _leading_to(section.heading, section.id)


@lru_cache(maxsize=4096)
def _leading_to(heading: str, id: str) -> str:
    linked = heading if "<a " in heading else HEADING.sub(rf'\1<a href="#{id}">\2</a>\3', heading)
    return linked.replace(" id=", ' class="long" id=', 1) if LONG_WORD.search(heading) else linked


def broken_links(documents: Mapping[str, Mapping[str, Document]], source: str) -> Iterator[Problem]:
    """Yield links to a page or a section that the notice does not have. Addresses outside it are left alone.

    What the change history says of earlier versions was published: its links lead to what was there then.
    """
    for by_language in documents.values():
        for document in by_language.values():
            end = _told_before(document)
            for link in document.links:
                if not end or link.line < end:
                    yield from _faults(document, link, documents, source)


def _split(href: str) -> SplitResult | None:
    try:
        return urlsplit(href)
    except ValueError:
        return None


def _told_before(document: Document) -> int:
    """Return the line from which a change history tells of earlier versions than the newest; 0 where nothing does."""
    versions = [section.line for section in document.sections if section.level == VERSION] if document.page == HISTORY else []
    return versions[1] if len(versions) > 1 else 0


def _faults(document: Document, link: WrittenLink, documents: Mapping[str, Mapping[str, Document]], source: str) -> Iterator[Problem]:
    if link.href.startswith(("/", "../")) or (parts := _split(link.href)) is None or parts.scheme:
        return  # it leads elsewhere, or is refused already
    page = parts.path.removesuffix(".md") or document.page
    if page not in documents or (parts.path and not parts.path.endswith(".md")):
        pages = [f"{name}.md" for name in documents]
        yield document.problem(link.line, Message("links.no-page", link=link.href, hint=suggestion(parts.path, pages)))
        return
    target = documents[page].get(document.language) or documents[page].get(source)
    if target and target.sections and parts.fragment and parts.fragment not in target.ids:
        hint = Message("suggestion.near", names=nearest(parts.fragment, target.ids))
        message = Message("links.no-section", link=link.href, file=target.file, hint=hint)
        yield document.problem(link.line, message)
