"""What stops a publication is certain: words that no other language bears out are for a person to decide on.

A sentence and its translation say the same. Where one has words by which a rule finds an error, and in the other, as long, with
words that elsewhere stand for its own, and in a language whose words the rules know, no rule finds anything, the rule is mistaken
more often than the notice.
"""
from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from ..sentences import languages
from ..translations.side_by_side import Excerpt, Said, SideBySide, counterparts, likeness, side_by_side
from ..translations.unequal import unequal
from .finding import Finding, Severity
from .rule import RULES
from .under_review import Review

# So many of its known words a sentence has at least in common with one that says the same: of eight that did, one had fewer.
LEAST_LIKE = 0.5


def borne_out(review: Review, found: Sequence[Finding]) -> list[Finding]:
    """Return the findings; an error by words that stands in one language alone becomes a warning."""
    if not any(map(_is_error_by_words, found)):
        return list(found)
    errors = {(one.place.file, one.sentence) for one in found if _is_error_by_words(one)}
    same, told = _same(review, errors), {(one.place.file, one.sentence) for one in found if _is_by_words(one)}
    return [replace(one, severity=Severity.WARNING) if _is_alone(one, same, told) else one for one in found]


def _is_alone(finding: Finding, same: Mapping[Said, Sequence[Excerpt]], told: Collection[Said]) -> bool:
    """Say whether an error by words stands in a sentence that says the same in other languages, where no rule found any words."""
    others = same.get((finding.place.file, finding.sentence), ()) if _is_error_by_words(finding) else ()
    return bool(others) and not any(one.said in told for one in others)


def _is_error_by_words(finding: Finding) -> bool:
    return finding.severity == Severity.ERROR and _is_by_words(finding)


def _is_by_words(finding: Finding) -> bool:
    return RULES[finding.rule].by_words and bool(finding.sentence)


def _same(review: Review, sentences: set[Said]) -> Mapping[Said, Sequence[Excerpt]]:
    """Return by each of some sentences those which say the same in other languages whose words are known.

    They stand in a section that is translated sentence by sentence, none of them is much longer than another, and they have
    words that stand for each other.
    """
    sections = [one for one in side_by_side(review.notice) if one.is_one_by_one]
    differing = {one.said for found in unequal(review.notice) for one in (found.excerpt, *found.others)}
    differing |= {said for section in sections for said in _unlike(section, sentences, sections)}
    return {
        said: [one for one in others if one.language in languages()]
        for said, others in counterparts(sections).items()
        if said in sentences and differing.isdisjoint((said, *(one.said for one in others)))
    }


def _unlike(section: SideBySide, sentences: set[Said], sections: Sequence[SideBySide]) -> Iterator[Said]:
    """Yield some sentences, and their counterparts, which have other words than those that elsewhere stand for each other."""
    for pair, excerpts in zip(section.pairs, section.excerpts, strict=True):
        said = [one.said for one in excerpts]
        like = likeness(section, pair, sections) if not sentences.isdisjoint(said) else None
        yield from said if like is not None and like < LEAST_LIKE else ()
