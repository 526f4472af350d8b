"""What a redline marks in pairs of texts, in every kind of block, and that nothing of either text is lost in it."""

import re
import subprocess
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement

from notice.plain_words import unified
from notice.redline import redline
from projects import HERE, site_renderer
from quick_yaml import load_yaml

PAIRS = load_yaml((HERE / "redline_pairs" / "pairs.yml").read_text(encoding="utf-8"))
WORD = re.compile(r"[\w:/.'-]*\w")
BLOCKS = ("p", "li", "td", "th", "dt", "dd", "pre", "br", "div", "blockquote")


@cache
def rendered(text: str) -> str:
    return site_renderer().render(text).html


def marked(text: str, mark: str) -> list[str]:
    """Give the words in marks of a kind that are not about what only moved."""
    tree = html.fragment_fromstring(text, create_parent="div")
    return [word for one in tree.iter(mark) if one.get("class") != "moved" for word in WORD.findall(one.text_content())]


def moved(text: str, mark: str) -> list[str]:
    tree = html.fragment_fromstring(text, create_parent="div")
    return [word for one in tree.iter(mark) if one.get("class") == "moved" for word in WORD.findall(one.text_content())]


def words(text: str, without: str = "") -> list[str]:
    """Give all words of a text, but for those in marks of a kind and what tells of links and of what moved."""
    tree = html.fragment_fromstring(text, create_parent="div")
    for one in tree.xpath(f"//{without} | //*[@class='target']") if without else ():
        one.drop_tree()
    spaced(tree)
    return re.findall(r"\w+|[^\w\s]", unified(str(tree.text_content())))


def spaced(tree: HtmlElement) -> None:
    for block in tree.iter(*BLOCKS):
        block.text = f" {block.text or ''}"
        block.tail = f" {block.tail or ''}"


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["new"][:30])
def test_only_what_is_said_otherwise_is_marked(pair: dict[str, Any]) -> None:
    text = redline(rendered(pair["old"]), rendered(pair["new"]))
    assert (marked(text, "del"), marked(text, "ins")) == (WORD.findall(pair["gone"]), WORD.findall(pair["come"])), text
    assert moved(text, "del") == moved(text, "ins") == WORD.findall(pair.get("moved", "")), text


def test_no_more_is_marked_than_git_marks(tmp_path: Path, record_property: Callable[[str, object], None]) -> None:
    """What moved counts for both, as both show it twice."""
    ours = theirs = 0
    for number, pair in enumerate(PAIRS):
        text = redline(rendered(pair["old"]), rendered(pair["new"]))
        ours += sum(len(marked(text, mark)) + len(moved(text, mark)) for mark in ("del", "ins"))
        files = [tmp_path / f"{number}-{which}" for which in ("old", "new")]
        for file, which in zip(files, ("old", "new"), strict=True):
            file.write_text(pair[which] + "\n", encoding="utf-8")
        done = subprocess.run(
            ["git", "diff", "--no-index", "--word-diff=porcelain", *map(str, files)], capture_output=True, text=True, check=False
        )
        lines = (line for line in done.stdout.splitlines()[4:] if re.match(r"[+-](?![+-]{2} )", line))
        theirs += sum(len(WORD.findall(line[1:])) for line in lines)
    figures = {"redline pairs": len(PAIRS), "words marked in them": ours, "words marked by git": theirs}
    for name, value in figures.items():
        record_property(name, value)
    assert len(PAIRS) >= 60
    assert 0 < ours <= 1.15 * theirs


short = st.lists(st.sampled_from(["data", "we", "24", "not", "kept.", "law,", "&amp;", "We"]), min_size=1, max_size=8).map(" ".join)
inline = short | short.map("<strong>{}</strong>".format) | short.map('see <a href="#x">{}</a> now'.format)
paragraph = inline.map("<p>{}</p>".format)


def listed(items: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(["ul", "ol"])
    return st.builds(
        lambda tag, texts: f"<{tag}>{''.join(f'<li>{one}</li>' for one in texts)}</{tag}>", tags, st.lists(items, min_size=1, max_size=3)
    )


def table(rows: list[list[str]]) -> str:
    head, *others = ("".join(f"<{tag}>{cell}</{tag}>" for cell in row) for tag, row in zip(["th", *["td"] * len(rows)], rows, strict=False))
    return f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(f'<tr>{row}</tr>' for row in others)}</tbody></table>"


tables = (
    st.integers(1, 3).flatmap(lambda width: st.lists(st.lists(inline, min_size=width, max_size=width), min_size=2, max_size=4)).map(table)
)
terms = st.lists(st.tuples(inline, inline), min_size=1, max_size=3).map(
    lambda pairs: f"<dl>{''.join(f'<dt>{term}</dt><dd>{meaning}</dd>' for term, meaning in pairs)}</dl>"
)
deep = listed(inline | paragraph | st.builds("{}{}".format, inline, listed(inline)))
blocks = (
    paragraph
    | deep
    | tables
    | terms
    | st.lists(paragraph, min_size=1, max_size=2).map(lambda inner: f"<blockquote>{''.join(inner)}</blockquote>")
)
sections = st.lists(blocks | short.map("<pre><code>{}\n</code></pre>".format), max_size=4).map("\n".join)


@settings(max_examples=25, deadline=None)
@given(sections, sections)
def test_without_deletions_it_is_the_new_text_and_without_insertions_the_old_one(old: str, new: str) -> None:
    text = redline(old, new)
    assert words(text, without="del") == words(new)
    assert words(text, without="ins") == words(old)


@settings(max_examples=25, deadline=None)
@given(sections, sections)
def test_marks_stand_where_html_allows_them(old: str, new: str) -> None:
    tree = html.fragment_fromstring(redline(old, new), create_parent="div")
    holders = "self::ul or self::ol or self::table or self::thead or self::tbody or self::tr or self::dl"
    assert tree.xpath(f"//*[self::ins or self::del][parent::*[{holders}]]") == []
    assert tree.xpath("//ins//*[self::p or self::li or self::td] | //del//*[self::p or self::li or self::td]") == []
    assert (
        tree.xpath("//ul/*[not(self::li)] | //ol/*[not(self::li)] | //tr/*[not(self::td or self::th)] | //p//*[self::p or self::ul]") == []
    )


@pytest.mark.slow
def test_a_section_of_300_kb_that_changed_everywhere_is_compared() -> None:
    """Cost grows with the length: what has too many words in common is compared sentence by sentence."""
    old = [f"Paragraph {number} says that we keep data of number {number} for a year and no longer than that." for number in range(3500)]
    new = [text.replace("a year", "two years") for text in old]
    text = redline("".join(f"<p>{one}</p>" for one in old), "".join(f"<p>{one}</p>" for one in new))
    assert sum(map(len, new)) > 300_000
    assert text.count("<del>a year</del> <ins>two years</ins>") == 3500
