"""Words that carry a statement, by what they mean: negations, conditions, modal verbs, data, people, recipients, deeds, rights.

The lists are in `sentences/word_lists/meanings.*.yml`. Words that mean the same are one: "share" and "disclose".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from ..plain_words import bare
from ..sentences import Sentence, find, is_negated, languages
from ..sentences.hits import hits_in
from .evidence import Evidence, Verdict
from .unshared import Unshared

NEGATION = "negation"
# Of these it matters whether a clause denies them.
DENIED = frozenset({"basis", "data", "deed", "people", "recipient", "right"})
Meaning = tuple[str, bool]


def changed_negations(found: Unshared) -> Iterator[Evidence]:
    """Yield the negations of which one side has more."""
    before, after = (list(_negations(side, found)) for side in (found.gone, found.come))
    if len(before) != len(after):
        gone, come = _more(before, after)
        yield Evidence(NEGATION, Verdict.SUBSTANCE, ", ".join(gone), ", ".join(come))


def changed_meanings(found: Unshared) -> Iterator[Evidence]:
    """Yield the words of each family ("data", "deed") whose meaning only one side has, or that only one side denies."""
    before, after = (list(_meanings(side)) for side in (found.gone, found.come))
    was, now = (Counter(meaning for meaning, _ in side) for side in (before, after))
    gone, come = _of(was - now, before), _of(now - was, after)
    for family in dict.fromkeys((*gone, *come)):
        yield Evidence(family, Verdict.SUBSTANCE, ", ".join(gone.get(family, ())), ", ".join(come.get(family, ())))


def _negations(side: Iterable[Sentence], found: Unshared) -> Iterator[str]:
    listed = found.speech.language in languages()
    words = set(found.speech.terms["words", "negations"].split())
    for sentence in side:
        if listed:
            yield from (hit.words for hit in find(NEGATION, sentence))
        else:
            yield from (word for word in sentence.words if bare(word) in words)


def _meanings(side: Iterable[Sentence]) -> Iterator[tuple[Meaning, str]]:
    for sentence in side:
        for kind, hits in hits_in(sentence).items():
            family, slash, _ = kind.partition("/")
            for hit in hits if slash else ():
                yield (kind, family in DENIED and is_negated(sentence, hit)), hit.words


def _of(meanings: Counter[Meaning], said: Iterable[tuple[Meaning, str]]) -> dict[str, list[str]]:
    """Return the words of meanings by their family, in the order of the text."""
    left, found = Counter(meanings), dict[str, list[str]]()
    for meaning, words in said:
        if left[meaning] > 0:
            left[meaning] -= 1
            found.setdefault(meaning[0].partition("/")[0], []).append(words)
    return found


def _more(before: list[str], after: list[str]) -> tuple[list[str], list[str]]:
    was, now = (Counter(map(bare, words)) for words in (before, after))
    return list((was - now).elements()), list((now - was).elements())
