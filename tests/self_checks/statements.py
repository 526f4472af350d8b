"""What privacy.json states is turned into the words in which a page in one language says it."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from babel.core import UnknownLocaleError
from lxml.html import fromstring
from phonenumbers import NumberParseException

from notice.localizer import Localizer
from notice.markup import Renderer

HtmlNode = dict[str, Any]
Key = tuple[str, ...]
Say = Callable[[Localizer, Any], str]


@dataclass(frozen=True)
class Statement:
    """A statement is `words` that must stand in `section` of the page at `url`, or in `common`.

    `key` leads to them in the JSON.
    """

    url: str
    section: str
    key: Key
    words: str = ""

    @property
    def common(self) -> str | None:
        """Return the section for what holds of the whole notice, where this may stand instead, or None."""
        return next((COMMON[key] for key in self.key if key in COMMON), None)


def _text(say: Localizer, value: Any) -> str:
    return say.text(value).text


def _period(say: Localizer, value: Any) -> str:
    return say.duration(value) if isinstance(value, str) else _text(say, value)


def _country(say: Localizer, value: Any) -> str:
    return say.country(value)


def _countries(say: Localizer, value: Any) -> str:
    return say.join([say.country(code) for code in value])


# How a page says the value of each key. What is not here is not shown in words of its own: codes, types, references.
SPOKEN: dict[str, Say] = {
    "name": _text, "title": _text, "kind": _text, "jobTitle": _text, "businessId": _text, "group": _text, "description": _text,
    "email": _text, "telephone": lambda say, value: say.phone(value), "website": _text, "url": _text,
    "streetAddress": _text, "extendedAddress": _text,
    "postOfficeBoxNumber": lambda say, value: say.terms["address", "po_box"].format(n=value), "postalCode": _text,
    "addressLocality": _text, "addressCountry": _country,
    "country": _country, "countries": _countries, "thirdCountry": _country, "decision": _text, "sector": _text, "onBehalfOf": _text,
    "covers": _text, "statute": _text, "starts": _text, "value": _period, "responseTime": _period,
    "logic": _text, "significance": _text, "identifier": _text, "service": _text, "domain": _text,
}  # fmt: skip
# Where a part of the JSON stands on the page, if its own id does not say so.
SECTIONS = {
    "controller": "controller", "jointControllers": "joint-controllers", "supervisoryAuthority": "authority", "requests": "rights",
    "recipientRegister": "recipients", "transfers": "transfers", "retention": "retention", "automatedDecisionMaking": "automated-decisions",
}  # fmt: skip
# What a purpose has in common with others may stand in their section alone.
COMMON = {"retention": "retention", "countries": "recipients", "sector": "recipients", "website": "recipients"}
# What is said of a thing that has no name of its own, in the order in which a page looks for one.
NAMES = ("name", "title", "kind")
# These parts are about the document, or for programs: pages do not say them.
ASIDE = ("versions", "translations", "purposes", "@context", "dataSubjectRegister", "personalDataRegister", "sourceRegister")


@dataclass(frozen=True)
class Statements:
    """Statements are those of a document, in the language of `say`.

    `is_section` tells whether an address is that of a section.
    """

    document: HtmlNode
    say: Localizer
    is_section: Callable[[str], bool]

    def all(self) -> Iterator[Statement]:
        """Yield all statements in the order of the document."""
        root = str(self.document.get("id"))
        for key, value in self.document.items():
            if key == "title":
                yield Statement(root, "", (key,), self._spoken(key, value))
            else:
                yield from self._said(value, Statement(root, SECTIONS.get(key, ""), (key,)))

    def _said(self, value: Any, at: Statement) -> Iterator[Statement]:
        if at.key[-1] in ASIDE:
            return
        if isinstance(value, list):
            for number, item in enumerate(value):
                yield from self._said(item, replace(at, key=(*at.key, str(number))))
        elif isinstance(value, dict) and "applicability" not in value:
            yield from self._node(value, self._place(value, at), at)

    def _node(self, node: HtmlNode, here: Statement, at: Statement) -> Iterator[Statement]:
        called = next((name for name in NAMES if name in node), None)
        for key, value in node.items():
            inner = replace(here, key=(*at.key, key))
            if key not in SPOKEN or (isinstance(value, dict) and "type" in value):
                yield from self._said(value, inner)
            elif key not in NAMES or key == called:
                words = self._spoken(key, value)
                yield replace(inner, words=_read(words) if key == "description" and here.section != at.section else words)

    def _place(self, node: HtmlNode, at: Statement) -> Statement:
        """Return where a node is said: in the section of its id or its category, or with what holds it."""
        for url in (node.get("id"), *(node.get("category") or ())):
            if isinstance(url, str) and self.is_section(url):
                address, _, section = url.partition("#")
                return replace(at, url=address, section=section)
        return at

    def _spoken(self, key: str, value: Any) -> str:
        """Return the words for a value.

        One that cannot be said stands as it is: then no page has it, and that is the fault.
        """
        try:
            return SPOKEN[key](self.say, value)
        except (KeyError, ValueError, TypeError, AttributeError, UnknownLocaleError, NumberParseException):
            return str(value)


def _read(prose: str) -> str:
    """Return the text of a section, which the JSON has as Markdown."""
    return str(fromstring(f"<div>{Renderer().render(prose).html}</div>").text_content())
