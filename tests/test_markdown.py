"""Every page beside its HTML as Markdown: the whole text, and its facts in words."""

from pathlib import Path

import pytest

from author_mistakes import publication_of
from built import LANGUAGES, normal
from notice.links import linked_markdown
from projects import BOOKSHOP

UPCOMING, IN_FORCE = "versions/2099-01-31", "versions/2023-03-01"


@pytest.mark.parametrize("language", LANGUAGES)
def test_text_and_facts_are_there(bookshop: Path, language: str) -> None:
    folder = bookshop / ("" if language == "fi" else language) / UPCOMING
    notice = publication_of(BOOKSHOP).working
    for page in ("index", "cookies"):
        written = (folder / ("" if page == "index" else page) / "index.md").read_text(encoding="utf-8")
        for section in notice.document(page, language).sections:
            assert f"{'#' * section.level} {section.title} {{#{section.id}}}\n" in written
            assert all(line in written for line in section.text.splitlines() if "](" not in line)
    written = (folder / "index.md").read_text(encoding="utf-8")
    words = {"fi": ("**Oikeusperuste:**", "6 vuotta", "Ei ole"), "sv": ("**Rättslig grund:**", "6 år", "Inga")}
    assert all(word in written for word in words.get(language, ("**Legal basis:**", "6 years", "None")))


def test_page_says_which_version_it_is(bookshop: Path) -> None:
    def head(page: str) -> str:
        return (bookshop / page / "index.md").read_text(encoding="utf-8").partition("\n## ")[0]

    assert "- Upcoming version – takes effect on 31 January 2099" in head(f"en/{UPCOMING}")
    assert "- Archived version – not in force. In force 29 February 2020–31 August 2020" in head("en/versions/2020-02-29")
    assert "- In force since 1 March 2023\n- <https://tietosuoja.example.fi/en/>\n" in head("en")
    assert "- `https://tietosuoja.example.fi/@2023-03-01#en`" in head("en")


def test_page_that_is_not_translated_says_so_and_is_the_original(bookshop: Path) -> None:
    written = (bookshop / IN_FORCE / "index.md").read_text(encoding="utf-8")
    original = (bookshop / "sv" / IN_FORCE / "index.md").read_text(encoding="utf-8")
    assert normal("ei ole vielä käännetty") in normal(written)
    assert "@2023-03-01#sv`" in written
    assert written.partition("\n## ")[2] == original.partition("\n## ")[2].replace("/sv/versions/", "/versions/")


def test_history_is_there_with_what_is_known_of_each_version(bookshop: Path) -> None:
    written = (bookshop / "en" / "history" / "index.md").read_text(encoding="utf-8")
    assert "{#2020-09-01}\n\n- Archived version – not in force. In force 1 September 2020" in written
    assert "- minor in our own judgement\n- <https://tietosuoja.example.fi/en/versions/2020-09-01/>" in written.replace("\n    ", "\n")


def test_every_page_of_text_has_one_and_names_it(bookshop: Path) -> None:
    for page in bookshop.rglob("index.html"):
        beside = page.with_suffix(".md").exists()
        assert beside == (not {"since", "compare", "rights", "developers"} & set(page.parts)), page
        assert ('type="text/markdown" href="index.md"' in page.read_text(encoding="utf-8")) == beside


@pytest.mark.parametrize(
    ("written", "led"),
    [
        ("[a](cookies.md)", "[a](=cookies)"),
        ("[a](cookies.md#managing)", "[a](=cookies#managing)"),
        ('[a](cookies.md "title")', '[a](=cookies "title")'),
        ("[a](<cookies.md#b>)", "[a](<=cookies#b>)"),
        ("[a]: cookies.md", "[a]: =cookies"),
        ("[a](https://example.org/cookies.md)", "[a](https://example.org/cookies.md)"),
        ("[cookies.md](#here)", "[cookies.md](#here)"),
        ("`[a](cookies.md)`", "`[a](cookies.md)`"),
    ],
)
def test_links_to_pages_lead_to_addresses(written: str, led: str) -> None:
    assert linked_markdown(written, lambda page, section: f"={page}" + (f"#{section}" if section else "")) == led
