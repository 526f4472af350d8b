"""A draft is shown on the page as its writers see it on GitHub, or the line is told; nothing is changed in silence."""
from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from pydantic import TypeAdapter

from .cache import cached_or_make
from .docs_folder import text_of
from .documents import FRONT_MATTER, body_of, rendered_parts, with_definitions
from .github_view.two_views import ShownSection, Told, differences, rewritings
from .located_yaml import LocatedYaml, Path, read_yaml
from .markup import Renderer
from .messages import Message
from .problems import Problem

OPENING, CLOSING = "“”„«»‟", "“”«»"
TOLD = TypeAdapter(list[Told])
Published = Callable[[str], Iterable[bytes]]
"""Gives what a file, such as "index.fi.md", held each time it was published."""


def nothing_published(_name: str) -> Iterable[bytes]:
    """Give nothing: no text was published before."""
    return ()


def shown_otherwise(files: Mapping[str, bytes], folder: str, renderer: Renderer, published: Published) -> Iterator[Problem]:
    """Yield the lines from which the pages of a draft would not show what GitHub shows, with what to write.

    A section that was `published` word for word is left alone: it is rendered for ever as on its day.
    """
    for name in sorted(name for name in files if name.endswith(".md")):
        text = text_of(files[name])
        yield from _curly_description(text, f"{folder}/{name}")
        told = TOLD.validate_python(cached_or_make(renderer.cache, _told, renderer, text))
        known = _sections(published(name), renderer) if told else set()
        for line, message in told:
            if _section_at(line, text, renderer) not in known:
                yield Problem(f"{folder}/{name}", line, message)


def _curly_description(text: str, file: str) -> Iterator[Problem]:
    front = FRONT_MATTER.match(text)
    if front and not front[1].isascii():
        yield from curly_values(read_yaml(front[1], file, first_line=2))


def rewritten_passages(text: str, renderer: Renderer) -> list[tuple[int, int, tuple[str, ...]]]:
    """Return the first and the last line of passages that a page would not show as GitHub does, and what to write instead."""
    body, first_line = body_of(text)
    found = rewritings(body, _sections_of(text, renderer), partial(_rendered, renderer, body))
    return [(first + first_line - 1, last + first_line - 1, lines) for first, last, lines in found]


def _told(renderer: Renderer, text: str) -> Any:
    body, first_line = body_of(text)
    found = differences(body, _sections_of(text, renderer), partial(_rendered, renderer, body))
    return TOLD.dump_python([(line + first_line - 1, message) for line, message in found], mode="json")


def _rendered(renderer: Renderer, body: str, passage: str) -> str:
    return renderer.render(with_definitions(passage, body)).html


def _sections_of(text: str, renderer: Renderer) -> list[ShownSection]:
    body, first_line = body_of(text)
    parts = rendered_parts(text, renderer)
    ends = [*(line for line, _, _ in parts[1:]), first_line + body.count("\n") + 1][: len(parts)]  # a page may have no heading at all
    return [ShownSection(line - first_line + 1, end - first_line + 1, part.html) for (line, _, part), end in zip(parts, ends, strict=True)]


def _sections(contents: Iterable[bytes], renderer: Renderer) -> set[str]:
    return {chunk.strip() for content in set(contents) for _, chunk, _ in rendered_parts(text_of(content), renderer)}


def _section_at(line: int, text: str, renderer: Renderer) -> str:
    above = [chunk for first, chunk, _ in rendered_parts(text, renderer) if first <= line]
    return above[-1].strip() if above else ""


def curly_values(written: LocatedYaml) -> Iterator[Problem]:
    """Yield facts that stand in quotation marks of a word processor: YAML takes these for a part of the text."""
    for path, text in _texts(written.data, ()):
        if len(text) > 1 and text[0] in OPENING and text[-1] in CLOSING:
            yield written.problem(path, Message("shown.quotation-marks", name=".".join(map(str, path)), text=text[1:-1]))


def _texts(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    for key, inner in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from _texts(inner, (*path, key))
