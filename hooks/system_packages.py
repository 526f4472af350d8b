"""Installs programs that other people keep, from the packages of the system, where that is possible."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence


def install(*names: str) -> bool:
    """Install packages of Debian; say whether that worked."""
    manager = _package_manager()
    if not manager:
        return False
    attempt([*manager, "update"])
    return attempt([*manager, "install", "--yes", "--no-install-recommends", *names])


def attempt(command: Sequence[str]) -> bool:
    """Run a command and say whether it succeeded. What it prints goes to standard error, so that results stand alone."""
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=sys.stderr.fileno(), timeout=900
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


def _package_manager() -> list[str]:
    if not shutil.which("apt-get"):
        return []
    command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]
    if os.geteuid() == 0:
        return command
    if shutil.which("sudo") and attempt(["sudo", "--non-interactive", "true"]):
        return ["sudo", "--non-interactive", *command]
    return []
