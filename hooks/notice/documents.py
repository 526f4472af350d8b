"""A document is one Markdown file of the notice: its front matter and its sections, with the lines they stand on."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import Any

from .cache import UNKEYED
from .headings import ToldHeading, read_headings, start_problems, stray_headings, written_headings
from .link_places import lines_of_links, lines_with
from .located_yaml import read_yaml
from .markup import Found, Rendered, Renderer, former_ids, is_allowed
from .messages import Message
from .problems import NoticeError, Problem
from .size_limits import refuse_endless

FRONT_MATTER = re.compile(r"\A---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"<h[1-6][^>]*>.*?</h[1-6]>", re.DOTALL)
# Editors are told of lines, readers never are.
LINE = {UNKEYED: "no page names a line"}
# What Markdown takes for the address of a link, which stands nowhere in the text: "[terms]: https://example.org 'Terms'".
LINK_DEFINITION = re.compile(r"""^ {0,3}\[[^\[\]\n]+\]: *\S+ *(?:"[^\n]*" *|'[^\n]*' *|\([^\n]*\) *)?$""", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """A section is a heading and the text up to the next heading of any level.

    `text` is as written, `heading` and `html` are as published; `line` is that of the heading. `marks` are what an
    editor says of a version, such as "minor", or of a section: "was-keep" where its id was "keep".
    """

    id: str
    level: int
    title: str
    line: int = field(metadata=LINE)
    text: str
    heading: str
    html: str
    marks: tuple[str, ...] = ()
    first_line: int = field(default=0, metadata=LINE)
    """The text begins on this line; it is 0 where a section was not read from a file."""
    because: str = ""
    """Why its heading says what it says of a version, as the editor tells."""
    only: tuple[str, ...] = ()
    """The languages, or sections of a language, that alone are touched by a version, as the editor says."""
    old_id: str | None = None
    """The id that it has in its own version, where it is compared with a newer one under that of today."""


    @property
    def former_ids(self) -> tuple[str, ...]:
        """Return the ids that its heading declares to have had."""
        return former_ids(self.marks)


@dataclass(frozen=True)
class WrittenLink:
    """A link is held as it is written, with the line it stands on."""

    href: str
    line: int = field(metadata=LINE)


@dataclass(frozen=True)
class Outline:
    """An outline has the headings of a page in their order: the id, the level and the title of each."""

    headings: tuple[tuple[str, int, str], ...]

    @property
    def shape(self) -> list[tuple[str, int]]:
        """Return the ids and levels without the titles: what is where."""
        return [(id, level) for id, level, _ in self.headings]

    @property
    def ids(self) -> list[str]:
        """Return the ids of the sections in their order."""
        return [id for id, _, _ in self.headings]

    def title(self, id: str) -> str:
        """Return the title of a section, or its id where the page has no such section."""
        return next((title for own, _, title in self.headings if own == id), id)

    def level(self, id: str) -> int:
        """Return the level of a section, 2 where the page has no such section."""
        return next((level for own, level, _ in self.headings if own == id), 2)

    def above(self, id: str) -> str:
        """Return the id of the section that a section is a part of, or `id` itself where there is none or the page has no such section."""
        return self._above.get(id, id)

    @cached_property
    def _above(self) -> dict[str, str]:
        """Return by the id of each section the one above it: the last before it that is of a higher level."""
        found: dict[str, str] = {}
        for place, (id, own, _) in enumerate(self.headings):
            found[id] = next((above for above, level, _ in reversed(self.headings[:place]) if level < own), id)
        return found


@dataclass(frozen=True)
class Document:
    """A document is a page in one language.

    `page` is its language-neutral name ("index"); `file` is its path as the editor knows it.
    """

    page: str
    language: str
    file: str
    title: str
    description: str
    sections: tuple[Section, ...]
    links: tuple[WrittenLink, ...] = ()
    problems: tuple[Problem, ...] = field(default=(), metadata={UNKEYED: "no page is made of a text with mistakes"})
    """What is wrong with it. The rest is as if everything were written as they say."""
    is_open: bool = field(default=False, metadata={UNKEYED: "no page is made of a text with mistakes"})
    """Whether they leave open which sections it is to have; it has none then."""

    def section(self, id: str) -> Section | None:
        """Return the section with an id, or None if there is none."""
        return self._by_id.get(id)

    def has_parts(self, section: Section) -> bool:
        """Say whether a section of a deeper level follows directly."""
        after = self.sections[self.ids.index(section.id) + 1 :]
        return bool(after) and after[0].level > section.level

    @property
    def ids(self) -> list[str]:
        """Return the ids of the sections in their order."""
        return list(self._by_id)

    @cached_property
    def outline(self) -> Outline:
        """Return the headings alone."""
        return Outline(tuple((section.id, section.level, section.title) for section in self.sections))

    @cached_property
    def _by_id(self) -> dict[str, Section]:
        return {section.id: section for section in self.sections}

    def problem(self, line: int, message: Message) -> Problem:
        """Return a problem on a line of this file."""
        return Problem(self.file, line, message)


def parse_document(text: str, page: str, language: str, file: str, renderer: Renderer, published: bool = False) -> Document:
    """Read one file. Raise NoticeError with everything that is wrong with it.

    What is `published` is shown as it is, also if words of it deceive.
    """
    document = read_document(text, page, language, file, renderer, published)
    if document.problems:
        raise NoticeError(document.problems)
    return document


def read_document(text: str, page: str, language: str, file: str, renderer: Renderer, published: bool = False) -> Document:
    """Read one file, with everything that is wrong with it. Raise NoticeError if it cannot be read at all.

    What is `published` is shown as it is, also if words of it deceive.
    """
    refuse_endless(text, file)
    description, problems = _front_matter(text, file)
    body, first_line = body_of(text)
    chunks = list(_chunks(body, first_line))
    problems += start_problems(body, chunks, file, first_line)
    rendered = [result for _, _, result in rendered_parts(text, renderer)]
    linked: dict[int, list[int]] = {}
    for (line, chunk), result in zip(chunks, rendered, strict=True):
        faults = result.faults if published else [*result.faults, *result.deceptions]
        linked[line] = _lines_of_links(chunk, result, body, line)
        problems += [Problem(file, place, message) for place, message in _placed(faults, chunk, line, linked[line])]
        problems += stray_headings(chunk, line, result.headings, file)
    headed = [(line, chunk, result) for (line, chunk), result in zip(chunks, rendered, strict=True) if result.headings]
    told, found = read_headings([(result.headings[0], line) for line, _, result in headed], page, file)
    sections = tuple(_section(line, chunk, result, one) for (line, chunk, result), one in zip(headed, told, strict=True))
    is_open = any(one.id is None for one in told) or any(len(result.headings) > 1 for result in rendered)
    sections = () if is_open else sections
    leading = [one for line, _, result in headed for one in zip(result.links, linked[line], strict=True)]
    links = tuple(WrittenLink(href, line) for href, line in leading if is_allowed(href))
    title = sections[0].title if sections else ""
    return Document(page, language, file, title, description, sections, links, (*problems, *found), is_open)


def body_of(text: str) -> tuple[str, int]:
    """Return what stands below the front matter of a page, and the line it begins on."""
    match = FRONT_MATTER.match(text)
    start = match.end() if match else 0
    return text[start:], text.count("\n", 0, start) + 1


def with_definitions(part: str, body: str) -> str:
    """Return a part of a body with the addresses of links that stand elsewhere in it."""
    definitions = _definitions_in(body)
    return f"{part}\n\n{definitions}" if definitions else part


@lru_cache(maxsize=4)  # a body is asked once for each of its parts
def _definitions_in(body: str) -> str:
    return "\n".join(match[0] for match in LINK_DEFINITION.finditer(body))


def rendered_parts(text: str, renderer: Renderer) -> list[tuple[int, str, Rendered]]:
    """Return the sections of a page as they are written: the line of each, its Markdown, and what that becomes."""
    body, first_line = body_of(text)
    return [(line, chunk, renderer.render(with_definitions(chunk, body))) for line, chunk in _chunks(body, first_line)]


def _chunks(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield the body cut at its headings: the line of each and the Markdown up to the next."""
    lines = body.splitlines()
    starts = list(written_headings(body, first_line))
    for start, end in pairwise([*starts, first_line + len(lines)]):
        yield start, "\n".join(lines[start - first_line : end - first_line])


def _section(line: int, chunk: str, rendered: Rendered, told: ToldHeading) -> Section:
    heading = rendered.headings[0]
    below = chunk.partition("\n")[2]
    text = below.strip()
    first_line = line + 1 + below[: len(below) - len(below.lstrip())].count("\n")
    start = HEADING.match(rendered.html)
    end = start.end() if start else 0
    html = rendered.html[end:].strip()
    shown = rendered.html[:end]
    id, marks = told.id or "", heading.marks
    return Section(id, told.level, heading.title, line, text, shown, html, marks, first_line, heading.because, heading.only)


def _front_matter(text: str, file: str) -> tuple[str, list[Problem]]:
    """Return the description of a page, and what is wrong above its text. Raise NoticeError if it cannot be told where that begins."""
    match = FRONT_MATTER.match(text)
    if not match:
        if text.startswith("---"):
            raise NoticeError([Problem(file, 1, Message("head.not-closed"))])
        return "", []
    try:
        data = read_yaml(match[1], file, first_line=2)
    except NoticeError as error:
        return "", list(error.problems)
    if not isinstance(data.data, dict):
        return "", [data.problem((), Message("head.no-names"))]
    problems = [
        data.problem((key,), Message("head.unknown", name=key))
        for key in data.data if key != "description"
    ]  # fmt: skip
    value: Any = data.data.get("description", "")
    if not isinstance(value, str):
        return "", [*problems, data.problem(("description",), Message("head.no-sentence"))]
    return value, problems


def _placed(faults: Sequence[Found], body: str, first_line: int, linked: Sequence[int]) -> Iterator[tuple[int, Message]]:
    """Yield the line of each fault: what stands several times in a text is told where each of them stands.

    `linked` are the lines of its links.
    """
    before: Counter[Found] = Counter()
    for where, message in faults:
        if isinstance(where, int):
            yield linked[where], message
            continue
        places = [first_line + number for number in lines_with(body.splitlines(), where)] or [first_line]
        yield places[min(before[where, message], len(places) - 1)], message
        before[where, message] += 1


def _lines_of_links(chunk: str, result: Rendered, body: str, first_line: int) -> list[int]:
    """Return the line of each link of a section."""
    found = lines_of_links(chunk, result.links, body)
    return [first_line + (number or 0) for number in found]
