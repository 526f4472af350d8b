"""One Markdown file of the notice: its front matter and its sections, with the lines they stand on."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from .located_yaml import read_yaml
from .markup import Heading, Rendered, Renderer
from .problems import NoticeError, Problem, suggestion

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
SECTION_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
HEADING = re.compile(r"<h[1-6][^>]*>.*?</h[1-6]>", re.DOTALL)
LINK_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:.*", re.MULTILINE)
LIST_AND_QUOTE_MARKS = " \t>*+-#.0123456789"
# What an editor may say of a version: `## Title {#2018-07-24 .imported}`.
MARKS = ("imported", "minor", "draft")
MAX_CHARACTERS = 300_000
# The Markdown library's time grows with the square of these; no notice has so many.
MAX_BRACKETS = 2_000


@dataclass(frozen=True)
class Section:
    """A heading and the text up to the next heading of any level: `text` as written, `heading` and `html` as published."""

    id: str
    level: int
    title: str
    line: int
    text: str
    heading: str
    html: str
    marks: tuple[str, ...] = ()
    first_line: int = 0
    """Of `text`."""


@dataclass(frozen=True)
class Link:
    """A link as it is written, and the line it stands on."""

    href: str
    line: int


@dataclass(frozen=True)
class Document:
    """A page in one language. `page` is its language-neutral name ("index"); `file` as the editor knows it."""

    page: str
    language: str
    file: str
    title: str
    description: str
    sections: tuple[Section, ...]
    links: tuple[Link, ...] = ()

    def section(self, id: str) -> Section | None:
        return self._by_id.get(id)

    def section_above(self, id: str) -> str:
        """The id of the section that the section `id` is a part of."""
        place = self.ids.index(id)
        above = [section.id for section in self.sections[:place] if section.level < self.sections[place].level]
        return above[-1] if above else id

    def has_parts(self, section: Section) -> bool:
        """Whether a section of a deeper level follows directly."""
        after = self.sections[self.ids.index(section.id) + 1 :]
        return bool(after) and after[0].level > section.level

    @property
    def ids(self) -> list[str]:
        return list(self._by_id)

    @cached_property
    def _by_id(self) -> dict[str, Section]:
        return {section.id: section for section in self.sections}

    def problem(self, line: int, message: str) -> Problem:
        return Problem(self.file, line, message)


def parse_document(text: str, page: str, language: str, file: str, renderer: Renderer) -> Document:
    """Read one file. Raises NoticeError with everything that is wrong with it."""
    if len(text) > MAX_CHARACTERS:
        raise NoticeError([Problem(file, 1, f"is too long: at most {MAX_CHARACTERS} characters.")])
    description, body_start = _front_matter(text, file)
    body = text[body_start:]
    first_line = text.count("\n", 0, body_start) + 1
    if max(map(body.count, "[<*_`")) > MAX_BRACKETS:
        raise NoticeError([Problem(file, first_line, "has thousands of the same sign, such as [ or *; take them out.")])
    chunks = list(_chunks(body, first_line))
    problems = _start_problems(body, chunks, file, first_line)
    definitions = "\n".join(LINK_DEFINITION.findall(body))
    rendered = [renderer.render(f"{chunk}\n\n{definitions}" if definitions else chunk) for _, chunk in chunks]
    for (line, chunk), result in zip(chunks, rendered, strict=True):
        problems += [Problem(file, _line_of(chunk, needle, line), message) for needle, message in result.faults]
        problems += _stray_headings(chunk, line, result.headings, file)
    if problems:
        raise NoticeError(problems)
    headings = [(result.headings[0], line) for (line, _), result in zip(chunks, rendered, strict=True)]
    if problems := _heading_problems(headings, page, file):
        raise NoticeError(problems)
    sections = tuple(_section(line, chunk, result) for (line, chunk), result in zip(chunks, rendered, strict=True))
    links = tuple(
        Link(href, _line_of(chunk, href, line)) for (line, chunk), result in zip(chunks, rendered, strict=True) for href in result.links
    )
    return Document(page, language, file, sections[0].title, description, sections, links)


def _chunks(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """The body cut at its headings: the line of each and the Markdown up to the next."""
    lines = body.splitlines()
    starts = list(_written_headings(body, first_line))
    for start, end in pairwise([*starts, first_line + len(lines)]):
        yield start, "\n".join(lines[start - first_line : end - first_line])


def _section(line: int, chunk: str, rendered: Rendered) -> Section:
    heading = rendered.headings[0]
    below = chunk.partition("\n")[2]
    text = below.strip()
    first_line = line + 1 + below[: len(below) - len(below.lstrip())].count("\n")
    start = HEADING.match(rendered.html)
    end = start.end() if start else 0
    html = rendered.html[end:].strip()
    return Section(heading.id or "", heading.level, heading.title, line, text, rendered.html[:end], html, heading.marks, first_line)


def _front_matter(text: str, file: str) -> tuple[str, int]:
    match = FRONT_MATTER.match(text)
    if not match:
        if text.startswith("---"):
            raise NoticeError([Problem(file, 1, 'the block that starts with "---" is not closed; end it with a line "---".')])
        return "", 0
    data = read_yaml(match[1], file, first_line=2)
    if not isinstance(data.data, dict):
        raise NoticeError([data.problem((), 'is not of the form "description: …".')])
    problems = [
        data.problem((key,), f'"{key}" is not known at the top of a page. Known: description.')
        for key in data.data if key != "description"
    ]  # fmt: skip
    value: Any = data.data.get("description", "")
    if not isinstance(value, str):
        problems.append(data.problem(("description",), "description: one sentence is expected here, on one line."))
    if problems:
        raise NoticeError(problems)
    return value, match.end()


def _written_headings(body: str, first_line: int) -> Iterator[int]:
    """Lines of the headings written as `## Title`, outside fenced blocks."""
    fence = ""
    for number, line in enumerate(body.splitlines(), first_line):
        mark = FENCE.match(line)
        if mark and (not fence or mark[1].startswith(fence)):
            fence = "" if fence else mark[1]
        elif not fence and line.startswith("#"):
            yield number


def _start_problems(body: str, chunks: list[tuple[int, str]], file: str, first_line: int) -> list[Problem]:
    first_text = next((number for number, line in enumerate(body.splitlines(), first_line) if line.strip()), first_line)
    if not chunks or chunks[0][0] != first_text:
        return [Problem(file, first_text, 'a page begins with its title: "# Title {#id}".')]
    return []


def _stray_headings(chunk: str, line: int, headings: list[Heading], file: str) -> list[Problem]:
    """Every other heading in a section than its own is written in a way that hides it."""
    if len(headings) == 1:
        return []
    message = 'headings are written as "## Title {#id}" at the start of a line, not underlined, in lists, in quotes or in code.'
    titles = [heading.title for heading in headings[1:] if heading.title]
    texts = enumerate(chunk.splitlines()[1:], line + 1)
    found = (number for number, text in texts if text.lstrip(LIST_AND_QUOTE_MARKS).startswith(tuple(titles)))
    return [Problem(file, next(found, line), message)]


def _heading_problems(headings: list[tuple[Heading, int]], page: str, file: str) -> list[Problem]:
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
    known = MARKS if page == "history" and heading.level == 2 else ()
    for mark in heading.marks:
        if mark not in known:
            yield f'the mark ".{mark}" is not known here{suggestion(f".{mark}", [f".{name}" for name in known])}'


def _line_of(body: str, needle: str, first_line: int) -> int:
    """The line that holds `needle`; the first one if it is written in some other way."""
    for number, line in enumerate(body.splitlines(), first_line):
        if needle and needle.split("\n")[0] in line:
            return number
    return first_line
