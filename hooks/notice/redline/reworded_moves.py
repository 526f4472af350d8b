"""A passage that moved may have changed in a few words: it is paired with what it was, and those words are marked in both places."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from lxml import html as markup

from .in_common import Pair
from .inline_words import Token, html_of, tokens_of
from .weighed_words import weighed

WORD = re.compile(r"\w+")
# With fewer words, or a smaller share of common ones of the longer passage, it is another passage.
FEWEST, ALIKE = 8, 0.7
# A word that stands in more passages than this tells nothing; so many passages are looked at for each.
TELLING, MOST_LIKELY = 8, 3
# Words that went and words that came within a passage that moved.
WENT, CAME = '<b class="went">', '<b class="came">'


def reworded(gone: Sequence[str], come: Sequence[str]) -> Iterator[Pair]:
    """Yield which of some texts that went and came are one passage with a few other words; each is in one pair."""
    was, now = ([Counter(WORD.findall(text)) for text in texts] for texts in (gone, come))
    places: dict[str, list[int]] = {}
    for place, words in enumerate(was):
        for word in words:
            places.setdefault(word, []).append(place)
    taken = set[int]()
    for place, words in enumerate(now):
        votes = Counter(one for word in words if len(at := places.get(word, ())) <= TELLING for one in at if one not in taken)
        likely = [(_shared(was[one], words), one) for one, _ in votes.most_common(MOST_LIKELY)]
        share, best = max(likely, default=(0.0, -1))
        if share >= ALIKE:
            taken.add(best)
            yield best, place


def _shared(old: Counter[str], new: Counter[str]) -> float:
    """Return which share of the longer of two passages both have in common; 0 where one is too short."""
    if min(old.total(), new.total()) < FEWEST:
        return 0.0
    return (old & new).total() / max(old.total(), new.total())


def with_changed_words(old: str, new: str) -> tuple[str, str]:
    """Return two pieces of inline HTML with marks on the words that only one of them has.

    >>> with_changed_words("We keep it for one year.", "We keep it for two years.")
    ('We keep it for <b class="went">one year</b>.', 'We keep it for <b class="came">two years</b>.')
    """
    before, after = (list(tokens_of(markup.fragment_fromstring(text, create_parent="div"), ())) for text in (old, new))
    pairs = weighed([token.plain for token in before], [token.plain for token in after])
    kept = {a for a, _ in pairs}, {b for _, b in pairs}
    return _marked(before, kept[0], WENT), _marked(after, kept[1], CAME)


def _marked(tokens: Sequence[Token], kept: set[int], start: str) -> str:
    """Return words as HTML, those that were not kept in marks; a lone space between two such words is in one mark with them."""
    changed = [place not in kept for place in range(len(tokens))]
    for place in range(1, len(tokens) - 1):
        if tokens[place].text.isspace() and changed[place - 1] and changed[place + 1]:
            changed[place] = True
    parts = []
    for is_changed, places in groupby(range(len(tokens)), key=changed.__getitem__):
        written = html_of([tokens[place] for place in places])
        parts.append(f"{start}{written}</b>" if is_changed and WORD.search(written) else written)
    return "".join(parts)
