"""Real disks that are full or can only be read, where this user may mount them."""

import os
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from conftest import TODAY, lend_packages, noon_of
from projects import in_english
from publishing.extract import NotLandedError
from publishing.sending import send
from small_sites import files_of, make_site
from test_reproducible import copy_project

pytestmark = pytest.mark.slow

Mount = Callable[[str], Path]


@pytest.fixture
def mount(tmp_path: Path) -> Iterator[Mount]:
    """Mount a disk of so many bytes, in memory; "200k". It is gone afterwards."""
    folder = tmp_path / "disk"
    folder.mkdir()

    def mounted(size: str) -> Path:
        if os.geteuid() != 0 or subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", folder]).returncode != 0:
            pytest.skip("only the administrator of a machine can mount a disk")
        return folder

    yield mounted
    subprocess.run(["umount", "--lazy", folder], stderr=subprocess.DEVNULL)


@pytest.mark.parametrize("size", [50_000, 60_000, 200_000])
def test_full_disk_keeps_the_old_site_and_has_room_again(mount: Mount, tmp_path: Path, size: int) -> None:
    target = mount("400k") / "www"
    old = make_site(tmp_path / "old", "old")
    send(old, str(target))
    with pytest.raises(NotLandedError, match="the disk is full; make room on it"):
        send(make_site(tmp_path / "new", "new", size=size), str(target))
    assert files_of(target / "current") == files_of(old)
    assert {path.name for path in target.iterdir()} == {"current", "releases", "lock"}
    send(make_site(tmp_path / "new", "new", size=2_000), str(target))
    assert (target / "current" / "index.html").read_bytes() == (tmp_path / "new" / "index.html").read_bytes()


def test_disk_without_room_for_a_name_keeps_the_old_site(mount: Mount, tmp_path: Path) -> None:
    """Not even an empty file."""
    target = mount("400k,nr_inodes=40") / "www"
    old = make_site(tmp_path / "old", "old")
    send(old, str(target))
    for number in range(100):
        try:
            (target.parent / f"other-{number}").touch()
        except OSError:
            break
    with pytest.raises(NotLandedError, match="the disk is full; make room on it"):
        send(make_site(tmp_path / "new", "new"), str(target))
    assert files_of(target / "current") == files_of(old)


def test_disk_that_can_only_be_read_keeps_the_old_site(mount: Mount, tmp_path: Path) -> None:
    target = mount("400k") / "www"
    old = make_site(tmp_path / "old", "old")
    send(old, str(target))
    subprocess.run(["mount", "-o", "remount,ro", target.parent], check=True)
    with pytest.raises(NotLandedError, match="the disk can only be read; let it be written to"):
        send(make_site(tmp_path / "new", "new"), str(target))
    assert files_of(target / "current") == files_of(old)


def test_new_folder_on_such_a_disk_is_not_made(mount: Mount, tmp_path: Path) -> None:
    disk = mount("400k")
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    with pytest.raises(NotLandedError, match="can only be read"):
        send(make_site(tmp_path / "new", "new"), str(disk / "www"))
    assert list(disk.iterdir()) == []


def test_build_on_a_full_disk_says_so(mount: Mount, tmp_path: Path) -> None:
    """Of what is published, nothing has changed; and nobody reads a traceback."""
    project = in_english(copy_project(mount("16m") / "project"))
    lend_packages(project)
    with (project.parent / "other").open("wb") as other:
        os.posix_fallocate(other.fileno(), 0, os.statvfs(project).f_bavail * os.statvfs(project).f_frsize - 300_000)
    send(make_site(tmp_path / "old", "old"), str(tmp_path / "www"))
    environment = {**os.environ, "PDF": "false", "PYTHONDONTWRITEBYTECODE": "1", "SOURCE_DATE_EPOCH": str(noon_of(TODAY))}
    done = subprocess.run(["make", "publish", f"TO={tmp_path / 'www'}"], cwd=project, env=environment, capture_output=True, text=True)
    assert done.returncode != 0
    assert "The site was not built: the disk is full; make room on it, and try again (" in done.stderr
    assert "Traceback" not in done.stderr
    assert files_of(tmp_path / "www" / "current") == files_of(tmp_path / "old")
