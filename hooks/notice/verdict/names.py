"""Names of organisations, people, places, countries and services: words with a capital where the language asks for none."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from ..numerals import month_number
from ..plain_words import bare
from ..sentences import Sentence, languages
from .evidence import Evidence, Verdict
from .same_word import is_same_word
from .unshared import Unshared

# After these signs a word has a capital as at the beginning of a sentence.
BEGINS = re.compile(r"[:\"(\[]\s*\Z")
MADE_UP = re.compile(r".+[A-ZÅÄÖ].*|.*\d.*")
CAPITAL = re.compile(r"[^\W\d_]")
DIGITS = re.compile(r"\d+")
NO_NAMES = frozenset({"i", "i'm", "i'd", "you", "we", "your", "our", "du", "ni", "sinä", "te"})


def changed_names(found: Unshared) -> Iterator[Evidence]:
    """Yield the names that came or went. In a language without word lists capitals say nothing, and none are found."""
    if found.speech.language not in languages():
        return
    before, after = ([name for sentence in side for name in _names(sentence, found)] for side in (found.gone, found.come))
    gone, come = _unmatched(before, [*after, *found.new_words], found), _unmatched(after, [*before, *found.old_words], found)
    if gone or come:
        yield Evidence("name", Verdict.SUBSTANCE, ", ".join(gone), ", ".join(come))


def _unmatched(names: Sequence[str], others: Iterable[str], found: Unshared) -> list[str]:
    """Return the names that no word of the others is a form of, nor the same but for digits in both."""
    language = found.speech.language
    near: dict[str, set[str]] = {}
    for other in others:
        near.setdefault(bare(other)[:2], set()).add(other)
    return [name for name in dict.fromkeys(names) if not any(_is_same(name, other, language) for other in near.get(bare(name)[:2], ()))]


def _is_same(name: str, other: str, language: str) -> bool:
    if DIGITS.search(name) and DIGITS.search(other):
        return DIGITS.sub("0", bare(name)) == DIGITS.sub("0", bare(other))
    return is_same_word(name, other, language)


def _names(sentence: Sentence, found: Unshared) -> Iterator[str]:
    words = sentence.words
    for place, word in enumerate(words):
        if not word[0].isupper() or bare(word) in NO_NAMES or month_number(word, found.speech.terms.locale):
            continue
        if bare(word).removesuffix("'s").endswith(("'ll", "'ve", "'re")):
            continue
        if _begins(sentence, place) or found.is_title:
            next_is_name = place + 1 < len(words) and words[place + 1][0].isupper() and not found.is_title
            if not (MADE_UP.fullmatch(word) or next_is_name or _is_stated(word, found)):
                continue
        yield word


def _begins(sentence: Sentence, place: int) -> bool:
    return place == 0 or bool(BEGINS.search(sentence.before(place)))


def _is_stated(word: str, found: Unshared) -> bool:
    """Say whether a word is one of a name in the facts."""
    return any(is_same_word(word, name, found.speech.language) for name in found.speech.names)
