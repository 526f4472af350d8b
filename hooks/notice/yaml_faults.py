"""Says in plain words why a file of YAML cannot be read, in place of the words of its reader."""
from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from .messages import Message

# A name and its text without a space between them; a name, and a text that no sign keeps together.
NO_SPACE = re.compile(r"\s*(?:- )*([\w-]+):([^\s:].*)")
PLAIN_TEXT = re.compile(r"\s*(?:- )*([\w-]+): ([^\"'\[{|>&*!].*)")
BRACKETS = {"sequence": "]", "mapping": "}"}
CLOSING = re.compile(r"but found '([]},])'")
DIVIDED = re.compile(r"(?:---|\.\.\.)\s*")


def yaml_fault(error: yaml.MarkedYAMLError, lines: Sequence[str]) -> tuple[int, Message]:
    """Return in which of the `lines` of the file the fault is, counted from 0, and what to write there."""
    said = f"{error.context or ''}: {error.problem or ''}"
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    begun = error.context_mark.line if error.context_mark else line
    if "mapping values are not allowed" in said:
        return _colon(lines, line, column)
    if "could not find expected ':'" in said:
        return begun, _no_space(lines[begun]) or Message("yaml.no-colon", text=lines[begun].strip())
    if flow := re.search(r"parsing a flow (mapping|sequence)", said):
        within = "got ':'" in said and line == begun
        return (line, _colon_in_text(lines[line])) if within else (begun, Message("yaml.open-bracket", sign=BRACKETS[flow[1]]))
    if "parsing a flow node" in said and "<stream end>" in said:
        begun = max(number for number, text in enumerate(lines) if re.search(r"[\[{]", text))
        opening = max("[{", key=lines[begun].rfind)
        return begun, Message("yaml.open-bracket", sign={"[": "]", "{": "}"}[opening])
    if "scanning a quoted scalar" in said:
        return begun, Message("yaml.open-quotation-mark")
    if sign := re.search(r"found character '(\S)' that cannot start", said):
        return line, Message("yaml.first-sign", sign=sign[1], example=lines[line][column:].strip().replace('"', "'"))
    if closed := CLOSING.search(said):
        return line, Message("yaml.closing-bracket", sign=closed[1])
    return line, next((message for pattern, message in PLAINLY if re.search(pattern, said)), _divided(lines, line))


# What the reader says, and what an editor is told, where nothing else needs to be known.
PLAINLY = (
    (r"found character '\\t'", Message("yaml.tab")),
    (r"sequence entries are not allowed", Message("yaml.hyphen")),
    (r"expected <block end>, but found '<scalar>'", Message("yaml.behind-quotation-mark")),
    (r"expected <block end>, but found '<block (mapping|sequence) start>'", Message("yaml.indentation")),
    (r"expected <block end>, but found '[?-]'", Message("yaml.hyphen-and-name")),
    (r"found unknown escape character|expected escape sequence", Message("yaml.backslash")),
    (r"scanning a block scalar", Message("yaml.bar")),
    (r"scanning an (alias|anchor)", Message("yaml.anchor")),
    (r"parsing a tag|scanning a tag|undefined tag handle", Message("yaml.tag")),
    (r"another document", Message("yaml.divided")),
)


def _colon(lines: Sequence[str], line: int, column: int) -> tuple[int, Message]:
    """Tell what a colon means that stands where none can be: in a text, or after a name that stands too far to the right."""
    if re.search(r":\s", lines[line][:column]) or re.match(r"\s*[^\w\s-]", lines[line][:column]):
        return line, _colon_in_text(lines[line])
    above = next((number for number in range(line - 1, -1, -1) if lines[number].strip()), line)
    if above != line and (spaceless := _no_space(lines[above])):
        return above, spaceless
    return line, Message("yaml.too-far-right")


def _colon_in_text(line: str) -> Message:
    """Show the line as it should be, where that is sure."""
    written = PLAIN_TEXT.fullmatch(line.rstrip())
    if written and '"' not in written[2] and " #" not in written[2]:
        return Message("yaml.colon", example=f'{written[1]}: "{written[2]}"')
    return Message("yaml.colon", example='label: {en: "Note: all of them"}')


def _no_space(line: str) -> Message | None:
    written = NO_SPACE.fullmatch(line.rstrip())
    return Message("yaml.no-space", example=f"{written[1]}: {written[2]}") if written else None


def _divided(lines: Sequence[str], line: int) -> Message:
    """Say that the file is divided in two; if it is not, that the line cannot be read."""
    divided = any(DIVIDED.fullmatch(text) for text in lines[1 : line + 1])
    return Message("yaml.divided") if divided else Message("yaml.unknown")
