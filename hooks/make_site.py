"""`make` builds the site, reads it, puts it in place and says what it holds. It is a command, not a hook.

All of it is one process: Python's packages take longer to load than any step but the first takes.
"""
from __future__ import annotations

import argparse
import fcntl
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import proofread
from build_site import build, not_built
from build_state import sentences_remembered
from check import report_of, show
from notice.__main__ import print_summary
from notice.messages import Message
from notice.reports import FORMATS
from settings import language_of_messages, load

SITE, NEW, OLD = Path("site"), Path(".site.new"), Path(".site.old")
LOCKS = Path(".cache")


def main() -> None:
    """Build and read the site in the folder that is given; without one, replace `site/` and say what it holds.

    End the program with what is wrong if that fails; `site/` is then as it was.
    """
    parser = argparse.ArgumentParser(prog="make_site", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="where to build it instead of into site/")
    given: Path | None = parser.parse_args().folder
    folder = given or SITE
    try:
        with _alone(folder):
            if given:
                build_and_read(given)
                return
            _tidy()
            build_and_read(NEW)
            _replace()
    except OSError as error:
        sys.exit(not_built(error, folder.name))
    print_summary(SITE)
    with sentences_remembered():
        show(FORMATS["count"](report_of(load())))


def build_and_read(folder: Path) -> None:
    """Build the site into a folder and read it. What is faulty stays there to be looked at; what is not whole does not."""
    try:
        build(str(folder))
    except SystemExit:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    try:
        proofread.main([str(folder)])
    except SystemExit as ended:
        unpublished = Message("gate.nothing-published", folder=str(folder)).text(language_of_messages())
        sys.exit(f"{ended.code}\n{unpublished}")


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the lock with which only one at a time builds into a folder; end the program if another has it."""
    LOCKS.mkdir(exist_ok=True)
    with (LOCKS / f"{sha256(str(folder.absolute()).encode()).hexdigest()[:16]}.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            sys.exit(Message("build.busy", folder=str(folder)).text(language_of_messages()))
        yield


def _tidy() -> None:
    """Take away what a `make` that was stopped has left, but not the only site there is."""
    if OLD.is_dir() and not SITE.is_dir():
        OLD.rename(SITE)
    for left in (NEW, OLD):
        shutil.rmtree(left, ignore_errors=True)


def _replace() -> None:
    if SITE.is_dir():
        SITE.rename(OLD)
    try:
        NEW.rename(SITE)
    except OSError:
        if OLD.is_dir():
            OLD.rename(SITE)
        raise
    shutil.rmtree(OLD, ignore_errors=True)


if __name__ == "__main__":
    main()
