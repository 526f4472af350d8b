"""The Python that has loaded the program already does as Python does, also where the project has another program."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from projects import copy_program
from started import starter

pytestmark = pytest.mark.slow

SAYS = """
import json, os, sys
print(json.dumps([sys.argv, [os.path.realpath(path) for path in sys.path[:2]], os.getcwd(), os.environ.get("WORD"), sys.stdin.read()]))
print("aside", file=sys.stderr)
"""
RUN = {"module": ("-m", "says", "a b", "ö"), "file": ("own/says.py", "a b"), "code": ("-c", SAYS, "a b")}
ENDS = ["", "import sys; sys.exit(3)", "import sys; sys.exit('in words')", "raise ValueError('unexpected')"]


@pytest.fixture(params=["ours", "another"])
def program(request: pytest.FixtureRequest) -> str:
    """Whether the project has the program of this checkout, or one that differs in a byte."""
    return str(request.param)


@pytest.fixture
def here(tmp_path: Path, program: str) -> Path:
    """A project with a module, and a Python of its own."""
    copy_program(tmp_path)
    if program == "another":
        with (tmp_path / "hooks" / "organisation.txt").open("a", encoding="utf-8") as file:
            file.write("\n")
    (tmp_path / "own").mkdir()
    for folder in (tmp_path, tmp_path / "own"):
        (folder / "says.py").write_text(SAYS, encoding="utf-8")
    (tmp_path / "python").write_text(starter(), encoding="utf-8")
    (tmp_path / "python").chmod(0o755)
    return tmp_path


def run(python: str, here: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    own = {"PATH": os.environ["PATH"], "PYTHONPATH": "hooks", "WORD": "ä b"}
    return subprocess.run([python, *arguments], cwd=here, env=own, input="given", capture_output=True, text=True, timeout=60)


def test_it_has_loaded_the_program_only_if_that_is_ours(here: Path, program: str) -> None:
    assert run("./python", here, "-c", "import sys; print('build_state' in sys.modules)").stdout == f"{program == 'ours'}\n"


@pytest.mark.parametrize("program", ["ours"], indirect=True)
def test_what_it_starts_is_loaded_as_well(here: Path) -> None:
    assert run("./python", here, "-c", "import sys; print(sys.executable)").stdout == f"{here / 'python'}\n"


@pytest.mark.parametrize("arguments", RUN.values(), ids=RUN)
def test_it_runs_what_it_is_told_where_it_is_told(here: Path, arguments: tuple[str, ...]) -> None:
    ours, real = (run(python, here, *arguments) for python in ("./python", sys.executable))
    assert json.loads(ours.stdout) == json.loads(real.stdout)
    assert (ours.returncode, ours.stderr) == (real.returncode, real.stderr) == (0, "aside\n")


@pytest.mark.parametrize("code", ENDS)
def test_it_ends_as_python_does(here: Path, code: str) -> None:
    ours, real = (run(python, here, "-c", code) for python in ("./python", sys.executable))
    assert ours.returncode == real.returncode
    assert ours.stderr.splitlines()[-1:] == real.stderr.splitlines()[-1:]


def test_what_is_killed_has_not_succeeded(here: Path) -> None:
    assert run("./python", here, "-c", "import os; os.kill(os.getpid(), 9)").returncode != 0


def test_what_one_start_does_to_itself_no_other_sees(here: Path) -> None:
    run("./python", here, "-c", "import os, sys; os.environ['WORD'] = 'changed'; sys.path.clear(); import json; json.dumps = None")
    assert json.loads(run("./python", here, "-m", "says").stdout)[3] == "ä b"
