"""The Nu HTML checker, as validator.w3.org/nu runs it, has nothing to say about any kind of page."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from projects import ROOT

pytestmark = pytest.mark.slow

CHECKER = ROOT / "tests" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
KINDS = {
    "site": ("", "cookies/", "history/", "rights/", "developers/", "en/", "sv/cookies/", "versions/2018-07-24/", "versions/2026-12-01/"),
    "bookshop": ("", "en/", "en/history/", "sv/cookies/", "en/versions/2019-05-02/", "en/versions/2019-05-02/since/",
                 "en/history/compare/", "rights/"),
}
# It takes a file for a site without an address, on which 'self' allows nothing. The browser tests see whether the policy holds.
POLICY = "violates Content Security Policy (meta tag)"


@pytest.mark.skipif(not shutil.which("java"), reason="the Nu HTML checker needs Java (apt install default-jre-headless)")
def test_checker_finds_no_errors_and_no_warnings(site: Path, bookshop: Path) -> None:
    pages = [folder / page / "index.html" for folder, kind in ((site, "site"), (bookshop, "bookshop")) for page in KINDS[kind]]
    pages = [*pages, site / "404.html", site / "sv" / "404.html"]
    found = _messages(pages)
    assert [message for message in found if POLICY not in message] == []


@pytest.mark.skipif(not shutil.which("java"), reason="the Nu HTML checker needs Java (apt install default-jre-headless)")
def test_checker_is_awake(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<!doctype html><html lang="en"><title>A page</title><p><p id="a" id="b"></html>', encoding="utf-8")
    assert any("Duplicate attribute" in message for message in _messages([page]))


def _messages(pages: list[Path]) -> list[str]:
    command = ["java", "-Xss4m", "-XX:TieredStopAtLevel=1", "-jar", str(CHECKER), "--format", "json", "--exit-zero-always"]
    done = subprocess.run([*command, *map(str, pages)], capture_output=True, text=True, timeout=120, check=True)
    return [f"{entry['url']}:{entry.get('lastLine')}: {entry['message']}" for entry in json.loads(done.stderr)["messages"]]
