"""Runs commands of the program as processes of their own that need not load Python's packages anew.

A server of the standard library has loaded them, and each command is a fork of it. The program is that of this
checkout: a test that changes a copy of it, or that starts a command as people do, runs Python itself.
"""

import multiprocessing
import os
import runpy
import sys
from collections.abc import Mapping
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory
from unittest.mock import patch

import fixtures_only

LOADED = ["mkdocs.commands.build", "mkdocs_static_i18n.plugin", "build_state", "check", "report"]
LONGEST = 300
"""How many seconds a command may take before it is ended."""

_server = multiprocessing.get_context("forkserver")
_server.set_forkserver_preload(LOADED)


def run(module: str, *arguments: str, folder: Path, environment: Mapping[str, str], in_one: bool = False) -> "CompletedProcess[str]":
    """Do as `python -m module` does in a folder. If `in_one`, what it says to standard error stands among its output."""
    with TemporaryDirectory() as written:
        out = Path(written, "out")
        err = out if in_one else Path(written, "err")
        process = _server.Process(target=_become, args=([module, *arguments], folder, {**environment}, out, err))
        with patch.dict(os.environ, PYTHONPATH=os.pathsep.join(sys.path)):  # by which the server, once it starts, finds them
            process.start()
        process.join(LONGEST)
        process.kill()
        process.join()
        assert process.exitcode is not None
        return CompletedProcess([module, *arguments], process.exitcode, out.read_text("utf-8"), err.read_text("utf-8"))


def _become(arguments: list[str], folder: Path, environment: dict[str, str], out: Path, err: Path) -> None:
    """Make this process one that was started in the folder with these arguments."""
    for path, descriptor in ((out, 1), (err, 2)):
        os.dup2(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND), descriptor)
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = arguments
    fixtures_only.watch()
    runpy.run_module(arguments[0], run_name="__main__", alter_sys=True)
