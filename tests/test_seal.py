"""A frozen version is read only as it was published; whatever else stands there is named."""

import os
import shutil
import subprocess
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from in_the_ledger import name_of
from notice.docs_folder import MAX_BYTES
from notice.ledger import PUBLISHED, SUMS
from notice.problems import NoticeError
from notice.seal import LINE, MAX_FILES, Previous, Sealed, read_sealed, seal_of

OLD, NEW = "2018-07-24", "2026-12-01"
FILES = {"notice.yml": b"a: b\n", "index.fi.md": b"# Seloste\n", "index.pt-BR.md": b"# Aviso\n", PUBLISHED: b"2026-11-24\n"}
SHOWN = f"docs/versions/{NEW}"
CHECKED_BY_OTHERS = pytest.mark.skipif(not shutil.which("sha256sum"), reason="there is no sha256sum")


def write(folder: Path, files: dict[str, bytes], previous: Previous | None) -> bytes:
    """Write a sealed folder by hand and give its SHA256SUMS."""
    folder.mkdir()
    sums = seal_of(files, previous).encode()
    for name, content in {**files, SUMS: sums}.items():
        (folder / name).write_bytes(content)
    return sums


def two_versions(parent: Path, files: dict[str, bytes] = FILES) -> tuple[Path, Previous]:
    """Write an old version and one after it; give the folder of the newer and what it was published after."""
    previous = (OLD, sha256(write(parent / OLD, FILES, None)).hexdigest())
    write(parent / NEW, files, previous)
    return parent / NEW, previous


def complaints(folder: Path) -> list[str]:
    try:
        read_sealed(folder, SHOWN, name_of(folder.name))
    except NoticeError as error:
        assert error.problems
        return [str(problem).removeprefix(f"{SHOWN}/") for problem in error.problems]
    return []


def sha256sum(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["sha256sum", "-c", "--strict", SUMS], cwd=folder, capture_output=True, text=True, timeout=20)


@pytest.fixture
def newer(tmp_path: Path) -> tuple[Path, Previous]:
    return two_versions(tmp_path)


def test_untouched_version_is_read_as_it_was_written(newer: tuple[Path, Previous]) -> None:
    folder, previous = newer
    assert read_sealed(folder, SHOWN, name_of(NEW)) == Sealed(name_of(NEW), FILES, seal_of(FILES, previous).encode())


def test_seal_lists_names_in_order_and_the_version_before_last() -> None:
    lines = seal_of(FILES, (OLD, sha256(b"x").hexdigest())).splitlines()
    assert [line.partition("  ")[2] for line in lines] == [PUBLISHED, "index.fi.md", "index.pt-BR.md", "notice.yml", f"../{OLD}/{SUMS}"]
    assert lines[-1].startswith(sha256(b"x").hexdigest())
    assert all(LINE.fullmatch(line) for line in lines)


pages = st.dictionaries(st.sampled_from(["index.fi.md", "index.sv.md", "cookies.fi.md"]), st.binary(max_size=60))


@CHECKED_BY_OTHERS
@given(pages, st.data())
def test_any_flipped_byte_is_found(pages: dict[str, bytes], data: st.DataObject) -> None:
    with TemporaryDirectory() as parent:
        folder, previous = two_versions(Path(parent), {**pages, "notice.yml": b"a: b\n"})
        assert complaints(folder) == []
        assert sha256sum(folder).returncode == 0
        path = data.draw(st.sampled_from(sorted(path for path in folder.iterdir() if path.stat().st_size)))
        content = bytearray(path.read_bytes())
        content[data.draw(st.integers(0, len(content) - 1))] ^= data.draw(st.integers(1, 255))
        path.write_bytes(content)
        # Where the seal of what was published before is another one, the ledger finds no such entry.
        assert complaints(folder) or read_sealed(folder, SHOWN, name_of(folder.name)).entry.after != previous
        assert path.name == SUMS or sha256sum(folder).returncode != 0


@given(st.binary(max_size=400) | st.text("0a \n./-SHA256notice.yml").map(str.encode), st.sampled_from([SUMS, PUBLISHED, "notice.yml"]))
def test_any_bytes_are_read_or_refused(content: bytes, name: str) -> None:
    with TemporaryDirectory() as parent:
        folder, previous = two_versions(Path(parent))
        (folder / name).write_bytes(content)
        same = content == {**FILES, SUMS: seal_of(FILES, previous).encode()}[name]
        assert bool(complaints(folder)) != same


@given(st.permutations(range(5)), st.lists(st.integers(0, 4), max_size=2), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\n"]))
def test_sums_have_one_form(order: list[int], doubled: list[int], ending: str, end: str) -> None:
    with TemporaryDirectory() as parent:
        folder, _ = two_versions(Path(parent))
        whole = (folder / SUMS).read_text()
        lines = whole.splitlines()
        changed = ending.join(lines[number] for number in [*order, *doubled]) + end
        (folder / SUMS).write_bytes(changed.encode())
        assert bool(complaints(folder)) == (changed != whole)


@CHECKED_BY_OTHERS
def test_sha256sum_agrees_and_checks_the_version_before(newer: tuple[Path, Previous]) -> None:
    folder, _ = newer
    done = sha256sum(folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines() == [f"{name}: OK" for name in [*sorted(FILES), f"../{OLD}/{SUMS}"]]
    with (folder.parent / OLD / SUMS).open("a") as file:
        file.write("\n")
    assert f"../{OLD}/{SUMS}: FAILED" in sha256sum(folder).stdout


def replace_by(make: Callable[[Path], object], name: str = "index.fi.md") -> Callable[[Path], None]:
    def replace(folder: Path) -> None:
        (folder / name).unlink(missing_ok=True)
        make(folder / name)

    return replace


def edit_sums(edit: Callable[[list[str]], list[str]]) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        lines = (folder / SUMS).read_text().splitlines(keepends=True)
        (folder / SUMS).write_text("".join(edit(lines)))

    return change


def elsewhere(path: Path) -> None:
    """Put a link with the right content."""
    outside = path.parent.parent / "outside"
    outside.write_bytes(FILES["index.fi.md"])
    path.symlink_to(outside)


def vast(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)


def reseal(folder: Path) -> None:
    """Spoil the day and seal it anew, as someone with sha256sum could."""
    (folder / PUBLISHED).write_bytes(b"\xff")
    sums = (folder / SUMS).read_text().splitlines(keepends=True)
    (folder / SUMS).write_text("".join([f"{sha256(bytes([255])).hexdigest()}  {PUBLISHED}\n", *sums[1:]]))


ATTACKS: dict[str, tuple[Callable[[Path], object], str]] = {
    "edited": (lambda folder: (folder / "index.fi.md").write_bytes(b"x"), "index.fi.md:1: was changed after it was published (or line 2"),
    "emptied": (lambda folder: (folder / "notice.yml").write_bytes(b""), "notice.yml:1: was changed"),
    "added page": (lambda folder: (folder / "index.de.md").write_bytes(b""), "index.de.md:1: does not belong"),
    "added file": (lambda folder: (folder / "a.txt").write_bytes(b""), "a.txt:1: does not belong"),
    "hidden file": (lambda folder: (folder / ".x").write_bytes(b""), ".x:1: does not belong"),
    "folder": (lambda folder: (folder / "more").mkdir(), "more:1: does not belong"),
    "hidden folder": (lambda folder: (folder / ".more").mkdir(), ".more:1: does not belong"),
    "odd name": (lambda folder: (folder / "a\nb\u202e").mkdir(), "a?b?:1: does not belong"),
    "undecodable name": (lambda folder: os.mkdir(os.fsencode(folder) + b"/\xff"), "?:1: does not belong"),  # noqa: PTH102
    "dangling link": (lambda folder: (folder / "x").symlink_to("nowhere"), "x:1: does not belong"),
    "added link": (lambda folder: (folder / "index.de.md").symlink_to("index.fi.md"), "index.de.md:1: cannot be read as a plain file"),
    "removed": (lambda folder: (folder / "index.fi.md").unlink(), "index.fi.md:1: is missing"),
    "facts removed": (lambda folder: (folder / "notice.yml").unlink(), "notice.yml:1: is missing"),
    "renamed": (lambda folder: (folder / "index.fi.md").rename(folder / "index.de.md"), "index.de.md:1: does not belong"),
    "replaced by a link": (replace_by(elsewhere), "index.fi.md:1: cannot be read as a plain file (it is a link)"),
    "replaced by a folder": (replace_by(Path.mkdir), "index.fi.md:1: cannot be read as a plain file (it is a folder)"),
    "replaced by a pipe": (replace_by(os.mkfifo), "index.fi.md:1: cannot be read as a plain file (it is a pipe or a device)"),
    "vast": (replace_by(vast), f"index.fi.md:1: cannot be read as a plain file (it has more than {MAX_BYTES} bytes)"),
    "sums removed": (lambda folder: (folder / SUMS).unlink(), f"{SUMS}:1: is missing"),
    "sums a link": (replace_by(lambda path: path.symlink_to("index.fi.md"), SUMS), f"{SUMS}:1: cannot be read as a plain file"),
    "sums a pipe": (replace_by(os.mkfifo, SUMS), f"{SUMS}:1: cannot be read as a plain file (it is a pipe"),
    "sums a folder": (replace_by(Path.mkdir, SUMS), f"{SUMS}:1: cannot be read as a plain file (it is a folder)"),
    "sums vast": (replace_by(vast, SUMS), f"{SUMS}:1: cannot be read as a plain file (it has more"),
    "sums empty": (lambda folder: (folder / SUMS).write_text(""), f"{SUMS}:1: is not as it was when"),
    "sums only line ends": (lambda folder: (folder / SUMS).write_text("\n" * 99), f"{SUMS}:1: is not as it was when"),
    "digest edited": (edit_sums(lambda lines: [lines[0], "0" * 64 + lines[1][64:], *lines[2:]]), "index.fi.md:1: was changed"),
    "upper case": (edit_sums(lambda lines: [*lines[:2], "A" + lines[2][1:], *lines[3:]]), f"{SUMS}:3: is not as it was when"),
    "unreadable line": (edit_sums(lambda lines: [*lines[:2], "garbage\n", *lines[3:]]), f"{SUMS}:3: is not as it was when"),
    "binary mark": (edit_sums(lambda lines: [lines[0].replace("  ", " *"), *lines[1:]]), f"{SUMS}:1: is not as it was when"),
    "doubled line": (edit_sums(lambda lines: [*lines[:2], *lines[1:]]), f"{SUMS}:3: is not as it was when"),
    "unsorted": (edit_sums(lambda lines: [lines[1], lines[0], *lines[2:]]), f"{SUMS}:1: is not as it was when"),
    "comment": (edit_sums(lambda lines: [*lines, "# reviewed\n"]), f"{SUMS}:6: is not as it was when"),
    "no line end": (edit_sums(lambda lines: [*lines[:-1], lines[-1].strip()]), f"{SUMS}:6: is not as it was when"),
    "itself": (edit_sums(lambda lines: [f"{'0' * 64}  {SUMS}\n", *lines]), f"{SUMS}:1: is not as it was when"),
    "other path": (edit_sums(lambda lines: [f"{'0' * 64}  ../../etc/passwd\n", *lines]), f"{SUMS}:1: is not as it was when"),
    "line removed": (edit_sums(lambda lines: [lines[0], *lines[2:]]), "index.fi.md:1: does not belong"),
    "chain not last": (edit_sums(lambda lines: [lines[-1], *lines[:-1]]), f"{SUMS}:1: is not as it was when"),
    "no day": (reseal, f"{PUBLISHED}:1: must hold the day"),
}


@pytest.mark.parametrize(("attack", "complaint"), ATTACKS.values(), ids=ATTACKS)
def test_attack_is_named(newer: tuple[Path, Previous], attack: Callable[[Path], object], complaint: str) -> None:
    folder, _ = newer
    attack(folder)
    found = complaints(folder)
    assert any(line.startswith(complaint) for line in found), found
    assert all(line.count("\n") == 0 and ":" in line for line in found)


def test_everything_is_named_at_once(newer: tuple[Path, Previous]) -> None:
    folder, _ = newer
    (folder / "index.fi.md").write_bytes(b"x")
    (folder / "notice.yml").unlink()
    (folder / "a.txt").mkdir()
    places = [line.partition(":1: ")[0] for line in complaints(folder)]
    assert places == ["a.txt", "notice.yml", "index.fi.md"]


def test_entry_names_what_was_published_before_it(newer: tuple[Path, Previous]) -> None:
    folder, previous = newer
    assert read_sealed(folder, SHOWN, name_of(NEW)).entry.after == previous
    assert read_sealed(folder.parent / OLD, SHOWN, name_of(OLD)).entry.after is None


@pytest.mark.parametrize("put", [lambda path, real: path.symlink_to(real), lambda path, _: os.mkfifo(path), lambda *_: None])
def test_folder_is_a_folder(newer: tuple[Path, Previous], put: Callable[[Path, Path], None]) -> None:
    folder, _ = newer
    moved = folder.rename(folder.with_name("moved"))
    put(folder, moved)
    with pytest.raises(NoticeError, match=f"^{SHOWN}:1: cannot be read as a folder"):
        read_sealed(folder, SHOWN, name_of(NEW))


def test_crowded_folder_is_not_read(newer: tuple[Path, Previous]) -> None:
    folder, _ = newer
    for number in range(MAX_FILES):
        (folder / f"page{number}.fi.md").touch()
    with pytest.raises(NoticeError, match="more than 500 files"):
        read_sealed(folder, SHOWN, name_of(NEW))
