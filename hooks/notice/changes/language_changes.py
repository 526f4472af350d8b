"""Languages of a notice come, go and change, each for itself."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..facts.all_facts import used_as
from ..facts.marks import Use
from ..reading import Notice
from .fact_changes import FactChange
from .section_changes import REWORDED, SectionChange

Sections = Mapping[str, Mapping[str, tuple[SectionChange, ...]]]
PageLanguages = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class LanguageChanges:
    """These are the changes of languages from one version to another, by their codes, in the order of the site.

    `arrived` has by page the languages in which it has come, `gone` those in which it is no longer there, and `awaited` of a
    new page those in which it is to come later. `text` are the languages with other words, `form` those in which only the
    form is another, `untouched` the rest. `source` is the language in which the notice is written, `former_source` the one
    in which it was. `has_facts` says whether facts changed, which are the same in every language.
    """

    source: str
    former_source: str
    arrived: PageLanguages
    gone: PageLanguages
    awaited: PageLanguages
    text: tuple[str, ...]
    form: tuple[str, ...]
    untouched: tuple[str, ...]
    has_facts: bool


def language_changes(old: Notice, new: Notice, sections: Sections, facts: Iterable[FactChange]) -> LanguageChanges:
    """Return which languages came, went or changed; `old` has the ids of `new`."""
    common = [language for language in new.written_in if language in old.written_in]
    text = {language for language in common if any(_rewords(one) for one in _changed(sections, language)) or _pages(old, new, language)}
    form = {language for language in common if any(True for _ in _changed(sections, language))} - text
    steering = used_as(Use.STEERS)
    return LanguageChanges(
        source=new.source,
        former_source=old.source,
        arrived=_by_page(new, old),
        gone=_by_page(old, new),
        awaited={page: missing for page in new.pages if page not in old.documents and (missing := _missing(new, page))},
        text=tuple(language for language in common if language in text),
        form=tuple(language for language in common if language in form),
        untouched=tuple(language for language in common if language not in text | form),
        has_facts=any(fact.id.partition(".")[0] not in steering for fact in facts),
    )


def _changed(sections: Sections, language: str) -> Iterator[SectionChange]:
    for by_language in sections.values():
        yield from by_language.get(language, ())


def _rewords(change: SectionChange) -> bool:
    return bool(REWORDED & set(change.kinds))


def _pages(old: Notice, new: Notice, language: str) -> bool:
    """Say whether a whole page of a language came or went with the page itself."""
    sides = ((old, new), (new, old))
    return any(language in one.documents[page] for one, other in sides for page in one.pages if page not in other.documents)


def _by_page(notice: Notice, other: Notice) -> dict[str, tuple[str, ...]]:
    """Return the languages that pages which both notices have are in, and are not in the other one."""
    found = {page: _more(notice, other, page) for page in notice.pages if page in other.documents}
    return {page: languages for page, languages in found.items() if languages}


def _more(notice: Notice, other: Notice, page: str) -> tuple[str, ...]:
    return tuple(language for language in notice.languages if notice.is_translated(page, language) > other.is_translated(page, language))


def _missing(notice: Notice, page: str) -> tuple[str, ...]:
    return tuple(language for language in notice.languages if not notice.is_translated(page, language))

