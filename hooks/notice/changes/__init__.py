"""Two versions of a notice differ in what changed between them, which matters to readers more or less."""
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..reading import Notice
from ..renamed_ids import RenamedIds, renamed_ids, with_new_ids
from ..verdict import Verdict, gravest
from .fact_changes import FactChange, fact_changes
from .reasons import Reason, fact_reasons, page_reasons, text_reasons
from .section_changes import REWORDED, SectionChange, section_changes

__all__ = ["Changes", "Reason", "changes"]


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
    def verdict(self) -> Verdict:
        """Return the verdict on all of the changes, which is that of the gravest."""
        return gravest(reason.verdict for reason in self.reasons)

    @property
    def telling(self) -> tuple[Reason, ...]:
        """Return the reasons that speak for the verdict."""
        return tuple(reason for reason in self.reasons if reason.verdict == self.verdict)


def changes(old: Notice, new: Notice) -> Changes:
    """Find everything that changed from `old` to `new`, and for which reasons it is substance, wording or form.

    Another id of a section changes nothing by itself.
    """
    renamed = renamed_ids(old, new)
    old = with_new_ids(old, renamed)
    facts = fact_changes(old.facts, new.facts)
    sections = {page: _sections(old, new, page) for page in new.pages if page in old.documents}
    reasons = (*fact_reasons(facts, new), *page_reasons(old, new), *text_reasons(old, new, sections))
    return Changes(facts, sections, tuple(dict.fromkeys(reasons)), _new_languages(old, new), renamed)


def _new_languages(old: Notice, new: Notice) -> dict[str, tuple[str, ...]]:
    found = {page: tuple(set(new.documents[page]) - set(old.documents.get(page, ()))) for page in new.pages}
    return {page: languages for page, languages in found.items() if languages}


def _sections(old: Notice, new: Notice, page: str) -> dict[str, tuple[SectionChange, ...]]:
    before, after = old.documents[page], new.documents[page]
    found = {language: section_changes(before[language], after[language]) for language in after if language in before}
    return {language: changed for language, changed in found.items() if changed}
