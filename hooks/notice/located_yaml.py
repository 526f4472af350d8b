"""YAML remembers here on which line each value stands, and what an editor never needs is refused.

Every scalar is read as text: `no`, `00520` and `2026-12-01` stay what was written, and the models decide what they
mean. Anchors, aliases, tags and repeated keys are refused: they hide what a reader of the file sees, and a few aliases
can grow to fill the memory.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from .messages import Message
from .problems import NoticeError, Problem
from .yaml_faults import yaml_fault

Path = tuple[str | int, ...]

SLOW = yaml.BaseLoader
FAST = getattr(yaml, "CBaseLoader", SLOW)  # there where PyYAML was built with libyaml, as its wheels are
MAX_CHARACTERS = 500_000
MAX_DEPTH = 20
LATER = object()  # the value of a tag that MkDocs fills in, such as !ENV
# A space that does not break a line looks like an ordinary one, and does not indent.
FOREIGN_SPACE = re.compile(r"^ *(?:- )*(?:[\w-]+:)?[\u00a0\u2007\u202f\u3000]", re.MULTILINE)
SPACELESS = re.compile(r"([\w-]+):(\S.*)")
PLAIN_TAGS = {f"tag:yaml.org,2002:{kind}" for kind in ("str", "seq", "map")}


@dataclass(frozen=True)
class LocatedYaml:
    """A file was read to plain data (dict, list, str, None for an empty value) and the line of each path in it."""

    file: str
    data: Any
    lines: dict[Path, int]
    wrong: frozenset[Path] = frozenset()
    """Where something was found wrong already: what follows from that is no mistake of its own."""

    def is_doubtful(self, path: Path) -> bool:
        """Say whether something at a path, around it or within it was found wrong."""
        return any(other[: len(path)] == path or path[: len(other)] == other for other in self.wrong)

    def line(self, path: Path) -> int:
        """Return the line of `path`, or of the nearest thing around it that exists in the file."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)

    def value(self, path: Path) -> Any:
        """Return the value at `path`. Raise KeyError or IndexError if there is none."""
        value = self.data
        for step in path:
            value = value[step]
        return value

    def problem(self, path: Path, message: Message) -> Problem:
        """Return a problem on the line of `path`."""
        return Problem(self.file, self.line(path), message, path)


def read_yaml(text: str, file: str, first_line: int = 1, tags: bool = False) -> LocatedYaml:
    """Read `text`, which starts on `first_line` of `file`. Raise NoticeError with what is wrong with it.

    With `tags`, a value that has one is LATER instead of a mistake.
    """
    if strange := list(_foreign_spaces(text, file, first_line)):
        raise NoticeError(strange)
    try:
        node = _composed(text, file, first_line)
    except yaml.MarkedYAMLError as error:
        line, message = yaml_fault(error, [*text.splitlines(), ""])
        raise NoticeError([Problem(file, first_line + line, message)]) from None
    except yaml.reader.ReaderError as error:
        line = first_line + text.count("\n", 0, error.position)
        raise NoticeError([Problem(file, line, Message("yaml.strange-signs"))]) from None
    reader = _Reader(file, first_line, tags)
    data = reader.value(node, ()) if node else {}
    if reader.problems:
        raise NoticeError(reader.problems)
    return LocatedYaml(file, data, reader.lines)


def _composed(text: str, file: str, first_line: int) -> yaml.Node | None:
    """Read with the fast reader; where that stumbles, the slow one says better what is wrong, and where."""
    try:
        _refuse_dangers(text, file, first_line, FAST)
        return yaml.compose(text, Loader=FAST)
    except yaml.YAMLError:
        _refuse_dangers(text, file, first_line, SLOW)
        return yaml.compose(text, Loader=SLOW)


def _foreign_spaces(text: str, file: str, first_line: int) -> Iterator[Problem]:
    for found in FOREIGN_SPACE.finditer(text):
        yield Problem(file, first_line + text.count("\n", 0, found.start()), Message("yaml.no-break-space"))


def _refuse_dangers(text: str, file: str, first_line: int, loader: type[Any]) -> None:
    if len(text) > MAX_CHARACTERS:
        raise NoticeError([Problem(file, first_line, Message("yaml.too-long", most=MAX_CHARACTERS))])
    depth = 0
    for event in yaml.parse(text, Loader=loader):
        line = first_line + (event.start_mark.line if event.start_mark else 0)
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise NoticeError([Problem(file, line, Message("yaml.anchor"))])
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise NoticeError([Problem(file, line, Message("yaml.too-deep"))])


class _Reader:
    def __init__(self, file: str, first_line: int, tags: bool) -> None:
        self.file = file
        self.first_line = first_line
        self.tags = tags
        self.lines: dict[Path, int] = {}
        self.problems: list[Problem] = []

    def value(self, node: yaml.Node, path: Path) -> Any:
        self.lines.setdefault(path, self._line(node))
        if node.tag not in PLAIN_TAGS:
            if self.tags:
                return LATER
            self._refuse(node, Message("yaml.tag"))
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*path, index)) for index, item in enumerate(node.value)]
        written = node.value or getattr(node, "style", None)
        return node.value if written else None

    def _mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        data: dict[str, Any] = {}
        before: tuple[str, Any] | None = None
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._refuse(key_node, Message("yaml.no-name"))
                continue
            key = key_node.value
            if key in data:
                self._refuse(key_node, Message("yaml.twice", name=key))
            self.lines[(*path, key)] = self._line(key_node)
            data[key] = self.value(value_node, (*path, key))
            if node.flow_style and data[key] is None and (message := _nameless(key, before)):
                self._refuse(key_node, message)
            before = (key, data[key])
        return data

    def _line(self, node: yaml.Node) -> int:
        return self.first_line + int(node.start_mark.line)

    def _refuse(self, node: yaml.Node, message: Message) -> None:
        self.problems.append(Problem(self.file, self._line(node), message))


def _nameless(text: str, before: tuple[str, Any] | None) -> Message | None:
    """Say why a text within { } has become a name without a value, or return None.

    A space after its colon is missing, or it holds a comma.
    """
    if written := SPACELESS.fullmatch(text):
        return Message("yaml.no-space", example=f"{written[1]}: {written[2]}")
    if before and isinstance(before[1], str):
        return Message("yaml.comma", example=f'{before[0]}: "{before[1]}, {text}"')
    return None
