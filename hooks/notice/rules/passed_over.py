"""A sentence may tell of what is not done by the organisation today: what was so once, what fraudsters do, what is kept for sale."""
from __future__ import annotations

import re

from ..sentences import Hit, Sentence, data_in, find
from .under_review import Prose, Review

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
OF_DATA = ("personal-data", "cookie", "noun-of-data", "papers-of-people")
# What is kept of people, or told to be kept.
KEPT = (*OF_DATA, "your-data", "knows-of-you", "kept-things", "counting", "done-things", "time-of-keeping", "it-or-them")


def is_past(review: Review, sentence: Sentence, place: int = 0) -> bool:
    """Say whether a sentence tells what was so until a year, or was given up, up to the word at a place: "now …" begins another matter."""
    if any(0 < one.start <= place for one in find("nowadays", sentence)):
        return False
    years = [int(year) for hit in find("until-a-year", sentence) for year in YEAR.findall(hit.words)]
    return bool(years and max(years) <= review.day.year) or bool(find("is-no-more", sentence))


def is_by_fraudsters(prose: Prose) -> bool:
    """Say whether a sentence tells what fraudsters do or pretend, or the one before it does, of which it speaks."""
    return any(find("by-fraudsters", sentence) for sentence in prose.context)


def is_not_ours(review: Review, prose: Prose, hit: Hit) -> bool:
    """Say whether what a sentence names is neither done nor had by the organisation today, but once, by fraudsters or by others."""
    return is_past(review, prose.sentence, hit.start) or is_by_fraudsters(prose) or bool(find("others-use", prose.sentence))


def is_of_goods(sentence: Sentence) -> bool:
    """Say whether a sentence tells how long a book is set aside or an offer holds, and nothing of data: "the book waits for a week"."""
    return bool(find("holds-goods", sentence)) and not _has(sentence, OF_DATA)


def names_no_data(sentence: Sentence) -> bool:
    """Say whether what a sentence tells to be kept is none of people, nor what the sentence before named: "we keep umbrellas"."""
    return not (_has(sentence, KEPT) or any(hit.start == 0 for hit in find("speaks-of-before", sentence)))


def _has(sentence: Sentence, kinds: tuple[str, ...]) -> bool:
    return any(find(kind, sentence) for kind in kinds) or any(data_in(sentence))
