"""Runs commands of the program as processes of their own that need not load Python's packages anew.

The program is that of this checkout, which a server has loaded (started.py): a test that changes a copy of it, or that
starts a command as people do, runs Python itself.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from subprocess import CompletedProcess
from tempfile import TemporaryDirectory

from projects import HERE
from started import HOOKS, ask


def run(module: str, *arguments: str, folder: Path, environment: Mapping[str, str], in_one: bool = False) -> "CompletedProcess[str]":
    """Do as `python -m module` does in a folder. If `in_one`, what it says to standard error stands among its output."""
    with TemporaryDirectory() as written:
        out = Path(written, "out")
        err = out if in_one else Path(written, "err")
        own = {**environment, "PYTHONPATH": os.pathsep.join(map(str, (HOOKS, HERE)))}
        with Path(os.devnull).open("rb") as nothing, out.open("ab") as said, err.open("ab") as aside:
            code = ask(["-m", module, *arguments], folder, own, [file.fileno() for file in (nothing, said, aside)])
        return CompletedProcess([module, *arguments], code, out.read_text("utf-8"), err.read_text("utf-8"))
