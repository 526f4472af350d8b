"""Author mistakes as data: what somebody changed, and what the reading of the notice must say."""

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from in_the_ledger import noon
from notice.cache import BuildCache
from notice.problems import NoticeError, Problem
from notice.publication import Publication, read_publication
from projects import FIRST, site_reader
from quick_yaml import load_yaml

CASES = sorted(Path(__file__).with_name("mistakes").glob("*.yml"))
LANGUAGES = ("fi", "sv", "en")
TODAY = date(2026, 11, 24)


@dataclass(frozen=True)
class Mistake:
    """One case: `changes` to the files of a project, and the `problems` that are to be named."""

    name: str
    changes: list[dict[str, Any]]
    problems: list[dict[str, Any]]

    def make(self, project: Path) -> None:
        """Spoil the project."""
        for change in self.changes:
            _change(project / change["file"], change)

    def messages(self, project: Path) -> list[str]:
        """List the expected messages; call it on the spoilt project."""
        return [_message(project, problem) for problem in self.problems]


def read_case(path: Path) -> Mistake:
    """Read one file of `tests/mistakes/`."""
    data = load_yaml(path.read_text(encoding="utf-8"))
    return Mistake(path.stem, data["changes"], data["problems"])


def copy_docs(into: Path) -> Path:
    """Copy the first version of the notice as a draft for a test to spoil; give the folder it lies in."""
    shutil.copytree(FIRST, into / "docs", ignore=shutil.ignore_patterns("SHA256SUMS"))
    return into


def publication_of(docs: Path, today: date = TODAY) -> Publication:
    """Read everything in a folder `docs`, as it stands today."""
    reader = site_reader(*LANGUAGES)
    with TemporaryDirectory() as cache:
        return read_publication(docs, reader, noon(today), BuildCache(Path(cache), "tests"))


def messages_of(project: Path) -> list[str]:
    """Read the notice and list what is wrong with it, in English."""
    return [problem.text("en") for problem in problems_of(project)]


def problems_of(project: Path) -> tuple[Problem, ...]:
    """Read the notice and give what is wrong with it."""
    try:
        publication_of(project / "docs")
    except NoticeError as error:
        return error.problems
    return ()


def _change(path: Path, change: dict[str, Any]) -> None:
    if "gone" in change:
        path.unlink()
    elif "link_to" in change:
        path.unlink()
        path.symlink_to(change["link_to"])
    elif "find" in change:
        text = path.read_text(encoding="utf-8")
        assert text.count(change["find"]) == 1, f"{change['find']!r} stands {text.count(change['find'])} times in {path.name}"
        path.write_bytes(text.replace(change["find"], change["put"]).encode(change.get("encoding", "utf-8"), "replace"))
    else:
        before = path.read_text(encoding="utf-8") if "add" in change else ""
        path.parent.mkdir(exist_ok=True)
        path.write_text(before + (change.get("add") or change["text"]), encoding="utf-8")


def _message(project: Path, problem: dict[str, Any]) -> str:
    says = str(problem["says"])
    if "line" in problem:  # the message names another place
        other = problem["line"]
        says = says.replace("{line}", str(_line(project / other["file"], other["at"])))
    return f"{problem['file']}:{_line(project / problem['file'], problem.get('at'))}: {says}"


def _line(path: Path, at: str | None) -> int:
    if at is None:
        return 1
    lines = path.read_text(encoding="utf-8").splitlines()
    found = [number for number, line in enumerate(lines, 1) if at in line]
    assert len(found) == 1, f"{at!r} stands on the lines {found} of {path.name}"
    return found[0]
