"""The search in a reader's browser looks through the pages at the root in one language, section by section.

Archived and upcoming versions are left out, and so is a page that is not translated.
"""
from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

from lxml import html

from ..addresses import relative
from ..page_names import HISTORY, RIGHTS
from ..views.blocks import Block, GlanceBlock, blocks
from .site import Site

FILE = "search.js"
LABELS = ("search", "search_close", "search_found", "search_nothing")


class SearchEntry(NamedTuple):
    """An entry is a section: the number of its page, its id, its title and its words."""

    page: int
    id: str
    title: str
    text: str


def search_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the path (relative to the root) and the content of a JavaScript module for each language."""
    histories = site.publication.histories.values()
    written = [(document.language, [(part.id, part.title, part.html) for part in document.sections]) for document in histories]
    yield from site.cache.files(("search", written, site.common), lambda: dict(_modules(site))).items()


def _modules(site: Site) -> Iterator[tuple[str, str]]:
    for language in site.languages:
        folder = site.addresses.folders[language]
        yield folder + FILE, _module(site, language, folder)


def _module(site: Site, language: str, folder: str) -> str:
    """Return plain data, and the library that finds the stems of the language's words where there is one."""
    names = [name for name in site.root_pages if _is_translated(site, name, language)]
    pages = [(name, site.document(name, language).title) for name in names]
    sections = [entry for number, name in enumerate(names) for entry in _sections(site, name, language, number)]
    if site.current.notice.facts.rights:
        pages.append((RIGHTS, site.say(language).label("use_rights")))
        sections += _rights(site, language, len(names))
    data = {
        "pages": [(relative(folder, site.addresses.path(name, language)), title) for name, title in pages],
        "sections": sections,
        "labels": {label: site.say(language).terms["labels", label] for label in LABELS},
    }
    return f"{_stem(site, language, folder)}\nexport const {{ pages, sections, labels }} = {_json(data)}\n"


def _stem(site: Site, language: str, folder: str) -> str:
    library = next((address for address in site.assets.files if address.endswith(f"/stemmer-{language}.js")), None)
    if library is None:
        return "export const stem = word => word"
    path = relative(folder, library)
    return f'export {{ stemmer as stem }} from "{path if path.startswith(".") else f"./{path}"}"'


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _is_translated(site: Site, name: str, language: str) -> bool:
    return language in (site.publication.histories if name == HISTORY else site.current.notice.documents[name])


def _sections(site: Site, name: str, language: str, page: int) -> Iterator[SearchEntry]:
    history = name == HISTORY
    notice = site.publication.working if history else site.current.notice
    facts = {} if history else blocks(notice, name, language)
    for section in notice.document(name, language).sections:
        yield SearchEntry(page, section.id, section.title, _words(site, section.html, facts.get(section.id, []), language))


def _words(site: Site, text: str, facts: list[Block], language: str) -> str:
    """Return the words of a section, then each of its facts; the notice at a glance only repeats others."""
    own = [block for block in facts if not isinstance(block, GlanceBlock)]
    prose = " ".join(_texts(text))
    return " · ".join(part for part in (prose, *_texts(site.templates.blocks(own, site.say(language)))) if part)


def _texts(piece: str) -> Iterator[str]:
    """Yield each piece of text in a piece of HTML, without needless spaces."""
    for found in html.fromstring(f"<div>{piece}</div>").itertext():
        if text := " ".join(found.split()):
            yield text


def _rights(site: Site, language: str, page: int) -> Iterator[SearchEntry]:
    say = site.say(language)
    for code in site.current.notice.facts.rights or ():
        yield SearchEntry(page, code, say.term("rights", code), say.term("right_law", code))
