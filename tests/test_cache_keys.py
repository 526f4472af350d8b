"""Whatever is cached depends on the arguments it is made from and on the program, and on nothing else: then it is never out of date.

This is shown for everything that a whole notice asks the cache for, also for what will be cached one day: no list names it.
"""

import os
import re
import sys
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import pytest

import notice
from caching import Watch, watched
from conftest import TODAY
from everything import CACHE, everything
from guide_text import PAGES
from notice.cache import UNKEYED, Fingerprints
from notice.reading import Notice, Reader
from projects import BOOKSHOP, make_project
from test_nothing_stale import begin_draft, edit, on

PROGRAM = [Path(folder).resolve() for folder in (*notice.__path__, sys.prefix, sys.base_prefix)]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bookshop with a draft of its seventh version, before anything is made of it."""
    project = make_project(tmp_path_factory.mktemp("cache") / "project", BOOKSHOP)
    with pytest.MonkeyPatch.context() as monkeypatch:
        begin_draft(project, monkeypatch)
        edit("docs/index.fi.md", r"^([A-ZÄÖ].*)\.$", r"\1, '3' päivässä.")(project, monkeypatch)
        edit("docs/history.fi.md", r"^We say more", "We say [more](index.md)")(project, monkeypatch)
    return project


@pytest.fixture(scope="module")
def built(project: Path) -> Iterator[tuple[Watch, list[str]]]:
    """All that the first build asked the cache for, and what it looked at meanwhile beside the arguments: files and the environment."""
    with pytest.MonkeyPatch.context() as monkeypatch:
        on(TODAY)(project, monkeypatch)
        watch = watched(monkeypatch)
        looked = looked_at(watch, monkeypatch)
        everything(project)
        yield watch, list(looked)


def looked_at(watch: Watch, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Files that are opened and variables of the environment that are read, from now on, while something is made for the cache."""
    found: list[str] = []
    variables = type(os.environ)
    get = variables.__getitem__

    def opened(event: str, arguments: tuple[Any, ...]) -> None:
        if watch.making and event in ("open", "os.listdir", "os.scandir"):
            found.append(str(arguments[0]))

    def asked(self: Any, name: str) -> str:
        if watch.making:
            found.append(f"${name}")
        return str(get(self, name))

    sys.addaudithook(opened)
    monkeypatch.setattr(variables, "__getitem__", asked)
    return found


def things_in(value: object) -> Iterator[object]:
    """Every thing made of fields that a value holds, itself included."""
    if is_dataclass(value):
        yield value
        value = [getattr(value, field.name) for field in fields(value)]
    for inner in value.values() if isinstance(value, Mapping) else value if isinstance(value, tuple | list) else ():
        yield from things_in(inner)


def test_what_is_cached_is_made_by_functions_of_modules(built: tuple[Watch, list[str]]) -> None:
    """A function within another, or of an object, could know more than its arguments."""
    for one in built[0].asked:
        assert getattr(sys.modules[one.make.__module__], one.make.__qualname__) is one.make


def test_what_is_cached_looks_at_nothing_but_its_arguments_and_the_program(project: Path, built: tuple[Watch, list[str]]) -> None:
    assert built[0].made
    strange = {name for name in built[1] if not any(Path(name).resolve().is_relative_to(folder) for folder in PROGRAM)}
    assert {name for name in strange if not name.startswith((str(project / CACHE), "$PYDANTIC_"))} == set()


def test_every_field_of_what_it_is_made_of_is_in_the_key(built: tuple[Watch, list[str]]) -> None:
    """But for those that say why not; what proves that stands beside each."""
    examples = {type(thing): thing for one in built[0].asked for thing in things_in((*one.inputs, one.named))}
    left_out = set()
    for kind, thing in examples.items():
        for field in fields(thing):  # type: ignore[arg-type]
            changed = copy(thing)
            object.__setattr__(changed, field.name, "another")
            if Fingerprints().of(changed) == Fingerprints().of(thing):
                assert field.metadata[UNKEYED]
                left_out.add(f"{kind.__name__}.{field.name}")
    assert left_out == {
        "WrittenLink.line", "Section.first_line", "Section.line",  # test_nothing_stale.py: more lines above a section
        "Version.read", "Version.contents",  # test_states.py: what a version reads is in its hashes, test_acts_by_hand.py: its files too
        "Templates.environment", "Templates._made",  # test_cache.py: a template is compiled
        "Document.problems", "Document.is_open",  # test_mistakes.py: nothing is made of a text with mistakes
    }  # fmt: skip


def test_the_guide_names_what_is_cached(built: tuple[Watch, list[str]]) -> None:
    listed = set(re.findall(r"^\| `([\w.]+)` \|", PAGES["develop/cache"], re.MULTILINE))
    made_elsewhere = {
        "pages.ended.ended_page", "pages.rights_page._gone_pages", "assets.budgets._own", "output.proofreading._written",
        "pages.pdf_document.pdf_document", "pdf._made",
    }  # fmt: skip
    assert listed == {name.removeprefix("notice.") for name in built[0].names()} | made_elsewhere


def test_second_build_makes_nothing(project: Path, built: tuple[Watch, list[str]], monkeypatch: pytest.MonkeyPatch) -> None:
    on(TODAY)(project, monkeypatch)
    asked, made = built[0].names(), set(built[0].made)
    watch = watched(monkeypatch)
    everything(project)
    assert watch.made == []
    assert made <= asked


def test_build_after_a_build_reads_only_versions_that_apply_or_will(
    project: Path, built: tuple[Watch, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """All others are known from what was kept: a notice with fifty versions is built as fast as one with two."""
    on(TODAY)(project, monkeypatch)
    read: list[str] = []
    notice_of = Reader.notice

    def noted(self: Reader, files: Mapping[str, bytes], folder: str) -> Notice:
        read.append(Path(folder).name)
        return notice_of(self, files, folder)

    monkeypatch.setattr(Reader, "notice", noted)
    everything(project)
    assert built[0].made
    assert read == ["2023-03-01", "2099-01-31"]
