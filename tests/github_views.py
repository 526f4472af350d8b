"""Snippets of Markdown as data, and what becomes of one in a draft: what readers see of it, or what its writer is told."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from notice.characters import deceptive_characters
from notice.documents import parse_document
from notice.github_view.shown_blocks import ShownBlock, github_tree, shown_blocks, tree_of
from notice.problems import NoticeError, Problem
from notice.shown_as_written import nothing_published, shown_otherwise
from projects import site_renderer
from quick_yaml import load_yaml

FOLDER = Path(__file__).with_name("snippets")
BEFORE, AFTER = "# Title {#title}\n\n## Section {#section}\n\n", "\n\n## Next {#next}\n\nEnd.\n"
FIRST_LINE = BEFORE.count("\n") + 1


@dataclass(frozen=True)
class Snippet:
    """`given` is one entry of `tests/snippets/`, which a program or its users write so."""

    origin: str
    given: dict[str, Any]

    @property
    def name(self) -> str:
        """Say what is tried."""
        return f"{self.origin}: {self.given['what']}"


def snippets() -> Iterator[Snippet]:
    """Yield every snippet."""
    for path in sorted(FOLDER.glob("*.yml")):
        for given in load_yaml(path.read_text(encoding="utf-8")):
            yield Snippet(path.stem, given)


@dataclass(frozen=True)
class View:
    """What becomes of a snippet: what is `shown` of it, block by block, and the `words`; or what is wrong, and nothing is shown."""

    shown: list[str]
    words: list[str]
    problems: tuple[Problem, ...] = ()

    @property
    def told(self) -> dict[int, str]:
        """Say what is wrong with each line of the snippet, in English."""
        return {problem.line - FIRST_LINE + 1: problem.message.text("en") for problem in self.problems}

    @property
    def instead(self) -> list[str]:
        """Give each text that is to be written instead."""
        found = [one for problem in self.problems for one in _values(problem.message)]
        return ["\n".join(lines) for lines in found]


INSTEAD = ("shown.write", "shown.bullets", "shown.run-together", "shown.indented", "shown.table")


def _values(message: Any) -> Iterator[tuple[str, ...]]:
    for value in message.values.values():
        if isinstance(value, tuple) and message.id in INSTEAD:
            yield value
        elif hasattr(value, "values"):
            yield from _values(value)


def view_of(text: str) -> View:
    """Read a draft with a snippet in one of its sections."""
    renderer = site_renderer()
    files = {"index.en.md": f"{BEFORE}{text}{AFTER}".encode()}
    try:
        document = parse_document(files["index.en.md"].decode(), "index", "en", "docs/index.en.md", renderer)
    except NoticeError as error:
        return View([], [], error.problems)
    deceptive = tuple(deceptive_characters(files["index.en.md"].decode(), "docs/index.en.md"))
    problems = deceptive or tuple(shown_otherwise(files, "docs", renderer, nothing_published))
    section = document.section("section")
    html = section.html if section and not problems else ""
    return View([_line(block) for block in shown_blocks(tree_of(html))], str(tree_of(html).text_content()).split(), problems)


def _line(block: ShownBlock) -> str:
    """Write a block as a line, such as "1. • inner"; cells of a table and the like with what they are."""
    kind = [] if block.kind == "paragraph" else [f"<{' '.join(block.kind.split())}>"]
    return " ".join([*block.within, *kind, block.text.replace("\n", " ⏎ ")]).strip()


def read_by_github(text: str) -> list[str]:
    """Write a text as `View.shown` does, of what GitHub makes of it alone."""
    return [_line(block) for block in shown_blocks(github_tree(text))]
