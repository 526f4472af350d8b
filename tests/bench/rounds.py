"""Builds each site in turn, round after round, so that what else the machine does falls on all of them alike."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import mkdtemp

from bench.builds import Taken, build
from bench.generate import Generated
from bench.projects import pages_of, write, write_ours, write_plain

PLAIN = "plain Material"
COLD = "ours, nothing kept"
WARM = "ours, nothing changed"
SENTENCE = "ours, one sentence changed"


@dataclass(frozen=True)
class Figures:
    """All rounds of one kind of build."""

    rounds: tuple[Taken, ...]

    @property
    def pages(self) -> int:
        return self.rounds[0].pages

    @property
    def cpu(self) -> float:
        """The median, in seconds."""
        return median(taken.cpu for taken in self.rounds)

    @property
    def wall(self) -> float:
        """The median, in seconds."""
        return median(taken.wall for taken in self.rounds)

    @property
    def memory(self) -> float:
        """The highest of all rounds, in MiB."""
        return max(taken.memory for taken in self.rounds)

    @property
    def cpu_range(self) -> tuple[float, float]:
        return min(taken.cpu for taken in self.rounds), max(taken.cpu for taken in self.rounds)

    @property
    def cpu_per_page(self) -> float:
        return self.cpu / self.pages


def measure(notice: Generated, rounds: int, folder: Path) -> dict[str, Figures]:
    """Figures of each kind of build of `notice`, made in `folder`."""
    plain, ours = write_plain(folder / "plain", notice), write_ours(folder / "ours", notice)
    build(ours)  # Python compiles our program once; the packages of both are compiled already
    taken = [dict(_round(notice, plain, ours, number)) for number in range(rounds)]
    return {kind: Figures(tuple(each[kind] for each in taken)) for kind in taken[0]}


def _round(notice: Generated, plain: Path, ours: Path, number: int) -> Iterator[tuple[str, Taken]]:
    draft = notice.draft(2 * number)
    write(plain / "docs", pages_of(draft))
    write(ours / "docs", draft)
    (ours / ".cache").rename(Path(mkdtemp(dir=ours.parent)) / "kept")
    for kind, project in ((PLAIN, plain), (COLD, ours), (WARM, ours)):
        yield kind, _told(kind, notice, project)
    write(ours / "docs", notice.draft(2 * number + 1))
    yield SENTENCE, _told(SENTENCE, notice, ours)


def _told(kind: str, notice: Generated, project: Path) -> Taken:
    taken = build(project)
    print(f"{notice.languages} × {notice.versions}, {kind}: {taken.cpu:.2f} s CPU, {taken.wall:.2f} s", file=sys.stderr)
    return taken
