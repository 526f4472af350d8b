"""Which module of the program imports which: read from the text of the modules, without running them."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from projects import ROOT

HOOKS = ROOT / "hooks"


@cache
def modules() -> dict[str, Path]:
    """Give every module of the program by its name, such as `notice.facts.values`; a package by its own."""
    found = (path for path in sorted(HOOKS.rglob("*.py")) if "__pycache__" not in path.parts)
    return {".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__"): path for path in found}


@cache
def imported(module: str) -> frozenset[str]:
    """Give the names of the program's own modules that a module imports, anywhere in its text."""
    tree = ast.parse(modules()[module].read_text(encoding="utf-8"))
    named = (name for node in ast.walk(tree) for name in _named(module, node))
    return frozenset(found for name in named if (found := _module_of(name))) - {module}


def _named(module: str, node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    if isinstance(node, ast.ImportFrom):
        yield from (f"{_base(module, node)}.{alias.name}" for alias in node.names)


def _base(module: str, node: ast.ImportFrom) -> str:
    """Give the package or module that `from … import` names; the dots of a relative one lead up from its module."""
    steps = node.level - (modules()[module].name == "__init__.py")
    package = module.split(".")[: -steps or None] if node.level else []
    return ".".join([*package, *filter(None, [node.module])])


def _module_of(name: str) -> str:
    """Give the longest beginning of a dotted name that is a module of ours."""
    while name and name not in modules():
        name = name.rpartition(".")[0]
    return name
