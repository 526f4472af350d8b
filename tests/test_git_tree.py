"""What a commit holds is read byte for byte, and every path that differs is named, whatever git is told to show otherwise."""

import os
import subprocess
from pathlib import Path

import pytest

from git_tree import GitError, differences, files_of, git, renamed
from notice.review import OtherPath
from review import _is_of_the_notice as is_of_the_notice
from review import _other_paths as other_paths

TEXT = b"# Title\n\n$Id$ $Format:%H$\n"
HIDING = ["export-ignore", "export-subst", "text", "eol=crlf", "ident", "-diff", "binary", "filter=lfs", "merge=ours"]


def run(project: Path, *arguments: str) -> None:
    subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments], cwd=project, check=True, capture_output=True)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with a page, a version and the program, in one commit."""
    run(tmp_path, "init", "-q", "-b", "main")
    for name in ("docs/index.en.md", "docs/versions/2020-01-01/index.en.md", "hooks/x.py", ".github/CODEOWNERS"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(TEXT)
    commit(tmp_path)
    return tmp_path


def commit(project: Path) -> None:
    run(project, "add", "-A", "--force")
    run(project, "commit", "-q", "-m", "x")


def strange(project: Path) -> list[str]:
    """The paths that the review names as no part of the notice."""
    return [one.path for one in differences(project, "HEAD~1") if not is_of_the_notice(one)]


@pytest.mark.parametrize("attribute", HIDING)
def test_attributes_hide_nothing(project: Path, attribute: str) -> None:
    (project / "docs" / ".gitattributes").write_text(f"versions/2020-01-01/** {attribute}\n*.md {attribute}\n")
    commit(project)
    assert files_of(project, "HEAD", "docs")["docs/versions/2020-01-01/index.en.md"] == TEXT
    (project / "docs" / "versions" / "2020-01-01" / "index.en.md").write_bytes(b"# Other\n")
    commit(project)
    assert [one.path for one in differences(project, "HEAD~1")] == ["docs/versions/2020-01-01/index.en.md"]
    assert [one.path for one in differences(project, "HEAD~2")] == ["docs/.gitattributes", "docs/versions/2020-01-01/index.en.md"]


def test_file_that_moves_is_named_where_it_was_and_where_it_is(project: Path) -> None:
    run(project, "mv", ".github/CODEOWNERS", "docs/.CODEOWNERS")
    run(project, "mv", "hooks/x.py", "docs/x.en.md")
    commit(project)
    assert strange(project) == [".github/CODEOWNERS", "docs/.CODEOWNERS", "hooks/x.py"]
    assert renamed(differences(project, "HEAD~1")) == {"docs/.CODEOWNERS": ".github/CODEOWNERS", "docs/x.en.md": "hooks/x.py"}
    assert list(other_paths(differences(project, "HEAD~1"))) == [
        OtherPath("docs/.CODEOWNERS", ".github/CODEOWNERS", is_hidden=True), OtherPath("hooks/x.py"),
    ]  # fmt: skip


def test_whatever_is_no_plain_file_is_named(project: Path) -> None:
    (project / "docs" / "index.en.md").chmod(0o755)
    (project / "docs" / "link.en.md").symlink_to("../hooks/x.py")
    (project / "docs" / "versions" / "2020-01-01" / ".hidden").write_text("x")
    (project / "docs" / ".folder").mkdir()
    (project / "docs" / ".folder" / "index.en.md").write_text("x")
    (project / "docs" / "picture.svg").write_text("x")
    (project / "docs" / "cookies.en.md").write_text("x")
    (project / "docs" / "notice.yml").write_text("x")
    inner = project / "docs" / "inner.md"
    inner.mkdir()
    run(inner, "init", "-q")
    run(inner, "commit", "-q", "--allow-empty", "-m", "x")
    commit(project)
    assert strange(project) == [
        "docs/.folder/index.en.md", "docs/index.en.md", "docs/inner.md", "docs/link.en.md", "docs/picture.svg",
        "docs/versions/2020-01-01/.hidden",
    ]  # fmt: skip


def test_submodule_that_asks_to_be_ignored_is_named(project: Path) -> None:
    inner = project / "inner"
    inner.mkdir()
    run(inner, "init", "-q")
    run(inner, "commit", "-q", "--allow-empty", "-m", "x")
    (project / ".gitmodules").write_text('[submodule "i"]\n\tpath = inner\n\turl = ./i\n\tignore = all\n')
    commit(project)
    run(inner, "commit", "-q", "--allow-empty", "-m", "y")
    commit(project)
    assert strange(project) == ["inner"]


def test_what_is_merged_is_named_whatever_lies_in_the_folder(project: Path) -> None:
    (project / "hooks" / "x.py").write_text("evil")
    commit(project)
    (project / "hooks" / "x.py").write_bytes(TEXT)
    assert strange(project) == ["hooks/x.py"]
    run(project, "checkout", "-q", "--force", ".")
    (project / "hooks" / "new.py").write_text("evil")
    run(project, "add", "hooks/new.py")
    assert strange(project) == ["hooks/new.py", "hooks/x.py"]


def test_objects_that_take_the_place_of_others_are_not_looked_at(project: Path) -> None:
    (project / "hooks" / "x.py").write_text("evil")
    commit(project)
    evil = git(project, "rev-parse", "HEAD:hooks/x.py").decode().strip()
    run(project, "replace", "HEAD~1:docs/versions/2020-01-01/index.en.md", evil)
    run(project, "replace", "HEAD~1", "HEAD")
    assert files_of(project, "HEAD~1", "docs")["docs/versions/2020-01-01/index.en.md"] == TEXT
    assert strange(project) == ["hooks/x.py"]


SETTINGS = (
    "color.ui=always", "diff.external=/bin/false", "diff.renames=copies", "diff.ignoreSubmodules=all", "diff.relative=true",
    "diff.noprefix=true", "core.quotepath=true", "core.ignoreCase=true", "core.autocrlf=true", "diff.mnemonicPrefix=true",
)  # fmt: skip


@pytest.mark.parametrize("setting", SETTINGS)
def test_settings_of_a_checkout_change_nothing(project: Path, setting: str) -> None:
    run(project, "mv", "hooks/x.py", "hooks/y.py")
    commit(project)
    run(project, "config", *setting.split("="))
    assert strange(project) == ["hooks/x.py", "hooks/y.py"]
    assert files_of(project, "HEAD", "docs")["docs/index.en.md"] == TEXT


def test_odd_names_are_read_as_they_are(project: Path) -> None:
    names = ["docs/a\nb.md", "docs/ä ö.md", "docs/'\"$(x).md", "docs/\x1b[31m.md"]
    for name in names:
        (project / name).write_bytes(name.encode())
    (project / os.fsdecode(b"docs/\xff.md")).write_bytes(b"x")
    (project / "docs" / "empty.md").write_bytes(b"")
    commit(project)
    found = files_of(project, "HEAD", "docs")
    assert [found[name] for name in (*names, "docs/empty.md")] == [*(name.encode() for name in names), b""]
    assert {*names, "docs/empty.md"} <= {one.path for one in differences(project, "HEAD~1")}


def test_only_what_is_asked_for_is_read(project: Path) -> None:
    assert list(files_of(project, "HEAD", "hooks", "missing")) == ["hooks/x.py"]
    assert files_of(project, "HEAD", "missing") == {}


def test_git_that_fails_says_why(project: Path) -> None:
    with pytest.raises(GitError) as raised:
        files_of(project, "no-such-commit", "docs")
    assert raised.value.command.startswith("git ls-tree")
    assert raised.value.said
