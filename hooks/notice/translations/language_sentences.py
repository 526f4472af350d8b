"""Which languages of a notice came, went, changed or followed is said in sentences, in the language of a reader."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from ..changes.language_changes import LanguageChanges, PageLanguages
from ..localizer import Localizer
from ..page_names import NOTICE
from .lag import Following

# Gives the title of a page in the language of the reader.
TitleOf = Callable[[str], str]


def language_sentences(found: LanguageChanges, following: Following, say: Localizer, title_of: TitleOf) -> list[str]:
    """Return what a version changes in which language; nothing where the notice has only one."""
    return [*_coming_and_going(found, say, title_of), *_changed(found, following, say)]


def _coming_and_going(found: LanguageChanges, say: Localizer, title_of: TitleOf) -> Iterator[str]:
    if found.source != found.former_source:
        yield say.told("source_changed", language=say.name_of(found.source), before=say.name_of(found.former_source))
    for page, languages in _notice_first(found.arrived):
        yield page_sentence("arrived", page, languages, found.source, say, title_of)
    for page, languages in _notice_first(found.gone):
        yield page_sentence("gone", page, languages, found.source, say, title_of)
    for page, languages in found.awaited.items():
        yield page_sentence("awaited", page, languages, found.source, say, title_of)


def _notice_first(found: PageLanguages) -> list[tuple[str, tuple[str, ...]]]:
    return sorted(found.items(), key=lambda one: one[0] != NOTICE)


def page_sentence(what: str, page: str, languages: Iterable[str], source: str, say: Localizer, title_of: TitleOf) -> str:
    """Return the sentence that says of a page that it has "arrived" in some languages, is "gone" or "awaited" there."""
    named, original = names(languages, say), say.name_of(source)
    if page == NOTICE:
        return say.told(f"language_{what}", languages=named, source=original)
    return say.told(f"page_{what}", page=say.quoted(title_of(page)), languages=named, source=original)


def _changed(found: LanguageChanges, following: Following, say: Localizer) -> Iterator[str]:
    every = (*found.text, *found.form, *found.untouched)
    if len(every) < 2:
        return
    if found.text == every:
        yield say.told("text_in_all")
    elif found.text:
        yield say.told("text_in_one" if len(found.text) == 1 else "text_in", languages=names(found.text, say))
    elif found.has_facts:
        yield say.told("facts_alone")
    if found.form and found.form != every:
        yield say.told("form_in", languages=names(found.form, say))
    if following.late:
        yield say.told("late", languages=names(following.late, say))
    if following.caught_up:
        yield say.told("caught_up", languages=names(following.caught_up, say))
    if following.ahead:
        yield say.told("original_stays", source=say.name_of(found.source))


def names(languages: Iterable[str], say: Localizer) -> str:
    """Return the names of languages as one text."""
    return say.join([say.name_of(language) for language in languages])
