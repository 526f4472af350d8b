"""What a sentence says may be of something else than what the organisation does today with people's data: of wares, others, former days."""
from __future__ import annotations

import re

from ..sentences import Hit, Sentence, clause_of, data_in, find, is_negated
from .said_in_prose import has, has_beside
from .under_review import Prose, Review

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
OF_DATA = ("personal-data", "cookie", "noun-of-data", "papers-of-people")
# What is kept of people, or told to be kept.
KEPT = (*OF_DATA, "your-data", "knows-of-you", "kept-things", "counting", "done-things", "time-of-keeping", "it-or-them")
OF_PEOPLE = ("personal-data", "your-data", "request-words", "rights-at-all", "of-consent")


def is_of_something_else(prose: Prose, hit: Hit) -> bool:
    """Say whether a hit stands in a clause on wares or on somebody else, in which no word is of people's data and rights."""
    if has_beside(prose, hit, *OF_PEOPLE):
        return False
    return has_beside(prose, hit, "of-wares") or is_of_somebody_else(prose, hit)


def is_of_somebody_else(prose: Prose, hit: Hit) -> bool:
    """Say whether in the clause of a hit somebody else does something, and the reader is not spoken to."""
    start, _ = clause_of(prose.sentence, hit)
    others = any(start <= one.start <= hit.start for one in find("of-somebody-else", prose.sentence))
    return others and not has_beside(prose, hit, "addresses-you")


def is_of_the_past(prose: Prose) -> bool:
    """Say whether a sentence tells how things were: "In the past a copy of the passport had to be enclosed"."""
    return has(prose, "of-the-past")


def is_past(review: Review, sentence: Sentence, place: int = 0) -> bool:
    """Say whether a sentence tells, up to the word at a place, what was given up, or was so until a year that is over.

    "Now …" begins another matter.
    """
    if any(0 < one.start <= place for one in find("nowadays", sentence)):
        return False
    years = [int(year) for hit in find("until-a-year", sentence) for year in YEAR.findall(hit.words)]
    return bool(years and max(years) < review.day.year) or bool(find("is-no-more", sentence))


def is_not_ours(review: Review, prose: Prose, hit: Hit) -> bool:
    """Say whether what a sentence names is neither done nor had by the organisation today, but once, or by others."""
    return is_past(review, prose.sentence, hit.start) or bool(find("others-use", prose.sentence))


def is_told_to_get_nothing(review: Review, prose: Prose) -> bool:
    """Say whether a sentence, or the next one, says that those whom it names get no data: "a firm in Paris, which knows nothing"."""
    after = review.after(prose)
    goes_on = after is not None and any(hit.start == 0 for hit in find("speaks-of-before", after.sentence))
    return has(prose, "gets-no-data") or bool(goes_on and after and has(after, "gets-no-data"))


def tells_what_we_never_see(sentence: Sentence) -> bool:
    """Say whether a sentence tells that something never comes before our eyes: "We never see the credit check"."""
    return bool(find("speaks-of-us", sentence)) and any(is_negated(sentence, hit) for hit in find("gets-to-see", sentence))


def is_of_goods(sentence: Sentence) -> bool:
    """Say whether a sentence tells how long a book is set aside or an offer holds, and nothing of data: "the book waits for a week"."""
    return bool(find("holds-goods", sentence)) and not _has(sentence, OF_DATA)


def begins_with_goods(sentence: Sentence, hit: Hit) -> bool:
    """Say whether the clause of a hit begins with goods, with an article or without: "A book may cost 20 euros, but a copy is free"."""
    start, _ = clause_of(sentence, hit)
    return any(start <= one.start <= start + 1 for one in find("of-goods", sentence))


def names_no_data(sentence: Sentence) -> bool:
    """Say whether what a sentence tells to be kept is none of people, nor what the sentence before named: "we keep umbrellas"."""
    return not (_has(sentence, KEPT) or any(hit.start == 0 for hit in find("speaks-of-before", sentence)))


def is_of_papers_without_names(sentence: Sentence, period: Hit) -> bool:
    """Say whether a period is that of the accounts as such, or of papers that have, as the sentence goes on, nobody's name in them."""
    start, end = clause_of(sentence, period)
    of_nobody = any(start <= one.start < end for one in find("papers-of-nobody", sentence)) and not find("personal-data", sentence)
    return of_nobody or any(one.start >= period.end for one in find("without-people", sentence))


def _has(sentence: Sentence, kinds: tuple[str, ...]) -> bool:
    return any(find(kind, sentence) for kind in kinds) or any(data_in(sentence))
