"""A table is written as CSV, for programs, and as XLSX, for spreadsheets; nothing in it becomes a formula."""
from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any
from zipfile import ZIP_STORED, ZipFile, ZipInfo

# A spreadsheet takes a value that begins with one of these for a formula.
FORMULA = ("=", "+", "-", "@", "\t", "\r")
# Several values in one cell stand beside each other.
BETWEEN = "; "
# Characters: how wide a column may be, how long the name of a sheet, and which may not stand in it.
WIDEST, NAME, NOT_IN_A_NAME = 50, 31, str.maketrans(dict.fromkeys("[]:*?/\\'", " "))
LONGEST = 32_767
"""Characters that a cell of XLSX may have."""
BODY = {"text_wrap": True, "valign": "top"}
# No file of an archive tells when it was packed.
ALWAYS = (1980, 1, 1, 0, 0, 0)
Cell = str | int | None


@dataclass(frozen=True)
class ExportTable:
    """A table has a title, the names of its columns, and its rows; a cell is None where nothing is stated."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def together(values: Iterable[str]) -> str | None:
    """Return several values for one cell, each once; None where there is none."""
    return BETWEEN.join(dict.fromkeys(values)) or None


def without_formula(value: str) -> str:
    """Return a text that no spreadsheet takes for a formula: before one that it would, an apostrophe.

    >>> without_formula("=1+1")
    "'=1+1"
    """
    return f"'{value}" if value.startswith(FORMULA) else value


def to_csv(table: ExportTable) -> str:
    """Return CSV as RFC 4180 has it, in UTF-8, with the names of the columns in the first line."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(table.columns)
    writer.writerows([without_formula(cell) if isinstance(cell, str) else cell for cell in row] for row in table.rows)
    return text.getvalue()


def to_xlsx(tables: Iterable[ExportTable], author: str, day: date) -> bytes:
    """Return a workbook with a sheet for each table. Of the same tables it has the same bytes everywhere.

    `author` and `day` are those of its properties. Texts stay texts: a cell of the format says what it holds.
    """
    from xlsxwriter import Workbook

    into = io.BytesIO()
    texts = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
    with Workbook(into, {"in_memory": True, **texts}) as book:
        found = list(tables)
        book.set_properties({"title": found[0].title, "author": author, "created": datetime.combine(day, time(), UTC)})
        body = book.add_format(BODY)
        head = book.add_format({**BODY, "bold": True})
        for number, table in enumerate(found, 1):
            _write(book.add_worksheet(_sheet_name(table.title, number)), table, head, body)
    return _packed_alike(into.getvalue())


def _write(sheet: Any, table: ExportTable, head: Any, body: Any) -> None:
    sheet.write_row(0, 0, table.columns, head)
    for place, row in enumerate(table.rows, 1):
        sheet.write_row(place, 0, [_fitting(cell) for cell in row], body)
    for place, column in enumerate(table.columns):
        longest = max(len(column), *(len(str(row[place] or "")) for row in table.rows), 0)
        sheet.set_column(place, place, min(longest + 2, WIDEST))
    sheet.freeze_panes(1, 0)
    if table.rows:
        sheet.autofilter(0, 0, len(table.rows), len(table.columns) - 1)


def _fitting(cell: Cell) -> str | int:
    """Return what a cell holds; a text that is too long for the format ends with three dots."""
    if isinstance(cell, str) and len(cell) > LONGEST:
        return f"{cell[: LONGEST - 1]}…"
    return "" if cell is None else cell


def _sheet_name(title: str, number: int) -> str:
    """Return a name that a sheet may have; the number tells apart what would be cut to the same."""
    name = " ".join(title.translate(NOT_IN_A_NAME).split())
    return name if name and len(name) <= NAME else f"{number} {name}"[:NAME].strip()


def _packed_alike(archive: bytes) -> bytes:
    """Return an archive with nothing compressed: no two libraries compress alike."""
    into = io.BytesIO()
    with ZipFile(io.BytesIO(archive)) as packed, ZipFile(into, "w", ZIP_STORED) as plain:
        for name in packed.namelist():
            plain.writestr(ZipInfo(name, ALWAYS), packed.read(name))
    return into.getvalue()
