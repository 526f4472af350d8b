"""Where a list is expected, or an id of one, editors are told what they can write there and is not refused in the next run."""
from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from typing import Any

from ..located_yaml import LocatedYaml, Path
from ..messages import Message
from ..periods import PERIOD
from ..plain_ids import plain_id
from ..problems import near_miss, suggestion
from ..vocabulary import codes
from ..vocabulary.in_words import code_of, period_of
from .all_facts import Facts
from .declared import field_at, told_apart_by
from .facts_schema import known_keys, known_values
from .marks import IdOf
from .references import ENTRIES, given, meant_id

# A text that YAML takes as it is.
PLAIN_TEXT = re.compile(r"[^\W_][^:#,{}\[\]\"'\n]*")


def a_list(path: Path, source: LocatedYaml, schema: dict[str, Any]) -> Message:
    """Return the message with what is written as a list of it alone, or with what may be in the list."""
    written = source.value(path)
    if not isinstance(written, str):
        names = list(written) if isinstance(written, dict) and all(map(PLAIN_TEXT.fullmatch, written)) else ["first", "second"]
        return Message("facts.list-expected", example=f"[{', '.join(names)}]")
    if path[-1] == "retention":
        return Message("facts.list-expected", example=f"[{kept_for(written) or f'{{criteria: {quoted(written)}}}'}]")
    if known := known_values(schema, (*path, 0)):
        kind = next((kind for kind, entries in codes().items() if set(entries) == set(known)), "")
        return _of_known(written, known, lambda word: code_of(kind, word) if kind else None)
    if register := _referred_to(path):
        return _of_known(written, known_in(source, register), lambda word: _meant(source, register, word))
    names = known_keys(schema, (*path, 0))
    return Message("facts.list-of-blocks", known=tuple(names)) if names else Message("facts.list-expected", example=f"[{quoted(written)}]")


def _of_known(written: str, known: Sequence[str], meant: Callable[[str], str | None]) -> Message:
    """Return the message with the known words that are written, with commas between them, or that are `meant`; else with all known."""
    words = re.split(r"\s*,\s*", written)
    found = [word if word in known else meant(word) or near_miss(word, known) for word in words]
    if all(found):
        return Message("facts.list-expected", example=f"[{', '.join(filter(None, found))}]")
    return Message("facts.list-of", hint=suggestion(written, known))


def kept_for(written: str) -> str:
    """Return a period, as a code or in words, as an item of a retention; "" where it is none.

    >>> kept_for("P2Y")
    '{period: P2Y}'
    """
    period, start = (written, "") if PERIOD.fullmatch(written) else period_of(written) or ("", "")
    return f"{{period: {period}{f', starts: {quoted(start)}' if start else ''}}}" if period else ""


def unknown_reference(path: Path, value: str, source: LocatedYaml) -> Message | None:
    """Return what is to be said of a value that stands where a known id is expected, and can be none; None elsewhere."""
    register = _referred_to(path)
    if register is None:
        return None
    place = ".".join(step for step in path if isinstance(step, str))
    hint = suggestion(value, known_in(source, register), _meant(source, register, value))
    return Message("facts.unknown-id", place=place, value=value, kind=ENTRIES[register], hint=hint)


def _referred_to(path: Path) -> str | None:
    """Return under which key of notice.yml the entries stand to whose ids a fact refers, in short or not; None where it refers to none."""
    field = field_at(path, Facts)
    short = told_apart_by(field.model) if field and field.model else field
    return short.kind.register if short and isinstance(short.kind, IdOf) else None


def known_in(source: LocatedYaml, register: str) -> list[str]:
    """Return the ids that notice.yml has under a key, and those that need no entry."""
    entries = source.data.get(register)
    return [*(entries if isinstance(entries, dict) else ()), *given(register)]


def _meant(source: LocatedYaml, register: str, written: str) -> str | None:
    plain, known = plain_id(written), known_in(source, register)
    return plain if plain in known else meant_id(register, written)


def quoted(text: str) -> str:
    """Return a text as YAML takes it."""
    return text if PLAIN_TEXT.fullmatch(text) else json.dumps(text, ensure_ascii=False)
