"""JSON and XML files are well-formed and without leftovers, and every address within the site leads somewhere."""
from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import Any

from lxml import etree

from ..markup import plain_text
from ..messages import Message
from ..readable_markdown import without_code
from .built import SUMMARY, Built, JsonFile, strings_of
from .faults import Fault, FaultKind, shortened
from .placeholders import ALONE, found_in

# What these name are identities: they need not lead to a page.
IDENTITIES = {"id", "@id", "$id", "stableIds"}
# Regular expressions have braces of their own.
EXPRESSIONS = ("pattern",)
# What a schema calls the value that is none.
NOTHING = ("type", "null")
# This is HTML, and read as readers see it.
HTML = "content_html"
# Filled in by the program that reads the file: Klaro puts a link there.
FOR_OTHERS = {"{privacyPolicy}"}
# Texts are in Markdown here, and were read on the pages.
LOOKED_FOR = (FaultKind.PLACEHOLDER, FaultKind.PROGRAM_VALUE, FaultKind.HTML_AS_TEXT)


@lru_cache(maxsize=1 << 6)  # as strings_of, which knows what it gives
def read_json(path: str, content: bytes) -> JsonFile | Fault:
    """Return the document, or what keeps programs from reading it."""
    try:
        text = content.decode("utf-8")
        return JsonFile(text, json.loads(text, object_pairs_hook=_object, parse_constant=_no_number))
    except json.JSONDecodeError as error:
        return Fault(path, error.lineno, FaultKind.UNREADABLE, Message("gate.no-json"))
    except (ValueError, RecursionError):
        return Fault(path, 1, FaultKind.UNREADABLE, Message("gate.no-plain-json"))


def read_xml(path: str, content: bytes) -> etree._Element | Fault:
    """Return the document, or what keeps programs from reading it. Nothing outside the file is looked at."""
    try:
        return etree.fromstring(content, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        return Fault(path, error.lineno or 1, FaultKind.UNREADABLE, Message("gate.no-xml"))


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise ValueError(key)
        found[key] = value
    return found


def _no_number(name: str) -> None:
    raise ValueError(name)


def data(built: Built) -> Iterator[Fault]:
    """Yield texts that were left unfinished, and addresses that lead nowhere."""
    source, languages = str(built.data(SUMMARY).get("sourceLanguage")), built.layout.addresses.folders
    for path, document in built.documents.items():
        strings, of_file = strings_of(document), built.layout.language(path)
        identities = {value for key, value in strings if not IDENTITIES.isdisjoint(key)}
        for key, value in strings:
            language = of_file if languages.keys().isdisjoint(key) else next(part for part in reversed(key) if part in languages)
            finished = key[-1] in EXPRESSIONS or value in FOR_OTHERS or (key[-1], value) == NOTHING
            # What is not translated is told in the source language, in which some words of programs may be words.
            told_in = source if source.startswith("en") else language
            read = plain_text(value) if key[-1] == HTML else value
            left = () if finished else _unfinished(told_in, read)
            for what in (*left, *_broken(built, value, identities)) if value.startswith("http") else left:
                message = Message("gate.data", value=shortened(value), key=".".join(key), what=what)
                yield Fault(path, document.line(value), FaultKind.DATA, message)


@lru_cache(maxsize=10_000)  # the same text stands in many files
def _unfinished(language: str, value: str) -> tuple[Message, ...]:
    found = found_in(without_code(value), language)
    left = [Message("gate.data-leftover", words=shortened(words), what=rule.what) for rule, words in found if rule.kind in LOOKED_FOR]
    alone = ALONE.fullmatch(value) and not (value == "None" and language.startswith("en"))
    return (*left, Message("gate.program-value")) if alone else tuple(left)


def _broken(built: Built, value: str, identities: Collection[str]) -> Iterator[Message]:
    target = built.layout.target(value) if value not in identities else None
    page = built.page_on(target.path) if target else None
    if target and built.file_at(target.path) is None:
        yield Message("gate.data-nowhere")
    elif target and page and target.fragment and target.fragment not in page.ids:
        yield Message("gate.data-no-section", page=page.path)
