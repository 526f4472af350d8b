"""A text that would keep a build busy for minutes, or that nobody could read, is refused."""
from __future__ import annotations

import re

from .messages import Message
from .problems import NoticeError, Problem

# The Markdown library's time grows with the square of some of these, and its depth with the last; no notice has so many.
MAX_CHARACTERS = 300_000
MAX_LINES = 3_000
MAX_SIGNS = 2_000
SIGNS = "[<*_`\\>"
MAX_DEPTH = 10
LEADING_MARK = re.compile(r"\s*(?:>|[-+*](?=\s)|[0-9]+\.(?=\s))|(?: {4}|\t)")


def refuse_endless(text: str, file: str) -> None:
    """Raise NoticeError for a text that would keep a build busy for minutes, or is nested too deeply to be read."""
    lines = text.split("\n")
    if len(text) > MAX_CHARACTERS or len(lines) > MAX_LINES:
        raise NoticeError([Problem(file, 1, Message("text.too-long", characters=MAX_CHARACTERS, lines=MAX_LINES))])
    if max(map(text.count, SIGNS)) > MAX_SIGNS:
        raise NoticeError([Problem(file, 1, Message("text.too-many-signs"))])
    deep = next((number for number, line in enumerate(lines, 1) if _depth(line) > MAX_DEPTH), None)
    if deep:
        raise NoticeError([Problem(file, deep, Message("text.too-deep", most=MAX_DEPTH))])


def _depth(line: str) -> int:
    """Return in how many lists, quotes and indented blocks a line stands by its first signs."""
    if line[:1].isalpha():
        return 0
    depth = position = 0
    while depth <= MAX_DEPTH and (mark := LEADING_MARK.match(line, position)):
        depth, position = depth + 1, mark.end()
    return depth
