"""Long passages of a redline that stayed are folded: what is shown, what is counted, and that nothing of the text is lost."""

import re
from collections.abc import Callable

import pytest
from lxml import html

from notice.localizer import Localizer
from notice.redline import folded, redline
from notice.vocabulary import vocabulary

LONG = "We keep what you tell us for as long as the law asks us to, and no longer than that in any case at all."  # 25 words


def numbered(count: int) -> list[str]:
    return [f"{number}. {LONG}" for number in range(count)]


def paragraphs(texts: list[str]) -> str:
    return "\n".join(f"<p>{text}</p>" for text in texts)


def listed(texts: list[str], tag: str = "ul") -> str:
    return f"<{tag}>{''.join(f'<li>{text}</li>' for text in texts)}</{tag}>"


def rows(texts: list[str]) -> str:
    body = "".join(f"<tr><td>{text}</td><td>x</td></tr>" for text in texts)
    return f"<table><thead><tr><th>A</th><th>B</th></tr></thead><tbody>{body}</tbody></table>"


def terms(texts: list[str]) -> str:
    return f"<dl>{''.join(f'<dt>T</dt><dd>{text}</dd>' for text in texts)}</dl>"


def shown(old: str, new: str) -> str:
    return folded(redline(old, new), lambda what, count: f"{count} {what}")


def with_not(texts: list[str], at: int) -> list[str]:
    return [text.replace("We keep", "We do not keep") if place == at else text for place, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("at", "expected"),
    [(0, ["8 paragraphs"]), (9, ["8 paragraphs"]), (5, ["4 paragraphs", "3 paragraphs"]), (2, ["6 paragraphs"])],
)
def test_paragraphs_beside_a_change_are_shown_and_the_others_counted(at: int, expected: list[str]) -> None:
    """One paragraph alone is not long enough here, and stays."""
    texts = numbered(10)
    found = shown(paragraphs(texts), paragraphs(with_not(texts, at)))
    assert re.findall(r"<summary>(.*?)</summary>", found) == expected
    assert "We <ins>do not </ins>keep" in found


@pytest.mark.parametrize(("shape", "expected"), [
    (listed, ["4 items", "3 items"]), (rows, ["4 rows", "3 rows"]), (terms, ["108 words", "81 words"]),
])  # fmt: skip
def test_items_rows_and_terms_are_folded_where_html_allows_it(shape: Callable[[list[str]], str], expected: list[str]) -> None:
    texts = numbered(10)
    found = shown(shape(texts), shape(with_not(texts, 5)))
    assert re.findall(r"<summary>(.*?)</summary>", found) == expected
    tree = html.fragment_fromstring(found, create_parent="div")
    assert tree.xpath("//ul/*[not(self::li)] | //dl/*[not(self::dt or self::dd)] | //tbody/*[not(self::tr)] | //p//details") == []
    assert "".join(tree.text_content().split()).count("longerthanthat") == 10


def test_items_of_a_numbered_list_keep_their_numbers() -> None:
    texts = [LONG] * 3 + numbered(9)
    found = shown(listed(texts, "ol"), listed([*texts[:6], *with_not(texts, 7)[7:]], "ol"))
    assert re.findall(r"<ol[^>]*>", found) == ["<ol>", '<ol start="6">', '<ol start="9">']


def test_what_is_short_or_all_the_same_is_not_folded() -> None:
    short = paragraphs(["One.", "Two.", "Three.", "Four.", "Five."])
    assert "<details" not in shown(short, short.replace("Five", "Six"))
    assert "<details" not in shown(paragraphs(numbered(9)), paragraphs(numbered(9)))


@pytest.mark.parametrize(
    ("language", "one", "many"),
    [("en", "1 item unchanged", "1,200 items unchanged"), ("fi", "1 luettelon kohta ennallaan", "1\u00a0200 luettelon kohtaa ennallaan"),
     ("sv", "1 punkt oförändrad", "1\u00a0200 punkter oförändrade")],
)  # fmt: skip
def test_counts_are_said_in_the_plural_of_each_language(language: str, one: str, many: str) -> None:
    say = Localizer(vocabulary([language])[language], language)
    assert [say.counted("section_changes", "unchanged_items", number) for number in (1, 1200)] == [one, many]
