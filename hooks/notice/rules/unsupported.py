"""Some sentences say what is done with data in words that no fact has: no rule can judge them, so a person reads them.

They are purposes in free words, refusals, and who works for whom; or what was left from the notice of another trade.
"""
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ..sentences import Sentence, find, is_negated, languages
from ..vocabulary import Terms, codes
from .against_facts import NOTES
from .under_review import Review

# How many letters two words have in common at least that are forms of one, or made of it.
COMMON = 5
# A cell of a table with fewer words says nothing of what is done with data.
FEWEST_WORDS = 3
# Their words are those of the law, not of the facts.
RIGHTS = frozenset({"rights", *codes()["rights"]})
ROLES = ("on-behalf", "is-controller")
USES = ("collects", "we-disclose", "discloses", "receives", "uses-data")


@dataclass(frozen=True)
class Unsupported:
    """It is a sentence with its kind ("use", "refusal" or "role"), in a language, in a section of a file and on a line of it."""

    kind: str
    text: str
    language: str
    section: str
    file: str
    line: int


def unsupported(review: Review) -> list[Unsupported]:
    """Return the sentences that say what is done with data, and no fact supports.

    Those of a translation are among them where a section has more of them than its original: what both say is read once.
    """
    found = list(_unsupported(review))
    there = Counter((one.language, one.section) for one in found)
    source = review.notice.source
    return [one for one in found if one.language == source or there[one.language, one.section] > there[source, one.section]]


def _unsupported(review: Review) -> Iterator[Unsupported]:
    terms = review.notice.terms
    known = {language: _beginnings(" ".join(_words_of_facts(review, terms[language]))) for language in languages() & terms.keys()}
    for prose in review.sentences():
        document, section, sentence = prose.document, prose.section, prose.sentence
        kind = _kind(sentence) if section.id not in RIGHTS and document.language in known else ""
        if kind and not _beginnings(_own_words(sentence)) & known[document.language]:
            line = section.first_line + sentence.line
            yield Unsupported(kind, prose.as_read, document.language, f"{document.page}#{section.id}", document.file, line)


def _kind(sentence: Sentence) -> str:
    """Return what a sentence is about, or nothing where it says nothing of what is done with data."""
    if len(sentence.words) < FEWEST_WORDS:
        return ""
    if any(find(kind, sentence) for kind in ROLES):
        return "role"
    uses = [hit for kind in USES for hit in find(kind, sentence)]
    if not uses or not (find("personal-data", sentence) or find("collects", sentence)):
        return ""
    return "refusal" if all(is_negated(sentence, hit) for hit in uses) else "use"


def _own_words(sentence: Sentence) -> str:
    """Return the words that stand for something: not those by which it is known that the sentence is about data."""
    hits = (hit for kind in (*USES, "personal-data", "negation") for hit in find(kind, sentence))
    general = {place for hit in hits for place in range(hit.start, hit.end)}
    return " ".join(word for place, word in enumerate(sentence.words) if place not in general)


def _words_of_facts(review: Review, terms: Terms) -> Iterator[str]:
    """Yield the texts of the facts in a language, and what the vocabulary calls the codes they use."""
    facts = review.facts.model_dump(exclude_none=True, exclude=NOTES)
    yield from _texts(facts, terms.language)
    used = set(_texts(facts, terms.language)) | set(facts)
    for kind in codes():
        yield from (term for code, term in terms.kinds.get(kind, {}).items() if code in used)


def _texts(facts: Any, language: str) -> Iterator[str]:
    if isinstance(facts, dict):
        yield from map(str, facts)
        for key, inner in facts.items():
            if key not in _of_other_languages(facts, language):
                yield from _texts(inner, language)
    elif isinstance(facts, list):
        for inner in facts:
            yield from _texts(inner, language)
    else:
        yield str(facts)


def _of_other_languages(facts: dict[str, Any], language: str) -> set[str]:
    """Return the keys of a text by language that are those of other languages."""
    return {key for key in facts if key != language} if language in facts else set()


def _beginnings(text: str) -> set[str]:
    """Return how the longer words of a text begin: enough to know a word in its forms."""
    words = text.casefold().replace("-", " ").replace("’", " ").split()
    return {word[:COMMON] for word in words if len(word) >= COMMON and word.isalpha()}
