"""Sentences of a notice that say the same in its languages, as far as a program can tell."""
from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ..reading import Notice
from .side_by_side import Excerpt, Said, SideBySide, counterparts, likeness, side_by_side
from .unequal import unequal

# So many of its known words a sentence has at least in common with one that says the same: of eight that did, one had fewer.
LEAST_LIKE = 0.5


def surely_alike(notice: Notice, sentences: Collection[Said]) -> Mapping[Said, Sequence[Excerpt]]:
    """Return by each of some sentences those which surely say the same in other languages.

    They stand in a section that is translated sentence by sentence, none of them is much longer than another, and they have
    words that stand for each other elsewhere in the notice, if enough of their words are known.
    """
    sections = [one for one in side_by_side(notice) if one.is_one_by_one]
    unlike = {said for one in sections for said in _unlike(one, sentences, sections, unknown=LEAST_LIKE)}
    return _counterparts(notice, sentences, sections, unlike)


def probably_alike(notice: Notice, sentences: Collection[Said]) -> Mapping[Said, Sequence[Excerpt]]:
    """Return by each of some sentences those which probably say the same in other languages.

    None of them is much longer than another. Where their section is not translated sentence by sentence, they have words that
    stand for each other elsewhere in the notice.
    """
    sections = side_by_side(notice)
    doubtful = (one for one in sections if not one.is_one_by_one)
    unlike = {said for one in doubtful for said in _unlike(one, sentences, sections, unknown=0)}
    return _counterparts(notice, sentences, sections, unlike)


def _counterparts(
    notice: Notice, sentences: Collection[Said], sections: Iterable[SideBySide], unlike: Collection[Said]
) -> Mapping[Said, Sequence[Excerpt]]:
    """Return the counterparts of some sentences in some sections, but for those that are unlike, or much longer or shorter."""
    differing = {one.said for found in unequal(notice) for one in (found.excerpt, *found.others)}.union(unlike)
    return {
        said: others
        for said, others in counterparts(sections).items()
        if said in sentences and differing.isdisjoint((said, *(one.said for one in others)))
    }


def _unlike(section: SideBySide, sentences: Collection[Said], sections: Sequence[SideBySide], unknown: float) -> Iterator[Said]:
    """Yield some sentences, and their counterparts, which have other words than those that elsewhere stand for each other.

    How like those are of whose words too few are known is told.
    """
    pairs = (pair for pair in section.pairs if pair.original and pair.translation)
    for pair, excerpts in zip(pairs, section.excerpts, strict=True):
        said = [one.said for one in excerpts]
        like = likeness(section, pair, sections) if any(one in sentences for one in said) else LEAST_LIKE
        yield from said if (unknown if like is None else like) < LEAST_LIKE else ()
