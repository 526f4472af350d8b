"""Where only the form changed, what of it is said; what is said otherwise is no form."""

import pytest

from notice.changes.section_changes import section_changes
from varied import with_page


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("We do *not* sell.", "We do not sell.", ["form_emphasis"]),
        ("We **do** not sell.", "We *do* not sell.", ["form_emphasis"]),
        ("- One.\n- Two.", "One.\n\nTwo.", ["form_blocks"]),
        ("One is. Two is.", "One is.\n\nTwo is.", ["form_blocks"]),
        ("Kept 30 days.", "Kept 30\u00a0days.", ["form_spaces"]),
        ("Kept 30 days.", "Kept\u202f30 days.", ["form_spaces"]),
        ("We say “yes”.", 'We say "yes".', ["form_signs"]),
        ("The caf\u00e9 is open.", "The cafe\u0301 is open.", ["form_letters"]),
        ("- **One**.\n- “Two”.", 'One.\n\n"Two".', ["form_emphasis", "form_blocks", "form_signs"]),
    ],
)
def test_what_of_the_form_changed_is_told(old: str, new: str, expected: list[str]) -> None:
    assert told(f"## A {{#a}}\n\n{old}", f"## A {{#a}}\n\n{new}") == [("form", expected)]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("1. Rights", "2.1 Rights", [("form", ["form_numbers"])]),
        ("Rights", "4. Rights", [("form", ["form_numbers"])]),
        ("“Rights”", '"Rights"', [("form", ["form_signs"])]),
        ("Rights", "Your rights", [("renamed", [])]),
    ],
)
def test_a_heading_may_change_its_form_alone(old: str, new: str, expected: list[tuple[str, list[str]]]) -> None:
    assert told(f"## {old} {{#a}}\n\nText.", f"## {new} {{#a}}\n\nText.") == expected


def test_lines_that_break_elsewhere_in_the_file_are_no_change() -> None:
    assert told("## A {#a}\n\nKept  30\ndays.", "## A {#a}\n\nKept 30 days.") == []


def test_other_words_are_no_form() -> None:
    assert told("## A {#a}\n\nWe do *not* sell.", "## A {#a}\n\nWe do sell.") == [("changed", [])]


def told(old: str, new: str) -> list[tuple[str, list[str]]]:
    before, after = (with_page(f"# T {{#t}}\n\n{text}\n", "sv").notice.documents["index"]["sv"] for text in (old, new))
    return [(" ".join(change.kinds), list(change.forms)) for change in section_changes(before, after)]
