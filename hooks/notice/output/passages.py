"""Words in another language than their page must say so, or be translated: WCAG 3.1.2.

Two signs can be decided without knowing any language: the same sentence stands on the page in another language, or a
link repeats a heading that is marked as another language.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..messages import Message
from .built import SUMMARY, Built
from .faults import Fault, FaultKind
from .outline import FollowedLink, PageOutline, Passage

# Languages in which a sentence may happen to be the same.
KIN = ({"da", "nb", "nn", "no"}, {"bs", "hr", "sr", "me"}, {"cs", "sk"})


class Disguised(NamedTuple):
    """These words pass for another language than `language`, which they have at the place `where`."""

    words: Passage | FollowedLink
    language: str
    where: Message


def passages(built: Built) -> Iterator[Fault]:
    """Yield one fault for all sentences of a page, and one for all links: where one was forgotten, most were."""
    source = str(built.data(SUMMARY).get("sourceLanguage"))
    groups: dict[str, list[PageOutline]] = defaultdict(list)
    for path, page in built.pages.items():
        groups[built.layout.neutral(path)].append(page)
    for group in groups.values():
        for page in group:
            for found in (_repeated(page, group, source), _headings(built, page)):
                yield from _fault(built, page, list(found))


def _repeated(page: PageOutline, group: Iterable[PageOutline], source: str) -> Iterator[Disguised]:
    """Yield words that stand in two languages.

    The source language of the notice is right, else the first.
    """
    for other in group:
        for digest in page.passages.keys() & other.passages.keys():
            mine, theirs = page.passages[digest], other.passages[digest]
            right = min((theirs, mine), key=lambda passage: (passage.language != source, passage.language))
            if mine.language != right.language and not any({mine.language, right.language} <= kin for kin in KIN):
                yield Disguised(mine, right.language, Message("gate.as-on", page=other.path))


def _headings(built: Built, page: PageOutline) -> Iterator[Disguised]:
    """Yield links that repeat the heading they lead to, which is in another language."""
    for link in page.links:
        target = built.page_on(link.path) if link.words else None
        heading = target.headings.get(link.fragment) if target else None
        if target and heading and heading.words == link.words and heading.language != link.language:
            yield Disguised(link, heading.language, Message("gate.as-heading", page=target.path))


def _fault(built: Built, page: PageOutline, found: list[Disguised]) -> Iterator[Fault]:
    if not found:
        return
    words, language, where = min(found, key=_place)
    others = len({entry.words for entry in found}) - 1
    origin = built.layout.origin(page.path, words.part, words.section)
    message = Message("gate.unmarked-words", words=words.words, passes=words.language, language=language, where=where, origin=origin)
    if others:
        message = Message("gate.unmarked-more", message=message, count=others)
    yield Fault(page.path, words.line, FaultKind.UNMARKED_LANGUAGE, message)


def _place(found: Disguised) -> tuple[int, str]:
    return found.words.line, repr(found.where)
