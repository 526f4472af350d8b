"""The types cannot see some mistakes: ids that lead nowhere, texts that lack a language. They are found here."""
from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from ..located_yaml import LocatedYaml, Path
from ..messages import Message
from ..plain_ids import plain_id
from ..problems import Problem, suggestion
from ..vocabulary import codes
from ..vocabulary.in_words import code_of
from .all_facts import Facts
from .values import NONE

# Sources that need no entry of their own: the person, and what the person uses.
GIVEN_SOURCES = ("subject", "device", "own-records")
KINDS = {
    "group": Message("facts.kind-group"),
    "category": Message("facts.kind-category"),
    "source": Message("facts.kind-source"),
    "recipient": Message("facts.kind-recipient"),
    "purpose": Message("facts.kind-purpose"),
}
# Where entries of each kind stand in notice.yml.
REGISTERS = {"group": "groups", "category": "categories", "source": "sources", "recipient": "recipients", "purpose": "purposes"}


def known_ids(facts: Facts) -> dict[str, list[str]]:
    """Return what each kind of id may refer to: codes of the vocabulary and entries of notice.yml."""
    return {
        "group": [*facts.groups, *codes()["groups"]],
        "category": [*facts.categories, *codes()["categories"]],
        "source": [*facts.sources, *GIVEN_SOURCES],
        "recipient": list(facts.recipients),
        "purpose": list(facts.purposes),
    }


def dangling_references(facts: Facts, source: LocatedYaml) -> Iterator[Problem]:
    """Yield a problem for each id that leads nowhere."""
    known, written = known_ids(facts), {kind: list(_written_ids(source, register)) for kind, register in REGISTERS.items()}
    for kind, path, value in _references(facts):
        if value not in (*known[kind], *written[kind]):
            hint = suggestion(value, known[kind], code_of(REGISTERS[kind], value) if kind in ("group", "category") else None)
            yield source.problem(path, Message("facts.unknown-id", place=_place(path), value=value, kind=KINDS[kind], hint=hint))


def _written_ids(source: LocatedYaml, register: str) -> Iterator[str]:
    """Yield the ids of entries, also of those in which something is wrong: as they are written, and as they have to be."""
    entries = source.data.get(register)
    for id in entries if isinstance(entries, dict) else ():
        yield from (id, plain_id(id))


def _references(facts: Facts) -> Iterator[tuple[str, Path, str]]:
    yield from _each("group", ("controller", "controller_of"), facts.controller.controller_of)
    for name, purpose in facts.purposes.items():
        at: Path = ("purposes", name)
        yield from _each("group", (*at, "groups"), purpose.groups)
        yield from _each("source", (*at, "sources"), purpose.sources)
        yield from _each("recipient", (*at, "recipients"), purpose.recipients)
        for index, used in enumerate(purpose.categories or ()):
            yield "category", (*at, "categories", index), used.category
            yield from _each("source", (*at, "categories", index, "sources"), used.sources)
    yield from _of_items(("transfers",), facts.transfers, "recipient")
    yield from _of_items(("automated_decisions",), facts.automated_decisions, "purpose")
    yield from _each("recipient", ("records", "recipients_until"), list(facts.records.recipients_until or ()) if facts.records else ())
    if facts.cookies and facts.cookies != NONE:
        for index, cookie in enumerate(_list(facts.cookies.items)):
            yield from _each("purpose", ("cookies", "items", index, "purposes"), cookie.purposes)


def _list(value: Any) -> list[Any]:
    """Return the items of a fact; none or not stated has no items."""
    return [] if value is None or value == NONE else value


def _each(kind: str, path: Path, ids: Any) -> Iterator[tuple[str, Path, str]]:
    yield from ((kind, (*path, index), value) for index, value in enumerate(_list(ids)))


def _of_items(path: Path, items: Any, kind: str) -> Iterator[tuple[str, Path, str]]:
    for index, item in enumerate(_list(items)):
        value = getattr(item, kind)
        if value:
            yield kind, (*path, index, kind), value


# Mappings of notice.yml whose keys are not languages are recognised by what they hold.
TEXT_KEYS = {
    "label", "role", "street", "town", "name", "sector", "essence", "identity_check", "covers", "statute", "interest",
    "on_behalf_of", "starts", "criteria", "consequences", "profiling", "what", "logic", "significance", "description",
    "criminal_data_law",
}  # fmt: skip


def missing_texts(source: LocatedYaml, languages: list[str], to_follow: list[str]) -> Iterator[Problem]:
    """Yield a problem for every text given by language that lacks one of `languages`, or has an unknown one.

    Languages `to_follow` are known too, but may be lacking.
    """
    for path, texts in _texts(source.data, ()):
        if source.is_doubtful(path):
            continue
        for language in languages:
            if language not in texts:
                yield source.problem(path, Message("facts.no-text", place=_place(path), language=language))
        yield from _strange_languages(source, path, texts, [*languages, *to_follow])


def _strange_languages(source: LocatedYaml, path: Path, texts: Iterable[str], languages: list[str]) -> Iterator[Problem]:
    for language in texts:
        if language not in languages:
            hint = suggestion(language, languages)
            yield source.problem((*path, language), Message("facts.unknown-language", place=_place(path), language=language, hint=hint))


def _place(path: Path) -> str:
    return ".".join(step for step in path if isinstance(step, str))


def _texts(data: Any, path: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        if isinstance(value, dict) and key in TEXT_KEYS:
            yield (*path, key), value
        else:
            yield from _texts(value, (*path, key))
