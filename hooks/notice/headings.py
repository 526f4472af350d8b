"""The headings of a page are written in one way; what is wrong with them is found here."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .markup import Heading
from .page_names import HISTORY
from .problems import Problem, suggestion

FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
SECTION_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LIST_AND_QUOTE_MARKS = " \t>*+-#.0123456789"
# What an editor may say of a version: `## Title {#2018-07-24 .imported}`.
MARKS = ("imported", "minor", "draft")


def written_headings(body: str, first_line: int) -> Iterator[int]:
    r"""Yield the lines of the headings written as `## Title`, outside fenced blocks.

    >>> list(written_headings("# Title {#top}\n\nText.\n\n## Part {#part}", 1))
    [1, 5]
    """
    fence = ""
    for number, line in enumerate(body.splitlines(), first_line):
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and line.startswith("#"):
            yield number


def start_problems(body: str, chunks: list[tuple[int, str]], file: str, first_line: int) -> list[Problem]:
    """Find a page that does not begin with its title.

    `chunks` are its sections with their lines, `first_line` is that of its body.
    """
    first_text = next((number for number, line in enumerate(body.splitlines(), first_line) if line.strip()), first_line)
    if not chunks or chunks[0][0] != first_text:
        return [Problem(file, first_text, 'a page begins with its title: "# Title {#id}".')]
    return []


def stray_headings(chunk: str, line: int, headings: list[Heading], file: str) -> list[Problem]:
    """Find every other heading in a section than its own: it is written in a way that hides it."""
    if len(headings) == 1:
        return []
    message = 'headings are written as "## Title {#id}" at the start of a line, not underlined, in lists, in quotes or in code.'
    titles = [heading.title for heading in headings[1:] if heading.title]
    texts = enumerate(chunk.splitlines()[1:], line + 1)
    found = (number for number, text in texts if text.lstrip(LIST_AND_QUOTE_MARKS).startswith(tuple(titles)))
    return [Problem(file, next(found, line), message)]


def heading_problems(headings: list[tuple[Heading, int]], page: str, file: str) -> list[Problem]:
    """Find what is wrong with titles, ids, levels and marks.

    `headings` are those of a page with their lines, at least one.
    """
    titles = [line for heading, line in headings if heading.level == 1]
    if headings[0][0].level != 1:
        return [Problem(file, headings[0][1], 'a page begins with its title: "# Title {#id}".')]
    if len(titles) > 1:
        return [Problem(file, titles[1], 'a page has only one title "# …"; write "## …" here.')]
    problems, seen, level = [], dict[str, int](), 1
    for heading, line in headings:
        problems += [Problem(file, line, message) for message in _faults_of(heading, page, level, seen)]
        seen.setdefault(heading.id or "", line)
        level = heading.level
    return problems


def _faults_of(heading: Heading, page: str, level: int, seen: Mapping[str, int]) -> Iterator[str]:
    if not heading.id or not SECTION_ID.fullmatch(heading.id):
        yield f'the heading "{heading.title}" needs an id of small letters, digits and hyphens: "## {heading.title} {{#an-id}}".'
    elif heading.id == "content":
        yield 'the id "content" is that of the whole text; choose another one.'
    elif heading.id in seen:
        yield f'the id "{heading.id}" stands already on line {seen[heading.id]}; give this section its own.'
    if heading.level > level + 1:
        yield f'the heading "{heading.title}" skips a level; write {"#" * (level + 1)}.'
    known = MARKS if page == HISTORY and heading.level == 2 else ()
    for mark in heading.marks:
        if mark not in known:
            yield f'the mark ".{mark}" is not known here{suggestion(f".{mark}", [f".{name}" for name in known])}'
