"""Rules that set the text against notice.yml share what they need of both: all texts of the facts, and facts to copy."""
from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import lru_cache
from itertools import chain, takewhile
from typing import Any, TypeVar

import yaml

from ..cache import memoize_per_object
from ..facts import Facts
from ..facts.values import NONE
from ..plain_ids import plain_id
from ..sentences import Hit, Sentence, data_in, find, is_conditional, is_negated, languages, plain_words, sentences_of
from .finding import RuleHit, Severity
from .under_review import Prose, Review

T = TypeVar("T")
# What a label is called of whom the reader alone knows the name: "your employer".
READERS_OWN = "of-the-readers-own"
# What the organisation notes for itself.
NOTES = {"records", "accepted_findings"}
WORD = re.compile(r"\w+")
# Words of fewer letters say little; forms of one share this part of the longer one.
FEWEST_LETTERS, ALIKE = 4, 0.65


@memoize_per_object
def texts_of(facts: Facts) -> str:
    """Return every text of the facts in small letters, a line each; a name is known that stands in one.

    What the organisation notes for itself tells readers nothing, and an acceptance must not hide what it accepts.
    """
    return "\n".join(texts_in(facts.model_dump(exclude_none=True, exclude=NOTES))).casefold()


@memoize_per_object
def are_in_the_facts(facts: Facts, kinds: tuple[str, ...]) -> bool:
    """Say whether a text or a code of the facts has words of some kinds, in any language that has lists."""
    lines = texts_of(facts).replace("-", " ").splitlines()
    sentences = (one for line in lines for language in sorted(languages()) for one in sentences_of(line, language))
    return any(find(kind, sentence) for sentence in sentences for kind in kinds)


def to_copy(data: Mapping[str, Any]) -> str:
    """Return facts as they are written in notice.yml, indented as an example is."""
    written: str = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, default_flow_style=None, width=120)
    return "\n".join(f"  {line}" for line in written.rstrip().split("\n"))


def list_with(old: object, new: str) -> list[str]:
    """Return a list of ids with one more; `old` may be not stated, or none."""
    return [*([] if old in (None, NONE) else [str(one) for one in old if one != new]), new]  # type: ignore[attr-defined]


def is_called(review: Review, label: str | dict[str, str] | None, *kinds: str) -> bool:
    """Say whether a label has words of some kinds in each language: "law firms", "your employer"."""
    labels = review.said(label)
    told = (any(find(kind, one) for one in sentences_of(text, language) for kind in kinds) for language, text in labels.items())
    return bool(labels) and all(told)


def is_somebody(review: Review, label: str | dict[str, str] | None, *kinds: str) -> bool:
    """Say whether a label calls somebody of some kinds in each language: "the child’s guardian", but not "Guardian Insurance".

    The words end it, or what comes after them only says more of them: "referees whom you have named".
    """
    labels = review.said(label)
    each = (sentences_of(text, language) for language, text in labels.items())
    return bool(labels) and all(any(_calls_somebody(one, kind) for one in sentences for kind in kinds) for sentences in each)


def _calls_somebody(sentence: Sentence, kind: str) -> bool:
    ends = {len(sentence.words), *(one.start for one in find("says-more-of-somebody", sentence))}
    return any(hit.end in ends for hit in find(kind, sentence))


def own_code(review: Review, called: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """Return an id and a label in each language for somebody whom the text has `called` something, by language."""
    first = next(iter(called.values()))
    label = {language: called.get(language, first) for language in review.notice.languages}
    return plain_id(called.get(review.notice.source, first)), label


def stated(prose: Prose, *kinds: str) -> Iterator[Hit]:
    """Yield what a sentence has of some kinds, where it does not deny it."""
    for kind in kinds:
        for hit in find(kind, prose.sentence):
            if not is_negated(prose.sentence, hit):
                yield hit


def says(prose: Prose, *kinds: str) -> bool:
    """Say whether a sentence has one of each kind, and denies none."""
    return all(any(stated(prose, kind)) for kind in kinds)


def is_certain(prose: Prose, hit: Hit) -> bool:
    """Say whether a sentence states it without a condition."""
    return not is_conditional(prose.sentence, hit) and not find("condition", prose.sentence)


def is_of_people(prose: Prose) -> bool:
    """Say whether a sentence speaks of data of people, by a word for them or by what is known of somebody: "what you bought"."""
    return speaks_of(prose, "personal-data", "your-data", "knows-of-you") or any(any(data_in(sentence)) for sentence in prose.context)


def speaks_of(prose: Prose, *kinds: str) -> bool:
    """Say whether a sentence has words of some kinds, or the one before it, of which it speaks."""
    return any(find(kind, sentence) for sentence in prose.context for kind in kinds)


@lru_cache(maxsize=1 << 15)
def share_words(text: str, other: str, language: str, besides: str = "") -> bool:
    """Say whether two texts have a word in common, in whichever of its forms.

    Words that every text has are none, nor are those of `besides`. It is found once: versions of a notice share most sentences.
    """
    words, others, no_others = (_telling(one, language) for one in (text, other, besides))
    telling = (another for another in others if not any(_are_alike(another, one) for one in no_others))
    return any(_are_alike(word, another) for another in telling for word in words)


def is_supposed(prose: Prose, said: Hit | None = None) -> bool:
    """Say whether a sentence has a condition, besides in what is `said`; that something happens sometime ("when we deliver") is none."""
    passed = {hit.start for hit in find("time-clause", prose.sentence)} | set(range(said.start, said.end) if said else ())
    return any(hit.start not in passed for hit in find("condition", prose.sentence))


def once(found: Iterable[T], key: Callable[[T], Hashable], rank: Callable[[T], int] = lambda _: 0) -> Iterator[T]:
    """Yield what was found, one of each key: the first of the lowest rank."""
    kept: dict[Hashable, T] = {}
    for one in found:
        if key(one) not in kept or rank(one) < rank(kept[key(one)]):
            kept[key(one)] = one
    yield from kept.values()


def by_gravity(hit: RuleHit) -> int:
    """Return the rank by which the gravest of several hits is kept."""
    return (hit.severity or Severity.ERROR).rank


def purpose_at(review: Review, prose: Prose) -> str | None:
    """Return the purpose in whose section a sentence stands, or None."""
    return prose.section.id if prose.section.id in review.facts.purposes else None


def purpose_meant(review: Review, prose: Prose) -> str | None:
    """Return the purpose for which a fact to copy is most likely: that in whose section a sentence stands, where it stands in one.

    Else it is one whose cookies a section of the page on cookies is about, then one whose heading has a word of the sentence,
    then the first; None where the notice has no purpose.
    """
    of_cookies = [id for one in review.cookies if one.category == prose.section.id for id in one.purposes or ()]
    titles = {id: section.title for id in review.facts.purposes if (section := prose.document.section(id))}
    spoken_of = (id for id, title in titles.items() if share_words(prose.sentence.text, title, prose.document.language))
    return purpose_at(review, prose) or next(chain(of_cookies, spoken_of, review.facts.purposes), None)


def names_of_recipients(review: Review, language: str, ids: Iterable[str] | None = None) -> Iterator[tuple[str, ...]]:
    """Yield of each recipient of notice.yml, or of those with `ids`, what it is called in a language: its name, label and sector."""
    recipients = review.facts.recipients
    for one in (recipients[id] for id in (recipients if ids is None else ids)):
        yield (one.name or "", *(review.said(said).get(language, "") for said in (one.label, one.sector)))


def _telling(text: str, language: str) -> set[str]:
    common = plain_words("common-words", language)
    return {word for word in WORD.findall(text.casefold()) if len(word) >= FEWEST_LETTERS and word not in common}


def _are_alike(word: str, other: str) -> bool:
    """Say whether two words may be forms of one: "leverans" and "leveransen", not "kirjan" and "kirjanpito"; "-us" becomes "-uksen"."""
    short, long = sorted((word, other), key=len)
    if len(short) >= FEWEST_LETTERS and short.endswith("s") and long.startswith(f"{short[:-1]}ks"):
        return True
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, other, strict=False)))
    return same >= max(FEWEST_LETTERS, ALIKE * max(len(word), len(other)))


def texts_in(facts: Any) -> Iterator[str]:
    """Yield every text of some facts, and every key."""
    if isinstance(facts, dict):
        for name, inner in facts.items():
            yield str(name)
            yield from texts_in(inner)
    elif isinstance(facts, list):
        for inner in facts:
            yield from texts_in(inner)
    else:
        yield str(facts)
