"""Commands of the Makefile: `publish TO`, `rollback TO`, `verify PLACE`."""
from __future__ import annotations

import argparse
import sys
from pathlib import Path

from publishing.sending import take_back
from publishing.steps import publish
from publishing.unpacking import NotLandedError


def main() -> None:
    parser = argparse.ArgumentParser(prog="publishing", description=__doc__)
    commands = parser.add_subparsers(required=True)
    for name, run, what in (
        ("publish", lambda place: publish(Path.cwd(), place), "make the notice public at a folder, or at user@host:/folder"),
        ("rollback", take_back, "make the release before public again"),
    ):
        command = commands.add_parser(name, help=what)
        command.add_argument("place")
        command.set_defaults(run=run, name=name)
    given = parser.parse_args()
    if not given.place:
        sys.exit(f"Say where: make {given.name} TO=/srv/notice, or TO=user@host:/srv/notice.")
    try:
        print(given.run(given.place))
    except NotLandedError as error:
        sys.exit(f"Nothing has changed for readers of {given.place}: {error}")


if __name__ == "__main__":
    main()
