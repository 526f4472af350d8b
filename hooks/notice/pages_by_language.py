"""Each page of a notice is there in every language, or facts say that it is not translated."""
from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from .docs_folder import page_and_language
from .facts import Facts
from .located_yaml import LocatedYaml
from .messages import Message
from .page_names import HISTORY, NOTICE
from .problems import Problem

REQUIRED_PAGES = (NOTICE, HISTORY)


def missing_originals(names: set[str], facts: Facts, source: LocatedYaml) -> Iterator[Problem]:
    """Yield pages that are not there in the language of the original; `names` are those of files, "index.fi.md"."""
    for page in sorted({page_and_language(name)[0] for name in names if name.endswith(".md")}):
        if f"{page}.{facts.languages.source}.md" not in names:
            yield source.problem(("languages", "source"), Message("languages.no-original", page=page, language=facts.languages.source))


def language_problems(
    names: set[str], folder: str, facts: Facts, source: LocatedYaml, languages: Sequence[str]
) -> Iterator[Problem]:
    """Yield pages that a language lacks and facts do not say so, and what facts say of languages that is not so."""
    own = facts.languages
    if own.source not in languages:
        yield source.problem(("languages", "source"), Message("languages.unknown-source", language=own.source, known=tuple(languages)))
    original = with_source(facts, languages).languages.source
    pages = sorted({page_and_language(name)[0] for name in names if name.endswith(".md")} | set(REQUIRED_PAGES))
    for page in pages:
        for language in languages:
            exists = f"{page}.{language}.md" in names
            declared = page in own.untranslated.get(language, ())
            if not exists and (not declared or language == original):
                yield Problem(f"{folder}/{page}.{language}.md", 1, _missing(page, language, original))
            if exists and declared:
                message = Message("languages.translated", file=f"{folder}/{page}.{language}.md", page=page)
                yield source.problem(("languages", "untranslated", language), message)
    for language, missing in own.untranslated.items():
        for page in missing:
            if language not in languages or page not in pages:
                message = Message("languages.nothing-to-translate", page=page, language=language)
                yield source.problem(("languages", "untranslated", language), message)


def with_source(facts: Facts, languages: Sequence[str]) -> Facts:
    """Return facts whose source is a language of the site: the default one where they name none."""
    if facts.languages.source in languages:
        return facts
    return facts.model_copy(update={"languages": facts.languages.model_copy(update={"source": languages[0]})})


def missing_pages(names: set[str], folder: str, named: Iterable[str], languages: Sequence[str]) -> Iterator[Problem]:
    """Yield pages that the navigation names and that are in no language."""
    known = {page_and_language(name)[0] for name in names}
    for page in named:
        if page not in known and page not in REQUIRED_PAGES:
            files = tuple(f"{folder}/{page}.{language}.md" for language in languages)
            yield Problem(files[0], 1, Message("files.no-page-of-nav", page=page, files=files))


def _missing(page: str, language: str, source: str) -> Message:
    if language == source:
        return Message("languages.missing-original", language=language)
    return Message("languages.missing", language=language, page=page)
