"""Articles and Regulations that the text cites exist, and are on what the sentence speaks of: Art. 5(1)(a) and 12(1) GDPR."""
from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ..sentences import Hit, Sentence, find
from .citations import ArticleCitation, ArticlePoint, citations_in
from .finding import RuleHit, Severity
from .legal_sources import gdpr
from .rule import CURRENT, rule
from .under_review import Prose, Review

FAIR = gdpr("5(1)(a)", "12(1)")
LAST_ARTICLE = 99
# How many paragraphs an article has, for those that notices cite; one that is not divided has none. Article 4 has definitions.
PARAGRAPHS = {
    4: 26, 5: 2, 6: 4, 7: 4, 8: 3, 9: 4, 10: 0, 11: 2, 12: 8, 13: 4, 14: 5, 15: 4, 16: 0, 17: 3, 18: 3, 19: 0, 20: 4, 21: 6, 22: 4, 23: 2,
    24: 3, 25: 3, 26: 3, 27: 5, 28: 10, 29: 0, 30: 5, 31: 0, 32: 4, 33: 5, 34: 4, 35: 11, 36: 5, 37: 7, 38: 6, 39: 2, 44: 0, 45: 9,
    46: 5, 47: 3, 49: 6, 77: 2, 78: 4, 79: 2, 80: 2, 82: 6, 83: 9,
}  # fmt: skip
# The last point of paragraphs that have points, for those that notices cite.
LAST_POINTS = {
    (5, 1): "f", (6, 1): "f", (6, 4): "e", (9, 2): "j", (13, 1): "f", (13, 2): "f", (14, 1): "f", (14, 2): "g", (14, 5): "d", (15, 1): "h",
    (17, 1): "f", (17, 3): "e", (18, 1): "d", (20, 1): "b", (22, 2): "c", (28, 3): "h", (30, 1): "g", (32, 1): "d", (37, 1): "c",
    (46, 2): "f", (49, 1): "g",
}  # fmt: skip
# What a sentence may speak of, as the lists call it, and where the Regulation has it; the first one is told.
SUBJECTS: dict[str, tuple[ArticlePoint, ...]] = {
    subject: tuple(map(ArticlePoint.read, written.split()))
    for subject, written in {
        "access": "15", "copy": "15(3) 15(4) 15(1)", "rectification": "16 19", "erasure": "17 19", "restriction": "18 19",
        "telling-recipients": "19 17(2)", "portability": "20", "objection": "21", "automated-decisions": "22 15 21 4(4) 35",
        "complaint": "77 13 14 57", "remedies": "79 78", "representation": "80", "time-limit": "12(3) 12(4)", "free": "12(5) 15(3)",
        "doubts": "12(6) 11", "all-rights": "12 13 14 15 16 17 18 19 20 21 22 23 34 77 78 79 7", "limits": "23", "withdrawal": "7(3) 17(1)",
        "conditions-of-consent": "7 4(11)", "definitions": "4", "principles": "5",
        "lawfulness-and-fairness": "5(1)(a) 6 12 13 14", "purpose-limitation": "5(1)(b) 6(4) 89",
        "minimisation": "5(1)(c) 25 47 89", "accuracy": "5(1)(d) 16", "storage-limitation": "5(1)(e) 89 17", "integrity": "5(1)(f) 32",
        "accountability": "5(2) 24", "information": "13 14 12", "collected-from-you": "13", "collected-elsewhere": "14 15(1)",
        "processors": "28 29", "security": "32 24 25 5(1)", "by-design": "25", "breaches": "33 34 4", "impact-assessment": "35",
        "consultation": "36", "officer": "37 38 39", "records": "30", "joint-controllers": "26", "representative": "27",
        "transfer-grounds": "46 44 45 47 49 15 13 14", "clauses": "46 15(2) 13(1) 14(1)", "adequacy": "45 13(1) 14(1)",
        "corporate-rules": "47 46", "derogations": "49", "special-data": "9 10", "crimes": "10", "children": "8 6(1)", "damages": "82",
        "fines": "83 58 84", "lead-authority": "56", "codes-of-conduct": "40 41 46", "certification": "42 43 46", "territory": "3",
        "identity-numbers": "87", "research": "89 9(2)",
    }.items()
}  # fmt: skip
# Of what else is said in the same breath, only the narrower is meant.
NARROWER = {
    "clauses": ("transfer-grounds",), "adequacy": ("transfer-grounds",), "corporate-rules": ("transfer-grounds",),
    "derogations": ("transfer-grounds",), "by-design": ("security",), "children": ("conditions-of-consent",), "crimes": ("special-data",),
    "collected-elsewhere": ("information", "collected-from-you"), "collected-from-you": ("information",),
    "telling-recipients": ("erasure", "rectification"),
    "copy": ("access",), "representative": ("officer",),
}  # fmt: skip
# What the sections on rights are about, where "this right" is said there.
OF_SECTIONS = {
    "access": "access", "rectification": "rectification", "erasure": "erasure", "restriction": "restriction", "portability": "portability",
    "objection": "objection", "complaint": "complaint", "withdraw-consent": "withdrawal", "human-review": "automated-decisions",
}  # fmt: skip
# Definitions, principles, bases, and how anything is told.
OF_ANYTHING = (4, 5, 6, 12, 13, 14)
# "Article 3 of our magazine", "artikel 3 i tidskriften", "artikla 3 lehdessämme".
OF_A_WORK = re.compile(r"\s*|\s+(?:of|in|i|ur|from)\s+(?:(?:the|our|its|this|a|vår|våra|den|en)\s+)?(?:\w+[’']?s?\s+)?", re.IGNORECASE)
# Signs between a subject and the article that is put behind it: "the right to object (Article 21)".
BESIDE = re.compile(r"[\s,:–—]*\(?\s*(?:see|cf\.|ks\.|se|jfr)?\s*", re.IGNORECASE)
REGULATION = re.compile(r"2016/679|GDPR|asetu(s|kse)|dataskyddsförordning|the (\w+ ){0,4}regulation|förordningen", re.IGNORECASE)
# A law, a magazine or a contract has articles, too.
OTHER_WORK = re.compile(
    r"\b(?:act|directive|charter|treaty|convention|declaration|constitution|covenant|magazine|journal|laki|lain|direktiivi\w*"
    r"|perusoikeuskirja\w*|perustusla\w+|lehde\w*|\w*yleissopimu\w+|ihmisoikeussopimu\w+|julistu\w+"
    r"|lag|lagen|grundlag\w*|direktiv\w*|\w*stadga\w*|\w*konvention\w*|fördrag\w*|förklaring\w*|tidskrift\w*|tidning\w*)\b", re.IGNORECASE,
)
GENERAL = "2016/679"
CITED_REGULATION = re.compile(r"\(?\b(?:EU|EY|EG|EC)\)?\s*(?:N:o|No|nr|nro)?\.?\s*(\d{4}/\d{1,4})\b|\b(\d{4}/\d{1,4})\s*/?\s*\(?(?:EU)\b")


@rule("FCT-19b", Severity.ERROR, *gdpr("99"), states=CURRENT, in_history=True)
def articles_that_exist(review: Review) -> Iterator[RuleHit]:
    """What the text cites of the Regulation is there: one of its 99 articles, and of their paragraphs and points."""
    for prose in review.sentences():
        for citation in citations_in(prose.sentence.text):
            if not _exists(citation) and _is_of_the_regulation(prose, citation):
                yield review.at_sentence(prose, citation.words, words=" ".join(citation.words.split()))


@rule("FCT-19c", Severity.WARNING, *FAIR, states=CURRENT)
def articles_of_their_subject(review: Review) -> Iterator[RuleHit]:
    """An article of the Regulation that the text cites is on what the sentence speaks of: a right, processors, security."""
    for prose in review.sentences():
        cited = [one for one in citations_in(prose.sentence.text) if _exists(one) and _is_of_the_regulation(prose, one)]
        named = _subjects(prose) if cited else {}
        for citation in cited if named else ():
            beside = {subject: hit for subject, hit in named.items() if hit and _stands_behind(prose, hit, citation)}
            meant = beside or named
            if not (_is_on(citation, beside) if beside else any(_is_on(one, named) for one in cited)):
                subject, hit = next(iter(meant.items()))
                words = " ".join(citation.words.split())
                of = hit.words if hit else review.say.term("rights", prose.section.id)
                yield review.at_sentence(prose, citation.words, words=words, subject=of, article=SUBJECTS[subject][0].written)
                break


@rule("FCT-19d", Severity.ERROR, *FAIR, states=CURRENT)
def number_of_the_regulation(review: Review) -> Iterator[RuleHit]:
    """The General Data Protection Regulation has the number (EU) 2016/679, wherever the text cites it."""
    for prose in review.sentences():
        cited = [next(filter(None, match.groups())) for match in CITED_REGULATION.finditer(prose.sentence.text)]
        general = find("the-general-regulation", prose.sentence)
        for number in cited if GENERAL not in cited else ():
            if _is_mistyped(number) or (general and len(cited) == 1 and _stands_beside(prose, general, number)):
                yield review.at_sentence(prose, number, words=number)


def _subjects(prose: Prose) -> dict[str, Hit | None]:
    """Return what a sentence speaks of, each with its words; none where it says "this right" and the section shows which."""
    named: dict[str, Hit | None] = {subject: hits[0] for subject in SUBJECTS if (hits := find(f"called-{subject}", prose.sentence))}
    for subject in [subject for subject in named if subject in NARROWER]:
        for wider in NARROWER[subject]:
            named.pop(wider, None)
    here = OF_SECTIONS.get(prose.section.id)
    return named or ({here: None} if here and find("this-right", prose.sentence) else {})


def _is_on(citation: ArticleCitation, named: Mapping[str, Hit | None]) -> bool:
    """Say whether one of the articles of a citation is on one of some subjects, or may stand beside any."""
    on = [reference for subject in named for reference in SUBJECTS[subject]]
    # Where all that is spoken of stands in the articles on anything, the others of them are on something else.
    free = any(SUBJECTS[subject][0].article not in OF_ANYTHING for subject in named)
    return any(any(map(one.agrees_with, on)) or (one.article in OF_ANYTHING and free) for one in citation.references)


def _stands_behind(prose: Prose, hit: Hit, citation: ArticleCitation) -> bool:
    """Say whether a citation is put behind a subject, with nothing but signs between."""
    between = prose.sentence.text[prose.sentence.places[hit.end - 1][2] : citation.start]
    return bool(between.strip()) and bool(BESIDE.fullmatch(between))


def _exists(citation: ArticleCitation) -> bool:
    """Say whether the Regulation has what a citation names: the articles, the paragraph and its point."""
    last = citation.last
    there = all(0 < one.article <= LAST_ARTICLE for one in citation.references)
    has_paragraph = last.paragraph <= PARAGRAPHS.get(last.article, last.paragraph)
    return there and has_paragraph and last.point <= LAST_POINTS.get((last.article, last.paragraph), last.point)


def _is_of_the_regulation(prose: Prose, citation: ArticleCitation) -> bool:
    """Say whether what a sentence cites is of the Regulation: it says so, or names neither another law nor a work with that article."""
    text = prose.sentence.text
    return bool(REGULATION.search(text)) or not (OTHER_WORK.search(text) or _is_in_a_work(prose.sentence, citation))


def _is_in_a_work(sentence: Sentence, citation: ArticleCitation) -> bool:
    """Say whether an article is one of a contract or a magazine that is named beside it: "Article 3 of our terms"."""
    for hit in find("of-a-work", sentence):
        begins, ends = sentence.places[hit.start][1], sentence.places[hit.end - 1][2]
        after, before = sentence.text[citation.end : begins], sentence.text[ends : citation.start]
        if (begins >= citation.end and OF_A_WORK.fullmatch(after)) or (ends <= citation.start and not before.strip(" ,:")):
            return True
    return False


def _is_mistyped(number: str) -> bool:
    """Say whether the digits of a number are those of the Regulation in another order."""
    year, _, serial = GENERAL.partition("/")
    return number != GENERAL and number.startswith(year) and sorted(number.partition("/")[2]) == sorted(serial)


def _stands_beside(prose: Prose, names: tuple[Hit, ...], number: str) -> bool:
    """Say whether a number follows a name of the Regulation, with nothing but signs and "EU" between."""
    text = prose.sentence.text
    ends = [prose.sentence.places[hit.end - 1][2] for hit in names]
    return any(re.fullmatch(r"[\s,(]*(?:EU|EY|EG|EC)?[)\s]*(?:N:o|No|nr|nro)?\.?\s*", text[end : text.find(number, end)]) for end in ends)
