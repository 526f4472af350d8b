"""Pages are read with a Chromium, which is found, or installed from the packages of the system, and run here."""
from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

from playwright import async_api
from playwright.sync_api import Browser, sync_playwright


def install(*names: str) -> bool:
    """Install packages of Debian, and say whether that worked."""
    manager = _package_manager()
    if not manager:
        return False
    attempt([*manager, "update"])
    return attempt([*manager, "install", "--yes", "--no-install-recommends", *names])


def attempt(command: Sequence[str]) -> bool:
    """Run a command and say whether it succeeded.

    What it prints goes to standard error, so that results stand alone. It has 900 seconds.
    """
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


# The first has no windows to draw: a page takes it a quarter of the work.
NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
APPLICATIONS = (
    Path("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"),
    Path("/Applications/Chromium.app/Contents/MacOS/Chromium"),
)
ADVICE = (
    "No Chromium was found and none could be installed. "
    "Install Chromium or Google Chrome so that it is on PATH, then try again."
)
# A browser left to itself asks its maker for updates; only the site should be heard.
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
)


class NoChromiumError(Exception):
    """There is no browser to read with."""


def find_chromium() -> Path:
    """Return the path of a Chromium that runs. Raise NoChromiumError if there is none and none can be installed."""
    for source in (_installed, _from_system_packages, _from_playwright):
        path = next((path for path in source() if _runs(path)), None)
        if path is not None:
            return path
    raise NoChromiumError(ADVICE)


@contextmanager
def launch(executable: Path, *arguments: str) -> Iterator[Browser]:
    """Run a Chromium for as long as the block lasts; `arguments` are added to its command line."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=[*ARGUMENTS, *arguments])
        try:
            yield browser
        finally:
            browser.close()


@asynccontextmanager
async def launch_for_a_while(executable: Path, *arguments: str) -> AsyncIterator[async_api.Browser]:
    """Do the same for whoever sets a limit of time to each step."""
    async with async_api.async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=executable, args=[*ARGUMENTS, *arguments])
        try:
            yield browser
        finally:
            await browser.close()


def _installed() -> Iterator[Path]:
    yield from _on_path()
    yield from _playwrights_own()


def _from_system_packages() -> Iterator[Path]:
    if install("chromium-headless-shell") or install("chromium"):
        yield from _on_path()


def _from_playwright() -> Iterator[Path]:
    # The libraries it needs can be added only by root; without them it may still run.
    extra = ["--with-deps"] if os.geteuid() == 0 and shutil.which("apt-get") else []
    command = [sys.executable, "-m", "playwright", "install"]
    if attempt([*command, *extra, "chromium"]) or attempt([*command, "chromium"]):
        yield from _playwrights_own()


def _on_path() -> Iterator[Path]:
    yield from (Path(found) for name in NAMES if (found := shutil.which(name)))
    yield from (path for path in APPLICATIONS if path.exists())


def _playwrights_own() -> Iterator[Path]:
    # Asked in a process of its own: Playwright cannot be started twice in one.
    code = (
        "from playwright.sync_api import sync_playwright as start\n"
        "with start() as playwright: print(playwright.chromium.executable_path)"
    )
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    if asked.returncode == 0 and asked.stdout.strip():
        yield Path(asked.stdout.strip())


def _runs(path: Path) -> bool:
    # Some systems put a stand-in on PATH which only says how to install the real one.
    try:
        done = subprocess.run([str(path), "--version"], capture_output=True, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0


if __name__ == "__main__":
    try:
        print(find_chromium())
    except NoChromiumError as problem:
        sys.exit(str(problem))
