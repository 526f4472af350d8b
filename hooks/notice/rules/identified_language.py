"""In which language a sentence is, or a part of it, is told by the words that sentences hardly do without, and by a library."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from ..numerals import listed_numerals
from ..sentences import QUOTED, languages, neighbours, plain_words

# Fewer words are of any language; with less confidence, nobody would be sure. Less will do where common words say the same.
FEWEST, CERTAIN, SURE, LIKELY = 4, 0.99, 0.97, 0.9
# Of languages that are as like each other as Danish and Norwegian nobody is that sure, but so many common words tell them.
MANY_COMMON, ENOUGH = 3, 0.8
# A whole sentence may be shorter, one that ends with a full stop and is no name.
FEWEST_OF_A_SENTENCE = 3
# How many words on end are a part in another language, and how many of them must be common there.
WORDS_OF_A_PART, COMMON_OF_A_PART = 3, 2
# What words of a language hardly have: a sentence without any common word is asked about only where it has two such words.
STRANGE = {
    "fi": re.compile(r"[bcfgwxzqå]|[^aeiouyäönstlr]$"),
    "sv": re.compile(r"aa|ee|ii|oo|uu|yy|ää|öö|w|q|[aeiouy]th|mme$|ssa$|ssä$|ksi$|uo(?!r)|nsa$|[aeiouy]sta$|iston$|unan$|innan$"),
    "en": re.compile(r"[åäö]|aa|ii|uu|yy|j[aeou]{2}|[aou]$|[aeiouy](?:ksi|mme|sti|nen|[ie]lle)$|ivu|uos?to|innan$|uksen$"),
}
MOST_STRANGE = 1
# Languages that a site writes under another code.
SAME = {"no": {"nb", "nn", "no"}}
TELLING, COMMON, FIELDS = "telling-words", "common-words", "field-words"
# What stands in quotation marks, or is the address of a site, is in no language.
OF_NO_LANGUAGE = re.compile(
    rf"{QUOTED.pattern}"
    r"|(?<![\w.@-])(?:[\w-]{1,63}\.){1,4}(?:ax|com|eu|fi|info|net|org|se)(?![\w-])(?:/[\w/-]*)?"
)
WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


@lru_cache(maxsize=1 << 14)
def language_of(page: str, text: str, known: tuple[str, ...]) -> str | None:
    """Return the language that a sentence is surely in, if it is another than that of its page; versions share most sentences.

    `known` are the languages of the site. The words of a sentence say it mostly; only where they do not, a library is asked,
    whose model takes a while to load.
    """
    text = OF_NO_LANGUAGE.sub(" ", text)
    words = WORD.findall(text)
    counted = _counted(words, known)
    if not _is_long_enough(words, text) or _is_plainly(page, words, counted, known):
        return None
    found, confidence = _identifier(tuple(sorted({*known, *_strangers(known)}))).classify(" ".join(text.split()))
    ahead = counted.get(found, 0) - counted.get(page, 0)
    return str(found) if found != page and confidence >= _needed(ahead, found in known) else None


@lru_cache(maxsize=1 << 14)
def part_in(page: str, text: str, known: tuple[str, ...]) -> tuple[str, str] | None:
    """Return the words on end of a sentence that are in another language of the site, with that language; names are passed over.

    It is found once, as `language_of` is. They begin with small letters, so that the title of a work is none of them.
    """
    unquoted = OF_NO_LANGUAGE.sub(lambda match: " " * len(match[0]), text)
    matches = list(WORD.finditer(unquoted))
    for other in known:
        if other != page and (foreign := _only_of(other, page)):
            for first, last in _runs(matches, other, foreign, plain_words(COMMON, page)):
                return text[matches[first].start() : matches[last].end()], other
    return None


def _needed(ahead: int, is_of_the_site: bool) -> float:
    """Return the confidence that is asked for, by how many common words more the language has than the page's.

    One that the site does not have is a rare guest: without such words, nothing is believed of it.
    """
    if ahead > (not is_of_the_site):
        return ENOUGH if ahead >= MANY_COMMON else LIKELY
    return SURE if is_of_the_site else CERTAIN if ahead > 0 else math.inf


def _runs(matches: list[re.Match[str]], other: str, foreign: frozenset[str], own: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield from which word to which there are only words that may be in another language, with enough that are common there.

    A capital begins a name, but not at the beginning nor in words of forms: "First name, Last name".
    """
    fields = plain_words(FIELDS, other)
    written = [match[0] for match in matches]
    words = [one.lower() if one.lower() in foreign and (not place or one.lower() in fields) else one for place, one in enumerate(written)]
    first = 0
    for place in range(len(words) + 1):
        word = words[place] if place < len(words) else ""
        if not word[:1].islower() or (word in own and word not in foreign):
            common = [one for one in range(first, place) if words[one] in foreign]
            # "Three months" is a part of two words, and so is "business days"; "of the" is one of a name.
            is_counted = all(words[one] in _counting() for one in common)
            is_telling = len(common) == place - first and any(words[one] not in plain_words(COMMON, other) for one in common)
            if (place - first >= WORDS_OF_A_PART or is_counted or is_telling) and _are_close(common):
                yield common[0], place - 1
            first = place + 1


def _are_close(places: list[int]) -> bool:
    """Say whether two common words stand beside each other, or with one word between."""
    return any(later - earlier <= COMMON_OF_A_PART for earlier, later in pairwise(places))


@cache
def _counting() -> frozenset[str]:
    """Return words for numbers and units of time in every language that has lists: two of them are a part already."""
    found = set[str]()
    for language in languages():
        numerals = listed_numerals(language)
        found |= {word for word in (*numerals.numbers, *numerals.units) if len(word) > COMMON_OF_A_PART}
    return frozenset(found)


@cache
def _only_of(other: str, page: str) -> frozenset[str]:
    """Return the words that tell a language and are none of the page's: common ones, of the law, of forms and buttons, numbers, units."""
    if not {other, page} <= languages():
        return frozenset()
    return _own_words(other) - _own_words(page)


@cache
def _own_words(language: str) -> frozenset[str]:
    numerals = listed_numerals(language)
    counting = {word for word in (*numerals.numbers, *numerals.units) if len(word) > COMMON_OF_A_PART}
    return plain_words(COMMON, language) | plain_words(TELLING, language) | plain_words(FIELDS, language) | counting


def _is_long_enough(words: list[str], text: str) -> bool:
    count = sum(word.replace("-", "").isalpha() for word in words)
    small = sum(word[0].islower() for word in words)
    is_sentence = text.rstrip().endswith((".", "!", "?")) and small + 1 >= count
    return count >= FEWEST or (is_sentence and count >= FEWEST_OF_A_SENTENCE)


def _is_plainly(page: str, words: list[str], counted: Mapping[str, int], known: tuple[str, ...]) -> bool:
    """Say whether the words that every sentence has are those of the language of the page; or none is, and nothing looks strange."""
    if page not in counted or not set(known) <= counted.keys():
        return counted.get(page, 0) > 0 and counted[page] >= max(counted.values())
    if not any(counted.values()):
        return sum(bool(STRANGE[page].search(word)) for word in words if word[0].islower()) <= MOST_STRANGE
    return counted[page] > 0 and counted[page] >= max(counted.values())


def _counted(words: list[str], known: tuple[str, ...]) -> dict[str, int]:
    """Return how many common words of each language a sentence has."""
    lowered = [word.lower() for word in words]
    lists = {language: plain_words(COMMON, language) for language in known if language in languages()}
    return {language: sum(word in common for word in lowered) for language, common in (lists | _strangers(known)).items()}


@cache
def _strangers(known: tuple[str, ...]) -> dict[str, frozenset[str]]:
    """Return the common words of languages that the site does not have."""
    return {language: words for language, words in neighbours().items() if not SAME.get(language, {language}) & set(known)}


@cache
def _identifier(among: tuple[str, ...]) -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(list(among))
    return identifier
