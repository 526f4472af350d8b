"""A line of a word list is a pattern of words, which is looked for in the words of a sentence.

How lines are written is told in `word_lists`.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import chain
from typing import NamedTuple

# How many words a gap is at most, as it is written: a narrow one stays within its clause.
GAPS = {"...": 8, "..": 4}


class Element(NamedTuple):
    """An element is one place of a pattern: entries of the lexicon, a number or either, a name, another kind, or a gap of some words."""

    entries: frozenset[str] = frozenset()
    kind: str = ""
    is_number: bool = False
    gap: int = 0
    is_name: bool = False
    is_optional: bool = False

    @property
    def is_of_words(self) -> bool:
        """Say whether a sentence must have one of certain words for it."""
        return bool(self.entries or self.kind) and not (self.is_optional or self.is_number)


@dataclass(frozen=True)
class Pattern:
    """A pattern has one part or several, which stand in any order; `passed` is one of what only looks like the kind."""

    kind: str
    parts: tuple[tuple[Element, ...], ...]
    passed: bool = False

    @property
    def elements(self) -> Iterator[Element]:
        """Yield the elements of all its parts."""
        return chain.from_iterable(self.parts)

    @property
    def entries(self) -> Iterator[str]:
        """Yield the words that it names."""
        return chain.from_iterable(element.entries for element in self.elements)

    @cached_property
    def needed_words(self) -> tuple[frozenset[str], ...]:
        """Return the entries of each element that must be there: a sentence that has none of one cannot have the pattern."""
        return tuple(one.entries for one in self._needed if one.entries)

    @cached_property
    def needed_kinds(self) -> tuple[str, ...]:
        """Return the other kinds of which a sentence must have something."""
        return tuple(one.kind for one in self._needed if one.kind)

    @property
    def _needed(self) -> Iterator[Element]:
        return (one for one in self.elements if one.is_of_words)


def read_pattern(line: str, kind: str) -> Pattern:
    """Read one line of a list.

    >>> read_pattern("copy (of) passport/=id", "copies").parts[0][2].entries == {"passport", "=id"}
    True
    """
    passed, line = line.startswith("!"), line.removeprefix("!")
    parts = tuple(tuple(map(_element, part.split())) for part in line.split(" & "))
    return Pattern(kind, parts, passed)


@cache
def _element(written: str) -> Element:
    if written in GAPS:
        return Element(gap=GAPS[written])
    if written.startswith("^"):
        return Element(entries=frozenset(written[1:].split("/")) - {""}, is_name=True)
    optional = written.startswith("(") and written.endswith(")")
    bare = written[1:-1] if optional else written
    if bare.startswith("<") and bare.endswith(">"):
        return Element(kind=bare[1:-1], is_optional=optional)
    words = frozenset(bare.split("/"))
    has_number = "#" in words
    return Element(words - {"#"} if has_number else words, is_number=has_number, is_optional=optional)


@dataclass(frozen=True)
class Search:
    """A search goes through the words of one sentence.

    `words` are the entries of the lexicon that each word is a form of, `numbers` says which are numbers, `names` which are
    those of somebody or something, `kinds` has the patterns to which others lead. No gap reaches over `breaks`, which are
    words that begin another statement, and no narrow one over `stops`, before which there is a comma or another sign.
    """

    words: Sequence[frozenset[str]]
    numbers: Sequence[bool]
    names: Sequence[bool]
    kinds: Mapping[str, Sequence[Pattern]]
    breaks: frozenset[int] = frozenset()
    stops: frozenset[int] = frozenset()
    kinds_found: dict[str, dict[int, list[int]]] = field(default_factory=dict)

    def places_of(self, pattern: Pattern) -> list[tuple[int, int]]:
        """Return where the first part of a pattern stands, if all do: the first word and the one after the last."""
        if not self._may_have(pattern):
            return []
        found = [list(self._places(part)) for part in pattern.parts]
        return found[0] if all(found) else []

    def _may_have(self, pattern: Pattern) -> bool:
        """Say whether all that a pattern needs stands somewhere in the sentence."""
        there = self.places.keys()
        for entries in pattern.needed_words:
            if there.isdisjoint(entries):
                return False
        return all(map(self._of_kind, pattern.needed_kinds))

    def _of_kind(self, kind: str) -> Mapping[int, Sequence[int]]:
        """Return where another kind stands: for each first word, where it may end. It is looked for once, however many lead to it."""
        found = self.kinds_found.get(kind)
        if found is None:
            found = self.kinds_found[kind] = {}
            for pattern in (one for one in self.kinds[kind] if not one.passed and self._may_have(one)):
                for start in self._starts(pattern.parts[0][0]):
                    ends = [end for end in self._ends(pattern.parts[0], 0, start) if end > start]
                    if ends:
                        found.setdefault(start, []).extend(ends)
        return found

    def _places(self, part: Sequence[Element]) -> Iterator[tuple[int, int]]:
        for start in self._starts(part[0]):
            end = next(self._ends(part, 0, start), start)
            if end > start:
                yield start, end

    def _starts(self, element: Element) -> Iterable[int]:
        """Return the words with which a part may begin that begins with an element."""
        if element.kind and not element.is_optional:
            return sorted(self._of_kind(element.kind))
        if not element.entries or element.is_optional or element.is_number or element.is_name:
            return range(len(self.words))
        return sorted({place for entry in element.entries & self.places.keys() for place in self.places[entry]})

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Return where each entry of the lexicon stands."""
        found: dict[str, list[int]] = {}
        for place, entries in enumerate(self.words):
            for entry in entries:
                found.setdefault(entry, []).append(place)
        return found

    def _ends(self, part: Sequence[Element], number: int, place: int) -> Iterator[int]:
        """Yield where a part may end whose elements from a number on begin at a place."""
        if number == len(part):
            yield place
            return
        element = part[number]
        if element.gap:
            breaks = self.breaks if element.gap == max(GAPS.values()) else self.stops
            for after in range(place, min(place + element.gap, len(self.words)) + 1):
                if after in breaks:
                    return
                yield from self._ends(part, number + 1, after)
            return
        for after in self._after(element, place):
            yield from self._ends(part, number + 1, after)
        if element.is_optional:
            yield from self._ends(part, number + 1, place)

    def _after(self, element: Element, place: int) -> Iterator[int]:
        """Yield where an element ends that begins at a place."""
        if place == len(self.words):
            return
        if element.kind:
            yield from self._of_kind(element.kind).get(place, ())
        elif element.is_name:
            while place < len(self.words) and self.names[place]:
                place += 1
                if not element.entries or element.entries & self.words[place - 1]:
                    yield place
        elif (element.is_number and self.numbers[place]) or element.entries & self.words[place]:
            yield place + 1


class Anchors:
    """Anchors are entries of which a sentence must have one, or it cannot have a pattern: the least common that there are.

    `kinds` are all patterns of a language. Words of which many patterns speak are such as most sentences have.
    """

    def __init__(self, kinds: Mapping[str, Sequence[Pattern]]) -> None:
        self.named = Counter(chain.from_iterable(one.entries for patterns in kinds.values() for one in patterns))
        self._kinds = kinds
        self._of_kinds: dict[str, frozenset[str]] = {}
        self._most: dict[frozenset[str], int] = {}

    def of(self, pattern: Pattern) -> frozenset[str]:
        """Return the anchors of a pattern. Raise ValueError for one that could be any words."""
        found = [one.entries or self._of_kind(one.kind) for one in pattern.elements if one.is_of_words]
        if not found:
            raise ValueError(f"{pattern.kind} has a line without words")
        return min(found, key=self._most_named) if len(found) > 1 else found[0]

    def _most_named(self, entries: frozenset[str]) -> int:
        if entries not in self._most:
            self._most[entries] = max(map(self.named.__getitem__, entries), default=0)
        return self._most[entries]

    def _of_kind(self, kind: str) -> frozenset[str]:
        if kind not in self._of_kinds:
            self._of_kinds[kind] = frozenset[str]().union(*(self.of(pattern) for pattern in self._kinds[kind] if not pattern.passed))
        return self._of_kinds[kind]
