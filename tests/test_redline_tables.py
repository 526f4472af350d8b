"""Tables in a redline: columns and rows that come, go or move are drawn as such, and no cell stands in another's column."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from notice.redline import redline

HEAD = ["Data", "Time", "Ground"]
ROWS = [
    ["Name", "5 years", "Contract"],
    ["Telephone", "2 years", "Consent"],
    ["X-ray", "10 years", "Act on care"],
    ["Invoice", "6 years", "Books"],
]
Rows = list[list[str]]


def table(head: list[str], rows: Rows) -> str:
    top = f"<thead><tr>{''.join(f'<th>{one}</th>' for one in head)}</tr></thead>" if head else ""
    return f"<table>{top}<tbody>{''.join('<tr>' + ''.join(f'<td>{one}</td>' for one in row) + '</tr>' for row in rows)}</tbody></table>"


def drawn(old: str, new: str) -> list[str]:
    """Give each row of a redline as cells between bars: what went in brackets, what came in braces, what moved in angles."""
    text = redline(old, new)
    text = re.sub(r'<(del|ins) class="moved"[^>]*>(.*?)</\1>', lambda mark: f"{mark[1][0]}‹{mark[2]}›", text)
    text = re.sub(r"<del>(.*?)</del>", r"[\1]", re.sub(r"<ins>(.*?)</ins>", r"{\1}", text))
    return [" | ".join(str(cell.text_content()) for cell in row) for row in html.fragment_fromstring(text, create_parent="div").iter("tr")]


def without(column: int, rows: Rows) -> Rows:
    return [row[:column] + row[column + 1 :] for row in rows]


def test_a_column_marks_only_its_cells() -> None:
    wide = table([*HEAD, "Where"], [[*row, "FI"] for row in ROWS])
    narrow = table(HEAD, ROWS)
    assert drawn(narrow, wide)[:2] == ["Data | Time | Ground | {Where}", "Name | 5 years | Contract | {FI}"]
    assert drawn(wide, narrow)[:2] == ["Data | Time | Ground | [Where]", "Name | 5 years | Contract | [FI]"]
    first = table(HEAD[1:], without(0, ROWS))
    assert drawn(narrow, first)[1] == "[Name] | 5 years | Contract"
    assert drawn(first, narrow)[1] == "{Name} | 5 years | Contract"


def test_columns_in_another_order_moved_and_the_words_of_other_cells_stay() -> None:
    found = drawn(table(HEAD, ROWS), table(["Data", "Ground", "Time"], [[a, c, b.replace("10", "12")] for a, b, c in ROWS]))
    assert found[:2] == ["Data | d‹Time› | Ground | i‹Time›", "Name | d‹5 years› | Contract | i‹5 years›"]
    assert found[3] == "X-ray | [10 years] | Act on care | {12 years}"


def test_rows_are_found_by_their_first_cells_wherever_they_stand() -> None:
    name, _, xray, _ = ROWS
    found = drawn(table(HEAD, ROWS), table(HEAD, [xray, name, ["Invoice", "7 years", "Books"], ["E-mail", "1 year", "Consent"]]))
    assert found[1:4] == ["d‹Name› | d‹5 years› | d‹Contract›", "[Telephone] | [2 years] | [Consent]", "X-ray | 10 years | Act on care"]
    assert found[4:] == ["i‹Name› | i‹5 years› | i‹Contract›", "Invoice | [6] {7} years | Books", "{E-mail} | {1 year} | {Consent}"]


def test_rows_and_columns_at_once() -> None:
    name, _, xray, invoice = ROWS
    found = drawn(table(HEAD, ROWS), table(["Data", "Ground", "Time", "Land"], [[a, c, b, "FI"] for a, b, c in (name, invoice, xray)]))
    assert found[0] == "Data | d‹Time› | Ground | i‹Time› | {Land}"
    assert found[1] == "Name | d‹5 years› | Contract | i‹5 years› | {FI}"
    assert found[2] == "[Telephone] | [2 years] | [Consent] |  | "
    assert found[-1] == "i‹X-ray› |  | i‹Act on care› | i‹10 years› | {FI}"


def test_a_heading_or_a_first_cell_that_changed_is_found_by_the_rest() -> None:
    found = drawn(table(HEAD, ROWS), table(["Data", "How long", "Ground"], [["All names", *ROWS[0][1:]], *ROWS[1:]]))
    assert found[:2] == ["Data | [Time] {How long} | Ground", "[Name] {All names} | 5 years | Contract"]


def test_numbers_before_rows_do_not_tell_which_they_are() -> None:
    rows = [[str(place), *row] for place, row in enumerate(ROWS, 1)]
    more = [["1", "Photo", "1 day", "Consent form"], *([str(place), *row] for place, row in enumerate(ROWS, 2))]
    found = drawn(table(["No", *HEAD], rows), table(["No", *HEAD], more))
    assert found[1:3] == ["{1} | {Photo} | {1 day} | {Consent form}", "[1] {2} | Name | 5 years | Contract"]


def test_tables_of_different_shapes_are_shown_whole() -> None:
    other = table(["Who", "Why", "Whence", "Whither"], [["Bank", "pay", "Name", "5 years"]])
    found = drawn(table(HEAD, ROWS), other)
    assert found[0] == "[Data] | [Time] | [Ground]"
    assert found[-2:] == ["{Who} | {Why} | {Whence} | {Whither}", "{Bank} | {pay} | {Name} | {5 years}"]


def test_each_of_several_tables_has_its_own_counterpart() -> None:
    first, second = table(HEAD, ROWS), table(["Who", "Why"], [["Bank", "to pay"], ["Post", "to send"]])
    found = redline(f"<p>One.</p>{first}<p>Two.</p>{second}", f"<p>Two.</p>{second.replace('pay', 'be paid')}")
    assert "to <del>pay</del> <ins>be paid</ins>" in found
    assert found.count("<del>") == 2 + 5 * 3


@pytest.mark.parametrize("rest", ["<p>We ask you.</p>", "<ul><li>Name</li><li>5 years</li></ul>"])
def test_a_table_without_a_counterpart_is_compared_as_text(rest: str) -> None:
    assert redline(rest, table(HEAD, ROWS)).count("<ins>") >= 12


def test_cells_that_span_others_are_compared_as_text() -> None:
    spanned = '<table><tbody><tr><td colspan="2">All of it</td></tr><tr><td>a b</td><td>c d</td></tr></tbody></table>'
    assert redline(spanned, spanned.replace("c d", "c e")).count("<del>d</del> <ins>e</ins>") == 1


cells = st.lists(st.sampled_from(["data", "we", "24", "not", "law"]), max_size=3).map(" ".join)
rows = st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=5)
heads = st.lists(st.sampled_from(["Who", "Why", "", "How"]), max_size=4)
drawn_tables = st.builds(table, heads, rows)


@settings(max_examples=40, deadline=None)
@given(drawn_tables, drawn_tables)
def test_no_word_of_two_tables_is_lost_or_leaves_its_order(old: str, new: str) -> None:
    tree = html.fragment_fromstring(redline(old, new), create_parent="div")
    for mark, text in (("del", new), ("ins", old)):
        expected = html.fragment_fromstring(text, create_parent="div").xpath("//text()")
        assert _words(tree.xpath(f"//text()[not(ancestor::{mark})]")) == _words(expected)
    assert tree.xpath("//tr/*[not(self::td or self::th)] | //table/ins | //table/del") == []


def _words(texts: list[str]) -> list[str]:
    return " ".join(texts).split()
