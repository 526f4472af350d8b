"""Words in another language than their page must say so, or be translated: WCAG 3.1.2.

Two signs can be decided without knowing any language: the same sentence stands on the page in another language, or a
link repeats a heading that is marked as another language.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from babel.core import get_global

from ..characters import compiled
from ..messages import Message
from .built import SUMMARY, Built
from .faults import Fault, FaultKind
from .outline import FollowedLink, PageOutline, Passage
from .site_layout import Part

# Languages in which a sentence may happen to be the same.
KIN = ({"da", "nb", "nn", "no"}, {"bs", "hr", "sr", "me"}, {"cs", "sk"})
# The names of scripts have so many letters. These are the only one of a language of the EU, and of its neighbours.
SCRIPT, ONE_SCRIPT = 4, ("Latn", "Grek", "Cyrl", "Arab", "Hebr", "Armn", "Geor")


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
            languages = {mine.language, right.language}
            if len(languages) > 1 and not any(languages <= kin for kin in KIN) and _may_be_in(mine.words, languages):
                yield Disguised(mine, right.language, Message("gate.as-on", page=other.path))


def _may_be_in(words: str, languages: Iterable[str]) -> bool:
    """Say whether at least half of the letters of some words are of a script of one of the languages, or that cannot be told."""
    letters = [letter for letter in words if letter.isalpha()]
    scripts = [_script(language) for language in languages]
    return None in scripts or any(2 * len(compiled(script).findall("".join(letters))) >= len(letters) for script in scripts if script)


@cache
def _script(language: str) -> str | None:
    """Return the pattern of the letters in which a language is written; None where it has several kinds, or is not known."""
    likely = get_global("likely_subtags").get(language.partition("-")[0], "")
    found = next((part for part in likely.split("_") if len(part) == SCRIPT), "")
    return rf"\p{{Script={found}}}" if found in ONE_SCRIPT else None


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
    if words.part == Part.PROSE:
        message = Message("gate.unmarked-text", words=words.words, passes=words.language, language=language, where=where, origin=origin)
    if others:
        message = Message("gate.unmarked-more", message=message, count=others)
    yield Fault(page.path, words.line, FaultKind.UNMARKED_LANGUAGE, message)


def _place(found: Disguised) -> tuple[int, str]:
    return found.words.line, repr(found.where)
