"""The same commit gives the same bytes, whatever the machine, and on every day until a version takes effect."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import build_with_its_own, noon_of
from projects import REAL, ROOT, make_project
from publishing.commit import commit_of
from publishing.manifest import ABOUT, manifest_in
from small_sites import files_of

pytestmark = pytest.mark.slow

# Another machine: folders are read in another order.
BACKWARDS = """\
import os
listdir, scandir = os.listdir, os.scandir
os.listdir = lambda *given: sorted(listdir(*given), reverse=True)
class Backwards:
    def __init__(self, *given):
        self.entries = iter(sorted(scandir(*given), key=lambda entry: entry.name, reverse=True))
    def __enter__(self): return self
    def __exit__(self, *given): pass
    def __iter__(self): return self
    def __next__(self): return next(self.entries)
    def close(self): pass
os.scandir = Backwards
"""
ELSEWHERE = {
    "TZ": "Pacific/Kiritimati",
    "LC_ALL": "C",
    "PYTHONCOERCECLOCALE": "0",
    "PYTHONUTF8": "0",
    "PYTHONHASHSEED": "4711",
    "HOME": "/nonexistent",
    "NO_MKDOCS_2_WARNING": "1",
    "SOURCE_DATE_EPOCH": str(noon_of("2026-11-30T21:59:59")),
}


def test_another_machine_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    project = copy_project(tmp_path / "Ääkköset ja välilyönnit")
    (tmp_path / "backwards").mkdir()
    (tmp_path / "backwards" / "sitecustomize.py").write_text(BACKWARDS, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(tmp_path / "site")],
        cwd=project,
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(tmp_path / "backwards"), **ELSEWHERE},
        umask=0o077,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    there, here = files_of(tmp_path / "site"), files_of(site)
    # The copy is in no repository; everything else that says what it was made of is the same.
    of_commit = (ABOUT, "SHA256SUMS")
    assert {name: there[name] for name in there if name not in of_commit} == {name: here[name] for name in here if name not in of_commit}
    assert {**json.loads(there[ABOUT]), "commit": None} == {**json.loads(here[ABOUT]), "commit": None}


def test_another_generator_gives_the_same_bytes(site: Path, tmp_path: Path) -> None:
    """ProperDocs, a fork of MkDocs, could take its place tomorrow."""
    done = build_with_its_own(make_project(tmp_path / "project", REAL), tmp_path / "site", generator="properdocs")
    assert done.returncode == 0, done.stdout
    assert files_of(tmp_path / "site") == files_of(site)


def test_manifest_lists_every_file(site: Path) -> None:
    assert set(manifest_in(site)) == set(files_of(site)) - {"SHA256SUMS"}
    done = subprocess.run(["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=site, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_seal_is_published_as_it_lies_in_the_folder(site: Path) -> None:
    seals = dict(json.loads((site / ABOUT).read_text(encoding="utf-8"))["ledger"])
    assert len(seals) >= 2
    for version in seals:
        published = (site / "versions" / version / "SHA256SUMS").read_bytes()
        assert published == (REAL / "versions" / version / "SHA256SUMS").read_bytes()


def test_commit_is_named_only_if_it_is_what_was_built(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    assert commit_of(project, public=False) is None
    in_git(project)
    commit = commit_of(project, public=False)
    assert commit
    assert len(commit) == 40
    (project / "notes.txt").write_text("no part of the site", encoding="utf-8")
    assert commit_of(project, public=False) == commit
    (project / "docs" / "index.sv.md").write_bytes(b"changed")
    assert commit_of(project, public=False) is None
    assert commit_of(project, public=True) == commit
    subprocess.run(["git", "checkout", "--quiet", "docs"], cwd=project, check=True)
    (project / "hooks" / "more.py").write_text("", encoding="utf-8")
    assert commit_of(project, public=False) is None


def copy_project(folder: Path) -> Path:
    """Copy what a site is made of, and what makes it."""
    return make_project(folder, REAL, "Makefile", "requirements.txt")


def in_git(project: Path) -> None:
    """Put a project under git, whole."""
    (project / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes() + b".venv\n")
    for command in (
        ["init", "--quiet", "--initial-branch=main"],
        ["config", "user.name", "Legal"],
        ["config", "user.email", "legal@example.org"],
        ["add", "--all"],
        ["commit", "--quiet", "--message", "All"],
    ):
        subprocess.run(["git", *command], cwd=project, check=True)
