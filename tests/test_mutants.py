"""`make mutants` itself: on a tiny module, what is tested dies and what is not survives; its lists are true."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from mutants.mutations import mutants_of
from mutants.run import EQUIVALENT, HOOKS, TESTS, TOPICS, read_equivalent, read_topics

pytestmark = pytest.mark.slow

MODULE = """\
from functools import cache
LIMIT = 3
class Number:
    def __init__(self, value):
        self.value = value
    @property
    def small(self):
        return self.value < LIMIT
@cache
def given(value):
    return [one for one in (value, None) if one is not None]
def by(step):
    def add(value):
        return value + step
    return add
add_two = by(2)
def told(value, say=lambda value: value == 1):
    return say(value)
def untested(value):
    return not value
def ends(value):
    while value:
        value -= value
    return value
"""
CHECKS = """\
from tiny import Number, add_two, ends, given, told
def test_small():
    assert [Number(value).small for value in (2, 3)] == [True, False]
def test_rest():
    assert (given(1), add_two(1), ends(1), told(1)) == ([1], 3, 0, True)
"""
TABLE = "tiny: {modules: [tiny.py], tests: [test_tiny.py]}\n"
CHANGING_NOTHING = "tiny.py: {untested: {'return not value  ->  return': nobody asks}}\n"
CONFTEST = """\
import gc
import pytest
@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers():
    return 1
def pytest_collection_finish():
    gc.freeze()
"""
PROGRAM = """\
import sys
from pathlib import Path
from mutants import run, trials
trials.MORE = 0
folder = Path(sys.argv[1])
run.HOOKS = run.TESTS = folder
run.TOPICS, run.EQUIVALENT = folder / "topics.yml", folder / "equivalent.yml"
run.main(["--jobs", "2"])
"""


@pytest.mark.night
def test_mistakes_in_a_tiny_module_are_noticed_where_it_is_tested(tmp_path: Path) -> None:
    """Also in properties, in what is remembered, in inner functions, and in constants, for which it is imported anew."""
    (tmp_path / "tiny.py").write_text(MODULE, encoding="utf-8")
    (tmp_path / "test_tiny.py").write_text(CHECKS, encoding="utf-8")
    (tmp_path / "conftest.py").write_text(CONFTEST, encoding="utf-8")
    (tmp_path / "topics.yml").write_text(TABLE, encoding="utf-8")
    (tmp_path / "equivalent.yml").write_text(CHANGING_NOTHING, encoding="utf-8")
    paths = {"PYTHONPATH": f"{TESTS}:{tmp_path}", "PATH": "", "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run([sys.executable, "-c", PROGRAM, str(tmp_path)], env=paths, capture_output=True, text=True, timeout=60)
    lines = [line.split() for line in done.stdout.splitlines()]
    count = len(mutants_of(ast.parse(MODULE), "tiny.py")) - 1
    share = f"{100 * (count - 1) / count:.1f}"
    assert done.returncode == 0, done.stdout + done.stderr
    assert [row[:4] for row in lines if "%" in row] == [
        [name, str(count), str(count - 1), share] for name in ("tiny", "hooks/tiny.py", "together")
    ]
    assert [line.strip() for line in done.stdout.splitlines() if "->" in line] == [
        f"survived: hooks/tiny.py:{_line('return not value')}: untested: not value  ->  value",
        f"killed, since it took too long: hooks/tiny.py:{_line('value -= value')}: ends: value -= value  ->  pass",
    ]


def _line(text: str) -> int:
    return next(number for number, line in enumerate(MODULE.splitlines(), 1) if line.strip() == text)


def test_every_kind_of_mistake_is_made() -> None:
    made = {f"{mutant.was} -> {mutant.now}" for mutant in mutants_of(ast.parse(MODULE), "tiny.py")}
    assert made >= {
        "3 -> 4", "3 -> 2", "self.value < LIMIT -> self.value <= LIMIT", "one is not None -> one is None", "one is not None -> True",
        "value + step -> value - step", "return add -> return", "not value -> value", "value -> False", "value -= value -> pass",
    }  # fmt: skip
    text = 'def f(a: "int | None" = None) -> int:\n    """Text 1."""\n    if a and f"{a:2}":\n        raise KeyError\n    return a or 0\n'
    assert {f"{mutant.was} -> {mutant.now}" for mutant in mutants_of(ast.parse(text), "f.py")} == {
        "a and f'{a:2}' -> False", "a and f'{a:2}' -> a or f'{a:2}'", "raise KeyError -> pass", "return a or 0 -> return",
        "a or 0 -> a and 0", "0 -> 1", "0 -> -1",
    }  # fmt: skip


def test_every_module_and_test_of_the_table_is_there() -> None:
    """And every module belongs to one topic; those of rules and of changes all do."""
    modules = [module for topic in read_topics(TOPICS, HOOKS, TESTS) for module in topic.modules]
    assert len(set(modules)) == len(modules)
    assert {"notice/versions.py", "notice/freezing.py"} <= set(modules)
    assert {path.relative_to(HOOKS).as_posix() for name in ("rules", "changes") for path in (HOOKS / "notice" / name).rglob("*.py")} <= {
        *modules
    }


def test_what_is_listed_as_equivalent_is_still_a_mistake_that_is_made() -> None:
    equivalent = read_equivalent(EQUIVALENT)
    assert all(equivalent.values()), "each has its reason"
    files = {file: mutants_of(ast.parse((HOOKS / file).read_bytes()), file) for file, *_ in equivalent}
    assert set(equivalent) == {mutant.name for mutants in files.values() for mutant in mutants} & set(equivalent)
