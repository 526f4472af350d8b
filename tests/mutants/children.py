"""Work in processes of their own, each a copy of this one: what one spoils, the next does not see."""

import os
import resource
import signal
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

# A process that waits instead of working is ended too, later: others may need the processors.
PATIENCE = 4
NO_LIMIT = 3600.0
BROKEN = 4

Work = Callable[[], int]


def in_children(works: Iterator[tuple[Any, Work, float]], jobs: int) -> Iterator[tuple[Any, int]]:
    """Do each in a child, `jobs` at a time, and yield its key and how it ended: what it gave, or minus a signal.

    A work comes with its key and the seconds of a processor that it may take.
    """
    running: dict[int, Any] = {}
    while True:
        while len(running) < jobs and (found := next(works, None)):
            key, work, seconds = found
            running[_start(work, seconds)] = key
        if not running:
            return
        child, status = os.wait()
        with suppress(ProcessLookupError):
            os.killpg(child, signal.SIGKILL)
        yield running.pop(child), os.waitstatus_to_exitcode(status)


def _start(work: Work, seconds: float) -> int:
    sys.stdout.flush()
    child = os.fork()
    if child:
        return child
    code, errors = BROKEN, os.dup(sys.stderr.fileno())
    try:
        os.setsid()
        resource.setrlimit(resource.RLIMIT_CPU, (int(seconds) + 1, int(seconds) + 2))
        signal.alarm(int(seconds + 1) * PATIENCE)
        code = work()
    except BaseException:  # noqa: BLE001 (whatever it is, this process is a copy and must end here)
        os.write(errors, traceback.format_exc().encode())
    finally:
        sys.stdout.flush()
        os._exit(code)


def be_quiet() -> None:
    """Print nothing any more."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for descriptor in (1, 2):
        os.dup2(nowhere, descriptor)
