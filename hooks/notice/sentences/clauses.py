"""What a sentence says of some of its words depends on those around them: "not", "other than", "if", "unless"."""
from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from .hits import Hit, find
from .splitting import Sentence

# A clause ends with these signs; with a comma where a word follows that begins another one.
STOPS = re.compile(r"[;:()–—]")


def clause_of(sentence: Sentence, hit: Hit) -> tuple[int, int]:
    """Return the words of the clause in which a hit stands: the first and the one after the last."""
    breaks = _breaks(sentence)
    start = max((place for place in breaks if place <= hit.start), default=0)
    return start, min((place for place in breaks if place > hit.start), default=len(sentence.words))


@lru_cache(maxsize=1 << 14)
def _breaks(sentence: Sentence) -> tuple[int, ...]:
    """Return the words with which a clause begins, but for the first."""
    begun = {one.start for one in find("clause-break", sentence)}
    after_comma = {one.start for one in find("clause-break-after-comma", sentence)}
    return tuple(
        place for place in range(1, len(sentence.words))
        if place in begun or STOPS.search(sentence.before(place)) or (place in after_comma and "," in sentence.before(place))
    )  # fmt: skip


def is_negated(sentence: Sentence, hit: Hit) -> bool:
    """Say whether the clause around a hit denies it.

    What comes after "other than" is not denied, nor what comes before "without" or "and not"; but all that is taken back.
    """
    if any(one.start >= hit.end for one in takes_back(sentence)):
        return True
    start, end = clause_of(sentence, hit)
    excepted = [one for one in find("exception", sentence) if start <= one.start and one.end <= hit.start]
    if excepted:
        return False
    denials = (one for one in find("negation", sentence) if start <= one.start < end and not _keeps_silent_of(sentence, hit, one))
    negations = [one for one in denials if not is_of_a_condition(sentence, start, hit, one)]
    without = [one for one in find("without", sentence) if not _is_but(one, start, hit)]
    before = [one for one in (*negations, *without) if start <= one.start < hit.end]
    after = (one for one in negations if one.start >= hit.end and not _is_of_a_later_condition(sentence, hit, one))
    return bool(before) or _is_denied_within(sentence, hit, end) or any(not _is_joined(sentence, hit, one) for one in after)


def _keeps_silent_of(sentence: Sentence, hit: Hit, word: Hit) -> bool:
    """Say whether a word before a hit is of what readers are not told: "we do not tell you when we sell your data"."""
    return any(one.start <= word.start and word.end <= one.end <= hit.end for one in find("keeps-silent", sentence))


def _is_but(without: Hit, start: int, hit: Hit) -> bool:
    """Say whether the Swedish "utan" at the `start` of a clause is "but"; the two words "utan att" deny what comes after them."""
    two_words = without.end - without.start > 1 and without.end <= hit.start
    return 0 < without.start <= start and not two_words


def takes_back(sentence: Sentence) -> Iterator[Hit]:
    """Yield where a sentence takes back what was said before: "but we transfer nothing there", "That is not true"."""
    yield from find("takes-back", sentence)
    yield from (hit for hit in find("short-denial", sentence) if hit.end == len(sentence.words))


def _is_denied_within(sentence: Sentence, hit: Hit, end: int) -> bool:
    """Say whether a hit that reaches beyond the `end` of its clause is denied there: "automatically, but it does not decide"."""
    return any(end <= one.start < hit.end for one in find("negation", sentence))


def is_of_a_condition(sentence: Sentence, start: int, hit: Hit, negation: Hit) -> bool:
    """Say whether a negation before a hit is the first one after "if" in a clause: "if you do not pay, we sue" denies no suit."""
    before = [one.end for one in find("condition", sentence) if start <= one.start and one.end <= negation.start < hit.start]
    conditions = [end for end in before if not any("," in sentence.before(place) for place in range(end, negation.start + 1))]
    between = (one for one in find("negation", sentence) if conditions and conditions[-1] <= one.start < negation.start)
    return bool(conditions) and not any(between)


def _is_of_a_later_condition(sentence: Sentence, hit: Hit, negation: Hit) -> bool:
    """Say whether a negation behind a hit is that of a condition there: "we erase it once you have not read it for a year".

    After "only when" it still limits what is said.
    """
    conditions = (*find("condition", sentence), *find("time-clause", sentence))
    limits = {one.end for one in find("limits", sentence)}
    between = (one for one in conditions if hit.end <= one.start <= negation.start and one.start not in limits)
    return any(not any("," in sentence.before(place) for place in range(one.start + 1, negation.start + 1)) for one in between)


def is_conditional(sentence: Sentence, hit: Hit) -> bool:
    """Say whether the clause of a hit begins with "if", "unless", "even if" or another condition."""
    start, end = clause_of(sentence, hit)
    return any(start <= one.start < end and not _keeps_silent_of(sentence, hit, one) for one in find("condition", sentence))


def _is_joined(sentence: Sentence, hit: Hit, negation: Hit) -> bool:
    """Say whether a negation after a hit belongs to something else that is said after "and"; names beside each other share one."""
    joining = (one for one in find("and", sentence) if hit.end <= one.start <= negation.start)
    return any(not _joins_names(sentence, hit, one) for one in joining)


def _joins_names(sentence: Sentence, hit: Hit, joint: Hit) -> bool:
    """Say whether "and" stands between a hit and another name: "DHL and Posti we do not use"."""
    words = sentence.words
    return joint.start == hit.end and joint.end < len(words) and words[hit.start][0].isupper() and words[joint.end][0].isupper()
