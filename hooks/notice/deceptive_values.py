"""Values of a YAML file that make a page show something else than they say, also where they are written as escapes."""
from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .characters import deceptive_characters
from .deceptive_links import deceptive_address, deceptive_host
from .located_yaml import LocatedYaml, Path
from .messages import Message
from .problems import Problem

WEB = re.compile(r"https?:\S*", re.IGNORECASE)
MAIL = re.compile(r"[^\s@:/]+@([^\s@:/]+)")
# What a value of this name says is one line, wherever it is shown.
ONE_LINE = "name"


def deceptive_values(source: LocatedYaml) -> Iterator[Problem]:
    """Yield a problem for each value with deceptive characters, an address that hides where it leads, or a name of two lines."""
    found = [(path, value) for path, value in _texts(source.data, ())]
    # A text in another script is known by all of it: a value alone may be a single word.
    whole = "\n".join(value.replace("\n", " ") for _, value in found)
    wrong = {problem.line - 1: problem.message for problem in deceptive_characters(whole, source.file)}
    for place, (path, value) in enumerate(found):
        if message := wrong.get(place) or _deceptive_address(value) or _in_lines(path, value):
            yield source.problem(path, message)


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, str):
        yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, held in inner:
        yield from _texts(held, (*path, step))


def _deceptive_address(value: str) -> Message | None:
    if WEB.fullmatch(value):
        return deceptive_address(value)
    mail = MAIL.fullmatch(value)
    return Message("text.link-host", link=value, host=mail[1]) if mail and deceptive_host(mail[1]) else None


def _in_lines(path: Path, value: str) -> Message | None:
    named = ONE_LINE in path[-2:]
    return Message("facts.one-line", name=ONE_LINE) if named and "\n" in value.strip() else None
