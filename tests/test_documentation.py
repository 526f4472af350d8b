"""The documents for users and engineers leave nothing out."""

import ast
import re
from pathlib import Path

import pytest

from conftest import ROOT
from guide_text import PAGES

HOOKS = ROOT / "hooks"
MODULES = sorted(path for path in HOOKS.rglob("*.py") if "__pycache__" not in path.parts)
PARTS = sorted({path.parent.relative_to(HOOKS).parts[:2][-1] + "/" for path in MODULES if path.parent != HOOKS})
COMMANDS_AND_HOOKS = sorted(path.name for path in HOOKS.glob("*.py"))


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_each_module_says_what_it_is_for(path: Path) -> None:
    assert (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").strip()


@pytest.mark.parametrize("name", [*PARTS, *COMMANDS_AND_HOOKS])
def test_guide_says_where_things_are(name: str) -> None:
    assert re.search(rf"`(hooks/)?{re.escape(name)}`", PAGES["develop/architecture"])
