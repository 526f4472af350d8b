"""A notice tells things that it does not say itself: it answers a question with no, quotes others, warns of frauds."""
from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from .clauses import takes_back
from .hits import find, sentences_of
from .splitting import QUOTED, Sentence, joined

# By which an answer is more than a no: "No, unless you agree", "No. Only the carrier learns your address".
LIMITS = ("limits", "exception", "condition", "without", "limits-of-denial", "contrast", "hedges", "until-then")
LIMITED_LATER = ("limits", "exception", "condition", "contrast", "helper-outside", "hands-over")
# "We don't.", "Emme käytä."
SHORT_ANSWER = 3
PARTED = re.compile(r"\s*[,;:.!–—]")
# "in the section of the page “…”": what is quoted is called something at most so many words before.
NEAR = 4
# What begins or ends a quotation, where it is of several sentences; of so many at most.
MARK, MOST_QUOTED = re.compile("[\"“”„«»]"), 5


@lru_cache(maxsize=1 << 14)
def own_sentences_of(text: str, language: str) -> tuple[Sentence, ...]:
    """Return the sentences of a text that say something themselves; what they quote is blank where it is a title or others say it.

    >>> [one.said for one in own_sentences_of("Do we sell your data? No. We keep them.", "en")]
    ['No.', 'We keep them.']
    """
    return tuple(_own_words(sentences_of(text, language)))


@lru_cache(maxsize=1 << 14)
def denied_questions_of(text: str, language: str, heading: str = "") -> tuple[tuple[Sentence, Sentence], ...]:
    """Return the questions of a text, its heading among them, that are answered with a plain no, each with the answer.

    >>> [(one.said, no.said) for one, no in denied_questions_of("Do you sell data? No. Do you keep them? No, unless you wish.", "en")]
    [('Do you sell data?', 'No.')]
    """
    asked = (*_as_question(heading, language), *sentences_of(text, language)) if "?" in heading + text else ()
    pairs = ((one, no, then) for one, no, then in zip_longest(asked, asked[1:], asked[2:]) if no and _is_question(one))
    return tuple((one, no) for one, no, then in pairs if _is_plain_no(no, then if then and _goes_on(text, no, then) else None))


def _as_question(heading: str, language: str) -> tuple[Sentence, ...]:
    """Return a heading that is a question as a sentence on the line before the text."""
    sentence = Sentence(language, heading, -1, -1)
    return (sentence,) if _is_question(sentence) else ()


def _is_question(sentence: Sentence) -> bool:
    return sentence.text.rstrip().endswith("?")


def _is_plain_no(answer: Sentence, then: Sentence | None) -> bool:
    """Say whether a sentence answers with no and limits that in no way, nor does the next one."""
    said = next((hit for hit in find("answers-no", answer) if not hit.start), None)
    if said is None or _has_any(answer, LIMITS) or (then and _has_any(then, LIMITED_LATER)):
        return False
    after = answer.text[answer.places[said.end - 1][2] :]
    return len(answer.words) <= SHORT_ANSWER or bool(PARTED.match(after))


def _goes_on(text: str, one: Sentence, after: Sentence) -> bool:
    """Say whether one sentence goes on where another one ended: in the same paragraph, and with no new question."""
    return "\n\n" not in text[one.start + len(one.text) : after.start] and not _is_question(after)


def _has_any(sentence: Sentence, kinds: tuple[str, ...]) -> bool:
    return any(find(kind, sentence) for kind in kinds)


def own_sentence_at(text: str, language: str, place: int) -> Sentence | None:
    """Return the sentence that says itself what stands at a place of a text; None where that is only quoted or told."""
    around = (one for one in own_sentences_of(text, language) if one.start <= place < one.start + len(one.text))
    return next((one for one in around if one.text[place - one.start].strip()), None)


def _own_words(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    whole = tuple(_with_whole_quotations(sentences))
    for sentence, after in zip_longest(whole, whole[1:]):
        if not (find("told-of-fraud", sentence) or (after and _is_taken_back(sentence, after))):
            yield _without_quotes(sentence)


def _with_whole_quotations(sentences: Sequence[Sentence]) -> Iterator[Sentence]:
    """Yield sentences; those that others say one after the other, in one pair of marks, are one with what introduces them."""
    at = 0
    while at < len(sentences):
        quoting = _quoting(sentences[at : at + MOST_QUOTED])
        whole = joined(quoting)
        is_of_others = len(quoting) > 1 and _without_quotes(whole) is not whole
        yield whole if is_of_others else sentences[at]
        at += len(quoting) if is_of_others else 1


def _quoting(sentences: Sequence[Sentence]) -> Sequence[Sentence]:
    """Return the first of some sentences, with those after it up to the end of a quotation that begins in it."""
    if not _has_half_a_quotation(sentences[0]):
        return sentences[:1]
    end = next((number for number, one in enumerate(sentences) if number and _has_half_a_quotation(one)), 0)
    return sentences[: end + 1]


def _has_half_a_quotation(sentence: Sentence) -> bool:
    return bool(MARK.search(sentence.text) and MARK.search(QUOTED.sub("", sentence.text)))


def _is_taken_back(sentence: Sentence, after: Sentence) -> bool:
    """Say whether the next sentence answers this one with no, or says that it is not so."""
    answered = _is_question(sentence) and any(not hit.start for hit in find("answers-no", after))
    return answered or any(not hit.start for hit in takes_back(after))


def _without_quotes(sentence: Sentence) -> Sentence:
    """Blank what a sentence quotes that others say, or that is the name of a book, a heading or a question."""
    text = sentence.text
    for match in QUOTED.finditer(sentence.text):
        if _is_of_others(sentence, match.start()):
            text = text[: match.start()] + re.sub(r"[^\n]", " ", match[0]) + text[match.end() :]
    return sentence if text == sentence.text else replace(sentence, text=text)


def _is_of_others(sentence: Sentence, place: int) -> bool:
    """Say whether what is quoted at a place is what others say, or a title."""
    before = sum(1 for _, start, _ in sentence.places if start < place)
    titles = (before - hit.end for hit in find("has-a-title", sentence) if hit.end <= before)
    return bool(find("said-by-others", sentence)) or any(apart < NEAR for apart in titles)
