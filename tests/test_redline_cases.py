"""Redlines by example: each shows one thing that may happen to words, and one to paragraphs, lists and tables."""

import pytest

from notice.redline import inline_redline, redline

WORDS = [
    ("", "new", "<ins>new</ins>"),
    ("old", "", "<del>old</del>"),
    ("old", "new", "<del>old</del> <ins>new</ins>"),
    ("say &quot;a&quot; &amp; b", "say &quot;a&quot; &amp; b", "say &quot;a&quot; &amp; b"),
    ("We keep your data", "We keep data", "We keep <del>your </del>data"),
    ("We keep data", "We keep your data", "We keep <ins>your </ins>data"),
    ("We keep data", "You keep data", "<del>We</del> <ins>You</ins> keep data"),
    ("We keep data", "We keep books", "We keep <del>data</del> <ins>books</ins>"),
    # Changes with nothing but spaces and signs between them are one.
    ("one two three four", "one 2 3 four", "one <del>two three</del> <ins>2 3</ins> four"),
    ("one two three", "one 2 3", "one <del>two three</del> <ins>2 3</ins>"),
    ("one, two, three, four", "1, 2, three, four", "<del>one, two</del> <ins>1, 2</ins>, three, four"),
    ("a b c d e f", "a 1 2 3 e f", "a <del>b c d</del> <ins>1 2 3</ins> e f"),
    ("one two three four five", "one 2 three 4 five", "one <del>two</del> <ins>2</ins> three <del>four</del> <ins>4</ins> five"),
    ("one two @three four five", "one 2 @three 4 five", "one <del>two</del> <ins>2</ins> @three <del>four</del> <ins>4</ins> five"),
    ("a, b, c, d", "a, d", "a, <del>b, c, </del>d"),
    # Signs at the start and at the end stay as they are.
    ("(one two)", "(1 two)", "(<del>one</del> <ins>1</ins> two)"),
    ("(two one)", "(two 1)", "(two <del>one</del> <ins>1</ins>)"),
    # A link says where it led and where it leads.
    ('the <a href="x">list</a> here', "the list here", 'the list <del class="target">x</del> here'),
    ("the list here", 'the <a href="x">list</a> here', 'the <a href="x">list</a> <ins class="target">x</ins> here'),
    ('<a title="t" href="x&amp;">all of it</a>', '<a title="t" href="y">all of it</a>',
     '<a href="y" title="t">all of it</a> <del class="target">x&amp;</del> <ins class="target">y</ins>'),
    ('<strong><a href="x">all of it</a></strong>', "<strong>all of it</strong>", '<strong>all of it</strong> <del class="target">x</del>'),
    # Emphasis alone is no change.
    ("<em>one</em> two", "one <strong>two</strong>", "one <strong>two</strong>"),
    ("<em>a</em> b <em>c</em>", "<em>a</em> d <em>c</em>", "<em>a</em> <del>b</del> <ins>d</ins> <em>c</em>"),
    ("one<br>two three", "one<br>two four", "one<br>two <del>three</del> <ins>four</ins>"),
    ('one &lt; "two" three', 'one &lt; "two" 3', 'one &lt; "two" <del>three</del> <ins>3</ins>'),
    ("one <!-- x -->two", "one two<!-- y -->", "one two"),
]  # fmt: skip
BLOCKS = [
    # What is gone, new or changed among paragraphs stands where it was or is.
    ("<p>a b</p><p>c d</p>", "<p>c d</p>", "<p><del>a b</del></p><p>c d</p>"),
    ("<p>a b c d</p><p>e f g h</p><p>i j k l</p>", "<p>a b c x</p><p>i j k y</p>",
     "<p>a b c <del>d</del> <ins>x</ins></p><p><del>e f g h</del></p><p>i j k <del>l</del> <ins>y</ins></p>"),
    ("<p>a b c d</p><p>i j k l</p>", "<p>a b c x</p><p>e f g h</p><p>i j k y</p>",
     "<p>a b c <del>d</del> <ins>x</ins></p><p><ins>e f g h</ins></p><p>i j k <del>l</del> <ins>y</ins></p>"),
    ("<p>a b c d</p>", "<p>e f g h</p><p>a b c x</p>", "<p><ins>e f g h</ins></p><p>a b c <del>d</del> <ins>x</ins></p>"),
    ("<p>a b c d</p>", "<p>a b c x</p><p>e f g h</p>", "<p>a b c <del>d</del> <ins>x</ins></p><p><ins>e f g h</ins></p>"),
    ("<p>a b c d</p><p>e f g h</p>", "<p>a b c x</p><p>a b c y</p>",
     "<p>a b c <del>d</del> <ins>x</ins></p><p><del>e f g h</del></p><p><ins>a b c y</ins></p>"),
    # Marks stand inside lists and tables, in the innermost block.
    ("<ul><li>a b c d<ul><li>e f g h</li></ul></li></ul>", "<ul><li>a b c d<ul><li>e f g i</li></ul></li></ul>",
     "<ul><li>a b c d<ul><li>e f g <del>h</del> <ins>i</ins></li></ul></li></ul>"),
    ("<ul><li>a b</li></ul>", "<ul><li>a b<ul><li>e</li></ul></li></ul>", "<ul><li>a b<ul><li><ins>e</ins></li></ul></li></ul>"),
    ("<ul><li>a b</li></ul>", "<ol><li>a b</li></ol>", "<ol><li>a b</li></ol>"),
    ("<ul><li>a b</li></ul>", "<ul><li>c d</li></ul>", "<ul><li><del>a b</del></li><li><ins>c d</ins></li></ul>"),
    ("<blockquote><p>a b</p></blockquote>", "", "<blockquote><p><del>a b</del></p></blockquote>"),
    ("<table><tr><td>a</td><td>b</td></tr></table>", "<table><tr><td>x</td><td>y</td></tr></table>",
     "<table><tr><td><del>a</del></td><td><del>b</del></td></tr><tr><td><ins>x</ins></td><td><ins>y</ins></td></tr></table>"),
    ("<table><tr><td>a</td></tr></table>", "<table><tr><td>a</td><td>c</td></tr></table>",
     "<table><tr><td>a</td><td><ins>c</ins></td></tr></table>"),
    ("<table><tr><th>a</th></tr><tr><td>b</td></tr></table>", "<table><tr><td>b</td></tr></table>",
     "<table><tr><th><del>a</del></th></tr><tr><td>b</td></tr></table>"),
    # Attributes are those of today, and so is what stands between blocks.
    ('<p class="k">a b c d</p> <p>z</p>', '<p class="m">a b c e</p>\n<p>z</p>',
     '<p class="m">a b c <del>d</del> <ins>e</ins></p>\n<p>z</p>'),
    ("<p>a b c d</p>", "<p>a b c d</p><hr>", "<p>a b c d</p><hr>"),
    ("<p>a</p>", '<p>a</p>\n<p class="k">b</p>\n', '<p>a</p>\n<p class="k"><ins>b</ins></p>\n'),
    ("<p>&quot;a&quot;</p>", "<p>&quot;a&quot;</p>", "<p>&quot;a&quot;</p>"),
    ('say "a" now', 'say "a" then', 'say "a" <del>now</del> <ins>then</ins>'),
    ("loose words here", "loose words there", "loose words <del>here</del> <ins>there</ins>"),
    ('<p>a &lt; "b" c d</p>', '<p>a &lt; "b" c e</p><p>"x"</p>', '<p>a &lt; "b" c <del>d</del> <ins>e</ins></p><p><ins>"x"</ins></p>'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), WORDS)
def test_words(old: str, new: str, expected: str) -> None:
    assert inline_redline(old, new) == expected


@pytest.mark.parametrize(("old", "new", "expected"), BLOCKS)
def test_blocks(old: str, new: str, expected: str) -> None:
    assert redline(old, new) == expected


def test_words_that_stand_very_often_are_compared_too() -> None:
    old = " ".join(["data and"] * 150)
    assert inline_redline(old, f"more {old}") == f"<ins>more </ins>{old}"
    assert redline(f"<p>{old}</p>", f"<p>more {old}</p>") == f"<p><ins>more </ins>{old}</p>"
    paragraphs = "<p>a b</p>" * 300
    assert redline(paragraphs, f"<p>c d</p>{paragraphs}") == f"<p><ins>c d</ins></p>{paragraphs}"
