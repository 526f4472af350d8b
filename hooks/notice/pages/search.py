"""The search in a reader's browser looks through the pages at the root in one language, section by section.

Archived and upcoming versions are left out, and so is a page that is not translated.
"""
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from lxml import html

from ..addresses import relative
from ..documents import Document
from ..page_names import HISTORY, RIGHTS
from ..views.blocks import Block, blocks
from .site import Site, Surroundings

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
    yield from site.cache.files(_modules, site.surroundings, site.publication.change_history).items()


def _modules(surroundings: Surroundings, histories: Mapping[str, Document]) -> dict[str, str]:
    folders = surroundings.presentation.addresses.folders
    return {folder + FILE: _module(surroundings, histories, language, folder) for language, folder in folders.items()}


def _module(surroundings: Surroundings, histories: Mapping[str, Document], language: str, folder: str) -> str:
    """Return plain data, and the library that finds the stems of the language's words where there is one."""
    written = {**surroundings.current.notice.documents, HISTORY: histories}
    documents = [written[name][language] for name in surroundings.order if language in written[name]]
    pages = [(document.page, document.title) for document in documents]
    made = (_ended if surroundings.ended and document.page != HISTORY else _sections for document in documents)
    sections = [entry for number, make in enumerate(made) for entry in make(surroundings, documents[number], number)]
    if surroundings.current.notice.facts.rights:
        pages.append((RIGHTS, surroundings.presentation.say(language).label("use_rights")))
        sections += _rights(surroundings, language, len(documents))
    data = {
        "pages": [(relative(folder, surroundings.presentation.addresses.path(name, language)), title) for name, title in pages],
        "sections": sections,
        "labels": {label: surroundings.presentation.say(language).terms["labels", label] for label in LABELS},
    }
    return f"{_stem(surroundings, language, folder)}\nexport const {{ pages, sections, labels }} = {_json(data)}\n"


def _stem(surroundings: Surroundings, language: str, folder: str) -> str:
    library = next((address for address in surroundings.assets.files if address.endswith(f"/stemmer-{language}.js")), None)
    if library is None:
        return "export const stem = word => word"
    path = relative(folder, library)
    return f'export {{ stemmer as stem }} from "{path if path.startswith(".") else f"./{path}"}"'


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _sections(surroundings: Surroundings, document: Document, page: int) -> Iterator[SearchEntry]:
    name, language = document.page, document.language
    facts = {} if name == HISTORY else blocks(surroundings.current.notice, name, language)
    for section in document.sections:
        yield SearchEntry(page, section.id, section.title, _words(surroundings, section.html, facts.get(section.id, []), language))


def _ended(surroundings: Surroundings, document: Document, page: int) -> Iterator[SearchEntry]:
    """Yield what stands at the root in place of a page, once the notice has ended: that it has."""
    say, ended = surroundings.presentation.say(document.language), surroundings.ended
    first = document.sections[0]
    yield SearchEntry(page, first.id, first.title, say.label("notice_ended", date=say.date(ended.heading.effective)) if ended else "")


def _words(surroundings: Surroundings, text: str, facts: list[Block], language: str) -> str:
    """Return the words of a section, then each of its facts."""
    prose, presentation = " ".join(_texts(text)), surroundings.presentation
    return " · ".join(part for part in (prose, *_texts(presentation.templates.blocks(facts, presentation.say(language)))) if part)


def _texts(piece: str) -> Iterator[str]:
    """Yield each piece of text in a piece of HTML, without needless spaces."""
    for found in html.fromstring(f"<div>{piece}</div>").itertext():
        if text := " ".join(found.split()):
            yield text


def _rights(surroundings: Surroundings, language: str, page: int) -> Iterator[SearchEntry]:
    say = surroundings.presentation.say(language)
    for code in surroundings.current.notice.facts.rights or ():
        yield SearchEntry(page, code, say.term("rights", code), say.term("right_law", code))
