"""The tests read what lies under `tests/` and the program: whoever opens what is the organisation's own fails."""

import os
import sys

from projects import ROOT, organisation_paths

OPENED = {"open", "os.listdir", "os.scandir"}
OWN = tuple(f"{ROOT}{path}" for path in organisation_paths())


def watch() -> None:
    """From now on, in this process, for good."""
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    """Python tells of everything that is opened, before it is; of `os.open` not beside which folder a path is meant."""
    if event not in OPENED or not isinstance(arguments[0], (str, bytes, os.PathLike)):
        return
    given = os.fsdecode(arguments[0])
    if event == "open" and arguments[1] is None and not os.path.isabs(given):  # noqa: PTH117 (it may be a name only)
        return
    path = os.path.normpath(os.path.join(os.getcwd(), given))  # noqa: PTH109, PTH118 (fast, and follows no link)
    if f"{path}/".startswith(OWN) or path in OWN:
        raise AssertionError(f"{path} is the organisation's own: the tests ask about the program, with the notices under tests/.")
