"""What is kept is found again under the same inputs, and under no others; what is damaged or needless goes."""

import shutil
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from notice.cache import BuildCache, digest_of
from notice.rendering import environment


@pytest.fixture
def cache(tmp_path: Path) -> BuildCache:
    """What a build before has kept: one text."""
    before = BuildCache(tmp_path / "kept", "program")
    before.text(("a", 1), lambda: "old")
    return BuildCache(before.folder, "program")


@pytest.mark.parametrize(
    ("program", "inputs", "text"),
    [
        ("program", ("a", 1), "old"),
        ("program", ("a", "1"), "new"),
        ("program", ("a",), "new"),
        ("program", ("a", 1, None), "new"),
        ("another", ("a", 1), "new"),
        (("program", 2), ("a", 1), "new"),
    ],
)
def test_text_is_found_under_all_it_was_made_of(cache: BuildCache, program: object, inputs: tuple[object, ...], text: str) -> None:
    assert BuildCache(cache.folder, program).text(inputs, lambda: "new") == text


@pytest.mark.parametrize("damage", [b"", b"old", b"0" * 64 + b"old", b"\xff" * 80])
def test_damaged_text_is_made_anew(cache: BuildCache, damage: bytes) -> None:
    (path,) = cache.folder.iterdir()
    path.write_bytes(damage)
    assert cache.text(("a", 1), lambda: "new") == "new"
    assert BuildCache(cache.folder, "program").text(("a", 1), lambda: "newer") == "new"


def test_only_what_was_asked_for_is_kept_on(cache: BuildCache) -> None:
    cache.files(("b",), lambda: {"x": "é", "y": "\x00"})
    cache.data("kind", ("c",), lambda: [1, None])
    cache.prune()
    after = BuildCache(cache.folder, "program")
    assert after.text(("a", 1), lambda: "new") == "new"
    assert after.files(("b",), dict) == {"x": "é".encode(), "y": b"\x00"}
    assert after.data("kind", ("c",), list) == [1, None]


def test_what_is_held_is_kept_without_being_asked_for(cache: BuildCache) -> None:
    later = BuildCache(cache.folder, "program")
    later.touch(("a", 1))
    later.prune()
    assert BuildCache(cache.folder, "program").text(("a", 1), lambda: "new") == "old"


def test_data_are_as_json_gives_them_back_from_the_start(cache: BuildCache) -> None:
    assert cache.data("kind", ("a",), lambda: {1: ("é", None)}) == {"1": ["é", None]}


def test_data_are_told_apart_by_their_inputs_and_forgotten_one_by_one(cache: BuildCache) -> None:
    assert cache.data("kind", ("a",), lambda: "a") == "a"
    assert cache.data("kind", ("b",), lambda: "b") == "b"
    cache.prune()
    second = BuildCache(cache.folder, "program")
    assert second.data("kind", ("a",), str) == "a"
    assert second.data("another", ("a",), lambda: "new") == "new"
    second.prune()
    third = BuildCache(cache.folder, "program")
    assert third.data("kind", ("a",), str) == "a"
    assert third.data("kind", ("b",), lambda: "new") == "new"


@pytest.mark.parametrize("texts", [{}, {"": ""}, {"a\n": "\n\n", "b": "é\n", "c": ""}])
def test_files_come_back_as_they_are_published(cache: BuildCache, texts: dict[str, str]) -> None:
    whole = {name: text.encode() for name, text in texts.items()}
    assert cache.files(("files",), lambda: texts) == whole
    assert BuildCache(cache.folder, "program").files(("files",), dict) == whole


def test_template_is_compiled_once_for_as_long_as_it_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.html").write_text("one {{ 1 + 1 }}", encoding="utf-8")
    assert environment(tmp_path, BuildCache(tmp_path / "kept", "program")).get_template("a.html").render() == "one 2"
    compiled: list[str] = []
    compile_now = Environment.compile

    def counted(self: Environment, source: str, name: str, *more: Any) -> Any:
        compiled.append(name)
        return compile_now(self, source, name, *more)

    monkeypatch.setattr(Environment, "compile", counted)
    idle = BuildCache(tmp_path / "kept", "program")
    environment(tmp_path, idle)
    idle.prune()
    assert environment(tmp_path, BuildCache(tmp_path / "kept", "program")).get_template("a.html").render() == "one 2"
    assert compiled == []
    (tmp_path / "a.html").write_text("two {{ 1 + 1 }}", encoding="utf-8")
    assert environment(tmp_path, BuildCache(tmp_path / "kept", "program")).get_template("a.html").render() == "two 2"
    assert environment(tmp_path, BuildCache(tmp_path / "kept", "another")).get_template("a.html").render() == "two 2"
    assert compiled == ["a.html", "a.html"]


def test_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = BuildCache(tmp_path / "file" / "kept", "program")
    assert cache.text(("a",), lambda: "made") == "made"
    cache.prune()


def test_digest_tells_every_change_of_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "program"
    folder.mkdir()
    seen = {digest_of(folder)}
    for name, text in (("a.py", "b"), ("a.py", "c"), ("b.py", "c"), ("c/b.py", "c")):
        shutil.rmtree(folder)
        (folder / name).parent.mkdir(parents=True)
        (folder / name).write_text(text)
        seen.add(digest_of(folder))
    (folder / "a.pyc").touch()
    seen.add(digest_of(folder))
    assert len(seen) == 5  # what Python compiled for itself is no part of it
