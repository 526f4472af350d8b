"""The documents for users and engineers leave nothing out."""

import ast
from pathlib import Path

import pytest

from projects import ROOT

HOOKS = ROOT / "hooks"
MODULES = sorted(path for path in HOOKS.rglob("*.py") if "__pycache__" not in path.parts)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_each_module_says_what_it_is_for(path: Path) -> None:
    assert (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").strip()
