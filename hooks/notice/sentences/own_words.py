"""A notice tells things that it does not say itself: it answers a question with no, quotes others, warns of frauds."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from .clauses import takes_back
from .hits import find, sentences_of
from .splitting import QUOTED, Sentence

# "in the section of the page “…”": what is quoted is called something at most so many words before.
NEAR = 4


@lru_cache(maxsize=1 << 14)
def own_sentences_of(text: str, language: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text that say something themselves; what they quote is blank where it is a title or others say it.

    >>> [one.said for one in own_sentences_of("Do we sell your data? No. We keep them.", "en")]
    ['No.', 'We keep them.']
    """
    return tuple(_own_words(sentences_of(text, language)))


def own_sentence_at(text: str, language: str, place: int) -> Sentence | None:
    """Return the sentence that says itself what stands at a place of a text; None where that is only quoted or told."""
    around = (one for one in own_sentences_of(text, language) if one.start <= place < one.start + len(one.text))
    return next((one for one in around if one.text[place - one.start].strip()), None)


def _own_words(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    for sentence, after in zip_longest(sentences, sentences[1:]):
        if not (find("told-of-fraud", sentence) or (after and _is_taken_back(sentence, after))):
            yield _without_quotes(sentence)


def _is_taken_back(sentence: Sentence, after: Sentence) -> bool:
    """Say whether the next sentence answers this one with no, or says that it is not so."""
    answered = sentence.text.rstrip().endswith("?") and any(not hit.start for hit in find("answers-no", after))
    return answered or any(not hit.start for hit in takes_back(after))


def _without_quotes(sentence: Sentence) -> Sentence:
    """Blank what a sentence quotes that others say, or that is the name of a book, a heading or a question."""
    text = sentence.text
    for match in QUOTED.finditer(sentence.text):
        if _is_of_others(sentence, match.start()):
            text = text[: match.start()] + re.sub(r"[^\n]", " ", match[0]) + text[match.end() :]
    return sentence if text == sentence.text else replace(sentence, text=text)


def _is_of_others(sentence: Sentence, place: int) -> bool:
    """Say whether what is quoted at a place is what others say, or a title."""
    before = sum(1 for _, start, _ in sentence.places if start < place)
    titles = (before - hit.end for hit in find("has-a-title", sentence) if hit.end <= before)
    return bool(find("said-by-others", sentence)) or any(apart < NEAR for apart in titles)
