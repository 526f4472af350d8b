"""Two versions of a notice differ in what changed between them, which matters to readers more or less."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from ..reading import Notice
from ..renamed_ids import RenamedIds, renamed_ids, with_new_ids
from ..verdict import Verdict, gravest
from .fact_changes import FactChange, fact_changes
from .language_changes import LanguageChanges, language_changes
from .reasons import Reason, fact_reasons, page_reasons, text_reasons
from .section_changes import REWORDED, SectionChange, changed_sections

__all__ = ["Changes", "Reason", "Reworded", "changes", "languages_between"]

# The ids of sections that read otherwise, by page and language.
Reworded = Mapping[str, Mapping[str, list[str]]]
# Rewordings of these kinds are of one language: a translation has nothing that would correspond to them.
OF_ONE_LANGUAGE = frozenset({"slip", "spelling", "signs", "contraction", "abbreviation", "gender", "address"})


@dataclass(frozen=True)
class Changes:
    """These are the changes from one version to another.

    `sections` has the changed sections by page and language; `new_languages` has the languages in which a page has come,
    `languages` says which of them came, went or changed, `renamed_ids` which sections have another id.
    """

    facts: tuple[FactChange, ...]
    sections: Mapping[str, Mapping[str, tuple[SectionChange, ...]]]
    reasons: tuple[Reason, ...]
    new_languages: Mapping[str, tuple[str, ...]]
    renamed_ids: RenamedIds
    languages: LanguageChanges

    @cached_property
    def reworded(self) -> Reworded:
        """Return the sections that read otherwise: in substance or wording, not in form alone."""
        return self._sections(lambda reasons: gravest(one.verdict for one in reasons) != Verdict.FORM)

    @cached_property
    def substantial(self) -> Reworded:
        """Return the sections whose content changes."""
        return self._sections(lambda reasons: any(one.verdict == Verdict.SUBSTANCE for one in reasons))

    @cached_property
    def of_one_language(self) -> Reworded:
        """Return the sections in which something was only put right in the language itself, such as its spelling."""
        return self._sections(
            lambda reasons: {one.kind for one in reasons if one.verdict != Verdict.FORM} <= OF_ONE_LANGUAGE
            and gravest(one.verdict for one in reasons) == Verdict.WORDING
        )

    @cached_property
    def verdict(self) -> Verdict:
        """Return the verdict on all of the changes, which is that of the gravest."""
        return gravest(reason.verdict for reason in self.reasons)

    @property
    def telling(self) -> tuple[Reason, ...]:
        """Return the reasons that speak for the verdict."""
        return tuple(reason for reason in self.reasons if reason.verdict == self.verdict)

    def _sections(self, chosen: Callable[[Iterable[Reason]], bool]) -> dict[str, dict[str, list[str]]]:
        return {
            page: {language: [one.id for one in changed if REWORDED & set(one.kinds) and chosen(self._of(page, one.id, language))]
                   for language, changed in by_language.items()}
            for page, by_language in self.sections.items()
        }  # fmt: skip

    def _of(self, page: str, id: str, language: str) -> list[Reason]:
        return self._by_place.get((f"{page}#{id}", language), [])

    @cached_property
    def _by_place(self) -> dict[tuple[str, str | None], list[Reason]]:
        found: dict[tuple[str, str | None], list[Reason]] = {}
        for reason in self.reasons:
            found.setdefault((reason.where, reason.language), []).append(reason)
        return found


def changes(old: Notice, new: Notice) -> Changes:
    """Find everything that changed from `old` to `new`, and for which reasons it is substance, wording or form.

    Another id of a section changes nothing by itself.
    """
    renamed = renamed_ids(old, new)
    old = with_new_ids(old, renamed)
    facts, sections = fact_changes(old.facts, new.facts), _all_sections(old, new)
    reasons = (*fact_reasons(facts, new), *page_reasons(old, new), *text_reasons(old, new, sections))
    languages = language_changes(old, new, sections, facts)
    return Changes(facts, sections, tuple(dict.fromkeys(reasons)), _new_languages(old, new), renamed, languages)


def languages_between(old: Notice, new: Notice) -> LanguageChanges:
    """Return which languages came, went or changed from `old` to `new`; nothing is judged, which takes far longer."""
    old = with_new_ids(old, renamed_ids(old, new))
    return language_changes(old, new, _all_sections(old, new), fact_changes(old.facts, new.facts))


def _new_languages(old: Notice, new: Notice) -> dict[str, tuple[str, ...]]:
    found = {page: tuple(set(new.documents[page]) - set(old.documents.get(page, ()))) for page in new.pages}
    return {page: languages for page, languages in found.items() if languages}


def _all_sections(old: Notice, new: Notice) -> dict[str, dict[str, tuple[SectionChange, ...]]]:
    return {page: _sections(old, new, page) for page in new.pages if page in old.documents}


def _sections(old: Notice, new: Notice, page: str) -> dict[str, tuple[SectionChange, ...]]:
    before, after = old.documents[page], new.documents[page]
    found = {language: changed_sections(old, new, page, language) for language in after if language in before}
    return {language: changed for language, changed in found.items() if changed}
