"""Sentences, and clauses within them, come and go."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from ..plain_words import bare
from ..sentences import Sentence
from ..sentences.word_lists import plain_words
from .evidence import Evidence, Verdict
from .unshared import MOST_WORDS, Unshared

# Below this share of words that the other side has, too, in the same order, a sentence is another one.
RELATED = 0.4
# So many words in a row that only one side has, with nothing in their place, are a clause of their own.
CLAUSE = 4
# A word of so many letters names something.
LONG = 4
JOINING = "joining-words"
LONGEST_SHOWN = 90


def changed_sentences(found: Unshared) -> Iterator[Evidence]:
    """Yield a sentence that came or went, if others did not take its place."""
    if found.is_title or len(found.gone) == len(found.come):
        return
    gone, come = ([one.said for one in side] for side in _unrelated(found))
    if len(gone) > len(come) and len(found.gone) > len(found.come):
        yield Evidence("sentence", Verdict.SUBSTANCE, before=_shown(gone[len(come) :]))
    elif len(come) > len(gone) and len(found.come) > len(found.gone):
        yield Evidence("sentence", Verdict.SUBSTANCE, after=_shown(come[len(gone) :]))


def changed_clauses(found: Unshared) -> Iterator[Evidence]:
    """Yield a row of words that came or went within a sentence: many, or one more thing in a series."""
    if found.is_title or len(found.old_words) + len(found.new_words) > MOST_WORDS:
        return
    joining = plain_words(JOINING, found.speech.language)
    for kind, i, k, j, m in found.opcodes:
        before, after = found.old_words[i:k], found.new_words[j:m]
        if kind in ("insert", "delete") and (len(before + after) >= CLAUSE or _is_joined(before + after, joining)):
            yield Evidence("clause", Verdict.SUBSTANCE, _shown([" ".join(before)]), _shown([" ".join(after)]))


def _is_joined(words: Sequence[str], joining: Collection[str]) -> bool:
    """Say whether some words are one more thing in a series: "and palms"."""
    plain = [bare(word) for word in words]
    return any(word in joining for word in plain) and any(len(word) >= LONG and word not in joining for word in plain)


def _unrelated(found: Unshared) -> tuple[list[Sentence], list[Sentence]]:
    """Return the sentences of each side that have too few words of the other."""
    if len(found.old_words) + len(found.new_words) > MOST_WORDS:
        return list(found.gone), list(found.come)
    equal = [(i, k, j, m) for kind, i, k, j, m in found.opcodes if kind == "equal"]
    old = {place for i, k, _, _ in equal for place in range(i, k)}
    new = {place for _, _, j, m in equal for place in range(j, m)}
    return list(_below(found.gone, old)), list(_below(found.come, new))


def _below(sentences: Sequence[Sentence], same: set[int]) -> Iterator[Sentence]:
    start = 0
    for sentence in sentences:
        end = start + len(sentence.words)
        if sum(place in same for place in range(start, end)) < RELATED * len(sentence.words):
            yield sentence
        start = end


def _shown(texts: Sequence[str]) -> str:
    said = " / ".join(filter(None, texts))
    return said if len(said) <= LONGEST_SHOWN else f"{said[:LONGEST_SHOWN].rstrip()}…"
