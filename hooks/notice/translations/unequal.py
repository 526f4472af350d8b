"""Some sentences have no counterpart in another language, or one that is much longer or shorter: a person compares them.

That a translation says the same is demanded by Art. 12(1) GDPR and WP260 rev.01. What lengths show needs no words of a
language, and finds what no list of words does: a sentence that came in one language alone, a denial that was turned round.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median
from textwrap import shorten

from ..reading import Notice
from ..sentences import Sentence
from .aligned import Pair
from .side_by_side import Excerpt, SectionText, SideBySide, side_by_side

# So many standard deviations a translation is longer or shorter than is usual in the notice, if it is to be compared: of 2,923
# pairs in ten notices whose translations were right, two were.
FARTHEST_USUAL = 2.7
# The standard deviation is so many times the median one, which a few faults do not change.
OF_MEDIAN = 1.4826
# So many characters of an excerpt are told.
MOST_TOLD = 500

Place = tuple[SectionText, Sentence | None]
"""An excerpt of a section, or None where the section lacks it."""


@dataclass(frozen=True)
class Unequal:
    """An excerpt of a section of a page is unequal to its counterparts in other languages: much longer or shorter, or alone."""

    page: str
    section: str
    excerpt: Excerpt
    others: tuple[Excerpt, ...]

    @property
    def said(self) -> tuple[str, str, tuple[tuple[str, str], ...]]:
        """Return what it is apart from lines, by which it is known again in another version."""
        return self.excerpt.language, self.excerpt.text, tuple((one.language, one.text) for one in self.others)


def new_ones(notice: Notice, before: Notice | None) -> list[Unequal]:
    """Return what is unequal in a version and was not so, or read otherwise, in the one before, if any."""
    known = {one.said for one in unequal(before)} if before else set()
    return [one for one in unequal(notice) if one.said not in known]


def unequal(notice: Notice) -> list[Unequal]:
    """Return what a person should compare, in the order of the notice.

    It is told once: at the excerpt of the original where several translations differ from it or one lacks it, else at that of
    the translation, or of the first that has what the original lacks.
    """
    found = sorted(_places(side_by_side(notice)), key=lambda places: _order(notice, places))
    return [_told(*places) for places in found]


def _order(notice: Notice, places: list[Place]) -> tuple[int, int]:
    """Return where in the notice excerpts stand: by page, and by the line of the original."""
    line = next(text.excerpt(sentence).line for text, sentence in places if text.document.language == notice.source)
    return notice.pages.index(places[0][0].document.page), line


def _places(sections: Sequence[SideBySide]) -> Iterator[list[Place]]:
    """Yield what differs, each excerpt of the original once: where it is told, then with what it is compared."""
    translated: defaultdict[tuple[str, str], list[SectionText]] = defaultdict(list)
    found: defaultdict[tuple[str, str, int, bool], list[tuple[SideBySide, Pair]]] = defaultdict(list)
    farthest = _farthest(sections)
    for section in sections:
        translated[section.place].append(section.translation)
        for pair in section.pairs:
            is_alone = pair.original is None or pair.translation is None
            if is_alone or abs(pair.deviation) > farthest[section.translation.document.language]:
                found[*section.place, pair.position, pair.original is None].append((section, pair))
    yield from (_beside(differing, translated[differing[0][0].place]) for differing in found.values())


def _beside(differing: Sequence[tuple[SideBySide, Pair]], translated: Iterable[SectionText]) -> list[Place]:
    """Return the places of one excerpt of the original and of the translations that differ from it; all lack what it lacks itself."""
    section, pair = differing[0]
    original, others = (section.original, pair.original), [(one.translation, its.translation) for one, its in differing]
    if pair.original is None:
        told = {text.document.language for text, _ in others}
        return [*others, original, *((text, None) for text in translated if text.document.language not in told)]
    is_of_one_translation = len(others) == 1 and others[0][1] is not None
    return [others[0], original] if is_of_one_translation else [original, *others]


def _farthest(sections: Iterable[SideBySide]) -> dict[str, float]:
    """Return by language how far a translation may deviate: farther in a notice that is translated freely."""
    deviations: defaultdict[str, list[float]] = defaultdict(list)
    for section in sections:
        deviations[section.translation.document.language] += [abs(one.deviation) for one in section.pairs]
    return {language: FARTHEST_USUAL * max(1.0, OF_MEDIAN * median(its)) for language, its in deviations.items()}


def _told(*places: Place) -> Unequal:
    told_at = places[0][0]
    excerpts = (text.excerpt(sentence) for text, sentence in places)
    first, *others = (replace(one, text=shorten(one.text, MOST_TOLD, placeholder=" …")) for one in excerpts)
    return Unequal(told_at.document.page, told_at.section.id, first, tuple(others))
