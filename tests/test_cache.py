"""What is cached is found again under the same inputs, and under no others; what is damaged or needless goes."""

import shutil
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from jinja2 import Environment

from caching import watched
from notice.cache import UNKEYED, BuildCache, cached_or_make, digest_of
from notice.rendering import read_templates


class Kind(StrEnum):
    ONE = "one"


@dataclass(frozen=True)
class Thing:
    name: str
    inner: object = None
    line: int = field(default=0, metadata={UNKEYED: "nobody is shown it"})


@dataclass(frozen=True)
class Another:
    name: str
    inner: object = None


DIFFERENT = [
    None, True, 1, 1.0, "1", b"1", "", Kind.ONE, "one", date(2026, 1, 2), (), ("1",), ["1"], ("1", "1"), (("1",), "1"),
    {}, {"1": 1}, {"1": "1"}, {"1": "1", "2": "2"}, {"2": "2", "1": "1"}, {1: "1"}, str, len.__class__, repr(("str", "1")),
    Thing("1"), Thing("2"), Thing("1", "1"), Thing("1", Thing("1")), Thing("1", Another("1")), Another("1"), [Thing("1")],
]  # fmt: skip


def given(*inputs: object) -> bytes:
    return repr(inputs).encode()


def again(*inputs: object) -> bytes:
    return b"again " + repr(inputs).encode()


def texts(found: Mapping[str, str]) -> Mapping[str, str]:
    return found


def plain(value: Any) -> Any:
    return value


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The folder of a cache that has one thing, made by the program "program" of ("a", 1)."""
    BuildCache(tmp_path / "cache", "program").content(given, "a", 1)
    return tmp_path / "cache"


def made(folder: Path, program: object, make: Any, *inputs: object) -> bool:
    """Whether the cache does not have it."""
    watch_made = []

    def noting(*inner: object) -> bytes:
        watch_made.append(inner)
        return b""

    noting.__module__, noting.__qualname__ = make.__module__, make.__qualname__
    BuildCache(folder, program).content(noting, *inputs)
    return bool(watch_made)


@pytest.mark.parametrize(
    ("program", "make", "inputs", "anew"),
    [
        ("program", given, ("a", 1), False),
        ("program", given, ("a", "1"), True),
        ("program", given, ("a",), True),
        ("program", given, ("a", 1, None), True),
        ("program", given, (("a", 1),), True),
        ("program", again, ("a", 1), True),
        ("another", given, ("a", 1), True),
        (("program", 2), given, ("a", 1), True),
    ],
)
def test_thing_is_found_under_all_it_was_made_of(before: Path, program: object, make: Any, inputs: tuple[object, ...], anew: bool) -> None:
    assert made(before, program, make, *inputs) == anew


def test_values_that_differ_are_never_taken_for_each_other(tmp_path: Path) -> None:
    assert [value for value in DIFFERENT if not made(tmp_path, "program", given, value)] == []
    assert [value for value in DIFFERENT if made(tmp_path, "program", given, value)] == []


def test_field_that_is_left_out_of_keys_changes_nothing(tmp_path: Path) -> None:
    assert made(tmp_path, "program", given, Thing("1", line=1))
    assert not made(tmp_path, "program", given, Thing("1", line=2))


@pytest.mark.parametrize("value", [object(), Path("here"), {"a", "b"}, [object()], Thing("1", object()), {"a": iter(())}])
def test_thing_made_of_what_cannot_be_told_apart_is_made_each_time(tmp_path: Path, value: object) -> None:
    assert made(tmp_path, "program", given, value)
    assert made(tmp_path, "program", given, value)


@pytest.mark.parametrize("damage", [lambda _: b"", lambda _: b"\xff" * 80, lambda old: old + b"!", lambda old: old[:-1]])
def test_damaged_file_is_made_anew(before: Path, damage: Callable[[bytes], bytes]) -> None:
    (path,) = before.iterdir()
    path.write_bytes(damage(path.read_bytes()))
    assert made(before, "program", given, "a", 1)
    assert not made(before, "program", given, "a", 1)


def test_only_what_was_asked_for_stays(before: Path) -> None:
    cache = BuildCache(before, "program")
    cache.files(texts, {"x": "é", "y": "\x00"})
    cache.data(plain, [1, None])
    cache.prune()
    after = BuildCache(before, "program")
    assert after.files(texts, {"x": "é", "y": "\x00"}) == {"x": "é".encode(), "y": b"\x00"}
    assert after.data(plain, [1, None]) == [1, None]
    assert made(before, "program", given, "a", 1)


def test_data_are_as_json_gives_them_back_from_the_start(tmp_path: Path) -> None:
    assert BuildCache(tmp_path, "program").data(plain, {1: ("é", None)}) == {"1": ["é", None]}


def test_data_go_one_by_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    watch = watched(monkeypatch)
    for wanted, anew in ((("a", "b"), 2), (("a",), 0), (("a", "b"), 1), (("a", "b"), 0)):
        cache, watch.made = BuildCache(tmp_path, "program"), []
        assert [cache.data(plain, value) for value in (*wanted, *wanted)] == [*wanted, *wanted]
        assert len(watch.made) == anew
        cache.prune()


@pytest.mark.parametrize("found", [{}, {"a": ""}, {"a/b.html": "é\n", "c": "", "d": "x" * 5000}])
def test_files_come_back_as_they_are_published(tmp_path: Path, found: dict[str, str]) -> None:
    whole = {name: text.encode() for name, text in found.items()}
    assert BuildCache(tmp_path, "program").files(texts, found) == whole
    assert BuildCache(tmp_path, "program").files(texts, found) == whole


def test_without_a_cache_things_are_made(tmp_path: Path) -> None:
    assert cached_or_make(None, plain, ("a",)) == ("a",)
    assert cached_or_make(BuildCache(tmp_path, "program"), plain, ("a",)) == ["a"]


def test_template_is_compiled_once_for_as_long_as_it_stays_as_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, cache = tmp_path / "templates", tmp_path / "cache"
    folder.mkdir()
    compiled: list[str] = []
    compile_now = Environment.compile

    def counted(self: Environment, source: str, name: str, *more: Any) -> Any:
        compiled.append(name)
        return compile_now(self, source, name, *more)

    def shown(program: str = "program") -> str:
        return read_templates(folder, BuildCache(cache, program)).environment.get_template("a.html").render()

    monkeypatch.setattr(Environment, "compile", counted)
    (folder / "a.html").write_text("one {{ 1 + 1 }}", encoding="utf-8")
    assert (shown(), shown(), compiled) == ("one 2", "one 2", ["a.html"])
    (folder / "a.html").write_text("two {{ 1 + 1 }}", encoding="utf-8")
    assert (shown(), shown("another"), compiled) == ("two 2", "two 2", ["a.html"] * 3)


def test_folder_that_cannot_be_written_only_costs_time(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    cache = BuildCache(tmp_path / "file" / "cache", "program")
    assert cache.content(given, "a") == given("a")
    assert cache.data(plain, "a") == "a"
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
