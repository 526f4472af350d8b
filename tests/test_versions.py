"""Versions in time: which text is in force, what became of the others, and what a reader is told."""

import json
import re
from datetime import date
from pathlib import Path

import pytest

from author_mistakes import publication_of
from bare_site import bare_site
from built import normal, page_of, read_page, words_of
from conftest import build
from notice.markup import plain_text
from notice.pages.version_feed import version_feed
from notice.publication import Publication
from notice.versions import Status
from notice.vocabulary import vocabulary
from projects import BOOKSHOP, REAL, make_project
from small_notices import SmallNotice

ARCHIVED, MINOR, MOVED, IN_FORCE, UPCOMING = "2020-02-29", "2020-09-01", "2021-06-15", "2023-03-01", "2099-01-31"


@pytest.fixture
def today() -> Publication:
    """The bookshop's versions as they stand today."""
    return publication_of(BOOKSHOP)


def test_status_follows_the_day(today: Publication) -> None:
    timeline = today.timeline
    statuses = [timeline.status(version) for version in timeline.versions]
    assert statuses == [*[Status.ARCHIVED] * 4, Status.IN_FORCE, Status.UPCOMING]
    assert [str(timeline.until(version)) for version in timeline.versions[-2:]] == ["2099-01-30", "None"]
    assert timeline.current.id == IN_FORCE


@pytest.mark.parametrize(
    ("day", "shown"), [("2018-01-01", "2019-05-02"), ("2020-02-28", "2019-05-02"), ("2020-02-29", ARCHIVED), ("2099-01-31", UPCOMING)]
)
def test_version_takes_effect_on_its_day(day: str, shown: str) -> None:
    assert publication_of(BOOKSHOP, date.fromisoformat(day)).timeline.current.id == shown


@pytest.mark.slow
def test_clock_alone_flips_the_site(tmp_path: Path) -> None:
    """Midnight in Helsinki is 22 o'clock in UTC; the build before and the one after differ in the clock only."""
    project = make_project(tmp_path / "project", REAL)
    for moment, address, status in (
        ("2026-11-30T21:59:59", "Ratapihantie 9", "in-force"),
        ("2026-11-30T22:00:00", "Lintulahdenkuja 4", "archived"),
    ):
        site = tmp_path / status
        done = build(project, site, moment)
        assert done.returncode == 0, done.stdout
        assert normal(address) in words_of(page_of(site, "index", "fi"))
        listed = json.loads((site / "versions.json").read_text(encoding="utf-8"))["versions"]
        assert listed[-1]["status"] == status
        assert (site / "versions" / "2018-07-24" / "since").exists() == (status == "archived")


@pytest.mark.parametrize(
    ("version", "words"),
    [
        (ARCHIVED, {"fi": "Arkistoitu versio", "sv": "Arkiverad version", "en": "In force 29 February 2020–31 August 2020"}),
        (IN_FORCE, {"fi": "Voimassa 1.3.2023 alkaen", "sv": "Gäller från och med 1.3.2023", "en": "In force since 1 March 2023"}),
        (UPCOMING, {"fi": "Tuleva versio", "sv": "Kommande version", "en": "takes effect on 31 January 2099"}),
    ],
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_banner_says_what_the_page_is(bookshop: Path, version: str, words: dict[str, str], language: str) -> None:
    for page in ("index", "cookies"):
        banner = page_of(bookshop, f"versions/{version}/{page}", language).xpath("//*[contains(@class, 'version-')]")[0]
        assert normal(words[language]) in words_of(banner)


def test_archived_page_is_kept_from_search_engines_and_leads_to_the_text_in_force(bookshop: Path) -> None:
    page = page_of(bookshop, f"versions/{ARCHIVED}", "sv")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert page.xpath("//link[@rel='canonical']/@href")[0].endswith(f"/sv/versions/{ARCHIVED}/")
    assert page.xpath("//link[@rel='latest-version']/@href")[0].endswith(".fi/sv/")
    assert page.xpath("//link[@rel='predecessor-version']/@href")[0].endswith("/sv/versions/2019-05-02/")
    assert page.xpath("//link[@rel='successor-version']/@href")[0].endswith(f"/sv/versions/{MINOR}/")
    assert page.xpath("//p[@class='now']/a/@href")[0] == "../../#summary"
    christmas = page.xpath("//h2[@id='christmas']/following-sibling::p[1]")[0]
    assert normal("finns inte i den gällande texten") in words_of(christmas)
    assert ARCHIVED not in (bookshop / "sitemap.xml").read_text(encoding="utf-8")


def test_page_in_force_has_its_address_at_the_root(bookshop: Path) -> None:
    page = page_of(bookshop, f"versions/{IN_FORCE}", "sv")
    assert page.xpath("//link[@rel='canonical']/@href")[0].endswith(".fi/sv/")
    assert page.xpath("//meta[@name='robots']") == []
    announced = page_of(bookshop, "index", "sv").xpath("//a[@data-keeps-section]/@href")
    assert announced == [f"versions/{UPCOMING}/"]


def test_language_switch_keeps_the_version(bookshop: Path) -> None:
    links = page_of(bookshop, f"versions/{MINOR}/cookies", "en").xpath("//nav[@class='languages']//a/@href")
    assert links == [f"../../../../versions/{MINOR}/cookies/", f"../../../../sv/versions/{MINOR}/cookies/", "./"]


def test_version_that_lacks_a_language_says_so(bookshop: Path) -> None:
    page = page_of(bookshop, f"versions/{IN_FORCE}", "fi")
    assert normal("tätä sivua ei enää ole suomeksi. sivun kieli: ruotsi. viimeisin suomenkielinen teksti: 15.6.2021") in words_of(page)
    assert page.xpath("//div[@lang='sv']//h1")
    assert page.xpath("//link[@rel='canonical']/@href")[0].endswith("/sv/")


def test_history_tells_what_changed(bookshop: Path) -> None:
    page = page_of(bookshop, "history", "en")
    assert page.xpath("//article//h2/@id") == [*(f"year-{year}" for year in (2099, 2023, 2021, 2020, 2019)), "on-a-date", "check-a-copy"]
    ids = page.xpath("//article//h3/@id")
    assert ids == [UPCOMING, IN_FORCE, MOVED, MINOR, ARCHIVED, "2019-05-02"]
    entries = dict(zip(ids, (words_of(entry) for entry in page.xpath("//p[@class='history-entry']")), strict=True))
    assert "minor in our own judgement" in entries[MINOR]
    assert "the content changes" in entries[ARCHIVED].casefold()
    assert "published before this archive began" in entries["2019-05-02"]
    assert "published 15 january 2020" in entries[ARCHIVED]
    changes = {id: words_of(fold) for id, fold in zip(ids, page.xpath("//details[@class='changes']"), strict=False)}
    assert normal("Under “Orders”, “How long the data are kept” is now: 24 months. Before: 12 months.") in changes[ARCHIVED]
    assert "renamed, moved" in changes[MOVED]
    assert "section removed" in changes[MOVED]
    assert "https://bokhandeln.example.fi/leverans" in changes[MOVED]


def test_table_of_days_needs_no_script(bookshop: Path) -> None:
    rows = page_of(bookshop, "history", "en").xpath("//table[@class='versions']//tr[@data-since]")
    assert [row.get("data-since") for row in rows] == [UPCOMING, IN_FORCE, MOVED, MINOR, ARCHIVED, "2019-05-02"]


def test_since_shows_everything_up_to_the_text_in_force(bookshop: Path) -> None:
    page = page_of(bookshop, "versions/2019-05-02/since", "en")
    assert page.xpath("//meta[@name='robots']/@content") == ["noindex"]
    assert len(page.xpath("//article/ul/li/time")) == 4
    assert {"12 months", "10"} <= {mark.text_content().removeprefix("Removed: ") for mark in page.iter("del")}
    assert not (bookshop / "versions" / IN_FORCE / "since").exists()


def test_comparison_stands_in_one_language(bookshop: Path) -> None:
    """The text in force has no Finnish: facts and redlines are shown in Swedish, and said to be."""
    page = page_of(bookshop, f"versions/{ARCHIVED}/since", "fi")
    assert normal("Käännös puuttuu") in words_of(page.xpath("//p[@class='notice-bar']")[0])
    swedish = page.xpath("//div[@lang='sv']")[0]
    assert not page.xpath("//article//ins[not(ancestor::*[@lang='sv'])]")
    assert normal("Ändamål: Tilaukset") not in words_of(swedish)
    assert {"24 månader"} <= {text.strip() for text in page_of(bookshop, "versions/2019-05-02/since", "sv").xpath("//ins/text()")}


def test_section_says_since_when_it_reads_so(bookshop: Path) -> None:
    page = page_of(bookshop, "index", "sv")
    since = {note.xpath("preceding-sibling::*[@id][1]/@id")[0]: note.xpath(".//time/@datetime")[0] for note in page.find_class("unchanged")}
    assert since["books"] == MOVED
    assert since["letters"] == ARCHIVED
    assert since["summary"] == MINOR
    assert "controller" not in since
    assert page.xpath("//p[contains(@class, 'unchanged')]/a/@href")[0] == f"history/#{MINOR}"


def test_versions_json_lists_every_file_and_changed_fact(bookshop: Path) -> None:
    listed = json.loads((bookshop / "versions.json").read_text(encoding="utf-8"))["versions"]
    assert [version["change"] for version in listed] == ["material", "material", "material", "minor", "material", "first"]
    fourth = listed[4]
    assert {"id": "purposes.orders.retention.period", "kind": "changed"}.items() <= next(
        fact for fact in fourth["changedFacts"] if "retention" in fact["id"]
    ).items()
    sums = (BOOKSHOP / "versions" / ARCHIVED / "SHA256SUMS").read_text(encoding="utf-8")
    assert all(f"{digest}  {name}\n" in sums for name, digest in fourth["sha256"].items())
    for version in listed:
        for pages in version["pages"].values():
            for address in pages.values():
                assert (bookshop / re.sub("^https://[^/]+/", "", address) / "index.html").is_file()


@pytest.mark.parametrize(("language", "folder"), [("fi", ""), ("sv", "sv/"), ("en", "en/")])
def test_feeds_announce_every_version(bookshop: Path, language: str, folder: str) -> None:
    feed = json.loads((bookshop / folder / "feed.json").read_text(encoding="utf-8"))
    atom = read_page(bookshop / folder / "feed.atom")
    assert feed["language"] == language
    assert [item["id"].rpartition("@")[2] for item in feed["items"]] == [
        f"{id}#{language}" for id in (UPCOMING, IN_FORCE, MOVED, MINOR, ARCHIVED, "2019-05-02")
    ]
    assert [entry.text for entry in atom.xpath("//entry/id")] == [item["id"] for item in feed["items"]]
    assert [item["tags"] for item in feed["items"]] == [["substance"], ["substance"], ["substance"], ["minor"], ["substance"], ["first"]]
    assert [item.xpath("string(category/@term)") for item in atom.xpath("//entry")] == [item["tags"][0] for item in feed["items"]]
    assert atom.xpath("//entry")[1].xpath("string(category/@label)") == vocabulary((language,))[language]["verdicts", "substance"]
    told = feed["items"][4]["content_text"]
    assert told.startswith({"fi": "Voimassa 29.2.2020", "sv": "Gäller från och med 29.2.2020", "en": "Applies from 29 February"}[language])
    assert {"fi": "24 kuukautta. Ennen: 12", "sv": "24 månader. Tidigare: 12", "en": "24 months. Before: 12"}[language] in told
    assert plain_text(feed["items"][4]["content_html"]).split() == told.replace("•", "").split()
    assert [content.text for content in atom.xpath("//entry/content[@type='html']")] == [item["content_html"] for item in feed["items"]]


@pytest.mark.parametrize(
    ("today", "updated"),
    [("2026-05-31", "2026-05-01"), ("2026-06-30", "2026-05-01"), ("2026-07-01", "2026-07-01"), ("2026-07-02", "2026-07-01")],
)
def test_entry_is_updated_on_the_day_on_which_its_version_takes_effect(tmp_path: Path, today: str, updated: str) -> None:
    notice = SmallNotice(tmp_path / "docs", languages=("en",))
    notice.publish("2020-01-01", on="2020-01-01")
    notice.publish("2026-07-01", text="Other words.", on="2026-05-01")
    item, first = version_feed(bare_site(notice.on(today, public=True)), "en").json()["items"]
    assert (item["date_published"][:10], item["date_modified"][:10]) == ("2026-05-01", updated)
    assert first["date_published"] == first["date_modified"]


def test_links_in_feeds_are_whole_addresses_of_pages(tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path / "docs", languages=("en",))
    told = "See [the controller](index.md#controller), [before](#2020-01-01) and [elsewhere](https://example.net/)."
    notice.publish("2020-01-01", on="2020-01-01")
    notice.publish("2021-01-01", text="Other words.", on="2020-12-01", told=told)
    feed = version_feed(bare_site(notice.on("2026-01-01", public=True)), "en")
    hrefs = re.findall(r'href="([^"]*)"', feed.json()["items"][0]["content_html"])
    assert hrefs == ["https://privacy.example.org/#controller", "https://privacy.example.org/history/#2020-01-01", "https://example.net/"]
    assert ".md" not in json.dumps(feed.json()) + feed.atom()


def test_what_is_kept_is_what_would_be_made(tmp_path: Path, bookshop: Path) -> None:
    """A second build, from what the first one kept, gives the same bytes."""
    project = make_project(tmp_path / "project", BOOKSHOP)
    for name in ("first", "second"):
        assert build(project, tmp_path / name).returncode == 0
    for path in (path for path in bookshop.rglob("*") if path.is_file() and path.suffix != ".gz"):
        page = path.relative_to(bookshop)
        assert (tmp_path / "first" / page).read_bytes() == (tmp_path / "second" / page).read_bytes() == path.read_bytes()


def test_page_says_what_seals_it(bookshop: Path) -> None:
    seals = dict(json.loads((bookshop / "publication.json").read_text(encoding="utf-8"))["ledger"])
    for language in ("fi", "sv", "en"):
        folder = "" if language == "fi" else f"{language}/"
        for name, version in (("index", IN_FORCE), ("cookies", IN_FORCE), (f"versions/{ARCHIVED}/cookies", ARCHIVED)):
            page = page_of(bookshop, name, language)
            proof = page.xpath("//p[@class='proof']")[0]
            page_itself = "cookies/" if "cookies" in name else ""
            assert f"{folder}versions/{version}/{page_itself} " in words_of(proof)
            assert words_of(proof.find("span")).replace(" ", "") == seals[version][:16]
            assert proof.xpath("ancestor::*[@lang][1]/@lang") == [language]
            assert proof.xpath("a/@href")[-1].endswith("history/#check-a-copy")


def test_history_lists_every_seal_and_how_to_check_a_copy(bookshop: Path) -> None:
    seals = dict(json.loads((bookshop / "publication.json").read_text(encoding="utf-8"))["ledger"])
    for language, words in (("fi", "Näin tarkistat kopion"), ("sv", "Så kontrollerar du en kopia"), ("en", "How to check a copy")):
        page = page_of(bookshop, "history", language)
        assert words_of(page.xpath("//h2[@id='check-a-copy']")[0]) == normal(words)
        rows = page.xpath("//table[contains(@class, 'seals')]/tbody/tr")
        shown = {words_of(row[0]): (words_of(row[1]).replace(" ", ""), row.xpath(".//a/@href")[0]) for row in rows}
        assert {version: seal for version, (seal, _) in shown.items()} == {version: seal[:16] for version, seal in seals.items()}
        for version, (_, href) in shown.items():
            folder = bookshop / ("history" if language == "fi" else f"{language}/history")
            assert (folder / href).resolve() == (bookshop / "versions" / version / "SHA256SUMS").resolve()
