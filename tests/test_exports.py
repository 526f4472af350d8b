"""The notice in the formats of others: what is stated is in them, and what is not stated is not made up."""

import csv
import hashlib
import io
import json
import re
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from jsonschema import Draft7Validator

from author_mistakes import publication_of
from built import read_page
from in_the_ledger import timeline_of
from notice.addresses import Addresses
from notice.exports import cookie_services
from notice.exports.cookie_database import COLUMNS, cookie_database
from notice.exports.cookieconsent import cookieconsent
from notice.exports.edpb import edpb
from notice.exports.klaro import klaro
from notice.exports.open_terms_archive import open_terms_archive
from notice.exports.tilt import tilt
from notice.publication import Publication
from notice.versions import Version
from projects import BOOKSHOP
from samples import facts_of
from strategies import facts, notice_of, version_of

ADDRESSES = Addresses("https://privacy.example.fi/", {"fi": "", "sv": "sv/", "en": "en/"})
TILT = Draft7Validator(
    json.loads((Path(__file__).parent / "third_party" / "tilt-schema.json").read_text(encoding="utf-8")),
    format_checker=Draft7Validator.FORMAT_CHECKER,
)
NOT_ABOUT_COOKIES = {"open-terms-archive.json", "purposes.csv", "purposes.xlsx", "processors.csv", "processors.xlsx", "processors"}
# TILT's own pattern takes for ever to find fault with a reference: look with this one first.
TILT_REFERENCE = re.compile(r"[A-Z]+(-[0-9a-z]+)*")


@cache
def bookshop_publication() -> Publication:
    return publication_of(BOOKSHOP)


@pytest.fixture
def version() -> Version:
    """A version that lists each cookie and states every fact."""
    return bookshop_publication().timeline.versions[-1]


# ---- Cookies ----


def test_auditing_tool_gets_every_cookie_by_kind_of_storage(version: Version) -> None:
    cookies, storage = edpb(version, ADDRESSES)
    assert [item["name"] for item in cookies["knowledges"]] == ["session_*", "_smak*"]
    assert [item["key"] for item in storage["knowledges"]] == ["taste"]
    assert cookies["knowledges"][0] == {
        "kind": "cookie",
        "created_at": "2026-11-01T00:00:00.000Z",
        "updated_at": "2026-11-01T00:00:00.000Z",
        "domain": "korgen.example.fi",
        "name": "session_*",
        "category": "necessary",
        "source": "",
        "controller": "Påhittade Bokhandeln Ab",
        "date": "2099-01-31",
        "policy": "",
        "reference": "https://privacy.example.fi/en/cookies/#necessary",
        "comment": "Keeps the basket",
        "wildcard_match": 1,
    }


def test_table_has_the_columns_of_the_database(version: Version) -> None:
    rows = list(csv.DictReader(io.StringIO(cookie_database(version.notice, ADDRESSES))))
    assert list(rows[0]) == list(COLUMNS)
    assert [(row["Cookie / Data Key name"], row["Retention period"], row["Wildcard match"]) for row in rows] == [
        ("session_", "Until the browser is closed", "1"),
        ("taste", "13 months", "0"),
        ("_smak", "2 years", "1"),
    ]
    assert len({row["ID"] for row in rows}) == 3


def test_row_of_the_table_keeps_its_id_whatever_is_listed_beside_it() -> None:
    data = _with_cookie(name="a")
    items = data["cookies"]["items"]
    before = _rows(data)
    items[:0] = [{"name": "b", "category": "marketing"}, {"name": "a", "category": "marketing", "domain": "x.example"}]
    after = _rows(data)
    assert after[2] == before[0]
    assert len({row["ID"] for row in after}) == 3


@pytest.mark.parametrize(
    ("name", "shown", "wildcard"), [("_ga_*", "_ga_", "1"), ("a*c*", "a", "1"), ("_ga", "_ga", "0"), ("*_id", "*_id", "0")]
)
def test_table_has_the_beginning_of_a_name_with_a_star(name: str, shown: str, wildcard: str) -> None:
    (row,) = _rows(_with_cookie(name=name))
    assert (row["Cookie / Data Key name"], row["Wildcard match"]) == (shown, wildcard)


def _rows(data: dict[str, Any]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(cookie_database(notice_of(data), ADDRESSES))))


@pytest.mark.parametrize("name", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_spreadsheet_takes_no_value_for_a_formula(name: str) -> None:
    notice = notice_of(_with_cookie(name=name, description=name))
    (row,) = csv.DictReader(io.StringIO(cookie_database(notice, ADDRESSES)))
    assert row["Cookie / Data Key name"] == row["Description"] == f"'{name}"


@settings(max_examples=20)
@given(facts())
def test_settings_of_consent_tools_are_code_only_where_a_name_has_a_star(data: dict[str, Any]) -> None:
    """Facts come from anybody who proposes a change: nothing in them becomes code."""
    notice = notice_of(data)
    script = cookieconsent(notice, ADDRESSES, "2026-12-01")
    body = script.partition("export default ")[2].removesuffix(";\n")
    plain = re.sub(r"^(\s*\"name\": )/(?:[^/\\\n]|\\.)+/", r'\1"expression"', body, flags=re.MULTILINE)
    assert set(json.loads(plain)) == {"revision", "categories", "language"}
    json.dumps(klaro(notice, ADDRESSES))


@pytest.mark.parametrize(
    ("name", "expression"), [("_ga*", "/^_ga.*$/"), ("a/b*", r"/^a\/b.*$/"), ("*.x", r"/^.*\.x$/"), ("plain", '"plain"')]
)
def test_star_in_a_name_stands_for_any_characters(name: str, expression: str) -> None:
    script = cookieconsent(notice_of(_with_cookie(name=name)), ADDRESSES, "2026-12-01")
    assert f'"name": {expression}' in script


def test_what_is_not_stated_of_cookies_is_told_apart_from_none() -> None:
    assert cookie_services.listed(facts_of()) is None
    assert cookie_services.listed(facts_of("cookies: none\n")) == []
    assert cookie_services.listed(facts_of("cookies: {categories: [necessary]}\n")) is None
    assert cookie_services.listed(facts_of("cookies: {categories: [necessary], items: none}\n")) == []


def test_notice_without_single_cookies_has_no_register_but_settings_for_consent_tools(site: Path) -> None:
    about_cookies = {path.name for path in (site / "exports").iterdir()} - NOT_ABOUT_COOKIES
    assert about_cookies == {"klaro.json", "cookieconsent.js", "google-consent-mode.json"}


def test_both_consent_tools_have_the_revision_of_the_text_in_force(bookshop: Path) -> None:
    revision = re.search(r'"revision": (\d+)', (bookshop / "exports" / "cookieconsent.js").read_text(encoding="utf-8"))
    assert revision
    in_force = next(one for one in bookshop_publication().timeline.versions if str(one.id) == _in_force(bookshop))
    assert int(revision[1]) == cookie_services.revision(in_force.notice.facts)
    storage = json.loads((bookshop / "exports" / "klaro.json").read_text(encoding="utf-8"))["storageName"]
    assert storage == f"klaro-{revision[1]}"


def _in_force(site: Path) -> str:
    document: dict[str, str] = json.loads((site / "privacy.json").read_text(encoding="utf-8"))
    return document["version"]


def _with_cookie(**cookie: str) -> dict[str, Any]:
    items = [{"category": "marketing", **cookie}]
    return {
        "languages": {"source": "fi"},
        "time_zone": "UTC",
        "controller": {"name": "Oy"},
        "purposes": {"orders": {"groups": ["customers"]}},
        "cookies": {"categories": ["marketing"], "items": items},
    }


# ---- Watchdogs ----


def test_watchdogs_find_both_texts(site: Path, version: Version) -> None:
    declared = open_terms_archive(version.notice, ADDRESSES)
    assert declared["terms"]["Privacy Policy"] == {"fetch": "https://privacy.example.fi/sv/", "select": "#content", "remove": ".version"}
    assert set(declared) == {"name", "terms"}
    ours = json.loads((site / "exports" / "open-terms-archive.json").read_text(encoding="utf-8"))
    for terms in ours["terms"].values():
        page = site / terms["fetch"].partition(".fi/")[2] / "index.html"
        (content,) = read_page(page).xpath("//*[@id='content']")
        assert content.xpath(".//*[contains(concat(' ', @class, ' '), ' version ')]"), "what is to be left out is not there"


FEEDS = {**dict.fromkeys(("feed.atom", "sv/feed.atom", "en/feed.atom"), 6), "en/exports/processors/feed.atom": 2}


@pytest.mark.parametrize(("feed", "entries"), FEEDS.items())
def test_feed_reader_reads_the_feed(bookshop: Path, feed: str, entries: int) -> None:
    read = feedparser.parse((bookshop / feed).read_bytes())
    assert not read.bozo, read.get("bozo_exception")
    assert (read.version, len(read.entries)) == ("atom10", entries)
    assert read.feed.id == read.feed.links[0].href
    json_feed = json.loads((bookshop / feed).with_suffix(".json").read_text(encoding="utf-8"))
    assert [entry.id for entry in read.entries] == [item["id"] for item in json_feed["items"]]
    assert all(entry.updated_parsed and entry.title and entry.summary and entry.link for entry in read.entries)


# ---- TILT ----


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_tilt_is_valid_in_every_language(version: Version, language: str) -> None:
    document = tilt(version, bookshop_publication().timeline, ADDRESSES, language)
    assert document
    _assert_valid(document)
    assert document["meta"]["language"] == language
    assert [row["_id"] for row in document["dataDisclosed"]][:2] == ["orders-name", "orders-favourites"]
    assert document["automatedDecisionMaking"]["inUse"]
    assert {source["publiclyAvailable"] for row in document["sources"] for source in row["sources"]} == {True, False}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_text_of_an_export_leads_to_a_source_file_or_to_a_section_of_no_page(version: Version, language: str) -> None:
    document = tilt(version, bookshop_publication().timeline, ADDRESSES, language)
    texts = [json.dumps(document), cookieconsent(version.notice, ADDRESSES, version.id), json.dumps(klaro(version.notice, ADDRESSES))]
    assert any("](https://privacy.example.fi/" in text for text in texts)
    assert [text for text in texts if re.search(r"\.md[)#\"]|\]\(#|href=\\?\"#", text)] == []


def test_hash_of_tilt_is_that_of_the_rest(version: Version) -> None:
    document = tilt(version, bookshop_publication().timeline, ADDRESSES, "en")
    assert document
    rest = deepcopy(document)
    digest = rest["meta"].pop("_hash")
    assert digest == hashlib.sha256(json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


@pytest.mark.parametrize("silent", ["dpo", "contact", "transfers", "automated_decisions", "rights"])
def test_tilt_is_not_made_where_it_would_have_to_make_something_up(version: Version, silent: str) -> None:
    data = version.notice.facts.model_dump(exclude_unset=True)
    del data[silent]
    poorer = version_of(notice_of(data))
    assert tilt(poorer, timeline_of((poorer,), poorer.effective), ADDRESSES, "fi") is None


def test_tilt_is_not_made_without_an_officer(version: Version, site: Path) -> None:
    data = {**version.notice.facts.model_dump(exclude_unset=True), "dpo": "none"}
    without = version_of(notice_of(data))
    assert tilt(without, timeline_of((without,), without.effective), ADDRESSES, "fi") is None
    assert not list(site.rglob("tilt*"))


@settings(max_examples=12)
@given(facts())
def test_whatever_states_enough_is_valid_in_tilt(data: dict[str, Any]) -> None:
    stated = bookshop_publication().timeline.versions[-1].notice.facts.model_dump(exclude_unset=True)
    needed = ("controller", "contact", "dpo", "transfers", "automated_decisions", "rights", "purposes", "retention")
    enough = {key: stated[key] for key in needed}
    registers = {key: {**data.get(key, {}), **stated[key]} for key in ("groups", "categories", "sources", "recipients")}
    version = version_of(notice_of({**data, **enough, **registers, "cookies": "none"}))
    document = tilt(version, timeline_of((version,), version.effective), ADDRESSES, "sv")
    assert document
    _assert_valid(document)


def _assert_valid(document: dict[str, Any]) -> None:
    references = [basis["reference"] for row in document["dataDisclosed"] for basis in row["legalBases"]]
    assert all(TILT_REFERENCE.fullmatch(reference) for reference in references)
    assert [error.message for error in TILT.iter_errors(document)] == []
