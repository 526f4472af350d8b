"""Tables of the text: each cell knows the heading of its column, and not a word changes."""

from lxml.html import fromstring

from notice.qr_codes import qr_code
from notice.told_tables import with_told_tables

TABLE = (
    "<p>Before &amp; after.</p>\n<table>\n<thead>\n<tr>\n<th>Data</th>\n<th><em>Legal</em> basis</th>\n<th></th>\n</tr>\n</thead>\n"
    '<tbody>\n<tr>\n<td>Name</td>\n<td align="right">Contract</td>\n<td>x</td>\n</tr>\n</tbody>\n</table>\n<p>End.</p>'
)


def test_each_cell_is_labelled_with_its_column() -> None:
    told = fromstring(f"<div>{with_told_tables(TABLE)}</div>")
    assert [cell.get("data-label") for cell in told.iter("td")] == ["Data", "Legal basis", None]
    assert told.xpath("//table/@class") == ["told"]
    assert told.text_content() == fromstring(f"<div>{TABLE}</div>").text_content()
    assert told.xpath("//td[2]/@align") == ["right"]


def test_columns_of_a_redline_are_called_as_they_are_now() -> None:
    heads = "<th><del>Time</del> <ins>Period</ins></th><th><del>Why</del></th>"
    rows = "<tbody class=\"fold\"><tr><td>…</td></tr></tbody><tbody><tr><td>A</td><td><del>B</del></td></tr></tbody>"
    told = fromstring(with_told_tables(f"<table><thead><tr>{heads}</tr></thead>{rows}</table>"))
    assert [cell.get("data-label") for cell in told.iter("td")] == [None, "Period", "Why"]


def test_text_without_a_table_stays_as_it_is() -> None:
    assert with_told_tables("<p>No table.<br></p>") == "<p>No table.<br></p>"


def test_code_of_an_address_is_the_same_every_time_and_says_it() -> None:
    one, other = (qr_code(f"https://example.org/{page}") for page in ("a", "b"))
    assert one == qr_code("https://example.org/a") != other
    assert "<title>https://example.org/a</title>" in one
    assert "viewBox" in one
