"""The pages say what privacy.json says, and privacy.json what the pages say, in every language."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from notice.localizer import Localizer
from notice.output.built import SUMMARY, Built, strings_of
from notice.output.dom import HtmlNode, Page
from notice.output.faults import Fault, FaultKind, shortened
from notice.output.site_layout import INDEX, Part
from notice.vocabulary import vocabulary
from said import Said

from .page_sections import Sections, squeezed
from .statements import Key, Statement, Statements

NONE, UNKNOWN = "NotApplicable", "UnknownApplicability"
# What a purpose says of itself, and under which labels of its section.
ROWS = {
    "dataSubjects": ("whom",), "personalData": ("which_data",), "legalBases": ("legal_basis",), "specialCondition": ("special_condition",),
    "recipients": ("who_gets",), "retention": ("how_long",),
}  # fmt: skip
ON_CARDS = ("name", "jobTitle", "identifier", "address")
REMEDY = "both are made of docs/: build again, and if they still differ, mend hooks/notice/views/ or hooks/notice/summary/"


@dataclass(frozen=True)
class Compared:
    """A page at the root is compared with what the JSON states in its language.

    `addresses` are those it may lead to; `own` are the statements that belong on it, `every` those of all pages.
    """

    sections: Sections
    say: Localizer
    document: dict[str, Any]
    addresses: frozenset[str]
    every: list[Statement]
    own: list[Statement]

    def fault(self, node: HtmlNode, what: str) -> Fault:
        """Return a fault of an element of the page."""
        page = self.sections.page
        return page.fault(FaultKind.DISAGREEMENT, node, Said(f"{what} (from {page.origin(node).text('en')}); {REMEDY}."))


def agreement(built: Built, read: Callable[[str], Page]) -> Iterator[Fault]:
    """Yield what only the pages or only the JSON say. `read` gives a page by its path."""
    for compared in _pages(built, read):
        for check in (_missing, _rows, _addresses, _cards):
            yield from check(compared)


def _pages(built: Built, read: Callable[[str], Page]) -> Iterator[Compared]:
    document = built.data(SUMMARY)
    written = [language for language in document.get("inLanguage") or () if language in built.layout.addresses.folders]
    terms = vocabulary(written)
    say = {language: Localizer(terms[language], str(document.get("sourceLanguage"))) for language in written}
    said = {language: list(Statements(document, say[language], lambda url: _is_section(built, url)).all()) for language in written}
    addresses = _addresses_in(built)
    for path, page in built.pages.items():
        original = built.page_at(page.canonical[0].href) if page.canonical else None
        language = original.language if original else page.language
        if page.has_address and language in written and not built.layout.version(path):
            own = [statement for statement in said[language] if _stands_on(built, statement, path)]
            yield Compared(Sections(read(path)), say[language], document, addresses, said[language], own)


def _is_section(built: Built, url: str) -> bool:
    address, _, section = url.partition("#")
    page = built.page_at(address)
    return bool(page and section and section in page.headings)


def _stands_on(built: Built, statement: Statement, path: str) -> bool:
    target = built.layout.target(statement.url)
    file = built.file_at(target.path) if target else None
    return built.layout.neutral(file or INDEX) == built.layout.neutral(path)


def _missing(compared: Compared) -> Iterator[Fault]:
    """Yield what the JSON states and the page does not."""
    for statement in compared.own:
        sections = (statement.section, statement.common) if statement.common else (statement.section,)
        if not any(squeezed(statement.words) in compared.sections.words(section) for section in sections):
            where = f'the section "{statement.section}"' if statement.section else "this page"
            what = f'privacy.json states "{shortened(statement.words)}" ({".".join(statement.key)}), but {where} does not'
            yield compared.fault(compared.sections.heading(statement.section), what)


def _rows(compared: Compared) -> Iterator[Fault]:
    """Yield what a purpose says on the page and not in the JSON.

    Silence there is silence here, and "none" is "none".
    """
    processes = compared.document.get("processes") if compared.own else None
    for number, process in enumerate(processes or ()):
        for name, labels in ROWS.items():
            yield from _row(compared, process, ("processes", str(number), name), [compared.say.label(label) for label in labels])


def _row(compared: Compared, process: dict[str, Any], key: Key, labels: list[str]) -> Iterator[Fault]:
    said = [squeezed(words) for words in _row_words(compared, process, key)]
    for node in compared.sections.row(str(process.get("id")).partition("#")[2], labels):
        if not any(words in squeezed(node.words) for words in said):
            yield compared.fault(node, f'the page states "{shortened(node.words)}", but privacy.json does not ({".".join(key)})')


def _row_words(compared: Compared, process: dict[str, Any], key: Key) -> list[str]:
    values = process.get(key[-1]) or ()
    if any(isinstance(value, dict) and value.get("applicability") == NONE for value in values):
        return [compared.say.label("none")]
    if any(isinstance(value, dict) and value.get("applicability") == UNKNOWN for value in values):
        return [compared.say.term("answers", "not_said")]
    return [statement.words for statement in compared.every if statement.key[: len(key)] == key]


def _addresses(compared: Compared) -> Iterator[Fault]:
    """Yield e-mail addresses and telephone numbers among the facts that the JSON does not have.

    What a version said in its text stands in the comparison of versions, and is no fact.
    """
    for node in compared.sections.page.tagged("a"):
        href = node.attributes.get("href", "").partition("?")[0]
        unknown = href.startswith(("mailto:", "tel:")) and href not in compared.addresses
        if node.part == Part.FACTS and unknown and not _is_compared_text(node):
            yield compared.fault(node, f"the page gives {href}, which privacy.json does not have")


def _addresses_in(built: Built) -> frozenset[str]:
    """Return the addresses that the JSON states, as links have them."""
    said = strings_of(built.documents[SUMMARY]) if SUMMARY in built.documents else ()
    mail = {f"mailto:{value}" for key, value in said if key[-1] == "email"}
    return frozenset(mail | {"tel:" + re.sub(r"[^+\d]", "", value) for key, value in said if key[-1] == "telephone"})


def _is_compared_text(node: HtmlNode) -> bool:
    return any("redline" in above.get("class", "").split() for above in node.element.iterancestors())


def _cards(compared: Compared) -> Iterator[Fault]:
    """Yield names and addresses on contact cards that the JSON does not have.

    Nothing is left of a card when all that the JSON states is taken away.
    """
    known = sorted({squeezed(statement.words) for statement in compared.every}, key=len, reverse=True)
    for node in compared.sections.items(ON_CARDS):
        rest = squeezed(node.words)
        for words in known:
            rest = rest.replace(words, "")
        if any(letter.isalnum() for letter in rest):
            yield compared.fault(node, f'a contact card says "{node.words}", which privacy.json does not')
