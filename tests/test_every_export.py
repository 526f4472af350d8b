"""Every file for other programs, of three notices and of some that chance drew, can be read without our sources."""

import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import feedparser
import openpyxl
import pytest
from hypothesis import Phase, given, settings
from jsonschema import Draft202012Validator, FormatChecker
from lxml import html

from generated_site import site_of
from notice.exports import exported_files
from notice.pages.rights_page import rights_pages
from notice.pages.text import text
from notice.rules import findings_of, review_of
from notice.summary import VERSIONS_SCHEMA, published_schema, second_schema
from small_sites import files_of
from strategies import Data, facts

DATA, VERSIONS = (
    Draft202012Validator(schema, format_checker=FormatChecker()) for schema in (second_schema(), published_schema(VERSIONS_SCHEMA))
)
NOTICES = {"real": "site", "fictional": "bookshop", "complete": "complete"}
ENDINGS = (".json", ".ttl", ".md", ".csv", ".xlsx", ".js", ".atom")
# The first format, which stays as it was: the page for developers says what misleads in it.
FIRST_FORMAT = ("privacy.json", "privacy.ttl")
# Of the program, and of no notice: scripts and styles, and the index of the search, which holds no addresses.
NO_EXPORTS = ("assets/", "schema/", "publication.json", "search.js")
# Klaro puts the address of the cookie page there.
KNOWN_PLACEHOLDERS = {"{privacyPolicy}"}
PLACEHOLDER = re.compile(r"\{[A-Za-z_]\w*\}|\{[{%]|\[object |\bUndefined\b")
IN_PAGE = re.compile(r"\]\(<?#([^)>]*)|^\[[^\]\n]+\]: #(\S+)|href=\\?[\"']#([^\"'\\]*)", re.MULTILINE)
# A link to a file of the sources, or to a place relative to one that nobody knows: in Markdown or in HTML.
RELATIVE = re.compile(
    r"\]\((?!<?(?:https?://|mailto:|tel:|#))[^)\s]+|^\[[^\]\n]+\]: (?!https?://|mailto:|tel:|#)\S+"
    r"|(?:href|src)=\\?[\"'](?!https?://|mailto:|tel:|#)[^\"'\\]*|\bdocs/[a-z-]+\.\w+|\b[a-z-]+\.(?:fi|sv|en)\.md\b",
    re.MULTILINE,
)
# versions.json names the files that were sealed, by their names.
SEALED = re.compile(r'"[a-z0-9-]+\.(?:fi|sv|en)\.md": "[0-9a-f]{64}"')


def _exports(files: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each file for other programs; of a spreadsheet what its cells hold."""
    for path, content in files.items():
        name = path.rpartition("/")[2]
        if name.endswith(ENDINGS) and name not in FIRST_FORMAT and not name.startswith(NO_EXPORTS) and not path.startswith(NO_EXPORTS):
            yield path, _cells(content) if name.endswith(".xlsx") else content.decode()


def _cells(book: bytes) -> str:
    sheets = openpyxl.load_workbook(io.BytesIO(book)).worksheets
    return "\n".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value is not None)


def _faults(path: str, content: str) -> Iterator[str]:
    """Yield links that lead nowhere from where the file is read, and what was meant to be put in."""
    plain = SEALED.sub("", content)
    yield from (f"{path}: {match[0]}" for match in RELATIVE.finditer(plain))
    yield from (f"{path}: {match[0]}" for match in PLACEHOLDER.finditer(plain) if match[0] not in KNOWN_PLACEHOLDERS)
    for match in IN_PAGE.finditer(plain):
        id = next(filter(None, match.groups()), "")
        if not (path.endswith(".md") and f"{{#{id}}}" in plain):
            yield f"{path}: {match[0]}"


@pytest.fixture(params=NOTICES)
def built(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.getfixturevalue(NOTICES[request.param])
    return folder


def test_no_export_has_a_link_to_our_sources_or_a_blank(built: Path) -> None:
    found = dict(_exports(files_of(built)))
    assert {path[path.rindex(".") :] for path in found} >= {".json", ".ttl", ".md", ".csv", ".xlsx", ".js", ".atom"}
    assert [fault for path, content in found.items() for fault in _faults(path, content)] == []


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("a.json", '"[x](cookies.md)"'), ("a.json", '"[x](../a/)"'), ("a.json", '"[x](#rights)"'), ("index.md", "[x](#gone)"),
        ("index.md", "[x]\n\n[x]: history.md#a"), ("a.csv", "hello {name}"), ("feed.json", r'"<a href=\"cookies.md\">"'),
        ("feed.json", r'"<a href=\"#a\">"'), ("a.ttl", "docs/notice.yml"), ("versions.json", '"text": "index.fi.md"'),
    ],
)  # fmt: skip
def test_what_must_not_be_there_is_found(path: str, content: str) -> None:
    assert list(_faults(path, content)) != []


def test_content_of_a_feed_is_html_that_can_stand_anywhere(built: Path) -> None:
    told = 0
    for path, content in files_of(built).items():
        if path.endswith("feed.atom"):
            beside = json.loads((built / path).with_suffix(".json").read_text(encoding="utf-8"))
            for entry, item in zip(feedparser.parse(content).entries, beside["items"], strict=True):
                assert [part.type for part in entry.content] == ["text/html"], path
                assert html.fragment_fromstring(item["content_html"], create_parent=True).text_content().strip()
                assert not re.search(r"&lt;|[•\[]", item["content_html"].replace("[…]", "")), path
                told += 1
    assert told or "complete" in str(built)


def test_a_text_that_is_not_translated_is_told(bookshop: Path) -> None:
    """The bookshop has no cookie page in Finnish."""
    made = files_of(bookshop)
    markdown = made["cookies/index.md"].decode()
    assert "Sivun kieli: ruotsi" in markdown.partition("\n## ")[0]
    assert [path for path in made if path.startswith("exports/") and path.endswith((".csv", ".xlsx", "tilt.json"))] == []
    document = json.loads(made["privacy-2.json"])
    untranslated = {address: sorted(section["title"]) for address, section in document["sections"].items() if "fi" not in section["title"]}
    assert untranslated
    assert document["inLanguage"] == ["sv", "en"]


@pytest.mark.slow
def test_everything_is_made_whatever_two_versions_state() -> None:
    told: set[str] = set()

    @settings(max_examples=3, deadline=None, phases=[Phase.generate])
    @given(facts(full=True), facts())
    def make(before: Data, after: Data) -> None:
        site = site_of(before, after, before)
        made = dict(exported_files(site))
        assert [fault for path, content in _exports(made) for fault in _faults(path, content)] == []
        assert json.loads(made["versions.json"])["versions"][0]["changedFacts"] is not None
        told.update(re.sub(r"\d{4}-\d\d-\d\d", "<day>", path) for path in made)
        newest = site.timeline.versions[-1]
        pages = [text(site.presentation, newest, page, (page, "sv"), at_root=False, notes=lambda _: "") for page in newest.notice.pages]
        assert all(pages)
        assert dict(rights_pages(site))
        assert [found.what for found in findings_of(review_of(site.publication, newest, "en"))]

    make()
    named = {"privacy-2.json", "sv/feed.atom", "versions/<day>/privacy-2.json", "exports/cookie-register.csv", "exports/purposes.xlsx"}
    assert told >= named


def test_smallest_notice_has_what_every_notice_has() -> None:
    """One purpose and a name: nothing is made up for what is not stated."""
    start: Data = {"languages": {"source": "fi"}, "time_zone": "Europe/Tallinn", "controller": {"name": "Kool"}}
    made = dict(exported_files(site_of({**start, "purposes": {"teaching": {"groups": ["children"]}}})))
    document = json.loads(made["privacy-2.json"])
    assert [error.message for error in DATA.iter_errors(document)] == []
    assert [error.message for error in VERSIONS.iter_errors(json.loads(made["versions.json"]))] == []
    assert [fault for path, content in _exports(made) for fault in _faults(path, content)] == []
    assert feedparser.parse(made["feed.atom"]).entries
    assert sorted(path for path in made if path.startswith("exports/")) == [
        "exports/open-terms-archive.json", "exports/purposes.csv", "exports/purposes.xlsx",
    ]  # fmt: skip


@settings(max_examples=15, deadline=None)
@given(facts())
def test_a_right_is_exercised_where_the_notice_has_a_section(data: Data) -> None:
    site = site_of(data)
    ids = site.current.notice.document("index", site.current.notice.source).ids
    assert set(_channels(site.summary)) <= set(ids)


def _channels(document: dict[str, Any]) -> Iterator[str]:
    yield from (right["exercisedAt"].partition("#")[2] for right in document["rights"] if "exercisedAt" in right)
