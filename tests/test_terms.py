"""Terms are explained where a section shows them first, and only there."""

import re
from pathlib import Path

import pytest
from lxml.html import fromstring

from author_mistakes import publication_of
from bare_site import bare_site
from built import LANGUAGES, page_of, words_of
from conftest import OpenPage
from notice.localizer import Wording
from notice.pages.pdf_document import pdf_document
from notice.views.blocks import FactsBlock, NoneBlock
from notice.views.rows import Item, row
from notice.views.terms import explained
from notice.vocabulary import codes, vocabulary
from projects import REAL, ROOT
from samples import say


def test_a_term_is_explained_once_in_a_section() -> None:
    sheet = FactsBlock((row("Basis", [Item(Wording("Consent"), term="consent")], "legal-basis"),))
    found = explained({"later": [sheet], "first": [sheet, NoneBlock(), sheet]}, ["first", "no-facts", "later"], say("en"))
    first, second, later = (block.rows[0] for id in ("first", "later") for block in found[id] if isinstance(block, FactsBlock))
    assert (first.meaning or "").startswith("Processing is lawful")
    assert (first.items[0].meaning or "").startswith("Consent is a freely given")
    assert (second.meaning, second.items[0].meaning) == (None, None)
    assert (later.meaning, first.again, later.again) == (first.meaning, False, True)


def test_what_has_no_meaning_in_the_vocabulary_stands_as_it_is() -> None:
    sheet = FactsBlock((row("Ground", [Item(Wording("Certification"), term="certification")]),))
    assert explained({"a": [sheet]}, ["a"], say("en")) == {"a": [sheet]}


def test_every_meaning_belongs_to_a_term_that_pages_show() -> None:
    known = {code for kind in ("roles", "legal_bases", "transfer_mechanisms") for code in codes()[kind]}
    rooms = [ROOT / "hooks" / "notice" / name for name in ("facts", "views")]  # marks of fields, and rows of their own
    code = "".join(path.read_text(encoding="utf-8") for room in rooms for path in room.glob("*.py"))
    labels = set(re.findall(r'"([a-z-]+)"', code))
    assert set(vocabulary(["en"])["en"].kinds["definitions"]) <= known | labels


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_explains_each_of_its_terms_once(site: Path, language: str) -> None:
    sheets = page_of(site, "index", language).cssselect("dl.facts")
    meanings = [[words_of(term) for term in sheet.find_class("term")] for sheet in sheets]
    assert [found for found in meanings if len(found) != len(set(found))] == []
    purposes = [found for sheet, found in zip(sheets, meanings, strict=True) if sheet.xpath("preceding-sibling::*[@id='own-claims']")]
    assert len(purposes[0]) >= len(["role", "kinds of data", "basis or recipients"])


def test_on_paper_a_meaning_stands_once() -> None:
    """Nobody arrives at a section of a document on paper by a link, and what is folded on a screen stands open there."""
    publication = publication_of(REAL)
    document = fromstring(pdf_document(bare_site(publication).presentation, publication.timeline.versions[0], "en"))
    meanings = [words_of(term) for term in document.find_class("term")]
    assert len(meanings) == len(set(meanings)) >= 9
    assert words_of(document).count("our role we are the controller") > 1


def test_a_term_is_explained_without_javascript(open_page: OpenPage) -> None:
    page = open_page(java_script_enabled=False)
    page.goto("/en/#client-services")
    term = page.locator(".term").first
    assert "decides, alone or with others" not in term.inner_text()
    term.locator("summary").press("Enter")
    assert "decides, alone or with others" in term.inner_text()
