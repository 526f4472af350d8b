"""A folder on a web server's disk holds releases; one of them is public, and another becomes so in one step.

    TARGET/current                           a link to the public release: the root of the web server
    TARGET/releases/000007-3f2a9c1b0d4e/     the site, and the assets of releases before it
    TARGET/taken-back                        manifests that are not to be published again by a run that comes by itself

A release is written beside the others and compared with its manifest; only then the link is replaced, which the system
does at once. Wherever this is stopped, readers have the old release or the new one. Releases are told apart by number,
never by the clock, which may jump.
"""
from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from publishing.carry_over import keep_assets, set_times
from publishing.extract import FOLDER_MODE, NotLandedError, unpack
from publishing.manifest import ABOUT, SUMS, NotAManifestError, hash_of, manifest_in

NAME = re.compile(r"[0-9]{6}-[0-9a-f]{12}")
RELEASES = "releases"
KEPT = 10

FOREIGN = "{} holds something else ({}); name an empty folder, or one of which `make publish` made everything."
BUSY = "somebody else is publishing there at this moment; wait until that is done."
TAKEN_BACK = "this very site was public there before and was taken back. Publish something else."
OLDER = (
    "the version in force there is {}, in the new site it is {}. Is the clock right where the site was built? "
    "If it is, take the one there back first: make rollback."
)
REWRITTEN = (
    "{entry} is public there with the seal {known}, and the new site {has}. What was published stays: bring docs/versions/ up to date "
    "or put it back as it was, and make a new version of what is to change."
)
NO_EARLIER = "there is no earlier release there to go back to."


class Releases:
    """These are the releases in `folder`, which is made where it does not exist."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.current = folder / "current"
        self.new = folder / "current.new"
        self.incoming = folder / "incoming"
        self.releases = folder / RELEASES
        self.lock = folder / "lock"
        self.taken_back = folder / "taken-back"

    def land(self, stream: IO[bytes], digest: str) -> str:
        """Make the site in `stream` public, and say in a sentence what was done.

        `stream` and `digest` are what `unpack` takes. Raise NotLandedError and OSError as it does, and NotLandedError
        too if somebody else is publishing, or if the site was taken back or shows an older version in force.
        """
        with self._alone():
            public = self.public()
            if public and _is_of(public, digest) and self._is_whole(public):
                return f"Nothing to do: release {public} is this very site."
            if digest in self._taken_back():
                raise NotLandedError(TAKEN_BACK)
            name = self._next_name(digest)
            self._receive(stream, digest, name)
            self._show(name)
            self.taken_back.unlink(missing_ok=True)
            self._forget_old()
        return f"Release {name} is public." if public is None else f"Release {name} is public; before it was {public}."

    def back(self) -> str:
        """Make the newest whole release before the public one public, and say so. Raise NotLandedError and OSError."""
        with self._alone():
            public = self.public() or ""
            earlier = [name for name in self._names() if name < public and self._is_whole(name)]
            if not earlier:
                raise NotLandedError(NO_EARLIER)
            # First, or a run at night would publish it again if this one is stopped in between.
            with self.taken_back.open("a", encoding="ascii") as file:
                file.write(f"{hash_of(self.current / SUMS)}\n")
            self._show(earlier[-1])
        return f"Release {earlier[-1]} is public again; {public} is taken back and stays so until something else is published."

    def public(self) -> str | None:
        """Return the name of the release that readers see, or None before the first."""
        return self.current.resolve().name if self.current.is_symlink() else None

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Hold the lock of the folder; the system lets go of it when the process ends, however it ends."""
        self._refuse_foreign()
        for folder in (self.folder, self.releases):
            if not folder.is_dir():
                folder.mkdir()
                folder.chmod(FOLDER_MODE)
        with self.lock.open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise NotLandedError(BUSY) from None
            self._clear()
            try:
                yield
            finally:
                self._clear()

    def _refuse_foreign(self) -> None:
        ours = {self.current, self.new, self.incoming, self.releases, self.lock, self.taken_back}
        foreign = sorted(set(self.folder.iterdir()) - ours) if self.folder.is_dir() else []
        if self.current.exists() and not self.current.is_symlink():
            foreign.append(self.current)
        if foreign:
            raise NotLandedError(FOREIGN.format(self.folder, foreign[0].name))

    def _clear(self) -> None:
        """Remove what this run, or one that was stopped, has left half done."""
        self.new.unlink(missing_ok=True)
        if self.incoming.exists():
            shutil.rmtree(self.incoming)

    def _taken_back(self) -> list[str]:
        return self.taken_back.read_text(encoding="ascii").split() if self.taken_back.exists() else []

    def _names(self) -> list[str]:
        return sorted(path.name for path in self.releases.iterdir() if NAME.fullmatch(path.name))

    def _next_name(self, digest: str) -> str:
        last = self._names()[-1:]
        return f"{int(last[0][:6]) + 1 if last else 1:06d}-{digest[:12]}"

    def _is_whole(self, name: str) -> bool:
        """Say whether a release is still as it came."""
        folder = self.releases / name
        try:
            return _is_of(name, hash_of(folder / SUMS)) and all(hash_of(folder / path) == one for path, one in manifest_in(folder).items())
        except (OSError, NotAManifestError):
            return False

    def _receive(self, stream: IO[bytes], digest: str, name: str) -> None:
        self.incoming.mkdir(mode=FOLDER_MODE)
        unpack(stream, digest, self.incoming)
        self._refuse_older()
        self._refuse_rewritten()
        earlier = [self.releases / other for other in self._names() if self._is_whole(other)]
        keep_assets(self.incoming, earlier)
        set_times(self.incoming, earlier)
        for folder in (self.incoming, *(path for path in self.incoming.rglob("*") if path.is_dir())):
            folder.chmod(FOLDER_MODE)
            _settle(folder)
        self.incoming.rename(self.releases / name)
        _settle(self.releases)

    def _refuse_older(self) -> None:
        """Refuse a site with an older version in force: a clock that is behind would bring back its text."""
        before, after = _holds(self.current), _holds(self.incoming)
        if _order(after) < _order(before):
            raise NotLandedError(OLDER.format(before, after or "none"))

    def _refuse_rewritten(self) -> None:
        """Refuse a site whose ledger does not go on from that of the public one: what was published once stays, in its place."""
        known, now = _ledger(self.current), _ledger(self.incoming)
        for place, (entry, seal) in enumerate(known):
            if now[place : place + 1] != [(entry, seal)]:
                other = dict(now).get(entry)
                has = "lacks it" if other is None else "has it in another place" if other == seal else f"has {other}"
                raise NotLandedError(REWRITTEN.format(entry=entry, known=seal, has=has))

    def _show(self, name: str) -> None:
        """Make a release public, in the one step."""
        self.new.symlink_to(Path(self.releases.name, name))
        self.new.replace(self.current)
        _settle(self.folder)

    def _forget_old(self) -> None:
        for name in self._names()[:-KEPT]:
            if name != self.public():
                (self.releases / name).rename(self.incoming)
                shutil.rmtree(self.incoming)


def _holds(folder: Path) -> str:
    """Return the name of the version in force in a release, or of the end of the notice; "" if there is neither."""
    about = _about(folder)
    return str(about.get("inForce") or about.get("ended") or "")


def _order(entry: str) -> tuple[str, int]:
    """Return by what entries are ordered: the day in the name of one, and which of that day it is."""
    number = entry[11:].partition("-")[0]
    return entry[:10], int(number) if number.isdecimal() else 1


def _ledger(folder: Path) -> list[tuple[str, str]]:
    """Return the name and the seal of each entry in the ledger of a release, in their order."""
    about = _about(folder)
    # Releases made before there was a ledger list seals by day, which was the same order.
    found = about.get("ledger", list(about["seals"].items()) if isinstance(about.get("seals"), dict) else [])
    return [(str(entry[0]), str(entry[1])) for entry in found if isinstance(entry, (list, tuple)) and len(entry) == 2]


def _about(folder: Path) -> dict[str, Any]:
    try:
        found = json.loads((folder / ABOUT).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _is_of(name: str, digest: str) -> bool:
    return name.endswith(f"-{digest[:12]}")


def _settle(folder: Path) -> None:
    """Write the folder's list of names through to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
