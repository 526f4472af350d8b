"""Two versions of a notice differ in what changed between them, which may or may not matter to readers."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..documents import Section
from ..facts.all_facts import used_as
from ..facts.marks import Use
from ..reading import Notice
from ..renamed_ids import RenamedIds, renamed_ids, with_new_ids
from .fact_changes import FactChange, fact_changes, reads_the_same
from .section_changes import REWORDED, SectionChange, section_changes
from .telling_words import telling_words

__all__ = ["Changes", "Reason", "changes"]


@dataclass(frozen=True)
class Reason:
    """A change matters for a reason: `where` is the id of a fact or "page#section", `detail` what was found there."""

    kind: str
    where: str
    language: str | None
    detail: str


@dataclass(frozen=True)
class Changes:
    """These are the changes from one version to another.

    `sections` has the changed sections by page and language; `new_languages` has the languages in which a page has
    come, `renamed_ids` the sections that have another id.
    """

    facts: tuple[FactChange, ...]
    sections: Mapping[str, Mapping[str, tuple[SectionChange, ...]]]
    reasons: tuple[Reason, ...]
    new_languages: Mapping[str, tuple[str, ...]]
    renamed_ids: RenamedIds

    @property
    def reworded(self) -> dict[str, dict[str, list[str]]]:
        """Return the ids of the sections that read otherwise, by page and language."""
        return {
            page: {language: [change.id for change in changed if REWORDED & set(change.kinds)] for language, changed in by_language.items()}
            for page, by_language in self.sections.items()
        }

    @property
    def material(self) -> bool:
        """Say whether the changes matter to readers; what does not is a matter of wording and order."""
        return bool(self.reasons)


def changes(old: Notice, new: Notice) -> Changes:
    """Find everything that changed from `old` to `new`.

    It matters (WP260 rev.01 ¶29) when a fact changed, a section was added or removed, or in the text of any language a
    number, a date, a negation or a way to reach somebody changed. Another id of a section changes nothing by itself.
    """
    renamed = renamed_ids(old, new)
    old = with_new_ids(old, renamed)
    facts = fact_changes(old.facts, new.facts)
    sections = {page: _sections(old, new, page) for page in new.pages if page in old.documents}
    reasons = (*_fact_reasons(facts), *_page_reasons(old, new), *_text_reasons(new, sections))
    return Changes(facts, sections, tuple(dict.fromkeys(reasons)), _new_languages(old, new), renamed)


def _new_languages(old: Notice, new: Notice) -> dict[str, tuple[str, ...]]:
    found = {page: tuple(set(new.documents[page]) - set(old.documents.get(page, ()))) for page in new.pages}
    return {page: languages for page, languages in found.items() if languages}


def _sections(old: Notice, new: Notice, page: str) -> dict[str, tuple[SectionChange, ...]]:
    before, after = old.documents[page], new.documents[page]
    found = {language: section_changes(before[language], after[language]) for language in after if language in before}
    return {language: changed for language, changed in found.items() if changed}


def _fact_reasons(facts: tuple[FactChange, ...]) -> Iterator[Reason]:
    steering = used_as(Use.STEERS)
    for fact in facts:
        if fact.id.partition(".")[0] not in steering and not reads_the_same(fact.before, fact.after):
            yield Reason("fact", fact.id, None, fact.kind)


def _page_reasons(old: Notice, new: Notice) -> Iterator[Reason]:
    for page in sorted({*old.pages, *new.pages}):
        if (page in old.documents) != (page in new.documents):
            yield Reason("page", page, None, "added" if page in new.documents else "removed")


def _text_reasons(new: Notice, sections: Mapping[str, Mapping[str, tuple[SectionChange, ...]]]) -> Iterator[Reason]:
    for page, by_language in sections.items():
        for language, changed in by_language.items():
            for change in changed:
                for kind, detail in _of_section(change, new, language):
                    yield Reason(kind, f"{page}#{change.id}", language, detail)


def _of_section(change: SectionChange, new: Notice, language: str) -> Iterator[tuple[str, str]]:
    for kind in ("added", "removed"):
        if kind in change.kinds:
            yield "section", kind
            return
    if words := telling_words(_words(change.old), _words(change.new), new.terms[language]):
        yield "word", ", ".join(words)
    if change.contact_links:
        yield "contact", ", ".join(change.contact_links)


def _words(section: Section | None) -> str:
    return f"{section.title}\n{section.text}" if section else ""
