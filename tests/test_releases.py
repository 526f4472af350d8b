"""A site becomes public whole or not at all, wherever publishing is stopped."""

import errno
import fcntl
import os
import tarfile
import threading
import time
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

from killing import in_child, kill_before_call, kill_somewhere
from notice.ledger import extends
from publishing import releases, server_side
from publishing.extract import NotLandedError
from publishing.manifest import SUMS
from publishing.sending import packed, send, take_back
from small_sites import files_of, make_site, style_of

pytestmark = pytest.mark.slow


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A server's folder on which the old site is public."""
    send(old_site(tmp_path), str(tmp_path / "www"))
    return tmp_path / "www"


def old_site(tmp_path: Path) -> Path:
    return make_site(tmp_path / "old", "old")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return make_site(tmp_path / "new", "new")


def shown(target: Path) -> str:
    """Say which site is public; fails for half of one, and for anything else beside."""
    assert {path.name for path in target.iterdir()} <= {"current", "releases", "lock", "taken-back", "incoming", "current.new"}
    files = files_of(target / "current")
    mark = files["index.html"].split()[0].decode()
    expected = files_of(target.parent / mark)
    assert {name: files.get(name) for name in expected} == expected
    assert all(name.startswith("assets/") for name in files.keys() - expected.keys())
    return mark


def test_site_becomes_public_and_is_taken_back(target: Path, new: Path) -> None:
    assert shown(target) == "old"
    assert send(new, str(target)).startswith("Release 000002-")
    assert shown(target) == "new"
    assert "nothing to do" in send(new, str(target)).casefold()
    assert take_back(str(target)).startswith("Release 000001-")
    assert shown(target) == "old"
    with pytest.raises(NotLandedError, match="taken back"):
        send(new, str(target))
    with pytest.raises(NotLandedError, match="no earlier release"):
        take_back(str(target))
    send(make_site(target.parent / "third", "third"), str(target))
    assert shown(target) == "third"


@pytest.mark.parametrize("number", range(20))
def test_killed_at_a_random_moment(target: Path, new: Path, number: int) -> None:
    start = time.perf_counter()
    send(new, str(target.parent / "measured"))
    whole = time.perf_counter() - start
    kill_somewhere(lambda: send(new, str(target)), whole, number)
    finish(target, new)


@pytest.mark.parametrize("step", range(0, 140, 4))
def test_killed_before_each_step(target: Path, new: Path, step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between any two calls to the system: opening, writing through, renaming, removing."""
    of_system = ((os, "fsync"), (os, "fchmod"), (os, "utime"))
    of_paths = ((Path, name) for name in ("rename", "replace", "mkdir", "symlink_to", "open", "unlink"))
    kill_before_call(lambda: send(new, str(target)), step, (*of_system, *of_paths), monkeypatch)
    finish(target, new)


def test_two_at_once_do_not_mix(target: Path, new: Path) -> None:
    third = make_site(target.parent / "third", "third")
    for child in [in_child(lambda site=site: send(site, str(target))) for site in (new, third) * 3]:  # type: ignore[misc]
        os.waitpid(child, 0)
    assert shown(target) in ("new", "third")
    assert not (target / "incoming").exists()


def test_second_one_is_told_to_wait(target: Path, new: Path) -> None:
    with (target / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        with pytest.raises(NotLandedError, match="somebody else is publishing"):
            send(new, str(target))
    assert shown(target) == "old"


@pytest.mark.parametrize(
    ("code", "words"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "can only be read"), (errno.EACCES, "may not write"), (errno.EIO, "error")],
)
@pytest.mark.parametrize("after", [0, 5, 9])
def test_trouble_with_the_disk_is_said(
    target: Path, new: Path, code: int, words: str, after: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls, fsync = iter(range(1000)), os.fsync

    def failing(descriptor: int) -> None:
        if next(calls) >= after:
            raise OSError(code, os.strerror(code))
        fsync(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", failing)
        with pytest.raises(NotLandedError, match=words):
            send(new, str(target))
    assert shown(target) == "old"
    assert not (target / "incoming").exists()
    send(new, str(target))
    assert shown(target) == "new"


@pytest.mark.parametrize("length", [0, 1, 511, 512, 1024, 3000, 60_000, -20_480, -1])
def test_copy_that_breaks_off_changes_nothing(target: Path, new: Path, length: int) -> None:
    stream = packed(new)
    digest = sha256((new / SUMS).read_bytes()).hexdigest()
    cut = stream[:length] if length != -1 else stream[: stream.rindex(b"new sv/index.html")]
    with pytest.raises(NotLandedError, match="broke off"):
        server_side.run("land", str(target), digest, "no", BytesIO(cut))
    assert shown(target) == "old"


def test_copy_that_is_damaged_on_the_way_changes_nothing(target: Path, new: Path) -> None:
    digest = sha256((new / SUMS).read_bytes()).hexdigest()
    for damaged in (packed(new).replace(b"new index.html", b"New index.html", 1), packed(make_site(target.parent / "x", "xxx"))):
        with pytest.raises(NotLandedError, match="damaged"):
            server_side.run("land", str(target), digest, "no", BytesIO(damaged))
    assert shown(target) == "old"


@pytest.mark.parametrize(
    ("name", "listed"),
    [("evil", False), *((name, listed) for name in ("../../evil", "/evil", "sv/../../evil", ".evil") for listed in (True, False))],
)
def test_file_that_does_not_belong_to_the_site_is_refused(target: Path, name: str, listed: bool) -> None:
    sums = f"{sha256(b'evil').hexdigest()}  {name if listed else 'index.html'}\n".encode()
    stream = tar_of(file_of(SUMS, sums), file_of(name, b"evil"))
    with pytest.raises(NotLandedError, match=r"does not belong|is no list of files"):
        server_side.run("land", str(target), sha256(sums).hexdigest(), "no", BytesIO(stream))
    assert shown(target) == "old"
    assert not list(target.parent.rglob("*evil*"))


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.DIRTYPE])
def test_only_plain_files_are_unpacked(target: Path, kind: bytes) -> None:
    sums = f"{sha256(b'').hexdigest()}  index.html\n".encode()
    link = tarfile.TarInfo("index.html")
    link.type, link.linkname = kind, "/etc/passwd"
    with pytest.raises(NotLandedError, match="is not a plain file"):
        server_side.run("land", str(target), sha256(sums).hexdigest(), "no", BytesIO(tar_of(file_of(SUMS, sums), (link, b""))))
    assert shown(target) == "old"


def test_clock_that_is_behind_brings_back_no_older_text(target: Path, tmp_path: Path) -> None:
    with pytest.raises(NotLandedError, match="clock"):
        send(make_site(tmp_path / "back", "back", in_force="2018-07-24"), str(target))
    assert shown(target) == "old"


def test_second_version_of_a_day_is_ordered_by_its_number(tmp_path: Path) -> None:
    target = tmp_path / "www"
    for mark, in_force in (("one", "2026-12-01"), ("two", "2026-12-01-2"), ("ten", "2026-12-01-10")):
        send(make_site(tmp_path / mark, mark, in_force=in_force), str(target))
        assert shown(target) == mark
    with pytest.raises(NotLandedError, match="clock"):
        send(make_site(tmp_path / "back", "nil", in_force="2026-12-01-9"), str(target))


def test_site_of_a_notice_that_has_ended_follows_the_last_text_and_a_new_beginning_follows_it(tmp_path: Path) -> None:
    target = tmp_path / "www"
    for mark, holds in (("one", "2026-12-01"), ("two", "2027-01-01-ended"), ("ten", "2027-01-01-2"), ("six", "2027-01-01-3-ended")):
        send(make_site(tmp_path / mark, mark, in_force=holds), str(target))
        assert shown(target) == mark
    with pytest.raises(NotLandedError, match="the version in force there is 2027-01-01-3-ended, in the new site it is 2026-12-01"):
        send(make_site(tmp_path / "back", "nil", in_force="2026-12-01"), str(target))


A, B, C = ((f"20{year}-01-01", f"{year:064}") for year in (20, 21, 22))
LEDGERS: list[list[tuple[str, str]]] = [[], [A], [A, B], [A, B, C], [B], [A, C], [A, (B[0], "d" * 64)], [B, A], [C, A, B]]


@pytest.mark.parametrize("known", [[], [A], [A, B]])
@pytest.mark.parametrize("now", LEDGERS)
def test_public_ledger_is_the_beginning_of_the_new_one(tmp_path: Path, known: list[tuple[str, str]], now: list[tuple[str, str]]) -> None:
    """The server has no program of the notice, and asks the same as it."""
    target = tmp_path / "www"
    send(make_site(tmp_path / "one", "one", ledger=known), str(target))
    if not extends(known, now):
        send(make_site(tmp_path / "two", "two", ledger=now), str(target))
        return
    with pytest.raises(NotLandedError, match=r"is public there with the seal .* What was published stays"):
        send(make_site(tmp_path / "two", "two", ledger=now), str(target))
    assert shown(target) == "one"


def test_clock_that_jumps_leaves_no_file_with_the_time_of_another(target: Path, new: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server tells by time and size whether a file has changed; both sites have files of the same size."""
    before = {name: (target / "current" / name).stat() for name in files_of(target / "current")}
    monkeypatch.setattr(time, "time", lambda: before["index.html"].st_mtime - 1_000_000)
    send(new, str(target))
    after = {name: (target / "current" / name).stat() for name in before}
    assert before["index.html"].st_size == after["index.html"].st_size
    assert int(after["index.html"].st_mtime) > int(before["index.html"].st_mtime)
    same = style_of("old")
    assert after[same].st_mtime == before[same].st_mtime
    assert after["publication.json"].st_mtime == before["publication.json"].st_mtime


def test_page_opened_before_still_finds_its_style(target: Path, new: Path) -> None:
    send(new, str(target))
    assert {name for name in files_of(target / "current") if name.startswith("assets/")} == {style_of("old"), style_of("new")}


def test_old_releases_go_but_not_the_public_one(target: Path, tmp_path: Path) -> None:
    for number in range(14):
        send(make_site(tmp_path / f"n{number:02}", f"n{number:02}"), str(target))
    names = sorted(path.name[:6] for path in (target / "releases").iterdir())
    assert len(names) == releases.MOST_RELEASES
    assert (target / "current").resolve().name[:6] == names[-1] == "000015"


def test_damaged_release_is_passed_over(target: Path, new: Path) -> None:
    send(new, str(target))
    (target / "current" / "index.html").write_bytes(b"spoilt")
    send(new, str(target))
    assert shown(target) == "new"
    take_back(str(target))
    assert shown(target) == "old"


@pytest.mark.parametrize("name", ["index.html", ".htaccess", "current"])
def test_folder_of_something_else_is_left_alone(tmp_path: Path, new: Path, name: str) -> None:
    folder = tmp_path / "www"
    (folder / name).mkdir(parents=True)
    with pytest.raises(NotLandedError, match="holds something else"):
        send(new, str(folder))
    assert [path.name for path in folder.iterdir()] == [name]


def test_anyone_can_read_it(tmp_path: Path, new: Path) -> None:
    before = os.umask(0o077)
    try:
        send(new, str(tmp_path / "www"))
    finally:
        os.umask(before)
    for path in (tmp_path / "www", *(tmp_path / "www" / "releases").rglob("*")):
        assert oct(path.stat().st_mode)[-3:] == ("755" if path.is_dir() else "644")


@pytest.fixture
def ssh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A stand-in for ssh on PATH: another shell on this machine. It cuts the line after as many bytes as a file says."""
    program = tmp_path / "bin" / "ssh"
    program.parent.mkdir()
    program.write_text(
        '#!/bin/sh\nwhile [ "$1" != -- ]; do shift; done\n'
        f'echo "$2" >> {tmp_path}/hosts\ncd /\nif [ -e {tmp_path}/cut ]; then head -c "$(cat {tmp_path}/cut)" | sh -c "$3"; exit 255; fi\n'
        'exec sh -c "$3"\n',
        encoding="utf-8",
    )
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{program.parent}:{os.environ['PATH']}")
    return tmp_path


def test_server_that_ssh_reaches(ssh: Path, new: Path) -> None:
    target = ssh / "a server's folder"
    assert send(old_site(ssh), f"legal@www.example.org:{target}").startswith("Release 000001-")
    for sent in (100_000, len(packed(new)), 15_000):
        (ssh / "cut").write_text(str(sent), encoding="ascii")
        with pytest.raises(NotLandedError, match="connection failed or was lost"):
            send(new, f"legal@www.example.org:{target}")
        assert shown(target) == "old"
    (ssh / "cut").unlink()
    send(new, f"legal@www.example.org:{target}")
    assert shown(target) == "new"
    take_back(f"www.example.org:{target}")
    assert shown(target) == "old"
    assert set((ssh / "hosts").read_text(encoding="utf-8").split()) == {"legal@www.example.org", "www.example.org"}


@pytest.mark.parametrize("host", ["-oProxyCommand=evil", "a b", "$(evil)", "a;b", "a@b@c"])
def test_host_is_never_an_option_or_a_command(ssh: Path, new: Path, host: str) -> None:
    with pytest.raises(NotLandedError):
        send(new, f"{host}:/nowhere/there")
    assert not (ssh / "hosts").exists()


def test_readers_meet_one_site_or_the_other_while_it_changes(target: Path, new: Path) -> None:
    """Without a server: a file that is opened is whole."""
    mixtures, stop = [], threading.Event()

    def read() -> None:
        while not stop.is_set():
            words = set((target / "current" / "sv" / "index.html").read_text(encoding="utf-8").split())
            if words not in ({"old", "sv/index.html"}, {"new", "sv/index.html"}):
                mixtures.append(words)

    reader = threading.Thread(target=read)
    reader.start()
    for _ in range(5):
        send(new, str(target))
        take_back(str(target))
        (target / "taken-back").unlink()
    stop.set()
    reader.join()
    assert mixtures == []


def file_of(name: str, content: bytes) -> tuple[tarfile.TarInfo, bytes]:
    """Make an entry of a tar file."""
    member = tarfile.TarInfo(name)
    member.size = len(content)
    return member, content


def tar_of(*members: tuple[tarfile.TarInfo, bytes]) -> bytes:
    """Make a tar file by hand."""
    stream = BytesIO()
    with tarfile.open(fileobj=stream, mode="w|") as archive:
        for member, content in members:
            archive.addfile(member, BytesIO(content))
    return stream.getvalue()


def finish(target: Path, new: Path) -> None:
    """Whatever was left, readers have one of the two, and the next run succeeds."""
    assert shown(target) in ("old", "new")
    send(new, str(target))
    assert shown(target) == "new"
    assert {path.name for path in target.iterdir()} == {"current", "releases", "lock"}
