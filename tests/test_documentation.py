"""The documents for users and engineers leave nothing out."""

import re
from pathlib import Path

import pytest

from conftest import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
HOOKS = ROOT / "hooks"
FILES = sorted(path for path in HOOKS.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
TARGETS = re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_readme_says_what_each_file_is_for(path: Path) -> None:
    name = path.relative_to(HOOKS).as_posix().removeprefix("notice/")
    assert f"`{name}`" in README


@pytest.mark.parametrize("target", TARGETS)
def test_readme_names_each_command(target: str) -> None:
    command = "make" if target == "site" else f"make {target}"
    assert re.search(rf"\b{command}\b", README)
