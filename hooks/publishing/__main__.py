"""The Makefile runs these commands: `publish TO`, `rollback TO`, `verify PLACE`."""
from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NoReturn

from publishing.answers import UnreachableError
from publishing.extract import NotLandedError
from publishing.on_a_line import on_a_line
from publishing.sending import take_back
from publishing.server_side import in_words
from publishing.steps import publish, verify

WHERE = {"publish": "TO=/srv/notice or TO=user@host:/srv/notice", "verify": "URL=https://notice.example.org/ or URL=/srv/notice/current"}
SAME, DIFFERS, UNKNOWN = 0, 1, 2
WAITING, NOT_PUBLIC = 1, 2


def main() -> None:
    """Run the command that the arguments name.

    End with 1 if something is public but something else waits, and with 2 if nothing became public; say why.
    """
    command, place = sys.argv[1:]
    if not place:
        sys.exit(f"Say where: make {command} {WHERE.get(command, WHERE['publish'])}")
    if command == "verify":
        _verify(place)
        return
    try:
        done, waiting = (take_back(place), None) if command == "rollback" else publish(Path.cwd(), place, os.environ.get("FIRST") == "yes")
    except NotLandedError as error:
        _end(f"Nothing has changed for readers of {place}: {error}", NOT_PUBLIC)
    except OSError as error:
        _end(f"Nothing has changed for readers of {place}: {in_words(error, str(Path.cwd()))}", NOT_PUBLIC)
    print(done)
    if waiting:
        _end(waiting, WAITING)


def _end(said: str, code: int) -> NoReturn:
    print(said, file=sys.stderr)
    sys.exit(code)


def _verify(place: str) -> None:
    """Print how the site at `place` compares; end with 1 if it differs, and with 2 if that cannot be told."""
    try:
        same, said = verify(Path.cwd(), place)
    except UnreachableError as error:
        _end(on_a_line(f"Nothing can be said about {place}: {error}"), UNKNOWN)
    except NotLandedError as error:
        _end(f"Nothing can be compared with {place}: {error}", UNKNOWN)
    print(said)
    sys.exit(SAME if same else UNKNOWN if same is None else DIFFERS)


if __name__ == "__main__":
    main()
