"""A page on the accessibility of the site is there where the organisation states one, in every language."""

from dataclasses import replace
from pathlib import Path

from lxml.html import fromstring

from bare_site import bare_site
from built import LANGUAGES
from notice.pages.accessibility_page import accessibility_pages
from notice.pages.accessibility_statement import AccessibilityStatement, wrong_in
from notice.pages.notice_pages import root_page
from notice.pages.site_choices import SiteChoices, site_choices
from notice.pages.sitemap import sitemap
from small_notices import SmallNotice

WRITTEN = {
    "checked": "2026-11-28",
    "email": "access@example.org",
    "authority": {"fi": "Lupavirasto", "sv": "Tillsynsverket", "en": "Supervisory Agency"},
    "website": "https://www.saavutettavuusvaatimukset.fi/",
    "faults": [{"fi": "Taulukkoa ei voi lajitella.", "sv": "Tabellen kan inte sorteras.", "en": "The table cannot be sorted."}],
}


def test_statement_has_a_page_in_every_language_and_a_link_on_every_page(tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path, languages=tuple(LANGUAGES))
    notice.publish("2026-05-01")
    choices = site_choices({"accessibility": WRITTEN}, LANGUAGES)
    site = replace(bare_site(notice.on("2026-06-01")), choices=choices)
    pages = dict(accessibility_pages(site))
    assert list(pages) == [site.addresses.path("accessibility", language) for language in site.languages]
    english = fromstring(pages[site.addresses.path("accessibility", "en")].decode())
    words = " ".join(english.text_content().split())
    for told in ("Accessibility", "The table cannot be sorted.", "access@example.org", "Supervisory Agency", "28 November 2026"):
        assert told in words
    assert "Tabellen kan inte sorteras." in pages[site.addresses.path("accessibility", "sv")].decode()
    assert 'accessibility/">Accessibility</a>' in root_page(site, "index", "en")
    assert "/accessibility/" in sitemap(site)


def test_without_a_statement_there_is_neither_page_nor_link(tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path)
    notice.publish("2026-05-01")
    site = bare_site(notice.on("2026-06-01"))
    assert list(accessibility_pages(site)) == []
    assert "accessibility" not in root_page(site, "index", "en")
    assert site_choices({}).accessibility is None
    assert SiteChoices().accessibility is None


def test_statement_without_faults_says_that_none_are_known(tmp_path: Path) -> None:
    notice = SmallNotice(tmp_path)
    notice.publish("2026-05-01")
    statement = AccessibilityStatement.of({**WRITTEN, "faults": None}, ["en"])
    site = replace(bare_site(notice.on("2026-06-01")), choices=SiteChoices(accessibility=statement))
    [(_, page)] = accessibility_pages(site)
    assert "No faults are known." in page.decode()
    assert list(wrong_in(WRITTEN, LANGUAGES)) == []
