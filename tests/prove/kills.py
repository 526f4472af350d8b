"""Kills `make publish` at random moments: anywhere in it, while the site is being copied, and about when it becomes public."""

import os
import random
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from prove.projects import Side
from prove.readers import Readers, Run

AFTERWARDS = 0.03  # seconds in which it becomes public, and old releases are removed


@dataclass(frozen=True)
class Times:
    """Seconds that `make publish` takes, and of them those from the first change on the server."""

    whole: float
    landing: float


def public(target: Path) -> str:
    """The name of the public release."""
    return (target / "current").readlink().name


def measure(side: Side, target: Path) -> Times:
    """Publish once, undisturbed."""
    start = time.monotonic()
    process = side.publish(target)
    _until(lambda: _copy(target) is not None, process)
    landing = time.monotonic()
    if process.wait() != 0:
        raise RuntimeError(f"make publish ended with {process.returncode}")
    return Times(time.monotonic() - start, time.monotonic() - landing)


def kill_often(sides: Sequence[Side], target: Path, readers: Readers, count: int, times: Times) -> Counter[str]:
    """Where each of `count` kills hit. Whatever is public then, the other side is published next. A run that was quicker does not count."""
    chance, hits = random.Random(count), Counter[str]()  # noqa: S311 (it is no secret)
    shown = {side.mark: public(target.parent / f"only-{side.mark}")[7:] for side in sides}
    while hits.total() < count:
        number = readers.run.number + 1
        before = public(target)
        side = next(side for side in sides if shown[side.mark] != before[7:])
        readers.run = Run(number, side.mark)
        process = side.publish(target)
        left = _copy(target)
        if number % 3 == 0:
            time.sleep(chance.uniform(0, times.whole))
        else:
            _until(lambda: _copy(target) not in (left, None), process)  # noqa: B023 (it is asked at once)
            if number % 3 == 1:
                time.sleep(chance.uniform(0, times.landing))
            else:
                _until(lambda: _copy(target) is None, process)
                time.sleep(chance.uniform(0, AFTERWARDS))
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        if process.wait() == -signal.SIGKILL:
            hits[_where(before, target, left)] += 1
    return hits


def finish(sides: Sequence[Side], target: Path, readers: Readers) -> None:
    """The last runs succeed, and leave nothing of those that were killed."""
    for side in sides:
        readers.run = Run(readers.run.number + 1, side.mark)
        if side.publish(target).wait() != 0:
            raise RuntimeError((target.parent / f"{side.mark}.log").read_text(encoding="utf-8")[-2000:])
    left = {path.name for path in target.iterdir()} - {"current", "releases", "lock"}
    if left or (target / "current" / "SHA256SUMS").read_bytes() != sides[-1].answers["/SHA256SUMS"]:
        raise RuntimeError(f"something is left: {left}")


def _copy(target: Path) -> int | None:
    """Which copy is being made, or was left; none if there is none."""
    try:
        return (target / "incoming").stat().st_ino
    except FileNotFoundError:
        return None


def _until(reached: Callable[[], bool], process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None and not reached():
        time.sleep(0.0005)


def _where(before: str, target: Path, left: int | None) -> str:
    if public(target) != before:
        return "after the new site was public"
    copy = _copy(target)
    if copy not in (left, None):
        return "while the site was being copied"
    return "before anything changed on the server" if copy == left else "when it was copied, and not yet public"
