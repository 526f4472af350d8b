"""Reads a whole notice from its folder, and stops with everything an editor must put right."""
from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from .agreement import disagreements
from .documents import Document, parse_document
from .facts import Facts, parse_facts
from .history import Release, releases
from .links import broken_links
from .located_yaml import LocatedYaml
from .markup import Renderer
from .problems import NoticeError, Problem
from .vocabulary import Terms, vocabulary

REQUIRED_PAGES = ("index", "history")


@dataclass(frozen=True)
class Notice:
    """Everything about one version of the notice. `languages` are the site's, the default first."""

    facts: Facts
    documents: dict[str, dict[str, Document]]
    releases: tuple[Release, ...]
    languages: tuple[str, ...]
    terms: dict[str, Terms]

    @property
    def source(self) -> str:
        return self.facts.languages.source

    @property
    def written_in(self) -> list[str]:
        """Languages that have the notice itself; in the others the source text is shown."""
        return [language for language in self.languages if language in self.documents["index"]]

    def document(self, page: str, language: str) -> Document:
        """The page in `language`, or in the source language where the translation is to follow."""
        return self.documents[page].get(language) or self.documents[page][self.source]

    def is_translated(self, page: str, language: str) -> bool:
        return language in self.documents[page]


def read_notice(docs: Path, languages: Sequence[str], renderer: Renderer = Renderer()) -> Notice:  # noqa: B008 (immutable)
    """Read `docs` for a site in `languages` (the default first).

    Raises NoticeError with all problems that can be seen at once.
    """
    terms = vocabulary(languages)
    problems: list[Problem] = []
    documents = _documents(docs, languages, renderer, problems)
    written_in = [language for language in languages if (docs / f"index.{language}.md").exists()]
    to_follow = [language for language in languages if language not in written_in]
    facts: Facts | None = None
    try:
        facts, source = parse_facts(_text(docs / "notice.yml", docs), _shown(docs / "notice.yml", docs), written_in, to_follow)
        problems += _language_problems(docs, facts, source, languages)
    except NoticeError as error:
        problems += error.problems
    if problems or facts is None:
        raise NoticeError(problems)
    problems += disagreements(facts, source, documents)
    problems += broken_links(documents, facts.languages.source)
    versions, late = releases(documents["history"], facts.languages.source)
    if problems + late:
        raise NoticeError(problems + late)
    return Notice(facts, documents, versions, tuple(languages), terms)


def _shown(path: Path, docs: Path) -> str:
    return path.relative_to(docs.parent).as_posix()


def _text(path: Path, docs: Path) -> str:
    shown = _shown(path, docs)
    if path.is_symlink():
        raise NoticeError([Problem(shown, 1, "is a link to another file; put the file itself here.")])
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise NoticeError([Problem(shown, 1, "is missing.")]) from None
    except UnicodeDecodeError:
        raise NoticeError([Problem(shown, 1, "cannot be read; save it as plain text in UTF-8.")]) from None


def _documents(docs: Path, languages: Sequence[str], renderer: Renderer, problems: list[Problem]) -> dict[str, dict[str, Document]]:
    documents: dict[str, dict[str, Document]] = {}
    for path in sorted(docs.rglob("*")):
        if (path.is_dir() and not path.is_symlink()) or path == docs / "notice.yml" or path.name.startswith("."):
            continue
        if path.suffix != ".md":
            problems.append(Problem(_shown(path, docs), 1, "is no page; only notice.yml and pages such as index.fi.md stand in docs/."))
            continue
        page, _, language = path.stem.partition(".")
        if path.parent != docs or language not in languages:
            problems.append(_misplaced(path, docs, languages))
            continue
        try:
            document = parse_document(_text(path, docs), page, language, _shown(path, docs), renderer)
            documents.setdefault(page, {})[language] = document
        except NoticeError as error:
            problems += error.problems
    return documents


def _misplaced(path: Path, docs: Path, languages: Iterable[str]) -> Problem:
    named = " or ".join(f'"{path.stem.partition(".")[0]}.{language}.md"' for language in languages)
    return Problem(_shown(path, docs), 1, f"is in no language of the site. A page stands in docs/ and is named {named}.")


def _language_problems(docs: Path, facts: Facts, source: LocatedYaml, languages: Sequence[str]) -> Iterable[Problem]:
    own = facts.languages
    if own.source not in languages:
        message = f'languages.source: "{own.source}" is not a language of the site. Known: {", ".join(languages)}.'
        yield source.problem(("languages", "source"), message)
        return
    stems = (path.stem.partition(".") for path in docs.glob("*.md"))
    pages = sorted({page for page, _, language in stems if language in languages} | set(REQUIRED_PAGES))
    for page in pages:
        for language in languages:
            exists = (docs / f"{page}.{language}.md").exists()
            declared = page in own.untranslated.get(language, ())
            if not exists and (not declared or language == own.source):
                yield Problem(f"docs/{page}.{language}.md", 1, _missing(page, language, own.source))
            if exists and declared:
                message = f"docs/{page}.{language}.md exists: take {page} out of languages.untranslated."
                yield source.problem(("languages", "untranslated", language), message)
    for language, names in own.untranslated.items():
        for name in names:
            if language not in languages or name not in pages:
                message = f'languages.untranslated: there is no page "{name}" in a language "{language}" to translate.'
                yield source.problem(("languages", "untranslated", language), message)


def _missing(page: str, language: str, source: str) -> str:
    if language == source:
        return f'is missing; it is needed, because the notice is written in "{language}".'
    declared = f"untranslated: {{{language}: [{page}]}}"
    return f"is missing. Add the translation, or say in docs/notice.yml that it follows later: languages: {declared}."
