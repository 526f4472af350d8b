"""What an act prepares is put into `docs` all or none, wherever it is stopped; the next command puts the rest there."""

import errno
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest

from import_history import write_drafts
from in_the_ledger import freeze_all
from killing import Call, kill_before_call
from new_version import not_put
from notice.acts import ACTS, begin
from notice.history_import.made_drafts import MadeDraft
from notice.putting import is_promised, keep_promise, put
from notice.wish import Wish
from small_lives import BASE, Life, page
from small_notices import HISTORY, reader

pytestmark = pytest.mark.slow

TODAY, COMING = "2026-06-01", "2026-08-01"
LANGUAGES = ("en", "sv")
# What each act is asked with; a correction is finished, so that the upcoming version is put together with it.
ASKED = {
    "new": ("2027-01-01", ""), "correct": ("", ""), "again": ("", COMING), "move": ("2026-09-01", COMING), "withdraw": ("", COMING),
    "import": ("2012-05-25", ""), "end": ("2026-12-31", ""),
}  # fmt: skip
STEPS: tuple[Call, ...] = (
    (Path, "open"), (Path, "rename"), (Path, "replace"), (Path, "unlink"), (Path, "mkdir"), (os, "fsync"), (shutil, "rmtree"),
)  # fmt: skip
Files = Mapping[str, bytes]


@pytest.fixture(scope="module")
def coming(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A notice in two languages, with a version that is still to come and has another page."""
    life = Life(tmp_path_factory.mktemp("coming") / "docs", LANGUAGES)
    life.publish("2020-01-01", index=page(*BASE))
    life.draft(COMING, index=page(*BASE, "new: New."), more=page("a: A.", id="more"))
    freeze_all(lambda: life.notice.on(TODAY), life.docs)
    return life.docs


def prepared(coming: Path, act: str) -> Mapping[str, bytes | None]:
    """What an act prepares on the notice."""
    life = Life(coming, LANGUAGES)
    life.notice.published, life.notice.headings = ["2020-01-01", COMING], []
    files = {path.name: path.read_text("utf-8") for path in (coming / "versions" / COMING).glob("*.*")}
    life.notice.other = {name: text for name, text in files.items() if name.endswith((".md", ".yml"))}
    day, version = ASKED[act]
    wish = Wish(life.notice.on(TODAY), day, dict.fromkeys(LANGUAGES, "News"), reader(LANGUAGES).renderer, version)
    return begin(act, wish).files


def everything(docs: Path) -> Files:
    """All that lies in the folder."""
    return {path.relative_to(docs).as_posix(): path.read_bytes() for path in sorted(docs.rglob("*")) if path.is_file()}


def applied(before: Files, files: Mapping[str, bytes | None]) -> Files:
    """What lies there once all was put there."""
    return {name: content for name, content in {**before, **files}.items() if content is not None}


@pytest.mark.parametrize("act", ACTS)
def test_killed_before_each_step_of_an_act(act: str, coming: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = prepared(coming, act)
    before = everything(coming)
    whole, ends = applied(before, files), set[bool]()
    assert whole != before
    for step in range(list(ACTS).index(act) % 3, 200, 3):  # every third one, of other acts the others
        docs = Path(shutil.copytree(coming, tmp_path / str(step) / "docs"))
        with monkeypatch.context() as patched:
            finished = not kill_before_call(lambda docs=docs: put(docs, files), step, STEPS, patched)  # type: ignore[misc]
        assert everything(docs) in (before, whole) or is_promised(docs), step
        keep_promise(docs)
        assert everything(docs) in (before, whole), step
        ends.add(everything(docs) == whole)
        put(docs, files)
        assert everything(docs) == whole, "what was stopped is in nobody's way"
        assert sorted(path.name for path in docs.parent.iterdir()) == ["docs"]
        if finished:
            break
    assert ends == {False, True}
    assert step > len(files)


def test_killed_before_each_step_of_an_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drafts = tuple(MadeDraft(day, {f"history.{one}.md": HISTORY.encode() for one in LANGUAGES}, ()) for day in ("2012-05-25", "2018-05-25"))
    whole = {f"drafts/{draft.id}/{name}": content for draft in drafts for name, content in draft.files.items()}
    for step in range(200):
        docs = tmp_path / str(step) / "docs"
        docs.mkdir(parents=True)
        with monkeypatch.context() as patched:
            finished = not kill_before_call(lambda docs=docs: write_drafts(drafts, docs), step, STEPS, patched)  # type: ignore[misc]
        keep_promise(docs)
        assert everything(docs) in ({}, whole), step
        if finished:
            break
    assert everything(docs) == whole


@pytest.mark.parametrize(("call", "promised"), [((os, "fsync"), False), ((Path, "replace"), True)])
def test_disk_that_does_not_take_it_is_told(call: Call, promised: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "old.md").write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with monkeypatch.context() as patched:
        patched.setattr(*call, full)
        with pytest.raises(OSError, match="No space") as refused:
            put(docs, {"new.md": b"new", "old.md": None})
    assert everything(docs) == {"old.md": b"old"}
    assert is_promised(docs) is promised
    said = "Not everything is in its place yet: the disk is full" if promised else "Nothing was written: the disk is full"
    assert not_put(refused.value, docs).text("en").startswith(said)
    keep_promise(docs)
    assert everything(docs) == ({"new.md": b"new"} if promised else {"old.md": b"old"})
