"""Files are put into `docs` all or none: they are written aside, promised in one step, and then moved to their places.

Whoever is stopped before the promise has changed nothing. Whoever is stopped after it has promised everything: the next
command that reads `docs` moves the rest.
"""
from __future__ import annotations

import json
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

# Beside `docs`, on the same disk: what is being written aside, and what was promised.
ASIDE, PROMISED = ".begin.new", ".begin.promised"
PLAN, FILES = "plan.json", "files"


def put(docs: Path, files: Mapping[str, bytes | None]) -> None:
    """Put files into `docs`, by their path there; take those away for which there is None.

    Raise OSError if the disk does not take it. Nothing has changed then, unless something was promised (`is_promised`).
    """
    keep_promise(docs)
    aside, promised = docs.parent / ASIDE, docs.parent / PROMISED
    shutil.rmtree(aside, ignore_errors=True)
    try:
        for name, content in files.items():
            if content is not None:
                _write(aside / FILES / name, content)
        gone = [name for name, content in files.items() if content is None]
        _write(aside / PLAN, json.dumps(gone).encode())
        aside.rename(promised)
    except OSError:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    keep_promise(docs)


def is_promised(docs: Path) -> bool:
    """Say whether files were promised that are not all in their places."""
    return (docs.parent / PROMISED / PLAN).is_file()


def keep_promise(docs: Path) -> None:
    """Move what was promised to its place, if there is any. Raise OSError if the disk does not take it."""
    promised = docs.parent / PROMISED
    if is_promised(docs):
        files = promised / FILES
        for path in sorted(path for path in files.rglob("*") if path.is_file()):
            target = docs / path.relative_to(files)
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
        for name in json.loads((promised / PLAN).read_bytes()):
            (docs / name).unlink(missing_ok=True)
        (promised / PLAN).unlink()
    shutil.rmtree(promised, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
