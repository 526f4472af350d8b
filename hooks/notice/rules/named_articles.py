"""Articles and Regulations that the text cites exist, and are on what the sentence speaks of: Art. 5(1)(a) and 12(1) GDPR."""
from __future__ import annotations

import re
from collections.abc import Iterator

from ..sentences import Hit, find
from .finding import RuleHit, Severity
from .legal_sources import gdpr
from .rule import CURRENT, rule
from .under_review import Prose, Review

FAIR = gdpr("5(1)(a)", "12(1)")
LAST_ARTICLE = 99
# How many paragraphs an article has, for those that notices cite; one that is not divided has none.
PARAGRAPHS = {
    4: 0, 5: 2, 6: 4, 7: 4, 8: 3, 9: 4, 10: 0, 11: 2, 12: 8, 13: 4, 14: 5, 15: 4, 16: 0, 17: 3, 18: 3, 19: 0, 20: 4, 21: 6, 22: 4, 23: 2,
    24: 3, 25: 3, 26: 3, 27: 5, 28: 10, 29: 0, 30: 5, 31: 0, 32: 4, 33: 5, 34: 4, 35: 11, 36: 5, 37: 7, 38: 6, 39: 2, 44: 0, 45: 9,
    46: 5, 47: 3, 49: 6, 77: 2, 78: 4, 79: 2, 80: 2, 82: 6, 83: 9,
}  # fmt: skip
# The points of Article 6(1) go from (a) to (f).
BASES, LAST_BASIS = (6, 1), "f"
# What a sentence may speak of, as the lists call it, and the articles on it; the first one is told.
SUBJECTS: dict[str, tuple[int, ...]] = {
    "access": (15,), "rectification": (16, 19), "erasure": (17, 19), "restriction": (18, 19), "portability": (20,), "objection": (21,),
    "complaint": (77,), "automated-decisions": (22, 15), "withdrawal": (7,), "information": (13, 14, 12),
    "processors": (28, 29), "security": (32, 24, 25), "breaches": (33, 34, 4), "impact-assessment": (35, 36), "officer": (37, 38, 39),
    "records": (30,), "joint-controllers": (26,), "transfer-grounds": (46, 44, 45, 47, 49, 15), "special-data": (9, 10),
    "children": (8,), "damages": (82,), "fines": (83, 58),
}  # fmt: skip
# Principles, bases, and how anything is told.
OF_ANYTHING = (5, 6, 12, 13, 14)
# A number beside the word for an article, or several, in the languages that have word lists: "Articles 33 and 34", "33 ja 34 artiklan".
NUMBERS = r"(\d{1,3}(?:\s*(?:,|–|-|and|or|och|eller|ja|tai|sekä)\s*\d{1,3})*)"
ARTICLE = re.compile(
    rf"\b(?:articles?|art\.|arts\.|artikel\w*|artikla\w*)\s+{NUMBERS}\b|(?<![\w/.]){NUMBERS}\s*\.?\s*artikla\w*", re.IGNORECASE
)
# What follows: "(3)", "(1)(g)", ".3", ".1 g", "artiklan 1 kohdan g alakohta", "artikla 1 g kohta".
PARAGRAPH = re.compile(r"(?:\((\d{1,2})\)|[.](\d{1,2})(?![.\d])|\s+(\d{1,2})\s*\.?\s*(?=koh\w+|(?-i:[a-z])\s+(?:ala)?koh))", re.IGNORECASE)
POINT = re.compile(r"\s*(?:\(([a-z])\)|(?:kohdan\s+|led\s+|punkt\s+)?([a-z])\b(?!\s*artikla))", re.IGNORECASE)
REGULATION = re.compile(r"2016/679|GDPR|asetu(s|kse)|dataskyddsförordning|the (\w+ ){0,4}regulation|förordningen", re.IGNORECASE)
# A law, a magazine or a contract has articles, too.
OTHER_WORK = re.compile(
    r"\b(?:act|directive|charter|treaty|convention|magazine|journal|laki|lain|direktiivi\w*|perusoikeuskirja\w*|lehde\w*|sopimu\w+"
    r"|lag|lagen|direktiv\w*|stadga\w*|tidskrift\w*|tidning\w*)\b", re.IGNORECASE,
)
GENERAL = "2016/679"
CITED_REGULATION = re.compile(r"\(?\b(?:EU|EY|EG|EC)\)?\s*(?:N:o|No|nr|nro)?\.?\s*(\d{4}/\d{1,4})\b|\b(\d{4}/\d{1,4})\s*/?\s*\(?(?:EU)\b")


@rule("FCT-19b", Severity.ERROR, *gdpr("99"), states=CURRENT)
def articles_that_exist(review: Review) -> Iterator[RuleHit]:
    """What the text cites of the Regulation is there: one of its 99 articles, and of their paragraphs and points."""
    for prose in review.sentences():
        for match in ARTICLE.finditer(prose.sentence.text):
            words = _that_do_not_exist(prose.sentence.text, match)
            if words and _is_of_the_regulation(prose):
                yield review.at_sentence(prose, words, words=" ".join(words.split()))


@rule("FCT-19c", Severity.WARNING, *FAIR, states=CURRENT)
def articles_of_their_subject(review: Review) -> Iterator[RuleHit]:
    """An article of the Regulation that the text cites is on what the sentence speaks of: a right, processors, security."""
    for prose in review.sentences():
        cited = [match for match in ARTICLE.finditer(prose.sentence.text) if _numbers(match)]
        named = {subject: hits[0] for subject in SUBJECTS if (hits := find(f"called-{subject}", prose.sentence))} if cited else {}
        allowed = {*OF_ANYTHING, *(article for subject in named for article in SUBJECTS[subject])}
        if named and not allowed & {one for match in cited for one in _numbers(match)} and _is_of_the_regulation(prose):
            subject, hit = next(iter(named.items()))
            words = cited[0][0].strip()
            yield review.at_sentence(prose, words, words=words, subject=hit.words, article=str(SUBJECTS[subject][0]))


@rule("FCT-19d", Severity.ERROR, *FAIR, states=CURRENT)
def number_of_the_regulation(review: Review) -> Iterator[RuleHit]:
    """The General Data Protection Regulation has the number (EU) 2016/679, wherever the text cites it."""
    for prose in review.sentences():
        cited = [next(filter(None, match.groups())) for match in CITED_REGULATION.finditer(prose.sentence.text)]
        general = find("the-general-regulation", prose.sentence)
        for number in cited if GENERAL not in cited else ():
            if _is_mistyped(number) or (general and len(cited) == 1 and _stands_beside(prose, general, number)):
                yield review.at_sentence(prose, number, words=number)


def _numbers(match: re.Match[str]) -> set[int]:
    return {int(one) for one in re.findall(r"\d+", match[1] or match[2])}


def _that_do_not_exist(text: str, match: re.Match[str]) -> str:
    """Return what a citation says of an article that has no such number, paragraph or point; "" where all are there."""
    number = max(_numbers(match))
    if not 0 < number <= LAST_ARTICLE:
        return match[0]
    paragraph = PARAGRAPH.match(text, match.end())
    if not paragraph:
        return ""
    its = int(next(filter(None, paragraph.groups())))
    if its > PARAGRAPHS.get(number, its):
        return text[match.start() : paragraph.end()].strip()
    point = POINT.match(text, paragraph.end()) if (number, its) == BASES else None
    letter = next(filter(None, point.groups())).lower() if point else ""
    return text[match.start() : point.end()].strip() if point and letter > LAST_BASIS else ""


def _is_of_the_regulation(prose: Prose) -> bool:
    """Say whether what a sentence cites is of the Regulation: it says so, or names no other law or work that has articles."""
    text = prose.sentence.text
    return bool(REGULATION.search(text)) or not (OTHER_WORK.search(text) or find("of-a-work", prose.sentence))


def _is_mistyped(number: str) -> bool:
    """Say whether the digits of a number are those of the Regulation in another order."""
    year, _, serial = GENERAL.partition("/")
    return number != GENERAL and number.startswith(year) and sorted(number.partition("/")[2]) == sorted(serial)


def _stands_beside(prose: Prose, names: tuple[Hit, ...], number: str) -> bool:
    """Say whether a number follows a name of the Regulation, with nothing but signs and "EU" between."""
    text = prose.sentence.text
    ends = [prose.sentence.places[hit.end - 1][2] for hit in names]
    return any(re.fullmatch(r"[\s,(]*(?:EU|EY|EG|EC)?[)\s]*(?:N:o|No|nr|nro)?\.?\s*", text[end : text.find(number, end)]) for end in ends)
