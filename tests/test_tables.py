"""Tables for other programs: purposes, cookies and processors, in each language, as CSV and for spreadsheets."""

import csv
import io
from datetime import date
from functools import cache
from itertools import pairwise
from typing import Any
from zipfile import ZIP_STORED, ZipFile

import openpyxl
import pytest
from hypothesis import given, settings

from author_mistakes import publication_of
from bare_site import bare_site
from notice.addresses import Addresses
from notice.exports.cookie_register import cookie_register
from notice.exports.in_a_language import in_a_language
from notice.exports.processors import processor_feed, processor_table
from notice.exports.purpose_table import purpose_table
from notice.exports.tables import LONGEST, ExportTable, to_csv, to_xlsx
from notice.localizer import Localizer
from notice.pages.site import Site
from notice.views.purpose_rows import purpose_rows
from projects import BOOKSHOP, COMPLETE, REAL
from strategies import facts, notice_of

LANGUAGES = ("fi", "sv", "en")
ADDRESSES = Addresses("https://privacy.example.fi/", {"fi": "", "sv": "sv/", "en": "en/"})
DAY = date(2026, 12, 1)
EVIL = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "=HYPERLINK(\"https://evil.example\")"]


@cache
def complete() -> Site:
    return bare_site(publication_of(COMPLETE))


@cache
def bookshop() -> Site:
    return bare_site(publication_of(BOOKSHOP))


def stated() -> dict[str, Any]:
    """Everything that the complete notice states and publishes, to change something in it."""
    found: dict[str, Any] = complete().current.notice.facts.model_dump(mode="json", exclude_unset=True, exclude={"records"})
    return found


def rows_of(table: ExportTable) -> list[dict[str, str]]:
    """Read a table as other programs do: from CSV."""
    return list(csv.DictReader(io.StringIO(to_csv(table))))


def sheet_of(table: ExportTable) -> list[list[Any]]:
    """Read a table as a spreadsheet does."""
    (sheet,) = openpyxl.load_workbook(io.BytesIO(to_xlsx([table], "Oy", DAY))).worksheets
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def purposes_in(language: str) -> ExportTable:
    return purpose_table(complete().current.notice, ADDRESSES, language)


def test_each_category_of_data_in_a_purpose_has_a_row() -> None:
    rows = rows_of(purposes_in("en"))
    assert [(row["Purpose"], row["Which data"]) for row in rows] == [
        ("Orders", "Name"),
        ("Orders", "Books that you have ordered"),
        ("Orders", "Address"),
        ("Newsletter", "E-mail address"),
        ("Security", "Logs of visits"),
    ]
    assert rows[2]["Where the data come from"] == "You yourself; Påhittade biblioteket (publicly accessible)"
    assert rows[0]["Who receives the data"] == "Bokposten Ab; Printing House Inc"
    assert (rows[0]["How long the data are kept"], rows[0]["Periods in ISO 8601"]) == (
        "6 years, from the end of the financial year (Accounting Act 1336/1997)",
        "P6Y",
    )
    assert rows[0]["Section of the notice"] == "https://privacy.example.fi/en/#orders"


def test_none_is_said_and_what_is_not_stated_is_empty() -> None:
    letters = rows_of(purposes_in("en"))[3]
    assert (letters["Who receives the data"], letters["Profiling"]) == ("Nobody", "None")
    data = stated()
    for silent in ("recipients", "profiling", "categories"):
        del data["purposes"]["letters"][silent]
    letters = rows_of(purpose_table(notice_of(data), ADDRESSES, "en"))[3]
    assert {letters[column] for column in ("Who receives the data", "Profiling", "Which data", "Special category")} == {""}


def test_period_for_every_purpose_stands_with_those_that_give_none() -> None:
    data = stated()
    del data["purposes"]["security"]["retention"]
    data["retention"] = [{"period": "P9Y"}]
    assert [row["Periods in ISO 8601"] for row in rows_of(purpose_table(notice_of(data), ADDRESSES, "en"))] == ["P6Y"] * 3 + ["", "P9Y"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_tables_are_in_one_language(language: str) -> None:
    notice = complete().current.notice
    others = [notice.terms[other] for other in LANGUAGES if other != language]
    labels = {label for terms in others for label in terms.kinds["tables"].values()}
    own = set(notice.terms[language].kinds["tables"].values()) | set(notice.terms[language].kinds["labels"].values())
    for table in (purposes_in(language), cookie_register(notice, language), processor_table(notice, language)):
        assert not {table.title, *table.columns} & (labels - own)
        assert len(set(table.columns)) == len(table.columns)
        assert {len(row) for row in table.rows} == {len(table.columns)}


@pytest.mark.slow
@settings(max_examples=30)
@given(facts())
def test_table_leaves_out_nothing_that_the_page_says_of_a_purpose(data: dict[str, Any]) -> None:
    notice = notice_of(data)
    say = Localizer(notice.terms["en"], notice.source)
    columns = purpose_table(notice, ADDRESSES, "en").columns
    assert {row.label for id in notice.facts.purposes for row in purpose_rows(notice.facts, say, id)} <= set(columns)


@pytest.mark.slow
@settings(max_examples=15)
@given(facts())
def test_spreadsheet_reads_what_csv_says(data: dict[str, Any]) -> None:
    notice = notice_of(data)
    for table in (purpose_table(notice, ADDRESSES, "sv"), cookie_register(notice, "sv"), processor_table(notice, "sv")):
        head, *body = sheet_of(table)
        assert head == list(table.columns)
        assert body == [[cell or None if cell != 0 else 0 for cell in row] for row in table.rows]


@pytest.mark.parametrize("value", EVIL)
def test_no_cell_is_a_formula(value: str) -> None:
    table = ExportTable("Cookies", ("Name",), ((value,),))
    assert rows_of(table) == [{"Name": f"'{value}"}]
    (sheet,) = openpyxl.load_workbook(io.BytesIO(to_xlsx([table], value, DAY))).worksheets
    assert (sheet["A2"].data_type, sheet["A2"].value) == ("s", value)
    assert sheet["A2"].hyperlink is None


def test_workbook_has_the_same_bytes_whenever_it_is_made() -> None:
    table = purposes_in("fi")
    made = to_xlsx([table], "Oy", DAY)
    with ZipFile(io.BytesIO(made)) as archive:
        assert {(one.date_time[0], one.compress_type) for one in archive.infolist()} == {(1980, ZIP_STORED)}
    assert made == to_xlsx([table], "Oy", DAY)
    book = openpyxl.load_workbook(io.BytesIO(made))
    assert (book.properties.creator, book.properties.title, book.properties.created.date()) == ("Oy", table.title, DAY)


def test_text_that_is_too_long_for_a_cell_says_so() -> None:
    (_, (short,)), (_, (cut,)) = (sheet_of(ExportTable("T", ("C",), (("x" * length,),))) for length in (LONGEST, LONGEST + 1))
    assert (len(short), short[-1]) == (LONGEST, "x")
    assert (len(cut), cut[-1]) == (LONGEST, "…")


def test_sheets_of_any_title_can_be_made() -> None:
    titles = ["A/B: [all]?", "x" * 40, "x" * 41, ""]
    book = openpyxl.load_workbook(io.BytesIO(to_xlsx([ExportTable(title, ("C",), ()) for title in titles], "Oy", DAY)))
    assert book.sheetnames == ["A B all", f"2 {'x' * 29}", f"3 {'x' * 29}", "4"]


# ---- Cookies ----


@pytest.mark.parametrize(
    ("lasts", "words", "seconds"),
    [("session", "Until the browser is closed", "0"), ("PT30M", "30 minutes", "1800"), ("P13M", "13 months", "34164000"),
     ("P1Y", "1 year", "31536000"), (None, "", "")],
)  # fmt: skip
def test_lifetime_of_a_cookie_is_told_in_words_and_in_seconds(lasts: str | None, words: str, seconds: str) -> None:
    data = stated()
    (cookie, *_) = data["cookies"]["items"]
    cookie |= {"duration": lasts}
    row = rows_of(cookie_register(notice_of(data), "en"))[0]
    assert (row["Lifetime"], row["Lifetime in seconds"]) == (words, seconds)


def test_register_has_what_is_stated_of_a_cookie() -> None:
    assert rows_of(cookie_register(complete().current.notice, "sv"))[1] == {
        "Namn": "visits", "Lagringssätt": "Lokal lagring", "Kategori": "Statistik", "Tjänst": "", "Leverantör": "Påhittade Bokhandeln Ab",
        "Part": "Egen", "Domän": "", "Land": "", "Ändamål": "Räknar sidvisningar", "Ändamål i beskrivningen": "Säkerhet",
        "Giltighetstid": "6 månader", "Giltighetstid i sekunder": "15768000", "Tredje parter har tillgång till uppgifterna": "Nej",
        "Leverantörens egen beskrivning": "",
    }  # fmt: skip


# ---- Processors ----


def test_processors_have_their_purposes_data_and_transfers() -> None:
    post, printer, shop = rows_of(processor_table(complete().current.notice, "en"))
    assert printer == {
        "Name": "Printing House Inc", "Line of business": "", "Country": "United States", "Website": "", "Purposes": "Orders",
        "Which data": "Name; Books that you have ordered; Address",
        "Transfers outside the EU and EEA": "United States: Standard data protection clauses",
    }  # fmt: skip
    assert post["Transfers outside the EU and EEA"] == ""
    assert (shop["Name"], shop["Line of business"], shop["Country"]) == ("Those who run the web shop", "IT services", "Finland; Sweden")


def test_feed_tells_of_processors_that_come_and_change_and_of_nothing_else() -> None:
    feed = processor_feed(bookshop(), "en")
    assert feed
    assert [entry.id for entry in feed.entries] == [
        "https://privacy.example.org/@2099-01-31#en-processors",
        "https://privacy.example.org/@2020-02-29#en-processors",
    ]
    assert "• Changed: Bokposten Ab – Country: Finland" in feed.entries[0].text
    assert feed.entries[1].text.startswith("Applies from 29 February 2020.\n\n• New: Bokposten Ab – Purposes: Orders")


def test_feed_of_a_language_tells_nothing_where_nothing_changed_in_it() -> None:
    for language in LANGUAGES:
        feed = processor_feed(bookshop(), language)
        assert feed
        told = [entry.text for entry in reversed(feed.entries)]
        assert all(before != after for before, after in pairwise(told))
        assert {entry.url for entry in feed.entries} <= {entry["url"] for entry in feed.json()["items"]}


# ---- What is made ----


def test_what_is_not_translated_is_not_made_and_is_named() -> None:
    """The bookshop's text in force is not in Finnish yet."""
    for language, made in (("fi", False), ("sv", True), ("en", True)):
        found = {export.path.rpartition("exports/")[2]: export.make is not None for export in in_a_language(bookshop(), language)}
        assert found == {
            **dict.fromkeys(("purposes.csv", "purposes.xlsx", "cookie-register.csv", "cookie-register.xlsx"), made),
            **dict.fromkeys(("processors.csv", "processors.xlsx", "processors/feed.atom", "processors/feed.json"), made),
            "tilt.json": False,
        }


def test_nothing_is_made_of_what_is_not_stated() -> None:
    """The real notice names categories of cookies only."""
    made = {export.path.rpartition("exports/")[2] for export in in_a_language(bare_site(publication_of(REAL)), "sv") if export.make}
    assert made == {"purposes.csv", "purposes.xlsx", "processors.csv", "processors.xlsx", "processors/feed.atom", "processors/feed.json"}
