"""What must not be public stays out of what is: here is asked whether git holds the file, and whether everybody can read git."""
from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path

from git_tree import GitError, git
from notice.facts.internal_record import RECORD
from notice.messages import Message

# Where GitHub Actions says what happened, in which repository.
EVENT = "GITHUB_EVENT_PATH"


def exposed(project: Path, environment: Mapping[str, str] = os.environ) -> Message | None:
    """Say that whoever can read the repository can read `own/record.yml`; return None where git does not hold it.

    On GitHub it is known whether that is everybody, and a private repository needs no warning.
    """
    if not (project / RECORD).is_file() or not _is_in_git(project):
        return None
    private = _is_private(environment)
    if private is None:
        return Message("record.in-git", file=RECORD)
    return None if private else Message("record.public", file=RECORD)


def _is_in_git(project: Path) -> bool:
    try:
        return bool(git(project, "ls-files", "--", RECORD))
    except (GitError, OSError):
        return False


def _is_private(environment: Mapping[str, str]) -> bool | None:
    """Say whether the repository is private, or None where nobody says."""
    try:
        event = json.loads(Path(environment[EVENT]).read_text(encoding="utf-8"))
        return bool(event["repository"]["private"])
    except (KeyError, TypeError, ValueError, OSError):
        return None
