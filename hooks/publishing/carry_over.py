"""A release takes over what open pages still need from those before it, and the times of what is the same."""
from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

from publishing.manifest import ASSETS, SUMS, manifest_in


def keep_assets(new: Path, earlier: list[Path]) -> None:
    """Copy the assets of `earlier` releases, newest last, into the `new` one.

    So a page that a reader opened before still finds its style: the name of an asset says what is in it.
    """
    for folder in reversed(earlier):
        for name in manifest_in(folder):
            if name.startswith(f"{ASSETS}/") and not (new / name).exists():
                (new / name).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(folder / name, new / name)


def set_times(new: Path, earlier: list[Path]) -> None:
    """Give each file of the `new` release the time of the same file in `earlier` ones, and what changed a later one.

    Servers and browsers tell by time and size whether a file has changed.
    """
    moment, known = int(time.time()), dict[tuple[str, str], int]()
    for folder in earlier:
        moment = max(moment, _time(folder / SUMS) + 1)
        known.update({file: _time(folder / file[0]) for file in manifest_in(folder).items()})
    for file in (*manifest_in(new).items(), (SUMS, "")):
        when = known.get(file, moment)
        os.utime(new / file[0], (when, when))


def _time(path: Path) -> int:
    return int(path.stat().st_mtime)
