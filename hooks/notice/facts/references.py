"""The types cannot see some mistakes: ids that lead nowhere, texts that lack a language. They are found here."""
from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..located_yaml import LocatedYaml, Path
from ..messages import Message
from ..plain_ids import plain_id
from ..problems import Problem, suggestion
from ..vocabulary import codes
from ..vocabulary.in_words import code_of
from .all_facts import Facts
from .declared import walk
from .marks import ValueKind
from .processing import GIVEN_SOURCES

# By the key of notice.yml under which entries stand, what one of them is called.
ENTRIES = {
    "groups": Message("facts.kind-group"),
    "categories": Message("facts.kind-category"),
    "sources": Message("facts.kind-source"),
    "recipients": Message("facts.kind-recipient"),
    "purposes": Message("facts.kind-purpose"),
}


def given(register: str) -> list[str]:
    """Return the ids that need no entry of their own under a key: codes of the vocabulary, and sources that are not told apart."""
    return [*GIVEN_SOURCES] if register == "sources" else [*codes().get(register, ())]


def meant_id(register: str, word: str) -> str | None:
    """Return the id that needs no entry of its own and is called by a word, in whatever language; None where there is none."""
    kind = "source_kinds" if register == "sources" else register
    code = code_of(kind, word) if kind in codes() else None
    return code if code in given(register) else None


def dangling_references(facts: Facts, source: LocatedYaml) -> Iterator[Problem]:
    """Yield a problem for each id that leads nowhere."""
    for place in walk(facts, Facts):
        for path, register, value in place.ids():
            known = [*getattr(facts, register), *given(register)]
            if value not in (*known, *_written_ids(source, register)):
                hint = suggestion(value, known, meant_id(register, value))
                path = path if path in source.lines else path[:-1]  # of an entry that is written in short
                yield source.problem(path, Message("facts.unknown-id", place=_place(path), value=value, kind=ENTRIES[register], hint=hint))


def _written_ids(source: LocatedYaml, register: str) -> Iterator[str]:
    """Yield the ids of entries, also of those in which something is wrong: as they are written, and as they have to be."""
    entries = source.data.get(register)
    for id in entries if isinstance(entries, dict) else ():
        yield from (id, plain_id(id))


def missing_texts(source: LocatedYaml, languages: list[str], to_follow: list[str]) -> Iterator[Problem]:
    """Yield a problem for every text given by language that lacks one of `languages`, or has an unknown one.

    Languages `to_follow` are known too, but may be lacking.
    """
    for path, texts in _texts(source):
        for language in languages:
            if language not in texts:
                yield source.problem(path, Message("facts.no-text", place=_place(path), language=language))
        yield from _strange_languages(source, path, texts, [*languages, *to_follow])


def _texts(source: LocatedYaml) -> Iterator[tuple[Path, dict[str, str]]]:
    """Yield every text that is given by language, as it is written."""
    for place in walk(source.data, Facts):
        for path, value in place.items() if place.field.kind is ValueKind.TEXT else ():
            if isinstance(value, dict) and not source.is_doubtful(path):
                yield path, value


def _strange_languages(source: LocatedYaml, path: Path, texts: Iterable[str], languages: list[str]) -> Iterator[Problem]:
    for language in texts:
        if language not in languages:
            hint = suggestion(language, languages)
            yield source.problem((*path, language), Message("facts.unknown-language", place=_place(path), language=language, hint=hint))


def _place(path: Path) -> str:
    return ".".join(step for step in path if isinstance(step, str))
