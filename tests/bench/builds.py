"""Runs one build in a process of its own, and measures what it takes."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

from bench.generate import NEWEST

# Every version has taken effect, and the draft is still to come.
NOON = datetime(NEWEST.year, NEWEST.month, NEWEST.day, 12, tzinfo=UTC) + timedelta(days=30)
MEBIBYTE = 1024 * (1024 if sys.platform == "darwin" else 1)  # in the units of the system's ru_maxrss


@dataclass(frozen=True)
class Taken:
    """What one build took: seconds of processor time and on the clock, peak memory in MiB; and the pages it made."""

    cpu: float
    wall: float
    memory: float
    pages: int


def build(project: Path) -> Taken:
    """Build a project into a folder that did not exist before, as `make` does. Raises RuntimeError with what a failed build said.

    The site stays until all is measured: where many files have just been deleted, a file system looks long for a place for new ones.
    """
    return build_into(Path(mkdtemp(dir=project.parent)), project)


def build_into(folder: Path, project: Path) -> Taken:
    """The same; `site` in the folder is what was built."""
    site, log = folder / "site", folder / "log"
    start = time.perf_counter()
    cpu, memory = _measured([sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(site)], project, log)
    wall = time.perf_counter() - start
    return Taken(cpu, wall, memory, len(list(site.rglob("index.html"))))


def _measured(command: list[str], folder: Path, log: Path) -> tuple[float, float]:
    """Processor time (user and system) and peak memory of a command that succeeds and says nothing."""
    # Python keeps what it compiled, as it does unless it is told otherwise.
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment = {**kept, "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": str(int(NOON.timestamp()))}
    with log.open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, env=environment, stdout=output, stderr=subprocess.STDOUT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    said = log.read_text(encoding="utf-8")
    if process.returncode or said:
        raise RuntimeError(f"{' '.join(command)} in {folder} ended with {process.returncode}:\n{said}")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / MEBIBYTE
