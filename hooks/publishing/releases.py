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
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from publishing.carry_over import keep_assets, set_times
from publishing.extract import FOLDER_MODE, NotLandedError, unpack
from publishing.manifest import SUMS, hash_of
from publishing.release_files import about_in, foreign_in, is_of, is_whole, ledger_in, ledger_of

NAME = re.compile(r"[0-9]{6}-[0-9a-f]{12}")
RELEASES = "releases"
MOST_RELEASES = 10

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
UNREAD = (
    "what is public there ({}) cannot be read, so that nobody can tell whether it stays. Nothing new is published unless you vouch for "
    "the past: FIRST=yes."
)
NO_EARLIER = "there is no earlier release there to go back to."
NOTHING_BEFORE = "Nothing was public there before, so nothing there vouches for what was published earlier."
# With this begins a line that somebody has to read, although the site is public.
LOOK = "Look: "
FOREIGN_FILES = LOOK + "in release {}, this was not as it was published: {}. It is public no more; find out who can write there."
BACK_AGAIN = LOOK + "something else is public since the last rollback, and what was taken back comes with it{}, unless it was put right."
MOST_NAMED = 20


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

    def land(self, stream: IO[bytes], digest: str, first: bool = False) -> str:
        """Make the site in `stream` public, and say what was done: a sentence, and a line with LOOK for each thing to look at.

        `stream` and `digest` are what `unpack` takes; `first` says that somebody vouches for a past that cannot be read. Raise
        NotLandedError and OSError as it does, and NotLandedError too if somebody else is publishing, or if the site was taken
        back, shows an older version in force, or does not go on from what was public.
        """
        with self._alone():
            public = self.public()
            foreign = self._foreign_in(public) if public else []
            if public and is_of(public, digest) and not foreign:
                return f"Nothing to do: release {public} is this very site."
            if digest in self._taken_back():
                raise NotLandedError(TAKEN_BACK)
            name = self._next_name(digest)
            self._receive(stream, digest, name, first)
            said = [f"Release {name} is public{f'; before it was {public}' if public else ''}."]
            if public and foreign:
                said.append(FOREIGN_FILES.format(public, ", ".join(map(ascii, foreign[:MOST_NAMED]))))
            if self.taken_back.exists():
                said.append(BACK_AGAIN.format(self._back_again(public, name)))
            before = self._names()[:-1]
            self._show(name)
            self.taken_back.unlink(missing_ok=True)
            self._forget_old()
        return "\n".join([said[0] if before else f"{said[0]} {NOTHING_BEFORE}", *said[1:]])

    def known(self) -> list[tuple[str, str]] | None:
        """Return name and seal of each entry that is public: [] where nothing is yet, and None where that cannot be read."""
        public = self.public()
        if public:
            return ledger_of(self.releases / public)
        return None if self.releases.is_dir() and self._names() else []

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
        return is_whole(self.releases / name)

    def _foreign_in(self, public: str) -> list[str]:
        """Return what readers see that is not as it was published; the link itself if it leads elsewhere."""
        if self.current.resolve() != (self.releases / public).resolve() or public not in self._names():
            return [self.current.name]
        return foreign_in(self.releases / public, (self.releases / other for other in self._names() if other != public))

    def _back_again(self, public: str | None, name: str) -> str:
        """Name the entries that a release has, and another but not the `public` one had."""
        there = dict(ledger_of(self.releases / public) or ()) if public else {}
        had = {entry for other in self._names() if other != name for entry, _ in ledger_of(self.releases / other) or ()}
        again = [entry for entry, _ in ledger_of(self.releases / name) or () if entry in had and entry not in there]
        return f" ({', '.join(again)})" if again else ""

    def _receive(self, stream: IO[bytes], digest: str, name: str, first: bool) -> None:
        self.incoming.mkdir(mode=FOLDER_MODE)
        unpack(stream, digest, self.incoming)
        self._refuse_older()
        self._refuse_rewritten(digest, first)
        # Of those that stay, so that each asset in a release is named by one that is there.
        earlier = [self.releases / other for other in self._names()[1 - MOST_RELEASES :] if self._is_whole(other)]
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

    def _refuse_rewritten(self, digest: str, first: bool) -> None:
        """Refuse a site whose ledger does not go on from that of each release: what was published once stays, in its place.

        Where the public one cannot be read, refuse whatever is new by the others, unless somebody vouches for it.
        """
        public, now = self.public(), ledger_in(about_in(self.incoming))
        ledgers = [ledger for name in self._names() if (ledger := ledger_of(self.releases / name)) is not None]
        for known in ledgers:
            for place, (entry, seal) in enumerate(known):
                if now[place : place + 1] != [(entry, seal)]:
                    other = dict(now).get(entry)
                    has = "lacks it" if other is None else "has it in another place" if other == seal else f"has {other}"
                    raise NotLandedError(REWRITTEN.format(entry=entry, known=seal, has=has))
        unread = self.known() is None and not (public and is_of(public, digest))
        if unread and now not in ledgers and not first:
            raise NotLandedError(UNREAD.format(public or "no release"))

    def _show(self, name: str) -> None:
        """Make a release public, in the one step."""
        self.new.symlink_to(Path(self.releases.name, name))
        self.new.replace(self.current)
        _settle(self.folder)

    def _forget_old(self) -> None:
        for name in self._names()[:-MOST_RELEASES]:
            if name != self.public():
                (self.releases / name).rename(self.incoming)
                shutil.rmtree(self.incoming)


def _holds(folder: Path) -> str:
    """Return the name of the version in force in a release, or of the end of the notice; "" if there is neither."""
    about = about_in(folder)
    return str(about.get("inForce") or about.get("ended") or "")


def _order(entry: str) -> tuple[str, int]:
    """Return by what entries are ordered: the day in the name of one, and which of that day it is."""
    number = entry[11:].partition("-")[0]
    return entry[:10], int(number) if number.isdecimal() else 1


def _settle(folder: Path) -> None:
    """Write the folder's list of names through to the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
