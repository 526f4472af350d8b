"""YAML with lines: what was written is what is read, and nothing dangerous is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from notice.located_yaml import MAX_CHARACTERS, MAX_DEPTH, read_yaml
from notice.own_data import own_data
from notice.problems import NoticeError
from projects import ROOT

YAML_LIKE = st.text(alphabet="ab:-?!&*|>%@`{}[],'\"# \t\n\\\x00\x85\ufeff😀0", max_size=80)


@given(st.text() | YAML_LIKE)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read = read_yaml(text, "x.yml", first_line=7)
    except NoticeError as error:
        assert all(problem.line >= 7 for problem in error.problems)
        return
    assert all(line >= 7 for line in read.lines.values())


@given(st.dictionaries(st.from_regex(r"[a-z]{1,8}", fullmatch=True), st.from_regex(r"[a-zA-Z0-9]{1,9}", fullmatch=True)))
def test_values_stay_text_and_know_their_lines(values: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in values.items())
    read = read_yaml(text, "x.yml")
    assert read.data == values
    assert [read.line((key,)) for key in values] == list(range(1, len(values) + 1))


@pytest.mark.parametrize(
    ("written", "value"),
    [("no", "no"), ("00520", "00520"), ("2026-12-01", "2026-12-01"), ("~", "~"), ("null", "null"), ('""', ""), ("", None), ("1e3", "1e3")],
)
def test_value_is_what_was_written(written: str, value: str | None) -> None:
    assert read_yaml(f"key: {written}", "x.yml").data == {"key": value}


def test_place_that_does_not_exist_is_that_of_the_nearest_thing_around_it() -> None:
    read = read_yaml("a:\n  b:\n    - c\n", "x.yml")
    assert [read.line(path) for path in [("a", "b", 0), ("a", "b", 7), ("a", "x"), ("x",)]] == [3, 2, 1, 1]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("a: 1\na: 2", 2, '"a" stands here twice'),
        ("a: &x 1", 1, "anchors and aliases"),
        ("a: 1\nb: *x", 2, "anchors and aliases"),
        ("a: !!int 1", 1, "a tag"),
        ("a: !evil {b: c}", 1, "a tag"),
        ("? [a, b]\n: c", 1, "a name is expected"),
        ("a: b: c", 1, "cannot be read"),
        ("a: 1\n--- \nb: 2", 2, "cannot be read"),
        ("x: 1\ny: \x07", 2, "characters that cannot be read"),
        ("[" * (MAX_DEPTH + 1), 1, "nested too deeply"),
        ("a" * (MAX_CHARACTERS + 1), 1, "too long"),
        ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]", 1, "anchors and aliases"),
    ],
)
def test_what_an_editor_never_needs_is_refused(text: str, line: int, message: str) -> None:
    with pytest.raises(NoticeError) as error:
        read_yaml(text, "x.yml")
    assert error.value.problems[0].line == line
    assert message in error.value.problems[0].message.text("en")


def test_files_of_the_program_are_as_strict_as_those_of_editors() -> None:
    files = list((ROOT / "hooks" / "notice").rglob("*.yml"))
    assert files
    for path in files:
        assert read_yaml(path.read_text(encoding="utf-8"), path.name).data == own_data(path), path  # no key stands there twice
