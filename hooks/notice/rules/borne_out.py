"""What stops a publication is certain: words that no other language bears out are for a person to decide on.

A sentence and its translation say the same. Where one has words by which a rule finds an error, and in the other, as long and in
a language whose words the rules know, no rule finds anything, one of both is mistaken: the notice, or the rule.
"""
from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace

from ..sentences import languages
from ..translations.side_by_side import Excerpt, Said, counterparts, side_by_side
from ..translations.unequal import unequal
from .finding import Finding, Severity
from .rule import RULES
from .under_review import Review


def borne_out(review: Review, found: Sequence[Finding]) -> list[Finding]:
    """Return the findings; an error by words that stands in one language alone becomes a warning."""
    if not any(map(_is_error_by_words, found)):
        return list(found)
    same, told = _same(review), {(one.place.file, one.sentence) for one in found if _is_by_words(one)}
    return [replace(one, severity=Severity.WARNING) if _is_alone(one, same, told) else one for one in found]


def _is_alone(finding: Finding, same: Mapping[Said, Sequence[Excerpt]], told: Collection[Said]) -> bool:
    """Say whether an error by words stands in a sentence that says the same in other languages, where no rule found any words."""
    others = same.get((finding.place.file, finding.sentence), ()) if _is_error_by_words(finding) else ()
    return bool(others) and not any(one.said in told for one in others)


def _is_error_by_words(finding: Finding) -> bool:
    return finding.severity == Severity.ERROR and _is_by_words(finding)


def _is_by_words(finding: Finding) -> bool:
    return RULES[finding.rule].by_words and bool(finding.sentence)


def _same(review: Review) -> Mapping[Said, Sequence[Excerpt]]:
    """Return by each sentence those which say the same in other languages whose words are known.

    They stand in a section that is translated sentence by sentence, and none of them is much longer than another.
    """
    differing = {one.said for found in unequal(review.notice) for one in (found.excerpt, *found.others)}
    there = counterparts(one for one in side_by_side(review.notice) if one.is_one_by_one)
    return {
        said: [one for one in others if one.language in languages()]
        for said, others in there.items()
        if differing.isdisjoint((said, *(one.said for one in others)))
    }
