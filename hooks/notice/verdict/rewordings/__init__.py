"""Words that say the same to every reader: a file a language, `en.yml`, with a kind of rewording a list.

    contraction: |
      do not = don't

A line has forms of one thing, of which the first stands for all; `– = please` is a word that may as well not be there.
Under `endings` are those of words that differ in nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ...own_data import own_data
from ...plain_words import bare

HERE = Path(__file__).parent
NOTHING, ENDINGS = "–", "endings"


@dataclass(frozen=True)
class Rewordings:
    """These are the rewordings of one language.

    `forms` have by the first word of each form the whole form, what stands for it, and of which kind it is; the longest
    come first. `endings` are those that words may change for each other.
    """

    forms: dict[str, tuple[tuple[tuple[str, ...], tuple[str, ...], str], ...]]
    endings: tuple[tuple[str, ...], ...]

    def plain(self, words: Sequence[str]) -> tuple[list[str], list[str]]:
        """Return words with one form for all that say the same, and the kinds of those that were written otherwise."""
        found, kinds, place = list[str](), list[str](), 0
        bared = [bare(word) for word in words]
        while place < len(bared):
            forms = self.forms.get(bared[place], ())
            form, plain, kind = next((one for one in forms if tuple(bared[place : place + len(one[0])]) == one[0]), ((), (), ""))
            found += plain if form else bared[place : place + 1]
            if form and form != plain:
                kinds.append(kind)
            place += len(form) or 1
        return found, kinds

    def differ_in_ending(self, one: str, other: str) -> bool:
        """Say whether two words are one with two endings that say the same."""
        a, b = bare(one), bare(other)
        return any(
            a.endswith(first) and b.endswith(second) and a.removesuffix(first) == b.removesuffix(second) and len(a) > len(first) + 1
            for endings in self.endings
            for first in endings
            for second in endings
            if first != second
        )


@cache
def rewordings(language: str) -> Rewordings:
    """Return those of a language; none for one without a file."""
    path = HERE / f"{language}.yml"
    data = own_data(path) if path.is_file() else {}
    endings = tuple(tuple(_forms(line)) for line in _lines(data.pop(ENDINGS, "")))
    found: dict[str, list[tuple[tuple[str, ...], tuple[str, ...], str]]] = {}
    for kind, text in data.items():
        for line in _lines(text):
            first, *others = [() if form == NOTHING else tuple(form.split()) for form in _forms(line)]
            for form in filter(None, (first, *others)):
                found.setdefault(form[0], []).append((form, first, kind))
    ordered = {word: tuple(sorted(forms, key=lambda one: -len(one[0]))) for word, forms in found.items()}
    return Rewordings(ordered, endings)


def _lines(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def _forms(line: str) -> list[str]:
    return [form.strip() for form in line.split("=")]
