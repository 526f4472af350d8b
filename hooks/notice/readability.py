"""A text is easy or hard to read, which is measured by its sentences, and by LIX of each section.

LIX is the mean length of a sentence in words, and the share of long words in percent. Finnish inflects and compounds:
there a word is long from ten letters on (elsewhere from seven), which gives the same text about the same value in every
language. It is a rough measure; the sentences to shorten say more.
"""
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lxml.html import fragment_fromstring

WORD = re.compile(r"[^\W\d_]+(?:[-'’:][^\W\d_]+)*")
# A full stop that ends no sentence: of an abbreviation, and of a number in a date or before a small letter.
ABBREVIATION = re.compile(r"\b(esim|mm|ml|ks|ns|sis|krs|t\.ex|bl\.a|e\.g|i\.e|Art|art|No|nr|p|a\.m|p\.m)\.")
NUMBER_DOT = re.compile(r"(\d)\.(?=\d|\s*[a-zåäö])")
SENTENCE_END = re.compile(r'(?:(?<=[.!?])|(?<=[.!?]["“”’»)]))\s+(?=[A-ZÅÄÖ"“”(\[])')
# A thought ends with these signs, too, and the reader breathes; so it does before what is set against it or makes it depend
# on something. LIX counts a colon as an end as well.
THOUGHT_END = re.compile(
    r"[;:](?=\s)|,(?=\s+(?:but|unless|so|because|men|så|utan|om|eftersom|mutta|vaan|joten|ellei|jos|koska|sillä|eikä|eivätkä)\b)"
)
# What is read at one glance, however many words it has: a title in quotation marks, and the name of a person, a law or an authority.
TITLE = re.compile(r"[“”\"«„][^“”\"»„\n]*[”“\"»]")
NAME = re.compile(r"[A-ZÅÄÖ][\w’'-]*(?:\s+(?:(?:of|for|on|the|and|i|av|och|om|ja)\s+){0,2}[A-ZÅÄÖ][\w’'-]*){1,7}")
LONG_WORD = {"fi": 10}
LONG_WORD_ELSEWHERE = 7


@dataclass(frozen=True)
class Limits:
    """From so many words a sentence is long, or too long; from this LIX a section is hard."""

    long: int
    too_long: int
    lix: int


LIMITS = {"fi": Limits(22, 30, 50), "sv": Limits(25, 35, 50), "en": Limits(25, 35, 52)}
# A measure of a few words says nothing.
MEASURED_FROM = 60


@lru_cache(maxsize=1024)
def sentences(html: str) -> tuple[str, ...]:
    """Return the sentences of a section. An item of a list is one; headings, tables and code are left out.

    >>> sentences("<p>We keep it for 1.5 years. Then we delete it.</p>")
    ('We keep it for 1 5 years.', 'Then we delete it.')
    """
    return tuple(_sentences(html))


def _sentences(html: str) -> Iterator[str]:
    tree = fragment_fromstring(html, create_parent="div")
    for left_out in tree.xpath("//table | //pre | //code"):
        left_out.drop_tree()
    for block in tree.iter("p", "li", "dd", "div"):
        inner = "".join(block.xpath("./text() | ./*[not(self::ul or self::ol or self::p or self::li or self::dl)]//text()"))
        text = NUMBER_DOT.sub(r"\1 ", ABBREVIATION.sub(r"\1 ", " ".join(inner.split())))
        yield from (sentence for sentence in SENTENCE_END.split(text) if WORD.search(sentence))


def words_in(text: str) -> list[str]:
    """List the words of a text."""
    return WORD.findall(text)


def words_in_one_breath(sentence: str) -> int:
    """Count the words of the longest thought of a sentence; a name or a title in quotation marks is one.

    >>> words_in_one_breath("We tell you so; the Office of the Data Protection Ombudsman decides.")
    4
    """
    glanced = NAME.sub("Name", TITLE.sub("title", sentence))
    return max(len(words_in(thought)) for thought in THOUGHT_END.split(glanced))


def lix(html: str, language: str) -> int | None:
    """Return the LIX of a section, rounded, or None if it has too few words to say."""
    found = [words_in(sentence) for sentence in sentences(html)]
    words = [word for sentence in found for word in sentence]
    if len(words) < MEASURED_FROM:
        return None
    long = sum(len(word) >= LONG_WORD.get(language, LONG_WORD_ELSEWHERE) for word in words)
    return round(len(words) / len(found) + 100 * long / len(words))
