"""The night of a server of one's own: what it does, keeps, and of what it tells somebody."""

import os
import subprocess
from pathlib import Path

import pytest

from projects import ROOT

NIGHT = ROOT / "deploy" / "night.sh"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home whose programs `git` and `make` note how they are called, and end with what a file of their name says."""
    for name in ("git", "make"):
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f'#!/bin/sh\necho "{name} $*"\nexit "$(cat "$HOME/{name}" 2> /dev/null || echo 0)"\n', encoding="utf-8")
        program.chmod(0o755)
    return tmp_path


def night(home: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    environment = {**os.environ, "HOME": str(home), "PATH": f"{home / 'bin'}:{os.environ['PATH']}"}
    return subprocess.run([NIGHT, "/srv/a notice", *more], cwd=home, env=environment, capture_output=True, text=True)


DONE = "git pull --quiet --ff-only\nmake --no-print-directory publish TO=/srv/a notice\n"


def test_night_in_which_all_is_well_says_nothing_and_keeps_what_was_said(home: Path) -> None:
    for _ in range(2):
        done = night(home)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (home / "publish.log").read_text(encoding="utf-8").count(DONE) == 2


@pytest.mark.parametrize("failing", ["git", "make"])
def test_whatever_fails_is_told_and_the_rest_is_done(home: Path, failing: str) -> None:
    (home / failing).write_text("2", encoding="ascii")
    done = night(home)
    assert (done.returncode, done.stdout) == (1, DONE)
    assert DONE in (home / "publish.log").read_text(encoding="utf-8")


def test_same_is_told_once_a_day(home: Path) -> None:
    def after(failing: str, code: int) -> str:
        (home / failing).write_text(str(code), encoding="ascii")
        done = night(home)
        assert done.returncode == min(code, 1)
        return done.stdout

    assert [after("make", 1), after("make", 1), after("make", 1)] == [DONE, "", ""]
    day = 24 * 60 * 60
    told = (home / "publish.told").stat().st_mtime
    os.utime(home / "publish.told", (told - day - 60,) * 2)
    assert [after("make", 1), after("make", 1)] == [DONE, ""]
    assert [after("make", 0), after("make", 1)] == ["", DONE]
    assert (home / "publish.log").read_text(encoding="utf-8").count(DONE) == 7


def test_something_else_is_told_at_once(home: Path) -> None:
    (home / "make").write_text("1", encoding="ascii")
    program = home / "bin" / "make"
    assert (night(home).stdout, night(home).stdout) == (DONE, "")
    program.write_text(program.read_text(encoding="utf-8").replace("exit", "echo refused\nexit"), encoding="utf-8")
    assert night(home).stdout == f"{DONE}refused\n"


def test_alarm_that_fails_is_tried_again(home: Path) -> None:
    (home / "make").write_text("1", encoding="ascii")
    lost = ("sh", "-c", "echo x >> lost; exit 1")
    assert (night(home, *lost).returncode, night(home, *lost).returncode) == (1, 1)
    assert (home / "lost").read_text(encoding="utf-8") == "x\nx\n"


def test_command_gets_what_was_said(home: Path) -> None:
    (home / "make").write_text("1", encoding="ascii")
    done = night(home, "sh", "-c", 'cat > "$HOME/$1"', "sh", "told to whom it may concern")
    assert (done.returncode, done.stdout) == (1, "")
    assert (home / "told to whom it may concern").read_text(encoding="utf-8") == DONE
