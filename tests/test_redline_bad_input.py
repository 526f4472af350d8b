"""Texts that cannot well be compared still give a whole redline: another notice's under the same ids, one in any language."""

import re

import pytest

from notice.changes.section_changes import section_changes
from notice.documents import Document, Section
from notice.redline import folded, redline, with_all_moves
from test_redline_pairs import words

SHOP = [f"<p>Order {number} is sent to you by post, and the bank gets its number {number}.</p>" for number in range(60)]
CLINIC = [
    f"<ul><li>Patient {number}: dogs, cats and whom they bite.</li></ul><p>Vets treat animals of room {number}.</p>" for number in range(40)
]


def page(language: str, texts: list[str]) -> Document:
    sections = (
        Section(f"s{number}", 2, f"Title {number}", number, re.sub("<[^>]*>", " ", text), "", text) for number, text in enumerate(texts)
    )
    return Document("index", language, "", "", "", tuple(sections))


@pytest.mark.parametrize("language", ["fi", "en", "et", "zh", "ar"])
def test_another_text_under_the_same_ids_is_shown_whole(language: str) -> None:
    """No word of either is lost, and all of them are said to have changed, also where no list of words knows the language."""
    old, new = page(language, ["".join(SHOP)] * 3), page(language, ["".join(CLINIC)] * 3)
    found = section_changes(old, new)
    assert [change.kinds for change in found] == [("changed",)] * 3
    texts = with_all_moves([redline(change.old.html, change.new.html) for change in found if change.old and change.new])
    for text in texts:
        shown = re.sub(r"<summary>.*?</summary>", "", folded(text, lambda what, number: f"{number} {what}"))
        assert words(shown, without="del") == words("".join(CLINIC))
        assert words(shown, without="ins") == words("".join(SHOP))
