"""What is typed behind the name of a target reaches the program as it was typed, and nothing else happens."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from projects import ROOT
from publishing.extract import NotLandedError
from publishing.steps import SITE, built

pytestmark = pytest.mark.slow

HOSTILE = ("$(shell touch pwned)", "`touch pwned`", "$$(touch pwned); touch pwned", "\"; touch pwned; '", "/srv/a  b/ö", "-x", "$HOME $X")
TARGETS = {
    "publish": "TO", "rollback": "TO", "verify": "URL", "check": "FORMAT", "review": "BASE", "built": "INTO",
}  # fmt: skip


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A folder with the Makefile, in which Python only writes down how it was called."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    (tmp_path / "requirements.txt").touch()
    python = tmp_path / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    record = f"import json, sys; print(json.dumps(sys.argv[1:]), file=open({str(tmp_path / 'called')!r}, 'a'))"
    python.write_text(f"#!{sys.executable}\n{record}\n", encoding="utf-8")
    python.chmod(0o755)
    (tmp_path / ".venv" / "ready").touch()
    return tmp_path


@pytest.mark.parametrize("from_environment", [False, True], ids=["typed", "environment"])
@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(("target", "name"), TARGETS.items())
def test_value_is_only_a_value(bare: Path, target: str, name: str, value: str, from_environment: bool) -> None:
    typed = [] if from_environment else [f"{name}={value}"]
    environment = {**os.environ, **({name: value} if from_environment else {})}
    done = subprocess.run(["make", *typed, target], cwd=bare, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    called = [json.loads(line) for line in (bare / "called").read_text(encoding="utf-8").splitlines()]
    assert all(arguments[-1] == value for arguments in called)
    assert not list(bare.rglob("pwned"))


def test_nothing_said_is_nothing_given(bare: Path) -> None:
    done = subprocess.run(["make", "check", "review"], cwd=bare, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    called = [json.loads(line) for line in (bare / "called").read_text(encoding="utf-8").splitlines()]
    assert called == [["-m", "check"], ["-m", "review", "origin/main"]]


def test_faulty_pages_stay_to_be_looked_at(tmp_path: Path) -> None:
    recipe = "built:\n\t@mkdir $(INTO) && echo $(DRAFTS) > $(INTO)/index.html\n\t@test -e right\n"
    (tmp_path / "Makefile").write_text(recipe, encoding="utf-8")
    with pytest.raises(NotLandedError), built(tmp_path, "0"):
        pytest.fail("it was not built")
    assert (tmp_path / SITE / "index.html").read_text(encoding="utf-8") == "no\n"
    (tmp_path / "right").touch()
    with built(tmp_path, "0") as site:
        assert (site / "index.html").is_file()
    assert not site.exists()
