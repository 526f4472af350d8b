"""Kills work at a chosen moment, as a machine that is switched off would."""

import os
import random
import signal
import time
from collections.abc import Callable, Iterable

import pytest

Call = tuple[object, str]  # what owns a function, and its name


def in_child(work: Callable[[], object]) -> int:
    """Do something in a process of its own and give its number."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    return child


def kill_somewhere(work: Callable[[], object], whole: float, number: int) -> None:
    """Kill it at a moment of up to one and a half times the seconds that the `whole` takes."""
    child = in_child(work)
    time.sleep(random.Random(number).uniform(0, 1.5 * whole))  # noqa: S311 (it is no secret)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def kill_before_call(work: Callable[[], object], step: int, calls: Iterable[Call], monkeypatch: pytest.MonkeyPatch) -> bool:
    """Kill it before it makes one of these `calls` for the time after `step` others; say whether it came so far."""
    left = iter(range(step, -1, -1))

    def counted(call: Callable[..., object]) -> Callable[..., object]:
        def counting(*given: object, **named: object) -> object:
            if next(left, 1) == 0:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*given, **named)

        return counting

    def counting_work() -> None:
        for owner, name in calls:
            monkeypatch.setattr(owner, name, counted(getattr(owner, name)))
        work()

    _, status = os.waitpid(in_child(counting_work), 0)
    return os.WIFSIGNALED(status)
