"""Every fact of the source notice is on the page, in every language, in its section."""

from pathlib import Path
from typing import Any

import pytest
from lxml.html import HtmlElement

from built import LANGUAGES, normal, page_of, section_of, words_of
from quick_yaml import load_yaml
from samples import say

FACTS: list[dict[str, Any]] = load_yaml(
    Path(__file__).with_name("source_facts.yml").read_text(encoding="utf-8")
)
COUNT = 122


def test_every_fact_of_the_source_is_listed_once() -> None:
    assert [fact["id"] for fact in FACTS] == [f"F{number}" for number in range(1, COUNT + 1)]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fact", FACTS, ids=lambda fact: fact["id"])
def test_fact_is_as_in_the_source(site: Path, fact: dict[str, Any], language: str) -> None:
    name = fact["page"] if fact["page"] == "history" else f"versions/2018-07-24/{fact['page']}"
    section = section_of(_without_silence(page_of(site, name, language), language), fact["section"])
    found = {text for text in fact[language] if normal(text) in section}
    expected: set[str] = set() if fact.get("absent") else set(fact[language])
    assert found == expected, f"{fact['page']}#{fact['section']}: {section}"


def _without_silence(page: HtmlElement, language: str) -> HtmlElement:
    """Leave out what the notice is said not to say."""
    silent = normal(say(language).term("answers", "not_said"))
    for row in page.xpath("//dl/div"):
        if silent in (normal(words_of(part)) for part in row.iter("dt", "dd")):
            row.drop_tree()
    return page
