"""`make bench`: prints figures as Markdown. What else is worth measuring has a module beside this one and a place in PARTS."""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.generate import Generated
from bench.page import page_figures
from bench.report import report
from bench.rounds import measure

SIZES = (Generated(3, 10), Generated(12, 40))


@dataclass(frozen=True)
class Given:
    """What is to be measured: notices of these sizes, the smallest first, each in as many rounds; all parts or one."""

    sizes: Sequence[Generated]
    rounds: int
    only: str | None


def build_times(given: Given) -> Iterator[str]:
    """How long builds take, and how much memory."""
    with TemporaryDirectory() as folder:
        figures = {notice: measure(notice, given.rounds, Path(folder, f"{notice.languages}x{notice.versions}")) for notice in given.sizes}
    yield from report(figures)


def the_page(given: Given) -> Iterator[str]:
    """What a reader's browser loads, keeps and thinks of it; of the smallest notice."""
    with TemporaryDirectory() as folder:
        yield from page_figures(given.sizes[0], given.rounds, Path(folder))


# Each gives lines of Markdown.
PARTS: dict[str, Callable[[Given], Iterable[str]]] = {"Build times": build_times, "The page": the_page}


def main(arguments: Sequence[str]) -> None:
    given = _given(arguments)
    for title, part in PARTS.items():
        if given.only in (None, title):
            print("\n".join([f"### {title}", "", *part(given), ""]))


def _given(arguments: Sequence[str]) -> Given:
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each build is measured (%(default)s)")
    parser.add_argument("--sizes", type=_size, nargs="+", default=SIZES, metavar="3x10", help="languages x versions, the smallest first")
    parser.add_argument("--only", choices=PARTS, help="measure only this")
    return Given(**vars(parser.parse_args(arguments)))


def _size(text: str) -> Generated:
    match = re.fullmatch(r"(\d+)x(\d+)", text)
    if not match:
        raise argparse.ArgumentTypeError(f'"{text}" is not of the form 3x10')
    return Generated(int(match[1]), int(match[2]))


if __name__ == "__main__":
    main(sys.argv[1:])
