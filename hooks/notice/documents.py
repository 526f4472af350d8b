"""One Markdown file of the notice: its front matter and its sections, with the lines they stand on."""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .located_yaml import read_yaml
from .markup import Heading, Renderer
from .problems import NoticeError, Problem

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
SECTION_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
LIST_AND_QUOTE_MARKS = " \t>*+-#.0123456789"
MAX_CHARACTERS = 300_000
# The Markdown library's time grows with the square of these; no notice has so many.
MAX_BRACKETS = 2_000


@dataclass(frozen=True)
class Section:
    """A heading and the text up to the next heading of any level."""

    id: str
    level: int
    title: str
    line: int
    text: str


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
        return next((section for section in self.sections if section.id == id), None)

    def section_above(self, id: str) -> str:
        """The id of the section that the section `id` is a part of."""
        place = self.ids.index(id)
        above = [section.id for section in self.sections[:place] if section.level < self.sections[place].level]
        return above[-1] if above else id

    @property
    def ids(self) -> list[str]:
        return [section.id for section in self.sections]

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
    rendered = renderer.render(body)
    problems = [Problem(file, _line_of(body, needle, first_line), message) for needle, message in rendered.faults]
    written = list(_written_headings(body, first_line))
    problems += _heading_problems(written, rendered.headings, body, file, first_line)
    if problems:
        raise NoticeError(problems)
    sections = tuple(_sections(rendered.headings, written, body, first_line))
    links = tuple(Link(href, _line_of(body, href, first_line)) for href in rendered.links)
    return Document(page, language, file, sections[0].title, description, sections, links)


def _sections(headings: list[Heading], written: list[int], body: str, first_line: int) -> Iterator[Section]:
    """Each heading with its own text; `written` has the lines of the headings."""
    lines = body.splitlines()
    ends = [*(line - 1 for line in written[1:]), first_line + len(lines)]
    for heading, line, end in zip(headings, written, ends, strict=True):
        own = "\n".join(lines[line - first_line + 1 : end - first_line + 1]).strip()
        yield Section(heading.id or "", heading.level, heading.title, line, own)


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


def _heading_problems(written: list[int], headings: list[Heading], body: str, file: str, first_line: int) -> list[Problem]:
    first_text = next((number for number, line in enumerate(body.splitlines(), first_line) if line.strip()), first_line)
    if len(written) != len(headings):
        message = 'headings are written as "## Title {#id}" at the start of a line, not underlined, in lists, in quotes or in code.'
        return [Problem(file, _stray_line(written, headings, body, first_line), message)]
    titles = [line for heading, line in zip(headings, written, strict=True) if heading.level == 1]
    if not titles or written[0] != first_text or titles[0] != first_text:
        return [Problem(file, first_text, 'a page begins with its title: "# Title {#id}".')]
    if len(titles) > 1:
        return [Problem(file, titles[1], 'a page has only one title "# …"; write "## …" here.')]
    problems, seen, level = [], dict[str, int](), 1
    for heading, line in zip(headings, written, strict=True):
        if not heading.id or not SECTION_ID.fullmatch(heading.id):
            message = f'the heading "{heading.title}" needs an id of small letters, digits and hyphens: "## {heading.title} {{#an-id}}".'
            problems.append(Problem(file, line, message))
        elif heading.id == "content":
            problems.append(Problem(file, line, 'the id "content" is that of the whole text; choose another one.'))
        elif heading.id in seen:
            message = f'the id "{heading.id}" stands already on line {seen[heading.id]}; give this section its own.'
            problems.append(Problem(file, line, message))
        if heading.level > level + 1:
            problems.append(Problem(file, line, f'the heading "{heading.title}" skips a level; write {"#" * (level + 1)}.'))
        if heading.id:
            seen.setdefault(heading.id, line)
        level = heading.level
    return problems


def _stray_line(written: list[int], headings: list[Heading], body: str, first_line: int) -> int:
    """The first line that becomes a heading without being written as one."""
    for number, line in enumerate(body.splitlines(), first_line):
        text = line.lstrip(LIST_AND_QUOTE_MARKS)
        if number not in written and any(heading.title and text.startswith(heading.title) for heading in headings):
            return number
    return first_line


def _line_of(body: str, needle: str, first_line: int) -> int:
    """The line that holds `needle`; the first one if it is written in some other way."""
    for number, line in enumerate(body.splitlines(), first_line):
        if needle and needle.split("\n")[0] in line:
            return number
    return first_line
