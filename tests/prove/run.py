"""`make prove`: prints figures as Markdown, and ends with 1 if any answer was wrong."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import web_servers
from prove.kills import finish, kill_often, measure
from prove.load import under_load
from prove.projects import MARKS, make_side
from prove.readers import Readers
from prove.records import kill_while_recording

READERS = 4


def main(arguments: Sequence[str]) -> None:
    parser = argparse.ArgumentParser(prog="make prove", description=__doc__)
    parser.add_argument("--kills", type=int, default=200, help="how often `make publish` is killed (%(default)s)")
    parser.add_argument("--seconds", type=int, default=60, help="how long many readers read (%(default)s)")
    parser.add_argument("--connections", type=int, default=200, help="how many of them (%(default)s)")
    parser.add_argument("--records", type=int, default=60, help="how often with a draft to freeze, commit and push (%(default)s)")
    given = parser.parse_args(arguments)
    with TemporaryDirectory() as folder:
        wrong = prove_records(Path(folder), given.records)
    with TemporaryDirectory() as folder:
        wrong += prove(Path(folder), given.kills, given.seconds, given.connections)
    sys.exit("\n".join(wrong[:20]) or 0)


def prove_records(folder: Path, kills: int) -> list[str]:
    """What was wrong after a kill while a draft was published; prints the figures."""
    hits, locks, wrong = kill_while_recording(folder, kills)
    rows = {
        "`make publish` killed with a draft to publish": str(kills),
        **{f"– {where}": str(hits) for where, hits in sorted(hits.items())},
        "left a lock of git that had to be deleted": str(locks),
        "runs after that which did not make everything good": str(len(wrong)),
    }
    print("\n".join([*_table(rows), ""]))
    return wrong


def prove(folder: Path, kills: int, seconds: int, connections: int) -> list[str]:
    """What was wrong; prints the figures."""
    sides, target = [make_side(folder, mark) for mark in MARKS], folder / "www"
    measure(sides[0], target)
    times = measure(sides[1], target)
    with web_servers.nginx(target / "current", folder / "run") as origin:
        readers = Readers(origin, sides)
        with readers.reading(READERS):
            hits = kill_often(sides, target, readers, kills, times)
            finish(sides, target, readers)
        figures = under_load(sides, target, origin, connections, seconds)
    seen = readers.seen
    rows = {
        "`make publish` killed": str(kills),
        **{f"– {where}": str(count) for where, count in hits.items()},
        "answers read meanwhile": f"{seen.answers} ({seen.unchanged} of them “not modified”)",
        "answers that were neither the old site nor the new, or went back": str(len(seen.wrong)),
        "last run": "succeeded, nothing left over",
        f"requests of {figures['connections']} readers at once, in {seconds} s": figures["requests"],
        "published meanwhile": figures["published"],
        "requests that failed": figures["failed"],
    }
    print("\n".join(_table(rows)))
    return seen.wrong + ([] if figures["failed"] == "0" else [figures["failed"]])


def _table(rows: dict[str, str]) -> Iterator[str]:
    yield "| What | How often |"
    yield "|---|---|"
    yield from (f"| {what} | {count} |" for what, count in rows.items())


if __name__ == "__main__":
    main(sys.argv[1:])
