"""What lies in the folder of an entry beside its text: records of its days, words, originals that were found."""

import os
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from in_the_ledger import name_of
from notice.docs_folder import MAX_BYTES
from notice.freezing import freeze
from notice.ledger import Entry
from notice.problems import NoticeError
from notice.seal import Sealed, read_sealed

TEXT = {"notice.yml": b"facts", "index.en.md": b"text"}
ID = "2026-12-01"


def frozen(folder: Path, more: Mapping[str, bytes], previous: tuple[str, str] | None = None, files: Mapping[str, bytes] = TEXT) -> Path:
    """Freeze files into `docs/versions/` below a folder."""
    (folder / "docs").mkdir()
    return freeze({**files, **more}, folder / "docs" / "versions", ID, previous, folder / "staging")


def read(version: Path, id: str = ID) -> Sealed | list[str]:
    """Read it back, or what is wrong with it: file and key of the sentence."""
    try:
        return read_sealed(version, "v", name_of(id))
    except NoticeError as error:
        return [f"{problem.file.removeprefix('v/')} {problem.message.id}" for problem in error.problems]


def test_entry_says_what_is_recorded_and_follows_the_one_before(tmp_path: Path) -> None:
    records = {"PUBLISHED": b"2026-11-24\n", "REPLACES": b"2026-11-28\n", "words.json": b"{}"}
    version = frozen(tmp_path, records, ("2026-06-01", "f" * 64))
    sealed = read(version)
    assert isinstance(sealed, Sealed)
    seal = sha256((version / "SHA256SUMS").read_bytes()).hexdigest()
    assert sealed.entry == Entry(name_of(ID), seal, ("2026-06-01", "f" * 64), date(2026, 11, 24), None, "2026-11-28")
    assert sealed.text == TEXT
    assert sealed.text_and_words == {**TEXT, "words.json": b"{}"}


def test_import_has_the_day_on_which_it_was_taken_over(tmp_path: Path) -> None:
    sealed = read(frozen(tmp_path, {"IMPORTED": b"2026-11-28\n"}))
    assert isinstance(sealed, Sealed)
    entry = sealed.entry
    assert (entry.published, entry.imported, entry.replaces, entry.after) == (None, date(2026, 11, 28), None, None)
    assert sealed.text_and_words == TEXT


@pytest.mark.parametrize(
    ("name", "content", "fault"),
    [
        ("PUBLISHED", b"2026-11-24\n", None),
        ("PUBLISHED", b"2026-11-24", "seals.no-day"),
        ("PUBLISHED", b"2026-02-30\n", "seals.no-day"),
        ("PUBLISHED", b"2026-11-24\n\n", "seals.no-day"),
        ("PUBLISHED", b"", "seals.no-day"),
        ("PUBLISHED", b"2026-11-24-2\n", "seals.no-day"),
        ("IMPORTED", b"soon\n", "seals.no-day"),
        ("IMPORTED", "２026-11-24\n".encode(), "seals.no-day"),
        ("REPLACES", b"2026-12-01-2\n", None),
        ("REPLACES", b"2026-12-01-1\n", "seals.no-version"),
        ("REPLACES", b"2026-12-01", "seals.no-version"),
        ("REPLACES", b"\n", "seals.no-version"),
    ],
)
def test_record_holds_a_day_or_a_name_on_a_line(tmp_path: Path, name: str, content: bytes, fault: str | None) -> None:
    found = read(frozen(tmp_path, {name: content}))
    assert (found if isinstance(found, list) else []) == ([f"{name} {fault}"] if fault else [])


def test_facts_are_needed_by_a_version_and_not_by_what_ends_one(tmp_path: Path) -> None:
    version = frozen(tmp_path, {}, files={"history.en.md": b"text"})
    assert read(version) == ["notice.yml seals.gone"]
    assert isinstance(read(version, f"{ID}-withdrawn"), Sealed)
    (version / "SHA256SUMS").unlink()
    assert read(version, f"{ID}-withdrawn") == ["SHA256SUMS seals.gone"]


# ---- Originals that were found


def test_original_is_sealed_as_it_was_found(tmp_path: Path) -> None:
    version = frozen(tmp_path, {"found/old.pdf": b"%PDF", "found/old.txt": b"old"})
    sealed = read(version)
    assert isinstance(sealed, Sealed)
    assert (sealed.files["found/old.pdf"], sealed.files["found/old.txt"], sealed.text) == (b"%PDF", b"old", TEXT)
    assert ((version / "found").stat().st_mode & 0o777, (version / "found" / "old.pdf").stat().st_mode & 0o777) == (0o755, 0o644)
    (version / "found" / "old.pdf").write_bytes(b"%PDF2")
    (version / "found" / "old.txt").unlink()
    assert read(version) == ["found/old.pdf seals.changed", "found/old.txt seals.gone"]


def test_nothing_is_added_to_the_originals(tmp_path: Path) -> None:
    version = frozen(tmp_path, {"found/old.pdf": b"%PDF"})
    (version / "found" / "new.pdf").write_bytes(b"%PDF")
    assert read(version) == ["found/new.pdf seals.added"]


def test_folder_of_originals_is_no_link(tmp_path: Path) -> None:
    version = frozen(tmp_path, {"found/old.pdf": b"%PDF"})
    (version / "found").rename(tmp_path / "elsewhere")
    (version / "found").symlink_to(tmp_path / "elsewhere")
    assert read(version) == ["v seals.no-folder"]
    (version / "found").unlink()
    (version / "found").mkdir()
    os.mkfifo(version / "found" / "old.pdf")
    assert read(version) == ["found/old.pdf seals.no-file"], "nobody is waited for"


@pytest.mark.parametrize("size", [29, 30, 31])
def test_original_has_a_limit_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    for module in ("freezing", "seal"):
        monkeypatch.setattr(f"notice.{module}.MAX_FOUND_BYTES", 30)
    if size <= 30:
        assert isinstance(read(frozen(tmp_path, {"found/old.pdf": b"x" * size, "index.sv.md": b"x" * 31})), Sealed)
        return
    with pytest.raises(NoticeError) as refused:
        frozen(tmp_path, {"found/old.pdf": b"x" * size, "index.sv.md": b"x" * 31})
    assert [(one.file, one.message.id, one.message.values["most"]) for one in refused.value.problems] == [
        ("docs/found/old.pdf", "freezing.too-large", 30)
    ]


def test_original_may_be_larger_than_a_page(tmp_path: Path) -> None:
    assert isinstance(read(frozen(tmp_path, {"found/old.pdf": b"x" * (MAX_BYTES + 1)})), Sealed)


def test_original_that_has_grown_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    version = frozen(tmp_path, {"found/old.pdf": b"x" * 31})
    monkeypatch.setattr("notice.seal.MAX_FOUND_BYTES", 30)
    assert read(version) == ["found/old.pdf seals.no-file"]


@pytest.mark.parametrize(("most", "fits"), [(5, False), (6, True), (7, True)])
def test_originals_count_as_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, fits: bool) -> None:
    """Five files and their seal."""
    version = frozen(tmp_path, {f"found/{number}.pdf": b"x" for number in range(3)})
    monkeypatch.setattr("notice.seal.MAX_FILES", most)
    assert isinstance(read(version), Sealed) == fits
