"""The page of the guide on folders is true: every folder and module has its part, and each part imports what its row names."""

import re
from functools import cache
from pathlib import Path

import pytest

from guide_text import PAGES
from import_graph import HOOKS, imported, modules
from projects import ROOT, program_settings

PAGE = PAGES["develop/folders"]
MADE = {"__pycache__", "node_modules"}


def rows(header: str) -> list[list[str]]:
    """Give the cells of the table below a header, row by row."""
    lines = PAGE[PAGE.index(header) :].split("\n\n")[0].split("\n")[2:]
    return [[cell.strip() for cell in line.strip("| ").split(" | ")] for line in lines]


def parts_in(cell: str) -> set[str]:
    """Give the parts that a cell names, which stand in italics."""
    return set(re.findall(r"\*([^*]+)\*", cell))


FOLDERS = {part.strip("*"): (where.strip("`"), cell) for part, where, _, cell in rows("| Part | Where |")}
GROUPS = {part.strip("*"): set(re.findall(r"`(\w+)\.py`", cell)) for part, cell in rows("| Part | Modules |")}


@cache
def part_of(module: str) -> str:
    """Give the part that a module belongs to: the group that names it, or that of the nearest folder."""
    path = modules()[module]
    if path.parent == HOOKS / "notice":
        return next((part for part, names in GROUPS.items() if path.stem in names), "?")
    places = [path.parent, *path.parents]
    found = {ROOT / where: part for part, (where, _) in FOLDERS.items()}
    return next(found[place] for place in places if place in found)


def test_every_folder_has_its_row() -> None:
    folders = {where for where, _ in FOLDERS.values() if where.endswith("/")}
    assert folders == {f"{path.relative_to(ROOT).as_posix()}/" for top in ("hooks", "overrides", "tests") for path in _folders(ROOT / top)}
    assert len(folders) == len([where for where, _ in FOLDERS.values() if where.endswith("/")])


def test_every_module_of_the_notice_has_its_group_and_no_other() -> None:
    named = sorted(name for names in GROUPS.values() for name in names)
    assert named == sorted(path.stem for path in (HOOKS / "notice").glob("*.py") if path.stem != "__init__")
    assert set(GROUPS) == {part for part, (where, _) in FOLDERS.items() if not where.endswith("/")}


@pytest.mark.parametrize("part", [part for part, (_, cell) in FOLDERS.items() if cell not in ("all", "–")])
def test_part_imports_what_its_row_names_and_nothing_else(part: str) -> None:
    own = [module for module in modules() if module != "notice" and part_of(module) == part]
    assert own
    found = {part_of(other) for module in own for other in imported(module) if other != "notice"} - {part}
    assert parts_in(FOLDERS[part][1]) == found


def test_text_knows_no_mkdocs() -> None:
    for path in (HOOKS / "notice").rglob("*.py"):
        assert not re.search(r"^(from|import) (mkdocs|material)", path.read_text(encoding="utf-8"), re.MULTILINE), path


def test_hooks_stand_in_the_order_of_a_build() -> None:
    told = re.findall(r"^\d\. `(\w+\.py)`", PAGE, re.MULTILINE)
    assert [Path(path).name for path in program_settings()["hooks"]] == told


@pytest.mark.parametrize("name", sorted(path.name for path in HOOKS.glob("*.py")))
def test_each_hook_and_command_is_named(name: str) -> None:
    assert f"`{name}`" in PAGE


def _folders(top: Path) -> list[Path]:
    """Give a folder, those in it, and those in hooks/notice/: what lies deeper belongs to its folder."""
    tops = [top, *([HOOKS / "notice"] if top == HOOKS else [])]
    inner = [path for each in tops for path in each.iterdir() if path.is_dir() and path.name not in MADE and path.name[0] != "."]
    return [top, *(path for path in inner if path != HOOKS / "notice" and any(path.rglob("*.*")))]
