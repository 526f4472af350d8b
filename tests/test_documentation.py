"""The documents for users and engineers leave nothing out."""

import ast
import doctest
import re
from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pathlib import Path

import pytest

from import_graph import modules
from projects import ROOT

HOOKS = ROOT / "hooks"
MODULES = sorted(path for path in HOOKS.rglob("*.py") if "__pycache__" not in path.parts)


def test_each_module_says_what_it_is_for() -> None:
    assert [_name(path) for path in MODULES if not (ast.get_docstring(_tree(path)) or "").strip()] == []


# What tells a function what to do begins with a verb, and not with a word that goes on from the name; ruff (D401) finds others.
IMPERATIVE = re.compile(
    r"(?!(?:All|As|At|Both|By|Each|Every|Everything|For|From|Here|How|In|None|Not|Nothing|Of|On|One|Only|Several|Since|There|Those"
    r"|To|When|Where|Whether|Which|Who|Whom|Whose|Why|With)\b)[A-Z][a-z]+\b"
)
RULES = {"rule", "purpose_rule"}


def test_docstring_of_a_function_says_what_it_does() -> None:
    """Only that of a rule says what it demands of a notice."""
    functions = ((path, function) for path in MODULES for function in _functions(path) if not RULES & set(_decorators(function)))
    said = [(_name(path), text) for path, function in functions if (text := ast.get_docstring(function))]
    assert len(said) > len(MODULES)
    assert [(name, text) for name, text in said if not IMPERATIVE.match(text)] == []


@pytest.mark.parametrize("name", [name for name, path in modules().items() if ">>> " in path.read_text(encoding="utf-8")])
def test_examples_in_docstrings_are_true(name: str) -> None:
    found = doctest.testmod(import_module(name))
    assert found.attempted > 0
    assert found.failed == 0


def _functions(path: Path) -> Iterator[ast.FunctionDef]:
    yield from (node for node in ast.walk(_tree(path)) if isinstance(node, ast.FunctionDef))


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _name(path: Path) -> str:
    return path.relative_to(HOOKS).as_posix()


def _decorators(function: ast.FunctionDef) -> Iterator[str]:
    yield from (node.func.id for node in function.decorator_list if isinstance(node, ast.Call) and isinstance(node.func, ast.Name))
