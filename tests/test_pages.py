"""The built pages as a browser or a search engine reads them."""

import re
from functools import cache
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from lxml.html import HtmlElement

from built import HEADINGS, LANGUAGES, OWN_PAGES, PAGES, folder_of, page_of, read_page, words_of
from conftest import build
from notice.vocabulary import vocabulary
from notice.vocabulary.sealed_words import first_words, with_words
from projects import SITE_URL, in_english

ALL = [(name, language) for name in (*PAGES, *OWN_PAGES) for language in LANGUAGES]
every_page = pytest.mark.parametrize(("name", "language"), ALL, ids=lambda value: str(value))


def url_of(name: str, language: str) -> str:
    """Give the public address of a page."""
    return SITE_URL + folder_of(name, language)


def alternates(page: HtmlElement) -> dict[str, str]:
    """Give the languages that a page advertises and their addresses."""
    return {link.attrib["hreflang"]: link.attrib["href"] for link in page.xpath("/html/head/link[@hreflang]")}


def section_ids(page: HtmlElement) -> list[str]:
    """List the ids of the headings, in order."""
    return [heading.attrib["id"] for heading in page.iter(*HEADINGS) if heading.get("id")]


@every_page
def test_page_names_its_language_title_and_address(site: Path, name: str, language: str) -> None:
    page = page_of(site, name, language)
    assert page.get("lang") == language
    assert len(page.findall(".//h1")) == 1
    assert len(page.findall("head/title")) == 1
    assert page.xpath("string(//meta[@name='description']/@content)")
    assert page.xpath("//link[@rel='canonical']/@href") == [url_of(name, language)]


@every_page
def test_languages_are_advertised_both_ways(site: Path, name: str, language: str) -> None:
    expected = {other: url_of(name, other) for other in LANGUAGES} | {"x-default": url_of(name, "fi")}
    assert alternates(page_of(site, name, language)) == expected


@every_page
def test_language_switch_keeps_the_page(site: Path, name: str, language: str) -> None:
    links = page_of(site, name, language).xpath("//nav[contains(@class, 'languages')]//a")
    found = {link.get("hreflang"): urljoin(url_of(name, language), link.get("href")) for link in links}
    assert found == {other: url_of(name, other) for other in LANGUAGES}
    assert [link.get("hreflang") for link in links if link.get("aria-current")] == [language]


@pytest.mark.parametrize(("name", "language"), [(name, language) for name, language in ALL if name != "developers"])
def test_page_says_from_when_it_applies(site: Path, name: str, language: str) -> None:
    dates = {"fi": "24.7.2018", "sv": "24.7.2018", "en": "24 July 2018"}
    times = page_of(site, name, language).xpath("//time[@datetime='2018-07-24']")
    assert {time.text_content() for time in times} == {dates[language]}


@every_page
def test_page_loads_nothing_from_elsewhere_and_runs_nothing_inline(site: Path, name: str, language: str) -> None:
    page = page_of(site, name, language)
    loaded = page.xpath("//@src | //link[contains(@rel, 'stylesheet') or contains(@rel, 'icon')]/@href | //@srcset | //@data")
    assert [address for address in loaded if urlsplit(address).netloc or urlsplit(address).scheme] == []
    assert [script.get("type") for script in page.iter("script") if script.text] == ["application/ld+json"]  # data, not code
    assert page.xpath("//@*[starts-with(name(), 'on')]") == []
    assert page.xpath("//iframe | //object | //embed | //img | //@style") == []


@every_page
def test_ids_are_unique_and_the_same_in_every_language(site: Path, name: str, language: str) -> None:
    page = page_of(site, name, language)
    ids = page.xpath("//@id")
    assert sorted(ids) == sorted(set(ids))
    assert section_ids(page) == section_ids(page_of(site, name, "fi"))


def test_every_link_leads_somewhere(site: Path) -> None:
    broken = [(str(path.relative_to(site)), href) for path in site.rglob("*.html") for href in _broken_links(site, path)]
    assert broken == []


def _broken_links(site: Path, path: Path) -> list[str]:
    here = urljoin(SITE_URL, path.relative_to(site).as_posix().removesuffix("index.html"))
    hrefs = [str(href) for href in read_page(path).xpath("//@href | //@src")]
    inside = [href for href in hrefs if urljoin(here, href).startswith(SITE_URL)]
    return [href for href in inside if not _leads_somewhere(site, urljoin(here, href))]


def _leads_somewhere(site: Path, url: str) -> bool:
    address, fragment = urldefrag(url)
    target = site / urlsplit(address).path.removeprefix("/")
    target = target / "index.html" if target.is_dir() else target
    if not target.is_file():
        return False
    return not fragment or fragment in _ids(target)


@cache
def _ids(path: Path) -> frozenset[str]:
    return frozenset(read_page(path).xpath("//@id"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_facts_that_are_not_stated_are_absent(site: Path, language: str) -> None:
    """Its labels are those with which the text was published, whatever they are called by now."""
    terms = with_words(vocabulary([language]), first_words(None))[language]
    page = page_of(site, "index", language)
    labels = {words_of(label) for label in page.iter("dt")}
    not_said = terms["answers", "not_said"].casefold()
    asked = page.xpath(f"//div[dt[.='{terms['labels', 'must_you']}']]/dd")
    assert {words_of(value) for value in asked} == {not_said}
    for unstated in ("profiling", "automated", "special_condition", "response_time", "free_of_charge", "copy_from"):
        assert terms["labels", unstated].casefold() not in labels
    assert page.xpath("//dd[not(normalize-space())] | //dt[not(normalize-space())]") == []
    assert [words_of(value) for value in page.iter("dd") if words_of(value) == terms["labels", "none"].casefold()] == []


def test_sitemap_lists_what_is_in_force_and_what_is_announced(site: Path) -> None:
    found = re.findall(r"<loc>(.*?)</loc>", (site / "sitemap.xml").read_text(encoding="utf-8"))
    announced = [(f"versions/2026-12-01/{page}", language) for page in ("index", "cookies") for language in LANGUAGES]
    assert sorted(found) == sorted(url_of(name, language) for name, language in (*ALL, *announced))


def test_page_that_no_reader_would_find_stops_the_build(project: Path) -> None:
    settings = project / "mkdocs.yml"
    settings.write_text(re.sub(r"(?m)^nav: .*$", "nav: [index.md, history.md]", settings.read_text(encoding="utf-8")), encoding="utf-8")
    line = settings.read_text(encoding="utf-8").splitlines().index("nav: [index.md, history.md]") + 1
    done = build(in_english(project))
    message = 'the page "cookies" stands in the notice, but not under nav, so no reader would find it; add cookies.md there.'
    assert done.returncode != 0
    assert f"mkdocs.yml:{line}: {message}" in done.stdout
    assert "Traceback" not in done.stdout
    assert not (project / "site").exists()


def test_nothing_but_the_site_is_published(site: Path) -> None:
    files = {path.relative_to(site).parts[0] for path in site.rglob("*") if path.is_file()}
    assert files <= {"404.html", "SHA256SUMS", "_headers", "assets", "cookies", "developers", "en", "exports", "favicon.ico", "feed.atom",
                     "feed.json", "history", "index.html", "index.md", "privacy-2.json",
                     "privacy-2.ttl", "privacy.json", "privacy.ttl", "publication.json", "rights",
                     "robots.txt", "schema", "search.js", "sitemap.xml", "sv", "versions", "versions.json"}  # fmt: skip
