"""Redlines: what was added and removed, word by word, in well-formed HTML."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from notice.links import with_addresses
from notice.redline import announced, redline, with_moves

CASES = {
    "number": ("<p>Kept for 12 months.</p>", "<p>Kept for 24 months.</p>", "<p>Kept for <del>12</del> <ins>24</ins> months.</p>"),
    "date": ("<p>By 24.7.2018, or not.</p>", "<p>By 24.7.2019, or not.</p>",
             "<p>By <del>24.7.2018</del> <ins>24.7.2019</ins>, or not.</p>"),
    "new paragraph": ("", "<p>All new.</p>", "<p><ins>All new.</ins></p>"),
    "no paragraph": ("<p>All old.</p>", "", "<p><del>All old.</del></p>"),
    "list": (
        "<ul><li>one</li><li>two</li></ul>",
        "<ul><li>one</li><li>three</li></ul>",
        "<ul><li>one</li><li><del>two</del></li><li><ins>three</ins></li></ul>",
    ),
    "link": (
        '<p>Read <a href="https://a.fi">this</a> now.</p>',
        '<p>Read <a href="https://b.fi">this</a> now.</p>',
        '<p>Read <a href="https://b.fi">this</a> <del class="target">https://a.fi</del> <ins class="target">https://b.fi</ins> now.</p>',
    ),
    "cell": (
        "<table><tr><td>a</td><td>b c</td></tr></table>",
        "<table><tr><td>a</td><td>b d</td></tr></table>",
        "<table><tr><td>a</td><td>b <del>c</del> <ins>d</ins></td></tr></table>",
    ),
    "escaped": ("<p>A &lt;b&gt; c d</p>", "<p>A &lt;b&gt; c e</p>", "<p>A &lt;b&gt; c <del>d</del> <ins>e</ins></p>"),
    "written anew": (
        "<p>We may have to disclose data.</p>",
        "<p>Authorities receive what the law demands.</p>",
        "<p><del>We may have to disclose data.</del></p><p><ins>Authorities receive what the law demands.</ins></p>",
    ),
    "emphasis": ("<p>a b <em>c</em> d</p>", "<p>a b <em>e</em> d</p>", "<p>a b <del><em>c</em></del> <ins><em>e</em></ins> d</p>"),
}  # fmt: skip

words = st.lists(st.sampled_from(["data", "we", "24", "not", "kept", "law", "&amp;"]), min_size=1, max_size=8).map(" ".join)
inline = words | words.map("<strong>{}</strong>".format) | words.map('<a href="#x">{}</a>'.format)
blocks = inline.map("<p>{}</p>".format) | st.lists(inline, min_size=1, max_size=3).map(
    lambda items: "<ul>{}</ul>".format("".join(f"<li>{item}</li>" for item in items))
)
sections = st.lists(blocks, max_size=4).map("\n".join)


@pytest.mark.parametrize(("old", "new", "expected"), CASES.values(), ids=CASES)
def test_change_is_marked(old: str, new: str, expected: str) -> None:
    assert redline(old, new) == expected


@given(sections, sections)
def test_without_its_marks_it_is_the_old_or_the_new_text(old: str, new: str) -> None:
    marked = redline(old, new)
    assert _words(marked, without="del") == _words(new)
    assert _words(marked, without="ins") == _words(old)


@given(sections, sections)
def test_marks_stand_where_html_allows_them(old: str, new: str) -> None:
    tree = html.fragment_fromstring(redline(old, new), create_parent="div")
    assert tree.xpath("//ul/ins | //ul/del | //ins//p | //del//p | //ins//li | //del//li | //ul/*[not(self::li)]") == []


@given(sections)
def test_what_is_the_same_has_no_marks(text: str) -> None:
    assert redline(text, text) == text


def test_long_paragraph_is_compared_sentence_by_sentence() -> None:
    sentences = [f"Sentence {number} says that we keep your data for a year and no longer." for number in range(300)]
    new = [text.replace("a year", "two years") if number % 7 == 0 else text for number, text in enumerate(sentences)]
    marked = redline(f"<p>{' '.join(sentences)}</p>", f"<p>{' '.join(new)}</p>")
    assert marked.count("<del>a year</del> <ins>two years</ins>") == 43
    assert marked.count("<del>") == marked.count("<ins>") == 43


def test_what_is_too_long_to_compare_is_replaced() -> None:
    old, new = " ".join(["yes", "no"] * 2_000), " ".join(["no", "no", "yes"] * 1_300)
    assert redline(f"<p>{old}</p>", f"<p>{new}</p>") == f"<p><del>{old}</del></p><p><ins>{new}</ins></p>"


@given(st.lists(words, max_size=8), st.lists(words, max_size=8))
def test_sentences_lose_no_word(old: list[str], new: list[str]) -> None:
    before, after = (f"<p>{'. '.join(sentences)}</p>" for sentences in (old, new))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("notice.redline.weighed_words.ENOUGH", 0)
        patch.setattr("notice.redline.weighed_words.MOST_PAIRS", 5)
        marked = redline.__wrapped__(before, after)
    assert _words(marked, without="del") == _words(after)
    assert _words(marked, without="ins") == _words(before)


def test_text_that_moved_is_linked_with_where_it_stood() -> None:
    old, new = "<p>One thing is here.</p><p>Two others are there.</p>", "<p>Two others are there.</p><p>One thing is here.</p>"
    linked = with_moves(redline(old, new), "v1-index-a", "Moved <here>", "From here")
    assert '<ins class="moved" id="v1-index-a-ins-1"><a href="#v1-index-a-del-1">Moved &lt;here&gt;:</a> ' in linked
    assert '<del class="moved" id="v1-index-a-del-1"><a href="#v1-index-a-ins-1">From here:</a> ' in linked
    assert with_moves("<p><ins>New.</ins></p>", "v1", "a", "b") == "<p><ins>New.</ins></p>"


def test_marks_are_said_in_words() -> None:
    marked = redline("<p>Kept for 12 months.</p>", "<p>Kept for 24 months.</p><p>More &amp; more.</p>")
    assert announced(marked, "Added", "Taken <away>").startswith(
        '<p>Kept for <del><span class="heard">Taken &lt;away&gt;: </span>12</del> <ins><span class="heard">Added: </span>24</ins>'
    )


def _words(text: str, without: str = "") -> list[str]:
    tree = html.fragment_fromstring(text, create_parent="div")
    for mark in tree.xpath(f"//{without} | //*[@class='target']") if without else ():
        mark.drop_tree()
    for block in tree.iter("p", "li"):
        block.tail = f" {block.tail or ''}"
    return re.findall(r"\w+|[^\w\s]", str(tree.text_content()))


def test_links_of_a_text_that_is_quoted_elsewhere_lead_back_to_its_page() -> None:
    text = '<a href="#rights">1</a> <a href="cookies.md#managing">2</a> <a href="https://example.fi/#top">3</a>'
    quoted = '<a href="../index/#rights">1</a> <a href="../cookies/#managing">2</a> <a href="https://example.fi/#top">3</a>'
    assert with_addresses(text, lambda page: f"../{page}/", "index") == quoted
