"""Numbers with their units: periods, ages, amounts, days. In another order they are said of something else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..numerals import Numerals, month_name, month_number, numerals
from ..periods import same_length
from ..sentences import Sentence
from .evidence import Evidence, Verdict
from .unshared import Unshared

NUMBER = re.compile(r"(\d+)(?:[:'-]?[^\W\d_]+)?")
SIGN = re.compile(r"\s*(%|‰|€|\$|£)")
# So many words may stand between a number and its unit: "30 calendar days".
NEAR = 2


def changed_quantities(found: Unshared) -> Iterator[Evidence]:
    """Yield the numbers that differ, or that are in another order, with their units."""
    words = numerals(found.speech.terms)
    before, after = ([one for sentence in side for one in _quantities(sentence, words, found)] for side in (found.gone, found.come))
    if [value for value, _ in before] != [value for value, _ in after]:
        gone, come = _without_common(before, after)
        yield Evidence("number", Verdict.SUBSTANCE, ", ".join(gone), ", ".join(come))


def _without_common(before: list[tuple[str, str]], after: list[tuple[str, str]]) -> tuple[list[str], list[str]]:
    """Return as they are written those that only one side has; all of them where only their order differs."""
    was, now = ([value for value, _ in side] for side in (before, after))
    gone = [written for value, written in before if was.count(value) > now.count(value)]
    come = [written for value, written in after if now.count(value) > was.count(value)]
    return (gone, come) if gone or come else ([written for _, written in before], [written for _, written in after])


def _quantities(sentence: Sentence, words: Numerals, found: Unshared) -> Iterator[tuple[str, str]]:
    """Yield each number of a sentence as a value that can be compared, and as it is written."""
    written, locale = sentence.words, found.speech.terms.locale
    measured = set[int]()
    for place, word in enumerate(written):
        if place in measured:
            continue
        number = _number(word, words)
        if number is None:
            if unit := words.unit(word):
                yield same_length([(1, unit)]), word
            elif month := month_number(word, locale):
                yield f"month {month}", month_name(month, locale)
            continue
        at = next((one for one in range(place + 1, min(place + 1 + NEAR, len(written))) if words.unit(written[one])), None)
        if at is not None and not any(_number(one, words) is not None for one in written[place + 1 : at]):
            measured.add(at)
            yield same_length([(number, words.unit(written[at]) or "D")]), sentence.between(place, at)
        else:
            sign = SIGN.match(sentence.text, sentence.places[place][2])
            yield f"{number}{sign[1] if sign else ''}", word + (sign[0] if sign else "")


def _number(word: str, words: Numerals) -> int | None:
    """Return the number that a word is; letters before digits make it a name: Studio37."""
    match = NUMBER.fullmatch(word)
    return int(match[1]) if match else words.number(word)
