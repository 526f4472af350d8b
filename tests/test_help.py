"""`make help` lists every command under its readers, with its variables, from the comments of the Makefile."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

import forked
from projects import ROOT

pytestmark = pytest.mark.slow

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
PHONY = next(line for line in MAKEFILE.splitlines() if line.startswith(".PHONY:")).split()[1:]
RECIPES = {target: recipe for target, recipe in re.findall(r"^([a-z-]+):.*\n((?:\t.*\n)*)", MAKEFILE, re.MULTILINE) if recipe}
READERS = ["Editors and legal, on their own machine", "Publishers", "Developers"]
# What recipes read that is not theirs to explain: the folders of this file, and what a recipe calls its own.
FIXED = {"BIN", "RULES", "MAKE", "COMPILE", "DIRECT", "MAKEFILE_LIST", "DEFAULT_GOAL", "FUZZ", "PYTHONPATH"}


@pytest.fixture(scope="module")
def listed(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What it prints in a folder in which nothing is installed yet."""
    folder = tmp_path_factory.mktemp("help")
    shutil.copy(ROOT / "Makefile", folder)
    done = subprocess.run(["make", "--no-print-directory", "help"], cwd=folder, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert [path.name for path in folder.iterdir()] == ["Makefile"]
    return done.stdout


@pytest.fixture(scope="module")
def commands(listed: str) -> dict[str, str]:
    """What it says of each target."""
    found = re.findall(r"^  make(?: ([a-z-]+))? {2,}(\S.*(?:\n {6}.*)*)", listed, re.MULTILINE)
    assert len(found) == len({name for name, _ in found})
    return {name or "site": said for name, said in found}


def test_each_command_is_listed_and_nothing_else(commands: dict[str, str]) -> None:
    assert sorted(commands) == sorted(PHONY)
    assert set(RECIPES) <= set(PHONY)


def test_commands_stand_under_their_readers(listed: str) -> None:
    assert re.findall(r"^\S.*$", listed, re.MULTILINE) == READERS
    groups = re.split(r"^\S.*$\n", listed, flags=re.MULTILINE)
    assert [name for name, group in zip(["", *READERS], groups, strict=True) if not group.strip()] == []
    assert re.findall(r"make (\w+)", groups[0]) == ["help"]


@pytest.mark.parametrize("target", RECIPES)
def test_variables_of_a_command_are_explained(commands: dict[str, str], target: str) -> None:
    read = set(re.findall(r"\$[({]([A-Z_]+)|\$\$\{?([A-Z_]+)", RECIPES[target]))
    names = {one or other for one, other in read} - FIXED
    assert names <= set(re.findall(r"^ +([A-Z_]+)=\S", commands[target], re.MULTILINE))


def test_what_may_be_typed_is_explained_somewhere(listed: str) -> None:
    typed = re.search(r"^TYPED := (.*)$", MAKEFILE, re.MULTILINE)
    assert typed
    told = set(re.findall(r"^ +([A-Z_]+)=\S+ +\S", listed, re.MULTILINE))
    assert {*typed[1].split(), "PDF", "DRAFTS", "SOURCE_DATE_EPOCH", "PYTHON", "DATE", "TITLE_EN"} <= told


def test_lines_fit_a_terminal(listed: str) -> None:
    assert [line for line in listed.splitlines() if len(line) > 100] == []


def test_make_alone_still_builds_the_site() -> None:
    done = subprocess.run(["make", "--dry-run", "--always-make"], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0
    assert "-m make_site\n" in done.stdout


@pytest.mark.parametrize("command", ["additions", "build_site", "check", "cookies", "make_site", "proofread", "review"])
def test_command_that_is_asked_what_it_does_says_so_and_does_nothing(tmp_path: Path, command: str) -> None:
    done = forked.run(command, "--help", folder=tmp_path, environment=os.environ)
    assert (done.returncode, done.stderr, [*tmp_path.iterdir()]) == (0, "", [])
    assert done.stdout.startswith(f"usage: {command} ")
