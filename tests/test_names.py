"""One word, one thing: in a traceback the name of a file says where one is, and no name means two things."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

from projects import ROOT

HOOKS = ROOT / "hooks"
MODULES = sorted(path for path in HOOKS.rglob("*.py") if "__pycache__" not in path.parts)
# What every package may have.
ENTRANCES = {"__init__.py", "__main__.py"}
PAGE_NAMES = HOOKS / "notice" / "page_names.py"


def test_no_two_modules_have_one_name() -> None:
    names = Counter(path.name for path in MODULES if path.name not in ENTRANCES)
    assert [name for name, count in names.items() if count > 1] == []


def test_no_two_classes_have_one_name() -> None:
    names = Counter(node.name for path in MODULES for node in _tree(path).body if isinstance(node, ast.ClassDef))
    assert [name for name, count in names.items() if count > 1] == []


def test_only_one_module_knows_how_the_page_of_the_notice_is_called() -> None:
    assert {path for path in MODULES for _, text in _texts(path) if text == "index"} == {PAGE_NAMES}


def test_the_notice_does_not_know_in_which_folder_it_lies() -> None:
    """A site may hold several notices: the folder is given."""
    own = [path for path in MODULES if path.is_relative_to(HOOKS / "notice")]
    told = [(path.relative_to(HOOKS).as_posix(), line) for path in own for line, text in _texts(path) if re.match(r"docs\b", text)]
    assert told == []


@cache
def _texts(path: Path) -> list[tuple[int, str]]:
    """The texts of a module that are no docstrings, each with its line."""
    nodes = list(ast.walk(_tree(path)))
    said = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    texts = (node for node in nodes if isinstance(node, ast.Constant) and id(node) not in said)
    return [(node.lineno, node.value) for node in texts if isinstance(node.value, str)]


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))
