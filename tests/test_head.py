"""The head of every page: what search engines, feed readers and other programs look for there."""

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
from lxml.html import HtmlElement

from built import LANGUAGES, folder_of, page_of, read_page

ROOT = "https://tietosuoja.example.fi/"
ARCHIVED, BEFORE, AFTER, IN_FORCE = "versions/2020-02-29", "versions/2019-05-02", "versions/2020-09-01", "versions/2023-03-01"


def _address(name: str, language: str) -> str:
    return urljoin(ROOT, folder_of(name, language))


def _links(page: HtmlElement, here: str) -> list[tuple[str, str | None, str | None, str]]:
    """rel, type, hreflang and the absolute address of each link."""
    found = page.xpath("//head/link[not(@rel='stylesheet' or @rel='icon')]")
    return [(link.get("rel").strip(), link.get("type"), link.get("hreflang"), urljoin(here, link.get("href"))) for link in found]


@pytest.mark.parametrize("language", LANGUAGES)
def test_archived_version_names_its_neighbours_and_its_own_data(bookshop: Path, language: str) -> None:
    here = _address(f"{ARCHIVED}/cookies", language)
    links = _links(page_of(bookshop, f"{ARCHIVED}/cookies", language), here)
    assert links == [
        ("canonical", None, None, here),
        *[("alternate", None, other, _address(f"{ARCHIVED}/cookies", other)) for other in LANGUAGES],
        ("alternate", None, "x-default", _address(f"{ARCHIVED}/cookies", "sv")),
        ("latest-version", None, None, _address("cookies", language)),
        ("predecessor-version", None, None, _address(f"{BEFORE}/cookies", language)),
        ("successor-version", None, None, _address(f"{AFTER}/cookies", language)),
        ("version-history", None, None, _address("history", language)),
        ("alternate", "application/atom+xml", None, urljoin(ROOT, f"{folder_of('index', language)}feed.atom")),
        ("alternate", "application/feed+json", None, urljoin(ROOT, f"{folder_of('index', language)}feed.json")),
        ("alternate", "application/ld+json", None, f"{ROOT}{ARCHIVED}/privacy-2.json"),
        ("alternate", "text/markdown", None, f"{here}index.md"),
        ("privacy-policy", None, None, _address("index", language)),
        ("describedby", "application/ld+json", None, f"{ROOT}{ARCHIVED}/privacy.json"),
    ]


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_in_force_is_described_by_the_data_at_the_root(bookshop: Path, language: str) -> None:
    for name, file in (("index", "privacy.json"), ("history", "privacy.json"), (IN_FORCE, f"{IN_FORCE}/privacy.json")):
        links = _links(page_of(bookshop, name, language), _address(name, language))
        assert [address for rel, _, _, address in links if rel == "describedby"] == [ROOT + file]
        assert (bookshop / file).is_file()


def test_every_page_says_how_it_is_shown_when_shared(bookshop: Path) -> None:
    """By the Open Graph protocol, which asks for these four."""
    for path, page in _pages(bookshop):
        found = {node.get("property"): node.get("content") for node in page.xpath("//meta[starts-with(@property, 'og:')]")}
        assert set(found) == {"og:title", "og:type", "og:url", "og:image"}, path
        assert [found["og:url"]] == page.xpath("//link[@rel='canonical']/@href")
        assert found["og:title"] == page.findtext(".//title")
        assert (bookshop / urlsplit(found["og:image"]).path.lstrip("/")).read_bytes().startswith(b"\x89PNG")


def test_icon_is_there_for_browsers_that_know_no_svg(bookshop: Path) -> None:
    """They ask for this address by themselves, also on the page for missing addresses."""
    assert (bookshop / "favicon.ico").read_bytes()[:4] == b"\0\0\1\0"
    assert "404" not in str(read_page(bookshop / "404.html").findtext(".//title"))


def test_every_page_has_a_page_in_terms_of_schema_org(bookshop: Path) -> None:
    for path, page in _pages(bookshop):
        (script,) = page.xpath("//head/script[not(@src)]")
        assert script.get("type") == "application/ld+json"
        found = json.loads(script.text)
        assert found["@type"] == "WebPage", path
        assert found["url"] == page.xpath("//link[@rel='canonical']/@href")[0]
        assert page.xpath("//title")[0].text.startswith(found["name"])
        assert found["publisher"] == {"@type": "Organization", "name": "Påhittade Bokhandeln Ab"}


def test_stable_id_is_in_the_page_the_data_and_the_feeds(bookshop: Path) -> None:
    for language in LANGUAGES:
        feed = json.loads((bookshop / folder_of("index", language) / "feed.json").read_text(encoding="utf-8"))
        for item in feed["items"]:
            version = item["id"].rpartition("@")[2].partition("#")[0]
            page = page_of(bookshop, f"versions/{version}", language)
            data = json.loads((bookshop / "versions" / version / "privacy.json").read_text(encoding="utf-8"))
            shown = page.xpath("//meta[@name='dcterms.identifier']/@content")
            written_in = language if language in data["inLanguage"] else data["sourceLanguage"]
            assert shown == [data["stableIds"][written_in]] == [f"{ROOT}@{version}#{written_in}"]


def test_only_pages_of_a_version_have_a_stable_id(bookshop: Path) -> None:
    for path, page in _pages(bookshop):
        no_version = {"history", "since", "rights", "developers"} & set(path.parts)
        assert bool(page.xpath("//meta[@name='dcterms.identifier']")) != bool(no_version), path


def test_every_page_tells_its_other_forms(bookshop: Path) -> None:
    for path, page in _pages(bookshop):
        alternates = page.xpath("//link[starts-with(@rel, 'alternate')]/@rel")
        assert set(alternates) == {"alternate"}, path


def test_version_and_day_of_publication_are_in_the_page(bookshop: Path) -> None:
    found = json.loads(page_of(bookshop, ARCHIVED, "en").xpath("//script[not(@src)]")[0].text)
    assert (found["version"], found["datePublished"], found["inLanguage"]) == ("2020-02-29", "2020-01-15", "en")


def _pages(site: Path) -> Iterator[tuple[Path, HtmlElement]]:
    for path in site.rglob("index.html"):
        yield path.relative_to(site), read_page(path)
