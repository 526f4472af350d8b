"""A table of the text is shown as it is where it fits; on a phone each row becomes a card with the name of each column.

For that each cell has the heading of its column beside it; no word of the text changes.
"""
from __future__ import annotations

from functools import lru_cache

from lxml import html
from lxml.html import HtmlElement

TABLE, CLASS, LABEL = "<table>", "told", "data-label"


@lru_cache(maxsize=1024)
def with_told_tables(text: str) -> str:
    """Return HTML of a section in which each cell of a table is labelled with the heading of its column."""
    if TABLE not in text:
        return text
    body = html.fromstring(f"<div>{text}</div>")
    for table in body.iter("table"):
        table.set("class", CLASS)
        headings = [_heading(cell) for cell in table.xpath("./thead/tr/th")]
        for row in table.xpath("./tbody[not(@class='fold')]/tr"):
            for heading, cell in zip(headings, row.xpath("./td"), strict=False):
                if heading:
                    cell.set(LABEL, heading)
    return str(html.tostring(body, encoding="unicode"))[len("<div>") : -len("</div>")]


def _heading(cell: HtmlElement) -> str:
    """Return what a column is called; in a redline as it is called now, if it still is."""
    texts = cell.xpath(".//text()[not(ancestor::del)]")
    return " ".join("".join(texts).split()) or " ".join(cell.text_content().split())
