"""Text that moved from one section of a notice to another is linked both ways; nothing of either text is lost by that."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notice.redline import announced, folded, redline, with_all_moves, with_moves, with_named_moves
from test_redline_pairs import sections, words

MOVES = "The bank gets your number"


def between(old: list[str], new: list[str]) -> list[str]:
    return with_all_moves([redline(*pair) for pair in zip(old, new, strict=True)])


def test_a_paragraph_that_went_to_another_section_is_linked_both_ways() -> None:
    texts = between([f"<p>One.</p><p>{MOVES}.</p>", "<p>Two.</p>"], ["<p>One.</p>", f"<p>Two.</p><ul><li>{MOVES}.</li></ul>"])
    assert texts == [f'<p>One.</p><p><del class="moved" id="del-1">{MOVES}.</del></p>',
                     f'<p>Two.</p><ul><li><ins class="moved" id="ins-1">{MOVES}.</ins></li></ul>']  # fmt: skip
    assert f'<a href="#v-ins-1">Gone to:</a> {MOVES}.</del>' in with_moves(texts[0], "v", "Come from", "Gone to")
    assert f'<a href="#v-del-1">Come from:</a> {MOVES}.</ins>' in with_moves(texts[1], "v", "Come from", "Gone to")


def test_a_sentence_within_paragraphs_moved_too() -> None:
    texts = between([f"<p>One is here. {MOVES}. Three is here.</p>", "<p>Two are there.</p>"],
                    ["<p>One is here. Three is here.</p>", f"<p>Two are there. {MOVES}.</p>"])  # fmt: skip
    assert [len(re.findall("class=.moved", text)) for text in texts] == [1, 1]


@pytest.mark.parametrize(("text", "count"), [("One two three four", 0), ("One two three four five", 2)])
def test_few_words_may_stand_in_two_places_by_chance(text: str, count: int) -> None:
    texts = between([f"<p>{text}</p>", ""], ["", f"<p>{text}</p>"])
    assert "".join(texts).count("moved") == count


def test_each_passage_moves_once_and_moves_have_numbers_of_their_own() -> None:
    within = ("<p>One thing is here.</p><p>Two others are there.</p>", "<p>Two others are there.</p><p>One thing is here.</p>")
    texts = between([within[0], within[0], f"<p>{MOVES}</p>", ""], [within[1], within[1], "", f"<p>{MOVES}</p><p>{MOVES}</p>"])
    assert re.findall(r'id="(.*?)"', "".join(texts)) == ["del-1", "ins-1", "del-2", "ins-2", "del-3", "ins-3"]
    assert texts[3].endswith(f"<p><ins>{MOVES}</ins></p>")


def test_what_moved_and_changed_in_a_few_words_has_those_words_marked() -> None:
    long = "We keep the number of your account for {} after your last order, and erase it then."
    went, came = (long.format(f'<b class="{mark}">{words}</b>') for mark, words in (("went", "one year"), ("came", "two years")))
    texts = between([f"<p>One.</p><p>{long.format('one year')}</p>", "<p>Two.</p>"],
                    ["<p>One.</p>", f"<p>Two.</p><ul><li>{long.format('two years')}</li></ul>"])  # fmt: skip
    assert texts == [f'<p>One.</p><p><del class="moved" id="del-1">{went}</del></p>',
                     f'<p>Two.</p><ul><li><ins class="moved" id="ins-1">{came}</ins></li></ul>']  # fmt: skip
    assert '<b class="came"><span class="heard">New: </span>two years</b>' in announced(texts[1], "New", "Old")


@pytest.mark.parametrize(
    ("old", "new", "moved"),
    [
        ("a b c d e f g h i j", "a b c d e f g x y z", True),
        ("a b c d e f g h i j", "a b c d e f w x y z", False),
        ("a b c d e f g h", "a b c d e f g x", True),
        ("a b c d e f g", "a b c d e f x", False),
        ("a b c d e f g h i j", "a b c d e f g h i j k l m n o", False),
    ],
)
def test_with_other_words_it_is_another_passage(old: str, new: str, moved: bool) -> None:
    """Seven of ten words are the same, and there are eight at least."""
    assert ("moved" in "".join(between([f"<p>{old}</p>", ""], ["", f"<p>{new}</p>"]))) is moved


def test_what_moved_as_it_was_comes_before_what_changed() -> None:
    same, other = (f"We keep the number of your account for {word} year." for word in ("one", "a"))
    texts = between([f"<p>{same}</p>", "", ""], ["", f"<p>{other}</p>", f"<p>{same}</p>"])
    assert ["moved" in text for text in texts] == [True, False, True]


def test_reader_of_all_changes_is_told_the_sections() -> None:
    texts = between([f"<p>{MOVES}.</p>", "<p>Two.</p>"], ["", f"<p>Two.</p><p>{MOVES}.</p>"])
    named = with_named_moves(texts, ["First", "Second"], lambda mark, title: f"{mark} & {title}:")
    assert f'id="del-1">del &amp; Second: {MOVES}.</del>' in named[0]
    assert f'id="ins-1">ins &amp; First: {MOVES}.</ins>' in named[1]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.tuples(sections, sections), min_size=2, max_size=3))
def test_no_word_is_lost_by_moves_and_folds(pairs: list[tuple[str, str]]) -> None:
    old, new = [old for old, _ in pairs], [f"{new}\n{pairs[place - 1][0]}" for place, (_, new) in enumerate(pairs)]
    for before, after, text in zip(old, new, between(old, new), strict=True):
        for one in (text, re.sub(r"<summary>.*?</summary>", "", folded(text, lambda what, number: f"{number} {what}"))):
            assert words(one, without="del") == words(after)
            assert words(one, without="ins") == words(before)
