"""Reads the built site as a reader's program would: pages, sections, words."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from lxml import html
from lxml.html import HtmlElement

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
LANGUAGES = ("fi", "sv", "en")
PAGES = ("index", "cookies", "history")
# Pages that the site adds of itself.
OWN_PAGES = ("rights", "developers")


def folder_of(name: str, language: str, default: str = "fi") -> str:
    """Say where a page is, relative to the site's root: "", "cookies/", "sv/cookies/"."""
    start = "" if language == default else f"{language}/"
    return start + ("" if name == "index" else f"{name.removesuffix('/index')}/")


@cache
def read_page(path: Path) -> HtmlElement:
    """Read one HTML file."""
    return html.fromstring(path.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))


def page_of(site: Path, name: str, language: str) -> HtmlElement:
    """Read a page of the site in one language."""
    return read_page(site / folder_of(name, language) / "index.html")


def words_of(element: HtmlElement) -> str:
    """Give the text as a reader sees it, whatever the case and the spaces."""
    return normal(str(element.text_content()))


def normal(text: str) -> str:
    """Make two texts comparable."""
    return " ".join(text.split()).casefold()


def section_of(page: HtmlElement, id: str) -> str:
    """Give the words from the heading with that id to the next one that is not below it."""
    return normal(" ".join(words_of(element) for element in _elements(page, id)))


def _elements(page: HtmlElement, id: str) -> Iterator[HtmlElement]:
    heading = next(element for element in page.iter(*HEADINGS) if element.get("id") == id)
    yield heading
    for element in heading.itersiblings():
        if element.tag in HEADINGS[: HEADINGS.index(str(heading.tag)) + 1]:
            return
        yield element
