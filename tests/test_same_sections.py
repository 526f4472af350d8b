"""Ids of one section in two languages are made one, as far as the places in which they stand tell."""

import pytest

from notice.history_import.same_sections import one_id, renamed

A, B, C = "a", "b", "c"


@pytest.mark.parametrize(
    ("days", "called"),
    [
        ([{"fi": [A, "fi", B], "en": [A, "en", B]}], {"en": "fi"}),
        ([{"fi": [A, "fi", B]}, {"en": [A, "en", B]}], {}),
        ([{"fi": [A, "fi", B], "en": [A, B]}], {}),
        ([{"fi": [A, "fi", B], "en": [A, "en", C, B]}], {}),
        ([{"fi": [A, "fi", B], "en": [A, "en", B]}, {"en": [A, "en", "fi", B]}], {}),
        ([{"fi": [A, "fi"], "sv": [A, "fi"], "en": [A, "en"]}], {"en": "fi"}),
        ([{"fi": [A, "fi"], "sv": [A, "sv"], "en": [A, "en"]}], {"sv": "fi", "en": "fi"}),
        ([{"fi": [A, "fi", B], "en": [A, "one", B]}, {"fi": [A, "fi", B], "en": [A, "two", B]}], {}),
        ([{"fi": [A, "fi", B], "en": [A, "one", B]}] * 2 + [{"fi": [A, "fi", B], "en": [A, "two", B]}], {"one": "fi"}),
        ([{"fi": [A, "fi", B], "en": [B, "en", A]}], {}),
        ([], {}),
    ],
)
def test_ids_that_stand_in_one_place_are_of_one_section(days: list[dict[str, list[str]]], called: dict[str, str]) -> None:
    assert one_id(days, ()) == called


def test_id_that_is_published_keeps_its_name() -> None:
    days = [{"fi": [A, "fi"], "en": [A, "en"]}]
    assert [one_id(days, fixed) for fixed in ((), ("en",), ("fi",), ("fi", "en"))] == [{"en": "fi"}, {"fi": "en"}, {"en": "fi"}, {}]


def test_no_page_gets_an_id_twice() -> None:
    assert renamed(["x", "y"], {"x": "z"}) == ["z", "y"]
    assert renamed(["x", "z"], {"x": "z"}) == ["x", "z"]
