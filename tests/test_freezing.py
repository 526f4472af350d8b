"""A version is frozen whole or not at all, wherever it is stopped."""

import errno
import os
import time
from hashlib import sha256
from pathlib import Path

import pytest

from in_the_ledger import name_of
from killing import in_child, kill_before_call, kill_somewhere
from notice.freezing import freeze
from notice.ledger import SUMS
from notice.problems import NoticeError
from notice.seal import read_sealed

OLD, NEW = "2018-07-24", "2026-12-01"
FILES = {"notice.yml": b"a: b\n" * 2000, **{f"index.{language}.md": b"# Text\n" * 5000 for language in ("fi", "sv", "en")}}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one version, frozen before."""
    (tmp_path / "docs").mkdir()
    freeze({"notice.yml": b"a: b\n"}, tmp_path / "docs" / "versions", OLD, None, tmp_path / ".freeze.new")
    return tmp_path


def freeze_new(project: Path) -> Path:
    versions = project / "docs" / "versions"
    return freeze(FILES, versions, NEW, (OLD, sha256((versions / OLD / SUMS).read_bytes()).hexdigest()), project / ".freeze.new")


def is_frozen(project: Path) -> bool:
    """Whether the new version is there; fails for half of one, and for anything else beside."""
    versions = project / "docs" / "versions"
    names = sorted(path.name for path in versions.iterdir())
    assert names in ([OLD], [OLD, NEW])
    if NEW in names:
        assert read_sealed(versions / NEW, NEW, name_of(NEW)).files == FILES
    return NEW in names


@pytest.mark.parametrize("number", range(50))
def test_killed_at_a_random_moment(project: Path, number: int) -> None:
    start = time.perf_counter()
    freeze_new(project)
    whole = time.perf_counter() - start
    _unfreeze(project)
    kill_somewhere(lambda: freeze_new(project), whole, number)
    _finish(project)


@pytest.mark.parametrize("step", range(50))
def test_killed_before_each_step(project: Path, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between any two calls to the system: opening, writing through, renaming, removing."""
    calls = ((os, "open"), (os, "fsync"), (os, "fchmod"), (Path, "rename"), (Path, "mkdir"), (Path, "open"))
    kill_before_call(lambda: freeze_new(project), step, calls, monkeypatch)
    _finish(project)


def test_two_at_once_are_one(project: Path) -> None:
    children = [in_child(lambda: freeze_new(project)) for _ in range(4)]
    for child in children:
        os.waitpid(child, 0)
    assert is_frozen(project)
    with pytest.raises(NoticeError, match="exists already"):
        freeze_new(project)


@pytest.mark.parametrize(("code", "words"), [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "can only be read")])
def test_trouble_with_the_disk_is_said(project: Path, code: int, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(code, os.strerror(code))

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        with pytest.raises(NoticeError, match=words):
            freeze_new(project)
    assert not is_frozen(project)
    assert not (project / ".freeze.new").exists()


def test_anyone_can_read_it(project: Path) -> None:
    before = os.umask(0o077)
    try:
        folder = freeze_new(project)
    finally:
        os.umask(before)
    assert oct(folder.stat().st_mode)[-3:] == "755"
    assert {oct(path.stat().st_mode)[-3:] for path in folder.iterdir()} == {"644"}


def _finish(project: Path) -> None:
    """Whatever was left, the next run makes it whole."""
    if not is_frozen(project):
        freeze_new(project)
    assert is_frozen(project)


def _unfreeze(project: Path) -> None:
    folder = project / "docs" / "versions" / NEW
    for path in folder.iterdir():
        path.unlink()
    folder.rmdir()
