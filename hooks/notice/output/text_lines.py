"""What is wrong with the words of a built page is told with the line of the text that they come from."""
from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ..messages import Message
from .faults import Fault

HEADING = re.compile(r"#{1,6}[ \t]")
WORD = re.compile(r"\w+")
# So many words of a passage are looked for on one line.
BEGINNING = 4


def with_line(fault: Fault, read: Callable[[str], str | None]) -> Fault:
    """Return a fault whose words come from a file of text with the line on which they are written.

    `read` returns the text of a file, such as "docs/index.fi.md", or None where there is none.
    """
    return replace(fault, message=_placed(fault.message, read))


def _placed(message: Message, read: Callable[[str], str | None]) -> Message:
    inner, origin = message.values.get("message"), message.values.get("origin")
    if isinstance(inner, Message):
        return message.with_values(message=_placed(inner, read))
    if not isinstance(origin, Message) or origin.id != "gate.from-text":
        return message
    text = read(str(origin.values["file"]))
    line = line_of_words(text, str(origin.values["section"]), str(message.values.get("words", ""))) if text else None
    return message.with_values(origin=origin.with_values(file=f"{origin.values['file']}:{line}")) if line else message


def line_of_words(text: str, section: str, words: str) -> int | None:
    """Return the line of a text, counted from 1, on which some words of a section begin; that of its heading if they are not found."""
    lines = text.split("\n")
    start = next((number for number, line in enumerate(lines) if _is_heading_of(line, section)), None)
    if start is None:
        return None
    end = next((number for number in range(start + 1, len(lines)) if HEADING.match(lines[number])), len(lines))
    sought = WORD.findall(words)
    for count in range(min(BEGINNING, len(sought)), 0, -1):
        beginning = f" {' '.join(sought[:count])} "
        found = (number for number in range(start, end) if beginning in f" {' '.join(WORD.findall(lines[number]))} ")
        if (line := next(found, None)) is not None:
            return line + 1
    return start + 1


def _is_heading_of(line: str, section: str) -> bool:
    return bool(HEADING.match(line)) and re.search(rf"\{{:?[ ]*#{re.escape(section)}(?=[ }}])", line) is not None
