"""A redline of a section is its new text, with what was added in `<ins>` and what was taken away in `<del>`.

Words are compared across blocks: where a paragraph is split, a list becomes paragraphs or a table gets a column, only what
is said otherwise is marked. A change of form alone has no marks.
"""

from __future__ import annotations

from functools import lru_cache
from html import escape
from itertools import count
from unicodedata import normalize

from .common_words import common_words
from .flow import Writer, written
from .folds import folded
from .inline_words import inline_redline
from .leaves import read_section
from .moves import with_all_moves, with_moves, with_named_moves
from .reworded_moves import CAME, WENT
from .table_marks import with_tables

__all__ = ["announced", "folded", "inline_redline", "redline", "with_all_moves", "with_moves", "with_named_moves"]


@lru_cache(maxsize=4096)
def redline(old: str, new: str) -> str:
    """Compare the HTML of one section, of which either may be empty, and return HTML with the marks.

    It is remembered, because many versions differ from the one in force in the same sections, and in the same way.
    """
    old, new = normalize("NFC", old), normalize("NFC", new)
    if old == new:
        return new
    numbers = count(1)
    before, after = with_tables(read_section(old), read_section(new), numbers)
    was, now = list(before.leaves), list(after.leaves)
    return Writer(written(was, now, common_words(was, now), numbers)).html(after)


def announced(html: str, added: str, removed: str) -> str:
    """Return `html` with words for those who do not see the marks.

    They are "Added: " and "Removed: ", or what `added` and `removed` say, at the start of each mark.
    """
    for tag, word in (("ins", added), ("del", removed)):
        heard = f'<span class="heard">{escape(word)}: </span>'
        within = CAME if tag == "ins" else WENT
        for start in (f"<{tag}>", f'<{tag} class="target">', f'<{tag} class="moved">', within):
            html = html.replace(start, start + heard)
    return html
