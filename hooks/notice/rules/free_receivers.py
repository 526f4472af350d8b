"""To whom a sentence passes something on in words that no list has: "to pharmaceutical manufacturers", "lääkevalmistajille"."""
from __future__ import annotations

from collections.abc import Iterator

from ..sentences import Hit, Sentence, find, names_in, places_in

# In these languages they come after a word ("to"); in Finnish they end like it.
AFTER_A_WORD = ("en", "sv")
# Of a longer description the first words say who it is.
MOST_WORDS = 3


def receivers_in(sentence: Sentence, kind: str) -> Iterator[Hit]:
    """Yield as hits of a `kind` to whom something goes by a sentence: no reader, no thing or deed, and nobody who has a name."""
    others = (*find("no-receiver", sentence), *names_in(sentence), *(place for _, place in places_in(sentence)))
    passed = {place for one in others for place in range(one.start, one.end)}
    ends = {one.start for word in ("ends-a-name", "clause-break") for one in find(word, sentence)} | {len(sentence.words)}
    for hit in find("to-somebody", sentence):
        start, end = hit.start, hit.end
        if sentence.language in AFTER_A_WORD:
            start, end = hit.end, min(place for place in (*ends, hit.end + MOST_WORDS) if place >= hit.end)
        if start < end and passed.isdisjoint(range(start, end)):
            yield Hit(kind, sentence.between(start, end - 1), start, end)
