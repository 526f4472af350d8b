"""What the word lists of a language have is found in a sentence: all kinds at once, each time with its words."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

from ..cache import BuildCache, cached_or_make
from ..numerals import listed_numerals
from . import word_lists
from .catalogues import catalogued
from .lexicon import Lexicon
from .patterns import Anchors, Pattern, Search, read_pattern
from .splitting import Sentence, split

# A number of more digits is none of time or money.
MOST_DIGITS = 6
ABBREVIATIONS = "abbreviations"
BREAK, STOP = re.compile(";"), re.compile("[,;:()–—]")
NO_NAMES = "no-names"
LONGEST_ENDING = len("*lle")
# "Volumes I–XXX".
ROMAN = re.compile(r"M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
# After these signs a capital is no sign of a name.
BEGINS = re.compile(r"[:.!?\"“”„»«(]")


class Hit(NamedTuple):
    """A hit is of a kind, in the words of a sentence from `start` up to `end`, counted from 0; `words` are as written."""

    kind: str
    words: str
    start: int
    end: int


@dataclass(frozen=True, eq=False)
class _Lists:
    """The lists of a language are ready to be looked for: each pattern under the entries that must be there."""

    lexicon: Lexicon
    kinds: Mapping[str, tuple[Pattern, ...]]
    by_entry: Mapping[str, list[Pattern]]
    no_names: frozenset[str]


@lru_cache(maxsize=1 << 14)
def sentences_of(text: str, language: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text in Markdown, in a language; those of one without word lists, too."""
    return tuple(split(text, language, word_lists.plain_words(ABBREVIATIONS, language)))


def sentences_at(text: str, language: str, offset: int) -> Iterator[Sentence]:
    """Yield the sentence of a text that a place is in: none between two."""
    yield from (one for one in sentences_of(text, language) if one.start <= offset < one.start + len(one.text))


_cache: BuildCache | None = None


@contextmanager
def remembered(cache: BuildCache) -> Iterator[None]:
    """Let what sentences have be found in a `cache` as long as the block lasts, and write there what was not."""
    global _cache
    _cache = cache
    try:
        yield
    finally:
        _cache = None
        cache.prune()


@lru_cache(maxsize=1 << 15)
def hits_in(sentence: Sentence) -> Mapping[str, tuple[Hit, ...]]:
    """Return what a sentence has of each kind, in its order; nothing in a language without word lists."""
    return _hits_wherever(sentence.language, sentence.text)


@lru_cache(maxsize=1 << 15)
def _hits_wherever(language: str, text: str) -> Mapping[str, tuple[Hit, ...]]:
    """Return what a sentence has, wherever it stands: where another one of its section is changed, it has the same."""
    found = cached_or_make(_cache, _hits, language, text)
    return {kind: tuple(Hit(kind, *hit) for hit in hits) for kind, hits in found.items()}


def _hits(language: str, text: str) -> dict[str, list[tuple[str, int, int]]]:
    """Look for what a sentence has: of each kind the words, and where they start and end."""
    lists, sentence = _lists(language), Sentence(language, text, 0, 0)
    words = [lists.lexicon.entries_of(word) for word in sentence.words]
    there = set[str]().union(*words)
    wanted = {id(pattern): pattern for entry in sorted(there) for pattern in lists.by_entry.get(entry, ())}
    if not wanted:
        return {}
    found: dict[str, list[Hit]] = defaultdict(list)
    passed: dict[str, list[Hit]] = defaultdict(list)
    numbers = [_number(word, sentence.language) is not None for word in sentence.words]
    names = _names(sentence, words, lists.no_names)
    search = Search(words, numbers, names, lists.kinds, _after(BREAK, sentence), _after(STOP, sentence))
    for pattern in wanted.values():
        for start, end in search.places_of(pattern):
            (passed if pattern.passed else found)[pattern.kind].append(Hit(pattern.kind, sentence.between(start, end - 1), start, end))
    begun = {hit.start for hit in found["clause-break"]}
    kept = {kind: list(_apart(_within_clauses(hits, begun), passed[kind])) for kind, hits in found.items()}
    return {kind: [(one.words, one.start, one.end) for one in hits] for kind, hits in kept.items() if hits}


def find(kind: str, sentence: Sentence) -> tuple[Hit, ...]:
    """Return what a sentence has of one kind."""
    return hits_in(sentence).get(kind, ())


def hit_at(kind: str, sentence: Sentence, place: int, words: str) -> Hit:
    """Return as a hit what was found by other means: `words` that begin at a place of the text of a sentence."""
    own = [number for number, (_, start, end) in enumerate(sentence.places) if start < place + len(words) and place < end]
    return Hit(kind, words, own[0], own[-1] + 1) if own else Hit(kind, words, 0, 0)


def is_listed(word: str, language: str) -> bool:
    """Say whether a word is a form of one in the lists of a language: a name hardly is. An ending ("*lle") is no word."""
    entries = (entry.replace("=", "") for entry in _lists(language).lexicon.entries_of(word))
    return any(not entry.startswith("*") or len(entry) > LONGEST_ENDING for entry in entries)


@cache
def _lists(language: str) -> _Lists:
    """Read the lists of a language once."""
    written = {kind: lines for kind, lines in word_lists.kinds(language).items() if kind != ABBREVIATIONS}
    for kind, names in catalogued(language) if written else ():
        written[kind] = (*written.get(kind, ()), *names)
    kinds = {kind: tuple(read_pattern(line, kind) for line in lines) for kind, lines in written.items()}
    anchors = Anchors(kinds)
    by_entry: dict[str, list[Pattern]] = defaultdict(list)
    for pattern in (one for kind, patterns in kinds.items() if kind not in word_lists.classes(language) for one in patterns):
        for entry in anchors.of(pattern):
            by_entry[entry].append(pattern)
    lexicon = Lexicon(language)
    for entry in anchors.named:
        lexicon.add(entry)
    no_names = frozenset(entry for pattern in kinds.get(NO_NAMES, ()) for entry in pattern.entries)
    return _Lists(lexicon, kinds, by_entry, no_names)


def _names(sentence: Sentence, words: Sequence[frozenset[str]], no_names: frozenset[str]) -> list[bool]:
    """Say of each word whether it is a name: it has a capital, begins neither the sentence nor what is quoted, and is not listed.

    A Roman numeral is none.
    """
    begun = {place for place, word in enumerate(sentence.words) if word[0].isupper() and not ROMAN.fullmatch(word)} - {0}
    named = {place for place in begun if words[place].isdisjoint(no_names) and not BEGINS.search(sentence.before(place))}
    return [place in named for place in range(len(sentence.words))]


def names_in(sentence: Sentence) -> Iterator[Hit]:
    """Yield the names of a sentence, each with all its words; none in a language without word lists."""
    places = cached_or_make(_cache, _places_of_names, sentence.language, sentence.text)
    yield from (Hit("name", sentence.between(start, end - 1), start, end) for start, end in places)


def _places_of_names(language: str, text: str) -> list[tuple[int, int]]:
    """Return where the names of a sentence start and end."""
    lists, sentence = _lists(language), Sentence(language, text, 0, 0)
    words = [lists.lexicon.entries_of(word) for word in sentence.words]
    named = groupby(enumerate(_names(sentence, words, lists.no_names)), key=itemgetter(1))
    names = [[place for place, _ in places] for is_name, places in named if is_name and lists.kinds]
    return [(own[0], own[-1] + 1) for own in names]


def number_at(sentence: Sentence, place: int) -> int | None:
    """Return the number that a word of a sentence is, in digits or in words; None for another word."""
    return _number(sentence.words[place], sentence.language)


def _after(sign: re.Pattern[str], sentence: Sentence) -> frozenset[int]:
    """Return the words of a sentence before which a sign stands."""
    if not sign.search(sentence.text):
        return frozenset()
    return frozenset(place for place in range(1, len(sentence.words)) if sign.search(sentence.before(place)))


@lru_cache(maxsize=1 << 14)
def _number(word: str, language: str) -> int | None:
    if word.isdecimal():
        return int(word) if len(word) <= MOST_DIGITS else None
    return listed_numerals(language).number(word)


def _within_clauses(hits: list[Hit], begun: set[int]) -> list[Hit]:
    """Leave out hits that reach into another clause ("not stored, but the system") over one that stands within its own."""
    over = [hit for hit in hits if any(hit.start < place < hit.end for place in begun)]
    within = [hit for hit in hits if hit not in over] if over else []
    return [hit for hit in hits if not (hit in over and any(one.start < hit.end and hit.start < one.end for one in within))]


def _apart(hits: list[Hit], passed: list[Hit]) -> Iterator[Hit]:
    """Yield hits in their order, the longest of those that overlap, without what was passed over."""
    last = 0
    for hit in sorted(hits, key=lambda one: (one.start, -one.end)):
        if hit.start >= last and not any(one.start < hit.end and hit.start < one.end for one in passed):
            yield hit
            last = hit.end
