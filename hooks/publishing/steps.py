"""`make publish` and `make verify` freeze what is finished, build from nothing, check, make public or compare.

Each step is one that exists alone.
"""
from __future__ import annotations

import fcntl
import json
import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from publishing.commit import DRAFTS, VERSIONS, git, quietly
from publishing.comparing import compare
from publishing.comparison_words import lines
from publishing.destination import destination_of
from publishing.extract import NotLandedError
from publishing.releases import LOOK
from publishing.sending import known_at, send
from publishing.target import target_of

SITE = ".site.publish"
LOCK = ".cache/publish.lock"
KNOWN = ".cache/public.json"
EASTERNMOST = timedelta(hours=14)
# Up to the year 2999, as the program reads days.
SECONDS = re.compile(r"[0-9]{1,10}|[12][0-9]{10}|3[01][0-9]{9}")

BUSY = "`make publish` or `make verify` is at work here already; wait until it is done."
CLOCK = "the clock of this machine says {}, but {} was published on {}. Set the clock, and try again."
NO_MOMENT = "SOURCE_DATE_EPOCH is {!r}; it takes the seconds since 1970, e.g. 1795867200."
FAILED = "see above."
WAITS = "What was refused above waits; it is published once that is put right."
BEHIND = "this checkout lacks commits that its origin has ({}). Bring it up to date first: git pull --ff-only"
PUSHED = "The new version is recorded in {}."
NOT_PUSHED = "The new version is recorded in this checkout alone; so that it is not lost with it: git push"
UPSTREAM = "@{upstream}"
NOT_RECORDED = "the new version could not be recorded in git: {} Commit what changed in docs/, and publish again."


def publish(project: Path, to: str, first: bool = False) -> tuple[str, str | None]:
    """Freeze what may be frozen, and make everything that was published public at `to` (see `send`).

    `first` says that somebody vouches for a past that cannot be compared. Return what was done, and what somebody has to look
    at, if anything: what waits because it was refused, and what was found there. Raise NotLandedError if nothing becomes public.
    """
    destination_of(to)
    with locked(project):
        _refuse_behind(project)
        # Every step sees the same moment: midnight may come in between, and a clock may jump.
        moment = this_moment()
        _refuse_slow_clock(project, datetime.fromtimestamp(int(moment), UTC))
        _refuse_additions(project, moment, known_at(to))
        refused = not succeeds(project, moment, "freeze")
        recorded = _record(project)
        with built(project, moment) as site:
            said = send(site, to, first).splitlines()
        looked = [line for line in said if line.startswith(LOOK)]
        done = [line for line in said if line not in looked] + ([_push(project)] if recorded or _is_unpushed(project) else [])
        return "\n".join(done), "\n".join([*looked, *([WAITS] if refused else [])]) or None


@contextmanager
def built(project: Path, moment: str) -> Iterator[Path]:
    """Build the site as it is to be public, into a folder that lasts as long as the block.

    `moment` is in seconds since 1970. Raise NotLandedError, and then leave the faulty pages where the message says.
    """
    site = project / SITE
    shutil.rmtree(site, ignore_errors=True)
    make(project, moment, "built", f"INTO={SITE}", "DRAFTS=no")
    try:
        yield site
    finally:
        shutil.rmtree(site, ignore_errors=True)


def this_moment() -> str:
    """Return the seconds since 1970, from SOURCE_DATE_EPOCH if it is set. Raise NotLandedError if that is no such number."""
    moment = os.environ.get("SOURCE_DATE_EPOCH") or str(int(time.time()))
    if not SECONDS.fullmatch(moment):
        raise NotLandedError(NO_MOMENT.format(moment))
    return moment


def _refuse_slow_clock(project: Path, now: datetime) -> None:
    """Refuse a clock by which a version was published later than today.

    Nothing was published tomorrow, wherever on earth it is tomorrow already.
    """
    for path in sorted(project.glob(f"{VERSIONS}/*/PUBLISHED")):
        day = path.read_text(encoding="utf-8").strip()
        if day > (now + EASTERNMOST).date().isoformat():
            raise NotLandedError(CLOCK.format(now.date(), path.parent.name, day))


def _refuse_additions(project: Path, moment: str, known: list[tuple[str, str]] | None) -> None:
    """Refuse what is not public yet and could not have been frozen; where the `known` entries cannot be read, `send` refuses all."""
    if known:
        file = project / KNOWN
        file.parent.mkdir(exist_ok=True)
        file.write_text(json.dumps({"ledger": known}), encoding="utf-8")
        make(project, moment, "additions", f"KNOWN={KNOWN}")


def make(project: Path, moment: str, *target: str) -> None:
    """Run another target of the Makefile, which says itself what is wrong. Raise NotLandedError if it fails."""
    if not succeeds(project, moment, *target):
        raise NotLandedError(FAILED)


def succeeds(project: Path, moment: str, *target: str) -> bool:
    """Run another target of the Makefile, and say whether it does what it is to do.

    `moment` is in seconds since 1970, and the only time that the target sees.
    """
    own = {name: value for name, value in os.environ.items() if name not in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS")}
    environment = {**own, "SOURCE_DATE_EPOCH": moment}
    return subprocess.run(["make", "--no-print-directory", *target], cwd=project, env=environment).returncode == 0


def _refuse_behind(project: Path) -> None:
    """Refuse a checkout that lacks what its origin has: what was frozen elsewhere would be frozen here once more.

    An origin that cannot be reached keeps nothing from taking effect on its day.
    """
    quietly(project, "fetch", "--quiet")
    missing = git(project, "rev-list", "--count", f"HEAD..{UPSTREAM}")
    if missing and int(missing):
        raise NotLandedError(BEHIND.format(int(missing)))


def _is_unpushed(project: Path) -> bool:
    """Say whether the origin lacks an entry that was recorded here: by a run that was stopped, or that could not push it."""
    return bool(git(project, "diff", "--name-only", f"{UPSTREAM}...HEAD", "--", VERSIONS))


def _push(project: Path) -> str:
    """Bring what was recorded last to the origin, if it lacked nothing before; return a line that says so, or what to do."""
    origin = git(project, "rev-parse", "--abbrev-ref", UPSTREAM)
    before = git(project, "rev-list", "--count", f"{UPSTREAM}..HEAD~1")
    if origin and before and int(before) == 0 and quietly(project, "push", "--quiet"):
        return PUSHED.format(origin.strip())
    return NOT_PUSHED


def _record(project: Path) -> bool:
    """Commit new versions and the drafts that they were, and nothing else: what is public must not exist in one folder only.

    Say whether there were any.
    """
    new = git(project, "status", "--porcelain", "--untracked-files=all", "--", VERSIONS)
    if not new:
        return False
    names = sorted({line[3:].split("/")[2] for line in new.splitlines()})
    drafts = [f"{DRAFTS}/{name}" for name in names if git(project, "ls-files", "--", f"{DRAFTS}/{name}")]
    git(project, "add", "--", VERSIONS)
    command = ["git", "commit", "--quiet", "--message", f"Publish version {', '.join(names)}", "--", VERSIONS, *drafts]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True)
    if done.returncode != 0:
        raise NotLandedError(NOT_RECORDED.format(" ".join((done.stderr or done.stdout).split())))
    return True


@contextmanager
def locked(project: Path) -> Iterator[None]:
    """Hold the lock with which only one at a time builds what is to be public.

    Raise NotLandedError if another has it.
    """
    path = project / LOCK
    path.parent.mkdir(exist_ok=True)
    with path.open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise NotLandedError(BUSY) from None
        yield


def verify(project: Path, given: str) -> tuple[bool | None, str]:
    """Say whether the site at `given` (an address or a folder) is the same as this project's, and what there is to say.

    None stands for what cannot be told. Raise UnreachableError if the site cannot be read, and NotLandedError if there is
    nothing to compare it with.
    """
    place = target_of(given)
    with locked(project), built(project, this_moment()) as own:
        found = compare(place, own)
    same = None if found is None else False if found.differs else found.same or None
    return same, "\n".join(lines(given, found, lambda one, other: _commits_between(project, one, other)))


def _commits_between(project: Path, one: str, other: str) -> int | None:
    """Return how many commits lead from `one` to `other`, or None if that is not known.

    What a site says of itself is never taken for an option of git.
    """
    if not all(commit.isalnum() for commit in (one, other)):
        return None
    counted = git(project, "rev-list", "--count", f"{one}..{other}", "--")
    return int(counted) if counted else None
