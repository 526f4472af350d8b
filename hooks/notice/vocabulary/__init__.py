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
from ..messages import Message
from ..problems import NoticeError, Problem, near_miss, suggestion

HERE = Path(__file__).parent
OWN = "own/vocabulary"
"""Where an organisation has words of its own, from the root of its project."""


@dataclass(frozen=True)
class Code:
    """A code has what is the same in every language: IRI (compact, as in the JSON's context) and article."""

    iri: str | None = None
    article: str | None = None
    special: bool = False


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
    data = read_yaml((HERE / "codes.yml").read_text(encoding="utf-8"), "codes.yml").data
    return {kind: {code: _code(values) for code, values in entries.items()} for kind, entries in data.items()}


def _code(values: dict[str, str]) -> Code:
    return Code(values.get("iri"), values.get("article"), values.get("special") == "true")


def vocabulary(languages: Iterable[str], folder: Path = HERE, own: Path | None = None) -> dict[str, Terms]:
    """Return the terms of each language, those in the organisation's `own` folder in place of the program's.

    Raise NoticeError for a language or a term that is missing, and for one of its own that stands for none.
    """
    files = _files(folder)
    data = {name: _read(path.read_text(encoding="utf-8"), _shown(path)) for name, path in files.items()}
    problems: list[Problem] = []
    for name, path in _files(own).items() if own else ():
        words = read_yaml(path.read_text(encoding="utf-8"), f"{OWN}/{path.name}")
        problems += deceptive_values(words)
        problems += _strangers(words, data[name]) if name in data else ()
        data[name] = _laid_over(data.get(name, {}), words.data)
    problems += [_unknown_language(language, data) for language in languages if language not in data]
    for language in languages:
        if language in data:
            problems += _missing_terms(language, data, _shown(files[language]) if language in files else f"{OWN}/{language}.yml")
    if problems:
        raise NoticeError(problems)
    return {language: _terms(data[language]) for language in languages}


def all_terms(folder: Path) -> Iterator[dict[str, Any]]:
    """Yield the terms of each language in a folder, as they are written there; a file that cannot be read has none."""
    for path in _files(folder).values():
        with suppress(NoticeError, UnicodeDecodeError):
            yield _read(path.read_text(encoding="utf-8"), _shown(path))


def own_words(own: Path | None) -> dict[str, dict[str, Any]]:
    """Return the organisation's own words by language, as they are written in its folder `own`."""
    return {name: dict(_read(path.read_text(encoding="utf-8"), f"{OWN}/{path.name}")) for name, path in _files(own).items()} if own else {}


@cache
def _read(text: str, file: str) -> dict[str, Any]:
    """Read a file once, however many versions of a notice ask for the terms."""
    data: dict[str, Any] = read_yaml(text, file).data
    return data


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


def _filled_in(term: str) -> set[str]:
    return set(re.findall(r"\{(\w*)\}", term))


def _files(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.glob("*.yml")) if path.stem != "codes"}


def _unknown_language(language: str, files: Iterable[str], line: int = 1) -> Problem:
    message = Message("vocabulary.no-language", language=language, known=tuple(files), own=f"{OWN}/{language}.yml")
    return Problem("mkdocs.yml", line, message)


def _missing_terms(language: str, data: dict[str, Any], file: str) -> Iterator[Problem]:
    own = dict(_flat(data[language]))
    if own.get(("language",)) not in (None, language):
        yield Problem(file, _line_of(file, "language:"), Message("vocabulary.other-language", language=language))
    for name, other in data.items():
        for key, term in _flat(other):
            if not own.get(key):
                yield Problem(file, 1, Message("vocabulary.no-term", term=".".join(key), file=f"{name}.yml", words=term))
                own[key] = term
    for kind, entries in codes().items():
        for code in entries:
            if not own.get((kind, code)):
                yield Problem(file, 1, Message("vocabulary.no-word", term=f"{kind}.{code}"))


def _line_of(file: str, start: str) -> int:
    """Return the first line of a file that begins so, or 1 where there is none."""
    path = Path(file) if Path(file).is_file() else HERE / Path(file).name
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
