"""Kills `make publish` while it freezes a draft, commits it and pushes it; the run after that makes good whatever was left."""

import os
import random
import shutil
import signal
import subprocess
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from conftest import TODAY, lend_packages
from desk import Desk
from notice.ledger import faults_of_copy, listed
from projects import SMALL, make_project
from prove.projects import publishing

DRAFT = "2027-01-31"
DRAFTS = {False: DRAFT, True: "2012-03-01"}
"""In the working text, and in a folder of its own: the id of the draft."""


@dataclass(frozen=True)
class Desks:
    """A checkout with a finished draft, the repository it came from, and where its first version is public."""

    folder: Path

    @property
    def project(self) -> Path:
        return self.folder / "notice"

    @property
    def www(self) -> Path:
        return self.folder / "www"

    @property
    def origin(self) -> Path:
        return self.folder / "origin.git"

    def publish(self) -> "subprocess.Popen[bytes]":
        """Start `make publish`."""
        return publishing(self.project, self.www, self.folder / "log")

    def git(self, *arguments: str) -> str:
        """Ask git in the checkout; "" if it fails."""
        return subprocess.run(["git", *arguments], cwd=self.project, capture_output=True, text=True).stdout.strip()

    def frozen(self, id: str) -> bool:
        """Say whether the draft is an entry."""
        return (self.project / "docs" / "versions" / id).exists()

    def recorded(self) -> int:
        """Count the commits that publish something."""
        return self.git("log", "--format=%s").count("Publish version")

    def public(self, id: str) -> bool:
        """Say whether the entry is public."""
        return id in dict(listed(self.www / "current" / "publication.json"))

    def pushed(self) -> bool:
        """Say whether the origin has everything."""
        return self.git("rev-parse", "HEAD") == self.git("--git-dir", str(self.origin), "rev-parse", "main")


def prepared(folder: Path, apart: bool) -> Desks:
    """Make the checkout, publish its first version, and finish a draft, in a folder of its own or not."""
    made = Desks(folder)
    project = make_project(made.project, SMALL, "Makefile", "requirements.txt", ".gitignore")
    lend_packages(project)
    for arguments in (
        ("init", "-q", "--bare", "-b", "main", str(made.origin)), ("init", "-q", "-b", "main"), ("config", "user.name", "x"),
        ("config", "user.email", "x@example.org"), ("add", "--all"), ("commit", "-qm", "Begin"),
        ("remote", "add", "origin", str(made.origin)), ("push", "-q", "-u", "origin", "main"),
    ):  # fmt: skip
        subprocess.run(["git", *arguments], cwd=project, check=True)
    if made.publish().wait() != 0:
        raise RuntimeError((folder / "log").read_text(encoding="utf-8"))
    desk, id = Desk(project / "docs"), DRAFTS[apart]
    if apart:
        desk.tell(id, " .imported", desk.copy("2026-01-15", id))
    else:
        desk.tell(id)
    desk.edit("The board decides.", "The new board decides.", f"drafts/{id}/index.en.md" if apart else "index.en.md")
    for arguments in (("add", "--all"), ("commit", "-qm", "Finish"), ("push", "-q")):
        subprocess.run(["git", *arguments], cwd=project, check=True)
    return made


def kill_while_recording(folder: Path, count: int) -> tuple[Counter[str], int, list[str]]:
    """Give where each of `count` kills hit, how often a lock of git was left that somebody has to delete, and what was wrong."""
    chance, hits, locks, wrong = random.Random(count), Counter[str](), 0, list[str]()  # noqa: S311 (it is no secret)
    models = {apart: prepared(folder / f"model-{apart}", apart) for apart in (False, True)}
    number = 0
    while hits.total() < count:
        number += 1
        id = DRAFTS[number % 2 == 1]
        here = Desks(_moved(models[number % 2 == 1], folder / "here"))
        process = here.publish()
        _wait(here, id, number, chance, process)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        if process.wait() == -signal.SIGKILL:
            hits[_where(here, id)] += 1
            left = list((here.project / ".git").rglob("*.lock"))
            locks += bool(left)
            for lock in left:
                lock.unlink()
            wrong += [f"{number}: {fault}" for fault in _faults(here, id)]
        shutil.rmtree(here.folder)
    return hits, locks, wrong


def _moved(model: Desks, folder: Path) -> Path:
    """Copy it to another place, of which the checkout then knows."""
    shutil.copytree(model.folder, folder, symlinks=True)
    subprocess.run(["git", "remote", "set-url", "origin", str(folder / "origin.git")], cwd=folder / "notice", check=True)
    return folder


def _wait(here: Desks, id: str, number: int, chance: random.Random, process: "subprocess.Popen[bytes]") -> None:
    """Wait until something is about to happen: the freezing, the commit, the build, the push; or for any moment."""
    about, main = (number // 2) % 5, here.project / ".git" / "refs" / "heads" / "main"
    before = main.read_bytes()
    if about == 0:
        _until(lambda: (here.project / ".freeze.new").exists() or here.frozen(id), process)
        time.sleep(chance.uniform(0, 0.02))
    elif about == 1:
        _until(lambda: here.frozen(id), process)
        time.sleep(chance.uniform(0, 0.5))
    elif about == 2:
        _until(lambda: main.read_bytes() != before, process)
        time.sleep(chance.uniform(0, 2))
    elif about == 3:
        _until(lambda: here.public(id), process)
        time.sleep(chance.uniform(0, 0.3))
    else:
        time.sleep(chance.uniform(0, 6))


def _where(here: Desks, id: str) -> str:
    if not here.frozen(id):
        return "before the draft was frozen"
    if not here.recorded():
        return "when it was frozen, and not yet committed"
    if not here.public(id):
        return "when it was committed, and not yet public"
    return "after it was pushed" if here.pushed() else "when it was public, and not yet pushed"


def _faults(here: Desks, id: str) -> list[str]:
    """Publish once more, and list what is not as if nothing had happened."""
    ended = here.publish().wait()
    versions = here.project / "docs" / "versions"
    entries = sorted(path.name for path in versions.iterdir() if path.is_dir())
    right = {
        f"make publish ended with {ended}": ended == 0,
        f"entries: {entries}": entries == sorted({"2026-01-15", id}),
        f"commits: {here.recorded()}": here.recorded() == 1,
        f"not committed: {here.git('status', '--porcelain')}": not here.git("status", "--porcelain"),
        "the draft is still there": not (here.project / "docs" / "drafts").exists(),
        "not pushed": here.pushed(),
        "not public": here.public(id),
        "the ledger is not one chain": not faults_of_copy(versions, [], date.fromisoformat(TODAY))[1],
    }
    said = (here.folder / "log").read_text(encoding="utf-8")[-1000:]
    return [f"{what}\n{said}" for what, is_right in right.items() if not is_right]


def _until(reached: Callable[[], bool], process: "subprocess.Popen[bytes]") -> None:
    while process.poll() is None and not reached():
        time.sleep(0.0005)
