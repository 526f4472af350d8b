"""Bytes are not words: how a system writes a text is no change of it, and what is no UTF-8 is said once."""

import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from in_the_ledger import noon
from notice.cache import BuildCache
from notice.docs_folder import plain
from notice.drafts_folder import left_behind
from notice.freezing import keep_bytes
from notice.problems import NoticeError
from notice.publication import read_publication
from notice.published import read_published
from projects import ROOT
from samples import document_of
from small_notices import SmallNotice, reader

WORDS = "Säilytämme. Här och då."
AS_SYSTEMS_WRITE: dict[str, Callable[[str], str]] = {
    "Windows": lambda text: text.replace("\n", "\r\n"),
    "an old Mac": lambda text: text.replace("\n", "\r"),
    "Notepad": lambda text: f"\ufeff{text}",
    "a Mac that takes letters apart": lambda text: unicodedata.normalize("NFD", text),
    "an editor without a last line end": lambda text: text.rstrip("\n"),
    "an editor with empty lines at the end": lambda text: f"{text}\n\n",
}


@pytest.fixture
def notice(tmp_path: Path) -> SmallNotice:
    """A notice with one version in force."""
    notice = SmallNotice(tmp_path / "docs")
    notice.publish("2026-01-01", on="2025-12-01", text=WORDS, told="Något ändras.")
    return notice


def complaints(notice: SmallNotice) -> list[str]:
    """What is wrong with it, as the editor is told."""
    try:
        notice.on("2026-06-01")
    except NoticeError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize("written", AS_SYSTEMS_WRITE.values(), ids=AS_SYSTEMS_WRITE)
def test_no_system_changes_the_text(notice: SmallNotice, written: Callable[[str], str]) -> None:
    before = notice.files()
    notice.other = {name: written(content.decode()) for name, content in before.items()}
    assert complaints(notice) == []
    notice.begin("2026-07-01")
    notice.other = {}
    draft = dict(notice.files())
    notice.other = {name: written(content.decode()) for name, content in draft.items()}
    assert [dict(one.files) for one in notice.on("2026-06-01").drafts] == [draft]


@pytest.mark.parametrize("system", [system for system in AS_SYSTEMS_WRITE if system != "an old Mac"])  # that was refused
def test_what_was_published_on_another_system_is_no_change_either(tmp_path: Path, system: str) -> None:
    notice = SmallNotice(tmp_path / "docs")
    notice.begin("2026-01-01", text=WORDS, told="Något ändras.")
    notice.other = {name: AS_SYSTEMS_WRITE[system](content.decode()) for name, content in notice.files().items()}
    headings, notice.headings = notice.headings, []
    notice.publish("2026-01-01", on="2025-12-01", text=WORDS)
    notice.headings, notice.other = headings, {}
    assert complaints(notice) == []


def test_bytes_that_are_no_text_are_left_alone() -> None:
    assert plain(b"\xff\xfeh\0i\0") == b"\xff\xfeh\0i\0"
    assert plain(b"") == b""
    assert plain("a\u0308\r\n".encode()) == "ä\n".encode()


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "latin-1"])
def test_what_is_not_utf_8_is_said_once(notice: SmallNotice, encoding: str) -> None:
    publication = notice.on("2026-06-01")
    (notice.docs / "index.en.md").write_bytes(publication.files["index.en.md"].decode().encode(encoding))
    own = BuildCache(notice.docs.parent / "cache", "tests")
    with pytest.raises(NoticeError) as raised:
        read_publication(notice.docs, reader(), noon("2026-06-01"), own)
    assert [str(problem) for problem in raised.value.problems] == ["docs/index.en.md:1: cannot be read; save it as plain text in UTF-8."]


def test_folder_of_a_draft_that_is_published_is_known_whatever_its_line_ends(notice: SmallNotice) -> None:
    folder = notice.docs / "drafts" / "2026-01-01"
    folder.mkdir(parents=True)
    for name, content in notice.files().items():
        (folder / name).write_bytes(content.replace(b"\n", b"\r\n"))
    assert left_behind(notice.docs, read_published(notice.docs)) == ("docs/drafts/2026-01-01",)


def test_git_is_told_to_leave_published_bytes_alone(tmp_path: Path) -> None:
    keep_bytes(tmp_path)
    assert (tmp_path / ".gitattributes").read_text(encoding="utf-8") == "* -text\n"
    (tmp_path / ".gitattributes").write_text("* -text -diff\n", encoding="utf-8")
    keep_bytes(tmp_path)
    assert (tmp_path / ".gitattributes").read_text(encoding="utf-8") == "* -text -diff\n"


def test_clone_with_the_line_ends_of_windows_has_those_of_everybody(tmp_path: Path) -> None:
    def git(*arguments: str) -> str:
        done = subprocess.run(["git", "-c", "core.autocrlf=true", *arguments], cwd=tmp_path, check=True, capture_output=True, text=True)
        return done.stdout

    names = ("docs/index.fi.md", "docs/versions/2026-12-01/index.fi.md", "docs/drafts/2020-01-01/found/notice.txt")
    (tmp_path / ".gitattributes").write_bytes((ROOT / ".gitattributes").read_bytes())
    for name in names:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"a\r\nb\n" if "found" in name else b"a\nb\n")
    git("init", "-q")
    git("add", "-A")
    for name in names:
        (tmp_path / name).unlink()
    git("checkout", "--", ".")
    assert [(tmp_path / name).read_bytes() for name in names] == [b"a\nb\n", b"a\nb\n", b"a\r\nb\n"]


def test_line_like_a_reference_stands_where_it_is_written() -> None:
    document = document_of("# Title {#title}\n\n## A {#a}\n\nText.\n\n## B {#b}\n\n[1]: This note explains the words.\n")
    assert [section.html for section in document.sections] == ["", "<p>Text.</p>", "<p>[1]: This note explains the words.</p>"]


def test_address_of_a_link_may_stand_in_another_section() -> None:
    link = '[terms]: https://example.org/ "The terms"'
    document = document_of(f"# Title {{#title}}\n\n## A {{#a}}\n\nSee [terms].\n\n## B {{#b}}\n\n{link}\n")
    assert [section.html for section in document.sections[1:]] == [
        '<p>See <a href="https://example.org/" title="The terms">terms</a>.</p>',
        "",
    ]
