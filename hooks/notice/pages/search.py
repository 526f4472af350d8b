"""The search in a reader's browser looks through the pages at the root in one language, section by section.

Archived and upcoming versions are left out, and so is a page that is not translated.
"""
from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

from lxml import html

from ..addresses import relative
from ..documents import Document
from ..page_names import HISTORY, NOTICE, RIGHTS
from ..views.blocks import Block, View, blocks
from ..views.frame import contact_section
from ..views.group_answers import address_of, groups_in_order
from ..views.purpose_deeds import CLIENT, all_deeds
from ..views.register_names import category, group
from ..vocabulary.search_words import INSTEAD, SearchWords, search_words
from .searched_facts import searched_facts
from .site import Site, Surroundings
from .text import MAIN

FILE = "search.js"
LABELS = ("search", "search_close", "search_found", "search_nothing")
# Languages that write words together, so that one is also looked for within others.
JOINING = {"da", "de", "et", "fi", "hu", "is", "nb", "nl", "nn", "no", "sv"}
# How much a section counts where it counts less than one of the text: what is told of changes, of rights again, to whom.
OF_HISTORY, OF_RIGHTS, OF_ANSWERS = 0.4, 0.8, 0.9


class SearchEntry(NamedTuple):
    """An entry is a section: the number of its page, its id, its title, its words, and the names of what it states."""

    page: int
    id: str
    title: str
    text: str
    facts: list[str]


def search_files(site: Site) -> Iterator[tuple[str, bytes]]:
    """Yield the path (relative to the root) and the content of a JavaScript module for each language."""
    yield from site.cache.files(_modules, site.surroundings, site.publication.change_history).items()


def _modules(surroundings: Surroundings, histories: Mapping[str, Document]) -> dict[str, str]:
    folders = surroundings.presentation.addresses.folders
    return {folder + FILE: _module(surroundings, histories, language, folder) for language, folder in folders.items()}


def _module(surroundings: Surroundings, histories: Mapping[str, Document], language: str, folder: str) -> str:
    """Return plain data, and the library that finds the stems of the language's words where there is one."""
    presentation = surroundings.presentation
    written = {**surroundings.current.notice.documents, HISTORY: histories}
    documents = [written[name][language] for name in surroundings.order if language in written[name]]
    pages = [(document.page, document.title, OF_HISTORY if document.page == HISTORY else 1) for document in documents]
    made = (_ended if surroundings.ended and document.page != HISTORY else _sections for document in documents)
    sections = [entry for number, make in enumerate(made) for entry in make(surroundings, documents[number], number)]
    if surroundings.current.notice.facts.rights:
        pages.append((RIGHTS, presentation.say(language).label("use_rights"), OF_RIGHTS))
        sections += _rights(surroundings, language, len(documents))
    if not surroundings.ended and language in written[NOTICE]:
        sections += _answers(surroundings, written[NOTICE][language], len(pages))
        pages.append((NOTICE, presentation.say(language).term("answers", "who_are_you"), OF_ANSWERS))
    words = search_words(language)
    data = {
        "pages": [(relative(folder, presentation.addresses.path(name, language)), title) for name, title, _ in pages],
        "sections": sections,
        "labels": {label: presentation.say(language).terms["labels", label] for label in LABELS},
        "weights": [weight for *_, weight in pages],
        "ways": list(_ways(surroundings, language, folder)),
        "acts": list(surroundings.current.notice.facts.rights or ()),
        "joins": language.partition("-")[0] in JOINING,
        "small": words.small,
        "things": list(_things(words, {name for section in sections for name in section.facts})),
    }
    return f"{_stem(surroundings, language, folder)}\nexport default {_json(data)}\n"


def _things(words: SearchWords, stated: Set[str]) -> Iterator[tuple[str, str]]:
    """Yield the codes that each thing leads to in this notice, with its words: the first of them that any section states."""
    for names, written in words.things.items():
        ways = names.split(INSTEAD)
        yield next((way for way in ways if not stated.isdisjoint(way.split())), ways[0]), written


def _stem(surroundings: Surroundings, language: str, folder: str) -> str:
    files = surroundings.assets.files
    names = (f"/words-{language}.js", f"/stemmer-{language}.js")  # words-fi.js makes more of its library
    library = next((address for name in names for address in files if address.endswith(name)), None)
    if library is None:
        return "export const stem = word => word"
    path = relative(folder, library)
    return f'export {{ stemmer as stem }} from "{path if path.startswith(".") else f"./{path}"}"'


def _ways(surroundings: Surroundings, language: str, folder: str) -> Iterator[tuple[str, str]]:
    """Yield where to go when nothing was found: the rights, the contact, and the main sections of the notice."""
    presentation, notice = surroundings.presentation, surroundings.current.notice
    say, addresses = presentation.say(language), presentation.addresses
    home = relative(folder, addresses.path(NOTICE, language))
    if notice.facts.rights:
        yield relative(folder, addresses.path(RIGHTS, language)), say.label("use_rights")
    yield f"{home}#{contact_section(notice)}", say.label("contact_us")
    for section in notice.document(NOTICE, language).sections if not surroundings.ended else ():
        if section.level == MAIN:
            yield f"{home}#{section.id}", section.title


def _json(data: object) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def _sections(surroundings: Surroundings, document: Document, page: int) -> Iterator[SearchEntry]:
    name, language, notice = document.page, document.language, surroundings.current.notice
    shown = {} if name == HISTORY else blocks(notice, name, language)
    stated = {} if name == HISTORY else searched_facts(notice, name)
    for section in document.sections:
        words = _words(surroundings, section.html, shown.get(section.id, []), language)
        yield SearchEntry(page, section.id, section.title, words, stated.get(section.id, [section.id]))


def _ended(surroundings: Surroundings, document: Document, page: int) -> Iterator[SearchEntry]:
    """Yield what stands at the root in place of a page, once the notice has ended: that it has."""
    say, ended = surroundings.presentation.say(document.language), surroundings.ended
    first = document.sections[0]
    told = say.label("notice_ended", date=say.date(ended.heading.effective)) if ended else ""
    yield SearchEntry(page, first.id, first.title, told, [])


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
        yield SearchEntry(page, code, say.term("rights", code), f"{say.term('deeds', code)} · {say.label('ready_message')}", [code])
    if all_deeds(surroundings.current.notice.facts, CLIENT):
        yield SearchEntry(page, CLIENT, say.term("answers", "client_answers"), say.term("answers", "client_what"), [CLIENT])


def _answers(surroundings: Surroundings, document: Document, page: int) -> Iterator[SearchEntry]:
    """Yield the answer for each group of people: what their data are used for, and which data."""
    notice, say = surroundings.current.notice, surroundings.presentation.say(document.language)
    facts, title = notice.facts, View.of(notice, NOTICE, document.language).title
    taken = {*document.ids, *surroundings.ids[NOTICE].led}
    for id in groups_in_order(facts):
        purposes = {name: purpose for name, purpose in facts.purposes.items() if id in purpose.groups}
        data = dict.fromkeys(category(facts, say, used.category).text for own in purposes.values() for used in own.categories or ())
        text = " · ".join((*map(title, purposes), *data))
        kinds = dict.fromkeys(kind for own in purposes.values() for kind in own.kinds or ())
        yield SearchEntry(page, address_of(id, taken), group(facts, say, id).text, text, [id, *kinds])
