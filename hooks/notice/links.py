"""Do links within the notice lead somewhere? A page that does not exist, a section nobody has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from .documents import Document, Link
from .problems import Problem, suggestion


def broken_links(documents: Mapping[str, Mapping[str, Document]], source: str) -> Iterator[Problem]:
    """Links to a page or a section that the notice does not have. Addresses outside it are left alone."""
    for by_language in documents.values():
        for document in by_language.values():
            for link in document.links:
                yield from _faults(document, link, documents, source)


def _faults(document: Document, link: Link, documents: Mapping[str, Mapping[str, Document]], source: str) -> Iterator[Problem]:
    parts = urlsplit(link.href)
    if parts.scheme:
        return
    page = parts.path.removesuffix(".md") or document.page
    if page not in documents or (parts.path and not parts.path.endswith(".md")):
        pages = [f"{name}.md" for name in documents]
        yield document.problem(link.line, f'the link "{link.href}" leads to no page{suggestion(parts.path, pages)}')
        return
    target = documents[page].get(document.language) or documents[page].get(source)
    if target and parts.fragment and parts.fragment not in target.ids:
        message = f'the link "{link.href}" leads to no section of {target.file}{suggestion(parts.fragment, target.ids)}'
        yield document.problem(link.line, message)
