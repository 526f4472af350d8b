"""Things are said in all languages of the notice at once, sections get ids, and each fact one of three states."""
from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Literal, TypedDict, TypeVar

from ..addresses import Addresses, version_page
from ..anchors import cookie_page
from ..facts.values import NONE
from ..homes import Home
from ..localizer import Localizer
from ..page_names import NOTICE
from ..readable_markdown import without_html
from ..reading import Notice
from ..vocabulary import codes
from .format.json_values import Unstated

T = TypeVar("T")
N = TypeVar("N")


class SectionTexts(TypedDict):
    """A section has heading and Markdown by language.

    They are None where the page has no such section, or no text in it.
    """

    title: dict[str, str] | None
    description: dict[str, str] | None


@dataclass(frozen=True)
class Multilingual:
    """It says things in every language, and makes ids.

    `version` is that whose own, unchanging addresses serve as ids; without it they are those of the notice.
    """

    notice: Notice
    addresses: Addresses
    version: str | None = None

    @property
    def root(self) -> str:
        """Return the id of the notice, or of the version."""
        return self.page(NOTICE)

    def page(self, page: str, language: str | None = None) -> str:
        """Return the address of a page; an id is its address in the site's default language."""
        return self.place(page, "", language or self.addresses.default)

    def place(self, page: str, section: str, language: str) -> str:
        """Return the address of a section of a page, of the same version; the change history is that of all versions."""
        name = version_page(self.version, page) if self.version and page in self.notice.pages else page
        return self.addresses.place(name, section, language)

    def id(self, section: str) -> str:
        """Return the id of what a section of the notice tells of: its address, or that of the notice where it shares one."""
        home = self.notice.homes.get(section)
        return f"{self.page(home.page) if home and home.section == section else self.root}#{section}"

    def address(self, fact: str) -> str:
        """Return the address of the section under which a fact stands."""
        home = self.home(fact)
        return f"{self.page(home.page)}#{home.section}"

    def home(self, fact: str) -> Home:
        """Return under which section of which page a fact stands, or would stand."""
        return self.notice.homes.get(fact, Home(NOTICE, fact))

    def section_of(self, fact: str) -> SectionTexts:
        """Return heading and Markdown of the section of a fact."""
        home = self.home(fact)
        return self.section(home.page, home.section)

    def cookie_id(self, section: str) -> str:
        """Return the id of a section of the page on which cookies are."""
        return f"{self.page(cookie_page(self.notice.documents))}#{section}"

    def each(self, say: Callable[[Localizer], str]) -> dict[str, str]:
        """Return a text by language; `say` makes it in one."""
        terms, source = self.notice.terms, self.notice.source
        return {language: say(Localizer(terms[language], source)) for language in self.notice.written_in}

    def term(self, kind: str, code: str) -> dict[str, str]:
        """Return what a code is called, by language."""
        return self.each(lambda say: say.term(kind, code))

    def section(self, page: str, id: str) -> SectionTexts:
        """Return heading and Markdown of a section."""
        documents = self.notice.documents[page]
        found = {language: documents[language].section(id) for language in self.notice.languages if language in documents}
        title = {language: section.title for language, section in found.items() if section}
        prose = {language: without_html(section.text) for language, section in found.items() if section and section.text}
        return {"title": title or None, "description": prose or None}


def one(value: T | Literal["none"] | None, type: str, node: Callable[[T], N]) -> N | Unstated:
    """Return one node in one of three states; `type` is that of the node."""
    if value is None:
        return Unstated(type=type, applicability="UnknownApplicability")
    return Unstated(type=type, applicability="NotApplicable") if value == NONE else node(value)


def several(values: Iterable[T] | Literal["none"] | None, type: str, node: Callable[[T], N]) -> list[N | Unstated]:
    """Return nodes; where there is none, or nothing is stated, return one node that says so."""
    if values is None or values == NONE:
        return [one(values, type, node)]
    return [node(value) for value in values]


def iri(kind: str, code: str) -> str:
    """Return the term that a code of the vocabulary stands for, as a compact IRI.

    >>> iri("legal_bases", "consent")
    'eu-gdpr:A6-1-a'
    """
    return codes()[kind][code].iri or code


def listed(values: Any) -> list[Any] | None:
    """Return a list, or None where it is empty."""
    return list(values) or None
