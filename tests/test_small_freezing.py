"""What freezing refuses and says, in which order it writes to the disk, and what a seal names; each case alone."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from in_the_ledger import name_of
from notice.freezing import freeze
from notice.ledger import SUMS
from notice.problems import NoticeError
from notice.seal import read_sealed, seal_of, short_seal

UNKNOWN = "the system refused it (error 5); try again, and if it stays so, ask who looks after this computer"
ID = "2026-12-01"
FILES = {"notice.yml": b"a: b\n", "index.en.md": b"# Text\n"}


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """The folder `docs` of a notice that has no version yet."""
    (tmp_path / "docs").mkdir()
    return tmp_path / "docs"


def freeze_in(docs: Path, files: dict[str, bytes] = FILES) -> Path:
    return freeze(files, docs / "versions", ID, None, docs.parent / "staging")


def refused(docs: Path, files: dict[str, bytes] = FILES) -> list[str]:
    """What is said against it; nothing is left behind."""
    with pytest.raises(NoticeError) as raised:
        freeze_in(docs, files)
    assert not (docs.parent / "staging").exists()
    return [str(problem) for problem in raised.value.problems]


# ---- What is refused


def test_files_that_could_not_be_read_again_are_named(docs: Path) -> None:
    unnamed = "cannot be frozen under this name; name it after its page and language in plain letters, such as index.fi.md."
    large = "is too large to be frozen; a file has at most 2000000 bytes."
    assert refused(docs, {**FILES, "index.ä.md": b"", "more.en.md": b"x" * 2_000_001, ".x": b""}) == [
        f"docs/.x:1: {unnamed}",
        f"docs/index.ä.md:1: {unnamed}",
        f"docs/more.en.md:1: {large}",
    ]
    crowd = {f"page{number}.en.md": b"" for number in range(500)}
    assert refused(docs, crowd) == [f"docs/versions/{ID}:1: cannot be frozen: it has more than 500 files."]
    assert not (docs / "versions").exists()


def test_version_that_exists_is_not_replaced(docs: Path) -> None:
    freeze_in(docs)
    exists = f"docs/versions/{ID}:1: exists already; a published version is never replaced. To change the text, make a new version."
    assert refused(docs) == [exists]
    (docs / "versions" / ID).rename(docs / "elsewhere")
    (docs / "versions" / ID).symlink_to("nowhere")
    assert refused(docs) == [exists]


def test_folder_of_versions_is_no_link(docs: Path) -> None:
    (docs / "elsewhere").mkdir()
    (docs / "versions").symlink_to("elsewhere")
    assert refused(docs) == ["docs/versions:1: is a link to something else; put the folder itself here."]
    assert list((docs / "elsewhere").iterdir()) == []


def test_one_freezes_at_a_time(docs: Path) -> None:
    descriptor = os.open(docs, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    busy = "cannot be frozen, because a version is being frozen at this very moment; wait until that is done, and try again."
    assert refused(docs) == [f"docs/versions/{ID}:1: {busy}"]
    os.close(descriptor)
    freeze_in(docs)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (errno.ENOSPC, "the disk is full; make room on it, and try again"),
        (errno.EDQUOT, "the disk is full; make room on it, and try again"),
        (errno.EACCES, "the folder may not be written to; let it be written to, and try again"),
        (errno.EPERM, "the folder may not be written to; let it be written to, and try again"),
        (errno.EROFS, "the disk can only be read; let it be written to, and try again"),
        (errno.EIO, UNKNOWN),
    ],
)
def test_trouble_with_the_disk_is_said_in_words(docs: Path, code: int, words: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with failing(monkeypatch, code):
        assert refused(docs) == [f"docs/versions/{ID}:1: was not frozen, and nothing was published: {words}."]
    assert not (docs / "versions").exists()


def test_trouble_without_a_name_is_said_too(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(_: int) -> None:
        raise OSError

    monkeypatch.setattr(os, "fsync", fsync)
    assert refused(docs) == [f"docs/versions/{ID}:1: was not frozen, and nothing was published: {UNKNOWN.replace('error 5', 'error 0')}."]


def test_trouble_after_the_one_step_takes_it_back(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder of versions cannot be written through to the disk, but everything before could."""
    (docs / "versions").mkdir()
    with failing(monkeypatch, errno.EIO, at=docs / "versions"):
        assert refused(docs) == [f"docs/versions/{ID}:1: was not frozen, and nothing was published: {UNKNOWN}."]
    assert list((docs / "versions").iterdir()) == []


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, code: int, at: Path | None = None) -> Iterator[None]:
    """Let writing through to the disk fail: anywhere, or of one folder."""
    as_it_is = os.fsync

    def fsync(descriptor: int) -> None:
        if at is None or os.fstat(descriptor).st_ino == at.stat().st_ino:
            raise OSError(code, os.strerror(code))
        as_it_is(descriptor)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fsync)
        yield


# ---- What is done, and in which order


def test_everything_is_on_the_disk_before_it_is_public_and_the_step_itself_after_it(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    fsync, rename = os.fsync, Path.rename

    def written(descriptor: int) -> None:
        places = {
            path.stat().st_ino: path.name for path in (docs, *docs.rglob("*"), *docs.parent.glob("staging"), *docs.parent.glob("staging/*"))
        }
        size = os.fstat(descriptor).st_size
        name = places[os.fstat(descriptor).st_ino]
        done.append(f"{name} {size}" if name in contents else name)
        fsync(descriptor)

    def renamed(path: Path, target: Path) -> Path:
        done.append("one step")
        return rename(path, target)

    contents = {**FILES, SUMS: seal_of(FILES, None).encode()}
    monkeypatch.setattr(os, "fsync", written)
    monkeypatch.setattr(Path, "rename", renamed)
    freeze_in(docs)
    assert done == [*(f"{name} {len(content)}" for name, content in contents.items()), "staging", "docs", "one step", "versions"]


@pytest.mark.parametrize("left", ["folder", "file", "link", "nothing"])
def test_what_a_run_that_was_stopped_has_left_is_removed(docs: Path, left: str) -> None:
    staging, outside = docs.parent / "staging", docs.parent / "outside"
    outside.mkdir()
    (outside / "precious").touch()
    if left == "folder":
        staging.mkdir()
        (staging / "index.en.md").write_bytes(b"half")
    elif left == "file":
        staging.touch()
    elif left == "link":
        staging.symlink_to(outside)
    folder = freeze_in(docs)
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {**FILES, SUMS: seal_of(FILES, None).encode()}
    assert not staging.exists()
    assert (outside / "precious").exists()


def test_nothing_stays_open(docs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of what is opened by its number, as files are not; each is closed once."""
    opened: list[int] = []
    as_it_is, close = os.open, os.close

    def opening(path: str, flags: int, mode: int = 0o777, *, dir_fd: int | None = None) -> int:
        descriptor = as_it_is(path, flags, mode, dir_fd=dir_fd)
        if os.path.isdir(path) and dir_fd is None:  # noqa: PTH112 (a path as the system is given it)
            opened.append(descriptor)
        return descriptor

    def closing(descriptor: int) -> None:
        if descriptor in opened:
            opened.remove(descriptor)
        close(descriptor)

    monkeypatch.setattr(os, "open", opening)
    monkeypatch.setattr(os, "close", closing)
    folder = freeze_in(docs)
    read_sealed(folder, "version", name_of("2026-12-01"))
    assert opened == []


# ---- What a seal names


def test_start_of_a_seal_is_shown_in_four_groups_of_four() -> None:
    assert short_seal("0123456789abcdef0123") == "0123 4567 89ab cdef"


def complaints(folder: Path) -> list[str]:
    with pytest.raises(NoticeError) as raised:
        read_sealed(folder, "version", name_of("2026-12-01"))
    return [problem.text("en").partition(";")[0].partition(". ")[0].removesuffix(".") for problem in raised.value.problems]


def test_each_thing_that_is_wrong_is_named_once_with_its_line(docs: Path) -> None:
    folder = freeze_in(docs, {**FILES, "more.en.md": b"", "text.en.md": b""})
    (folder / "index.en.md").unlink()
    (folder / "index.en.md").mkdir()
    (folder / "more.en.md").unlink()
    (folder / "text.en.md").write_bytes(b"x")
    (folder / "other.en.md").write_bytes(b"x")
    assert sorted(complaints(folder)) == [
        "version/index.en.md:1: cannot be read as a plain file (it is a folder)",
        "version/more.en.md:1: is missing: it was taken away after the version was published",
        "version/other.en.md:1: does not belong to this version, which was published without it",
        "version/text.en.md:1: was changed after it was published (or line 4 of SHA256SUMS was)",
    ]


def test_line_of_the_seal_that_cannot_be_read_is_named_beside_other_faults(docs: Path) -> None:
    folder = freeze_in(docs)
    sums = (folder / SUMS).read_text(encoding="ascii")
    (folder / SUMS).write_text(f"{sums}garbage\n", encoding="ascii")
    (folder / "notice.yml").write_bytes(b"x")
    assert complaints(folder) == [
        "version/SHA256SUMS:3: is not as it was when the version was published, and is never edited by hand",
        "version/notice.yml:1: was changed after it was published (or line 2 of SHA256SUMS was)",
    ]


def test_version_without_a_seal_or_facts_says_so(docs: Path) -> None:
    folder = freeze_in(docs)
    (folder / SUMS).unlink()
    assert complaints(folder) == ["version/SHA256SUMS:1: is missing: it was taken away after the version was published"]
    assert [line.partition(": ")[0] for line in complaints(docs / "versions")] == [
        "version/2026-12-01:1", "version/SHA256SUMS:1", "version/notice.yml:1",
    ]  # fmt: skip
