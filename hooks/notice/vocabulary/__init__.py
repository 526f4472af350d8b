"""The notice has codes and terms for them: one file of codes, one file of terms per language.

A language is complete or it is an error that names what is missing: a page half in another language would be worse than
none.
"""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from ..deceptive_values import deceptive_values
from ..located_yaml import LocatedYaml, read_yaml
from ..messages import DEFAULT, Message
from ..own_data import own_data
from ..problems import NoticeError, Problem, near_miss, suggestion

# Files that are no language: the codes, and what people call them.
OF_ALL_LANGUAGES = ("codes", "called")
HERE = Path(__file__).parent
OWN = "own/vocabulary"
"""Where an organisation has words of its own, from the root of its project."""


@dataclass(frozen=True)
class Code:
    """A code has what is the same in every language: IRI (compact, as in the JSON's context) and article.

    `since` is the version of the second format of data that brought it, or None for the first one.
    """

    iri: str | None = None
    article: str | None = None
    special: bool = False
    since: str | None = None


@dataclass(frozen=True, eq=False)
class Terms:
    """Terms are all of one language, by kind and code: `terms["rights", "access"]`."""

    language: str
    locale: str
    name: str
    date: str
    kinds: dict[str, dict[str, str]]

    def __getitem__(self, key: tuple[str, str]) -> str:
        kind, code = key
        return self.kinds[kind][code]

    def words(self, key: str) -> Iterator[tuple[str, list[str]]]:
        """Yield words for a thing, by what they mean: ("2", ["kaksi", "kahden", "kahta"])."""
        for entry in self["words", key].split():
            meaning, _, words = entry.partition("=")
            yield meaning, words.split(",")

    def label(self, key: str, **values: str) -> str:
        """Return a label of the page, its `{placeholders}` filled in."""
        return self.kinds["labels"][key].format(**values)


@cache
def codes() -> dict[str, dict[str, Code]]:
    """Return every code that a notice may use, by kind."""
    data = own_data(HERE / "codes.yml")
    return {kind: {code: _code(values) for code, values in entries.items()} for kind, entries in data.items()}


def _code(values: dict[str, str]) -> Code:
    return Code(values.get("iri"), values.get("article"), values.get("special") == "true", values.get("since"))


def vocabulary(languages: Iterable[str], folder: Path = HERE, own: Path | None = None) -> dict[str, Terms]:
    """Return the terms of each language, those in the organisation's `own` folder in place of the program's.

    Raise NoticeError for a language or a term that is missing, and for one of its own that stands for none.
    """
    found, problems = read_vocabulary(languages, folder, own)
    if problems:
        raise NoticeError(problems)
    return found


def read_vocabulary(languages: Iterable[str], folder: Path = HERE, own: Path | None = None) -> tuple[dict[str, Terms], list[Problem]]:
    """Return the same with everything that is wrong with it: what cannot be read is as in English then."""
    files, languages = _files(folder), tuple(languages)
    data = {name: _read(path.read_text(encoding="utf-8"), _shown(path)) for name, path in files.items()}
    original, problems = data.get(DEFAULT, {}), list[Problem]()
    for name, path in _files(own).items() if own else ():
        try:
            words = _located(path)
        except NoticeError as error:
            problems += error.problems
            data.setdefault(name, original)
            continue
        problems += deceptive_values(words)
        problems += _strangers(words, data[name]) if name in data else ()
        problems += _values_of_the_program(words, name)
        data[name] = _laid_over(data.get(name, {}), words.data)
    problems += [_unknown_language(language, data) for language in languages if language not in data]
    unread = {problem.file for problem in problems}
    for language in languages:
        file = _shown(files[language]) if language in files else f"{OWN}/{language}.yml"
        if language in data and not (data[language] is original and file in unread):
            begun = _line_of(files.get(language) or Path(own or folder, f"{language}.yml"), "language:")
            problems += _missing_terms(language, data, file, begun)
    read = {language: _despite(data.get(language, {}), original, language) for language in languages} if problems else data
    return {language: _terms(read[language]) for language in languages}, problems


def _despite(terms: dict[str, Any], original: dict[str, Any], language: str) -> dict[str, Any]:
    """Return terms of a language in which something may be wrong, with those of the original in the place of what is not there."""
    fitting = {kind: words for kind, words in terms.items() if words and isinstance(words, dict) == isinstance(original.get(kind), dict)}
    return {**_laid_over(original, fitting), "language": language}


def all_terms(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the terms of each language in a folder, as they are written there; a file that cannot be read has none."""
    for path in _files(folder).values():
        with suppress(NoticeError, UnicodeDecodeError):
            yield _read(path.read_text(encoding="utf-8"), _shown(path))


def own_words(own: Path | None) -> dict[str, dict[str, Any]]:
    """Return the organisation's own words by language, as they are written in its folder `own`."""
    return {name: dict(_located(path).data) for name, path in _files(own).items()} if own else {}


def _located(path: Path) -> LocatedYaml:
    """Return what a file of the organisation's own holds. Raise NoticeError if that is no terms."""
    shown = f"{OWN}/{path.name}"
    try:
        words = read_yaml(path.read_text(encoding="utf-8"), shown)
    except UnicodeDecodeError:
        raise NoticeError([Problem(shown, 1, Message("files.not-utf-8"))]) from None
    if not isinstance(words.data, dict):
        raise NoticeError([Problem(shown, 1, Message("vocabulary.no-terms"))])
    return words


@cache
def _read(text: str, file: str) -> dict[str, Any]:
    """Read a file once, however many versions of a notice ask for the terms."""
    data: Any = read_yaml(text, file).data
    return data if isinstance(data, dict) else {}


def _shown(path: Path) -> str:
    return f"hooks/notice/vocabulary/{path.name}"


def unknown_language(language: str, line: int, own: Path) -> Problem | None:
    """Say that a language, which stands on `line` of mkdocs.yml, has no terms; return None if it has, here or in `own`."""
    files = {**_files(HERE), **_files(own)}
    return None if language in files else _unknown_language(language, files, line)


def _laid_over(terms: dict[str, Any], own: dict[str, Any]) -> dict[str, Any]:
    """Return the terms with the organisation's own in their place."""
    return {**terms, **{kind: {**terms.get(kind, {}), **words} if isinstance(words, dict) else words for kind, words in own.items()}}


def _strangers(own: LocatedYaml, terms: dict[str, Any]) -> Iterator[Problem]:
    """Own words that stand for no term of the program, or leave out what it fills in, would never be seen, or be wrong."""
    known = {".".join(key): term for key, term in _flat(terms)}
    for kind, words in own.data.items():
        for key in words if isinstance(words, dict) else ():
            name, at = f"{kind}.{key}", (kind, key)
            if name not in known:
                meant = near_miss(name, known)
                message = Message("vocabulary.misspelt", name=name, meant=meant) if meant else Message("vocabulary.stranger", name=name)
                yield own.problem(at, message)
            elif _filled_in(str(words[key])) != _filled_in(known[name]):
                yield own.problem(at, Message("vocabulary.other-braces", name=name, term=known[name]))
        if not isinstance(words, dict) and kind not in known:
            yield own.problem((kind,), Message("vocabulary.strange-kind", kind=kind, hint=suggestion(kind, terms)))


def _values_of_the_program(own: LocatedYaml, language: str) -> Iterator[Problem]:
    """Yield "None", which English has for "nothing" and in other languages only a program would say."""
    for kind, words in own.data.items() if not language.startswith(DEFAULT) else ():
        for key, word in words.items() if isinstance(words, dict) else ():
            if word == "None":
                yield own.problem((kind, key), Message("vocabulary.program-value", name=f"{kind}.{key}", word=word))


def _filled_in(term: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", term))


def _files(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.glob("*.yml")) if path.stem not in OF_ALL_LANGUAGES}


def _unknown_language(language: str, files: Iterable[str], line: int = 1) -> Problem:
    message = Message("vocabulary.no-language", language=language, known=tuple(files), own=f"{OWN}/{language}.yml")
    return Problem("mkdocs.yml", line, message)


def _missing_terms(language: str, data: dict[str, Any], file: str, begun: int) -> Iterator[Problem]:
    """Yield terms that a language lacks in a file, which names its language on the line where it is `begun`."""
    own = dict(_flat(data[language]))
    if own.get(("language",)) not in (None, language):
        yield Problem(file, begun, Message("vocabulary.other-language", language=language))
    for name, other in data.items():
        for key, term in _flat(other):
            if not own.get(key):
                yield Problem(file, 1, Message("vocabulary.no-term", term=".".join(key), file=f"{name}.yml", words=term))
                own[key] = term
    for kind, entries in codes().items():
        for code in entries:
            if not own.get((kind, code)):
                yield Problem(file, 1, Message("vocabulary.no-word", term=f"{kind}.{code}"))


def _line_of(path: Path, start: str) -> int:
    """Return the first line of a file that begins so, or 1 where there is none."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if line.startswith(start)), 1)


def _flat(data: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    for key, value in data.items():
        if isinstance(value, dict):
            yield from (((key, inner), term) for inner, term in value.items() if term)
        else:
            yield (key,), value


def _terms(data: dict[str, Any]) -> Terms:
    heads = {key: data[key] for key in ("language", "locale", "name", "date")}
    return Terms(**heads, kinds={kind: terms for kind, terms in data.items() if isinstance(terms, dict)})
