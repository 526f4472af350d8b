"""A lexicon knows which entries of the word lists of a language a word of a text is a form of."""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .inflection import is_form, stems_of


class ListedWord(NamedTuple):
    """It is one word as a list has it; `form` is "inflected", "exact" or "prefix"."""

    written: str
    form: str
    capital: str


@dataclass(frozen=True, eq=False)
class Lexicon:
    """A lexicon finds entries by what forms of them begin with, so that a text costs no more with longer lists."""

    language: str
    stems: dict[str, list[ListedWord]] = field(default_factory=lambda: defaultdict(list))
    ends: dict[str, list[ListedWord]] = field(default_factory=lambda: defaultdict(list))
    longest: dict[str, int] = field(default_factory=dict)
    """How long what is looked for is at most, by its first two letters: most words begin like none of it."""
    known: dict[str, frozenset[str]] = field(default_factory=dict)

    def add(self, written: str) -> None:
        """Take in a word as a list has it."""
        bare = written.lstrip("*=")
        signs, lower = written[: -len(bare)], bare.lower()
        form = "prefix" if bare[-1] == "*" else "exact" if "=" in signs else "inflected"
        given = lower.rstrip("*").split("|")
        entry = ListedWord(written, form, "" if lower == bare else _capitals(bare.rstrip("*").partition("|")[0]))
        table, longest = (self.ends if "*" in signs else self.stems), self.longest
        for stem in stems_of(lower, self.language) if form == "inflected" and len(given) == 1 else given:
            table[stem].append(entry)
            if len(stem) > longest.get(stem[:2], 0):
                longest[stem[:2]] = len(stem)

    def entries_of(self, word: str) -> frozenset[str]:
        """Return the entries, as lists have them, that a word is a form of."""
        found = self.known.get(word)
        if found is None:
            found = self.known[word] = frozenset(self._entries(word))
        return found

    def _entries(self, word: str) -> Iterator[str]:
        lower = word.lower()
        if len(lower) > MOST_LETTERS or len(lower) != len(word):
            return
        first, hyphen, _ = word.partition("-")
        if hyphen and first:
            yield from self.entries_of(first)
        yield from self._beginning(self.stems, word, lower, 0)
        for start in range(len(lower) - 1):
            if lower[start : start + 2] in self.longest:
                yield from self._beginning(self.ends, word, lower, start)

    def _beginning(self, table: dict[str, list[ListedWord]], word: str, lower: str, start: int) -> Iterator[str]:
        """Yield what is listed in a table and begins at a letter of a word."""
        longest = self.longest.get(lower[start : start + 2], 0)
        for end in range(start + 1, min(start + longest, len(lower)) + 1):
            if entries := table.get(lower[start:end]):
                yield from (one.written for one in entries if self._fits(one, word, lower, start, end))

    def _fits(self, entry: ListedWord, word: str, lower: str, start: int, end: int) -> bool:
        if entry.capital and not word.startswith(entry.capital, start):
            return False
        if entry.form == "prefix":
            return True
        return end == len(lower) if entry.form == "exact" else is_form(lower, lower[start:end], self.language, start)


# No word of a language is as long; what is, is no word.
MOST_LETTERS = 60


def _capitals(word: str) -> str:
    """Return what a word has to begin with where a list writes it with a capital, else nothing."""
    if len(word) > 1 and word.isupper():
        return word
    return word[0] if word[:1].isupper() else ""
