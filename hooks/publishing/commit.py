"""A site is made of a commit, which is found here."""
from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

# Where a notice lies in its project, as the settings have it: in these folders, what was published and what is to be.
DOCS = "docs"
VERSIONS, DRAFTS = f"{DOCS}/versions", f"{DOCS}/drafts"
# Everything else that a build reads.
SOURCES = ("mkdocs.yml", "requirements.txt", "hooks", "overrides", "own")


def commit_of(project: Path, public: bool) -> str | None:
    """Return the hash of the commit that `project` is at; `public` says that the site is made of what was published alone.

    Return None outside of git, and while a file that the site is made of differs from the commit.
    """
    changed = git(project, "status", "--porcelain", "--untracked-files=all", "--", *SOURCES, VERSIONS if public else DOCS)
    commit = git(project, "rev-parse", "--verify", "--quiet", "HEAD")
    return commit.strip() if commit and changed == "" else None


def git(project: Path, *arguments: str) -> str | None:
    """Return what git prints, or None where there is no git, no repository, or git fails."""
    # No lock of git's own: a build writes nothing outside its folder. No upper repository that happens to hold this folder.
    settings = {"GIT_OPTIONAL_LOCKS": "0", "GIT_CEILING_DIRECTORIES": str(project.resolve().parent), "LC_ALL": "C"}
    try:
        done = subprocess.run(
            ["git", *_plain(arguments)], cwd=project, env={**os.environ, **settings}, capture_output=True, text=True, encoding="utf-8"
        )
    except OSError:
        return None
    return done.stdout if done.returncode == 0 else None


def quietly(project: Path, *arguments: str) -> bool:
    """Say whether git does what it is asked within a minute; nobody is there to be asked for a password."""
    ssh = os.environ.get("GIT_SSH_COMMAND", "ssh")
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0", "GIT_SSH_COMMAND": f"{ssh} -o BatchMode=yes"}
    command = ["git", *_plain(arguments)]
    try:
        done = subprocess.run(command, cwd=project, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _plain(arguments: Sequence[str]) -> list[str]:
    """Return the arguments with options before them that hold whatever the settings of this machine are."""
    return ["-c", "core.fsmonitor=false", "-c", "core.quotepath=true", *arguments]
