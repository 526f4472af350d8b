"""A change of a notice is what it is for reasons: facts, pages, languages and sections that come or go, and evidence in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..cache import memoize_per_object
from ..documents import Section
from ..facts import Facts
from ..facts.all_facts import used_as
from ..facts.marks import Use
from ..reading import Notice
from ..verdict import Evidence, Speech, Verdict, gravest, judged, judged_words
from ..verdict.known_words import WordsWritten, known_words, words_of_both, written_in
from ..verdict.unshared import key_of, said_in
from .fact_changes import FactChange, reads_the_same
from .section_changes import SectionChange

# Under these keys facts have names.
NAMES = {"name", "provider"}
Sections = Mapping[str, Mapping[str, tuple[SectionChange, ...]]]


@dataclass(frozen=True)
class Reason:
    """A reason speaks for a verdict: `where` is the id of a fact, a page, or "page#section".

    `kind` is that of the evidence, or says what came or went: "fact-added", "section-removed". `before` and `after` are the
    words in question.
    """

    kind: str
    where: str
    language: str | None
    verdict: Verdict
    before: str = ""
    after: str = ""


def fact_reasons(facts: tuple[FactChange, ...], new: Notice) -> Iterator[Reason]:
    """Yield a reason for each fact that changed, but for those that only steer the program."""
    steering = used_as(Use.STEERS)
    for fact in facts:
        if fact.id.partition(".")[0] not in steering:
            yield Reason(f"fact-{fact.kind}", fact.id, None, _of_fact(fact, new))


def page_reasons(old: Notice, new: Notice) -> Iterator[Reason]:
    """Yield a reason for each page, and each language of a page, that comes or goes."""
    for page in sorted({*old.pages, *new.pages}):
        before, after = (notice.documents.get(page, {}) for notice in (old, new))
        if bool(before) != bool(after):
            yield Reason("page-added" if after else "page-removed", page, None, Verdict.SUBSTANCE)
            continue
        for language in (one for one in after if one not in before):
            yield Reason("language-added", page, language, Verdict.SUBSTANCE)
        for language in (one for one in before if one not in after):
            yield Reason("language-removed", page, language, Verdict.SUBSTANCE)


def text_reasons(old: Notice, new: Notice, sections: Sections) -> Iterator[Reason]:
    """Yield the evidence that the changed sections of every page and language give."""
    for page, by_language in sections.items():
        for language, changed in by_language.items():
            speech = _speech(old, new, page, language)
            elsewhere = _moved(changed, language)
            for change in changed:
                for one in _of_section(change, speech, elsewhere):
                    yield Reason(one.kind, f"{page}#{change.id}", language, one.verdict, one.before, one.after)


def _of_fact(fact: FactChange, new: Notice) -> Verdict:
    """Return what a changed fact is: substance, if it is not proven that a text of it says the same."""
    if reads_the_same(fact.before, fact.after):
        return Verdict.FORM
    if not (_is_text(fact.before) and _is_text(fact.after)):
        return Verdict.SUBSTANCE
    both = [language for language in fact.after if language in fact.before and language in new.terms]
    said = [judged_words(fact.before[one], fact.after[one], Speech(new.terms[one], known_words(new.terms[one]))) for one in both]
    found = gravest(evidence.verdict for one in said for evidence in one)
    return Verdict.SUBSTANCE if found.binds or set(fact.before) != set(fact.after) else found


def _is_text(value: Any) -> bool:
    return isinstance(value, dict) and bool(value) and all(isinstance(text, str) for text in value.values())


def _of_section(change: SectionChange, speech: Speech, elsewhere: frozenset[str]) -> Iterator[Evidence]:
    if change.old and change.new:
        yield from judged(change.old, change.new, speech, elsewhere)
    else:
        yield Evidence("section-added" if change.new else "section-removed", Verdict.SUBSTANCE)


def _speech(old: Notice, new: Notice, page: str, language: str) -> Speech:
    terms = new.terms[language]
    written = words_of_both(_written(old, page, language), _written(new, page, language))
    return Speech(terms, known_words(terms) | written, _words_of_names(old.facts) | _words_of_names(new.facts))


@memoize_per_object
def _written(notice: Notice, page: str, language: str) -> WordsWritten:
    return written_in(section.text for section in notice.documents[page][language].sections)


@memoize_per_object
def _words_of_names(facts: Facts) -> frozenset[str]:
    words = (word for name in _names(facts.model_dump(mode="json", exclude_none=True)) for word in name.split())
    return frozenset(word for word in words if word[:1].isupper())


def _names(value: Any) -> Iterator[str]:
    """Yield the names that facts state, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in NAMES and isinstance(inner, str):
                yield inner
            else:
                yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)


def _moved(changed: tuple[SectionChange, ...], language: str) -> frozenset[str]:
    """Return the sentences that one section of a page lost and another won."""
    gone, come = set[str](), set[str]()
    for change in changed:
        before, after = (Counter(_keys(section, language)) for section in (change.old, change.new))
        gone |= (before - after).keys()
        come |= (after - before).keys()
    return frozenset(gone & come)


def _keys(section: Section | None, language: str) -> Iterator[str]:
    return map(key_of, said_in(section, language))
