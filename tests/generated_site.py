"""The site of a notice whose facts chance drew, or a test wrote, in one or several versions; nothing is built.

The text of each section has a link of each kind that an editor may write within a notice.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from hashlib import sha256
from typing import Any

from bare_site import bare_site
from in_the_ledger import timeline_of, version_of_heading
from notice.documents import Document, Section
from notice.page_names import HISTORY
from notice.pages.site import Site
from notice.publication import Publication
from notice.reading import Notice
from notice.versions import Version
from strategies import notice_of, version_of

# To a section of another page, to one of this page, to a version in the change history.
LINKS = ("cookies.md#title", "#title", "history.md#2020-01-01")


def site_of(*stated: Mapping[str, Any], day: str = "2026-11-24") -> Site:
    """Give the site on a day, of a notice with a version for each of these facts: one on each first of January from 2020 on."""
    versions = tuple(_version(facts, f"{2020 + number}-01-01") for number, facts in enumerate(stated))
    notice = versions[-1].notice
    histories = {language: _history(versions, language) for language in notice.languages}
    working = replace(notice, documents={**notice.documents, HISTORY: histories})
    return bare_site(Publication(working, {}, timeline_of(versions, date.fromisoformat(day))))


def _version(facts: Mapping[str, Any], day: str) -> Version:
    """Give a version with a digest of its own: what is made of a version is kept by that."""
    version = version_of(_linked(notice_of(dict(facts))), day)
    digest = sha256(repr((day, facts)).encode()).hexdigest()
    return version_of_heading(version.heading, version.notice, version.published, digest=digest)


def _linked(notice: Notice) -> Notice:
    documents = {
        page: {language: _all_linked(one) for language, one in by_language.items()} for page, by_language in notice.documents.items()
    }
    return replace(notice, documents=documents)


def _all_linked(document: Document) -> Document:
    return replace(document, sections=tuple(map(_with_links, document.sections)))


def _with_links(section: Section) -> Section:
    html = " ".join(f'<a href="{target}">there</a>' for target in LINKS)
    text = f"[there]({LINKS[0]}), [there](<{LINKS[1]}>) and [there].\n\n[there]: {LINKS[2]}"
    return replace(section, text=f"{section.text} {text}", html=f"{section.html}<p>{html}</p>")


def _history(versions: tuple[Version, ...], language: str) -> Document:
    title = versions[-1].notice.document("index", language).sections[0]
    told = tuple(version.heading.summaries[language] for version in reversed(versions))
    return Document(HISTORY, language, f"docs/{HISTORY}.{language}.md", f"history {language}", "", (title, *told))
