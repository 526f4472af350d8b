"""What is published from one's own server is recorded at the origin too, and nothing is published from a checkout that is behind it."""

import subprocess
from pathlib import Path

import pytest

from publishing.extract import NotLandedError
from publishing.steps import NOT_PUSHED, PUSHED, _is_unpushed, _push, _refuse_behind


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *arguments]
    return subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True).stdout


def commit(folder: Path) -> None:
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "x")


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository with one commit, which two checkouts have."""
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch", "main", "origin")
    git(tmp_path, "clone", "--quiet", "origin", "one")
    git(tmp_path / "one", "switch", "--quiet", "--create", "main")
    commit(tmp_path / "one")
    git(tmp_path / "one", "push", "--quiet", "--set-upstream", "origin", "main")
    git(tmp_path, "clone", "--quiet", "origin", "other")
    return tmp_path / "origin"


def test_what_was_recorded_is_brought_to_the_origin(origin: Path) -> None:
    one = origin.with_name("one")
    commit(one)
    assert _push(one) == PUSHED.format("origin/main")
    assert git(origin, "rev-parse", "main") == git(one, "rev-parse", "main")


def test_what_a_run_that_was_stopped_left_is_found(origin: Path) -> None:
    one = origin.with_name("one")
    assert not _is_unpushed(one)
    commit(one)
    assert not _is_unpushed(one), "nothing was published with it"
    (one / "docs" / "versions" / "2027-01-01").mkdir(parents=True)
    (one / "docs" / "versions" / "2027-01-01" / "PUBLISHED").touch()
    git(one, "add", "--all")
    commit(one)
    assert _is_unpushed(one)
    git(one, "push", "--quiet")
    assert not _is_unpushed(one)


def test_commits_that_were_not_made_here_stay_here(origin: Path) -> None:
    one, before = origin.with_name("one"), git(origin, "rev-parse", "main")
    commit(one)
    commit(one)
    assert _push(one) == NOT_PUSHED
    assert git(origin, "rev-parse", "main") == before


def test_origin_that_refuses_or_is_gone_is_told(origin: Path) -> None:
    one = origin.with_name("one")
    commit(one)
    origin.rename(origin.with_name("elsewhere"))
    _refuse_behind(one)
    assert _push(one) == NOT_PUSHED
    assert "git push" in NOT_PUSHED


def test_checkout_without_an_origin_says_so(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    _refuse_behind(tmp_path)
    commit(tmp_path)
    assert _push(tmp_path) == NOT_PUSHED


def test_checkout_that_is_behind_is_not_published_from(origin: Path) -> None:
    one, other = origin.with_name("one"), origin.with_name("other")
    _refuse_behind(other)
    commit(one)
    git(one, "push", "--quiet")
    with pytest.raises(NotLandedError, match="lacks commits that its origin has"):
        _refuse_behind(other)
    git(other, "pull", "--quiet", "--ff-only")
    _refuse_behind(other)
