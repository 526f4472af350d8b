"""The documents for users and engineers leave nothing out."""

import ast
import doctest
import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from import_graph import modules
from projects import ROOT

HOOKS = ROOT / "hooks"
MODULES = sorted(path for path in HOOKS.rglob("*.py") if "__pycache__" not in path.parts)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_each_module_says_what_it_is_for(path: Path) -> None:
    assert (ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or "").strip()


# What tells a function what to do begins with a verb, and not with a word that goes on from the name; ruff (D401) finds others.
IMPERATIVE = re.compile(
    r"(?!(?:All|As|At|Both|By|Each|Every|Everything|For|From|Here|How|In|None|Not|Nothing|Of|On|One|Only|Several|Since|There|Those"
    r"|To|When|Where|Whether|Which|Who|Whom|Whose|Why|With)\b)[A-Z][a-z]+\b"
)
RULES = {"rule", "purpose_rule"}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(HOOKS).as_posix())
def test_docstring_of_a_function_says_what_it_does(path: Path) -> None:
    """Only that of a rule says what it demands of a notice."""
    functions = [function for function in _functions(path) if not RULES & set(_decorators(function))]
    said = [text for function in functions if (text := ast.get_docstring(function))]
    assert [text for text in said if not IMPERATIVE.match(text)] == []


@pytest.mark.parametrize("name", [name for name, path in modules().items() if ">>> " in path.read_text(encoding="utf-8")])
def test_examples_in_docstrings_are_true(name: str) -> None:
    found = doctest.testmod(import_module(name))
    assert found.attempted > 0
    assert found.failed == 0


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef))


def _decorators(function: ast.FunctionDef) -> Iterator[str]:
    yield from (node.func.id for node in function.decorator_list if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
