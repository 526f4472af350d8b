"""A file of YAML with mistakes is read as far as it can be: a line that cannot be read hides nothing but its own value.

Such a line is read as if its value stood in quotation marks. What is read of it is doubtful, and nothing is made of it.
"""
from __future__ import annotations

import json
import re
from dataclasses import replace

from .located_yaml import LocatedYaml, read_yaml
from .problems import NoticeError, Problem

MOST_LINES = 20  # that are passed over
MAX_CHARACTERS = 100_000  # of a file that is read so often
NAMED = re.compile(r"([ ]*(?:- +)*[\w-]+):[ ]*(.*)")
ITEM = re.compile(r"([ ]*(?:- +)+)(.*)")


def read_yaml_despite(text: str, file: str) -> tuple[LocatedYaml | None, list[Problem]]:
    """Return what can be read of a file, and what is wrong with its YAML; None where nothing can be."""
    problems: list[Problem] = []
    lines, passed = text.split("\n"), set[int]()
    while True:
        try:
            found = read_yaml("\n".join(lines), file)
        except NoticeError as error:
            new = [problem for problem in error.problems if problem.line not in passed]
            problems += new
            passed |= {problem.line for problem in new}
            if not new or len(text) > MAX_CHARACTERS or len(passed) > MOST_LINES or not all(_pass(lines, one.line - 1) for one in new):
                return None, problems
        else:
            return replace(found, wrong=frozenset(path for path, line in found.lines.items() if path and line in passed)), problems


def _pass(lines: list[str], number: int) -> bool:
    """Write a line so that it can be read, if nothing hangs on it; say whether that was possible."""
    line = lines[number].replace("\t", "  ").replace("\u00a0", " ")
    written = NAMED.fullmatch(line) or ITEM.fullmatch(line)
    if written is None or _has_lines_below(lines, number):
        return False
    sign = ": " if written.re is NAMED else ""
    lines[number] = f"{written[1]}{sign}{json.dumps(written[2], ensure_ascii=False)}"
    return True


def _has_lines_below(lines: list[str], number: int) -> bool:
    """Say whether the next line that says something begins further to the right."""
    own = len(lines[number]) - len(lines[number].lstrip())
    below = next((line for line in lines[number + 1 :] if line.strip() and not line.lstrip().startswith("#")), "")
    return len(below) - len(below.lstrip()) > own
