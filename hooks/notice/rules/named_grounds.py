"""Legal bases that the text names are those of notice.yml, and points of Article 6(1) are theirs: Art. 6, 13(1)(c) and 14(1)(c) GDPR."""
from __future__ import annotations

import re
from collections.abc import Iterator

from ..sentences import Hit, find, is_negated
from ..vocabulary import codes
from .against_facts import is_supposed, purpose_at, says, share_words, stated
from .citations import citations_in
from .cookie_consent import TERMINALS
from .finding import RuleHit, Severity
from .legal_sources import gdpr
from .rule import CURRENT, rule
from .said_in_prose import has
from .under_review import Prose, Review

BASES = gdpr("5(1)(a)", "6(1)", "13(1)(c)", "14(1)(c)")
# The points of Article 6(1), in their order.
ARTICLE = 6
POINTS = {
    "a": "consent", "b": "contract", "c": "legal-obligation", "d": "vital-interests", "e": "public-task", "f": "legitimate-interest",
}  # fmt: skip
NECESSARY = "necessary"
# The conditions of Article 9(2) that have the words of a legal basis: who names one where it is stated speaks of it.
CONDITIONS = {"consent": "explicit-consent", "vital-interests": "vital-interests", "public-task": "substantial-public-interest"}
# Where grounds are those of a transfer, or of a request.
OTHER_GROUNDS = ("transfers", "rights", *codes()["rights"])
TOLD_OF_OTHERS = ("told-of-the-law", "others-use", "others-answer", "topic-of-a-work", "would-be", "condition")
NEEDING_CONSENT = frozenset(codes()["cookie_categories"]) - {NECESSARY}
# "6(1)(a)", "6.1 a", "6 artiklan 1 kohdan a alakohta", "6 artiklan 1 a kohta", "artikel 6.1 första stycket led a", "art. 6.1.f".
POINT = re.compile(
    r"\b6\s*(?:\(1\)\s*\(\s*([a-f])\s*\)|\.\s*1[.,]?\s*\(?([a-f])\)?(?![\w:])"
    r"|\.?\s*artikla\w*\s+1\s*\.?\s*(?:kohdan\s+)?\(?([a-f])\)?[\s-]*(?:ala)?koh\w*"
    r"|\s*\(?1\)?\s*(?:mom\w*|st\w*)?\.?\s*(?:led\w*\s+|punkt\w*\s+)([a-f])(?!\w))",
    re.IGNORECASE,
)


@rule("FCT-17", Severity.WARNING, *BASES, states=CURRENT, by_words=True)
def bases_of_the_purpose(review: Review) -> Iterator[RuleHit]:
    """The legal basis that the section of a purpose names is one of the purpose; all processing rests on one if every purpose does."""
    for prose in review.sentences():
        here = purpose_at(review, prose)
        purpose = review.facts.purposes[here] if here else None
        own = purpose.bases if purpose else set()
        for basis, words in _named(prose) if own else ():
            part = find("part-of-a-contract", prose.sentence) if basis == "contract" else ()
            # A contract that is only mentioned may be one beside consent.
            is_mentioned = basis == "contract" and "consent" in own and not part and words not in _cited(prose).values()
            is_condition = basis in CONDITIONS and purpose is not None and purpose.special_condition == CONDITIONS[basis]
            is_task = basis == "legal-obligation" and "public-task" in own and find("statutory-task", prose.sentence)
            if basis not in own and not (is_mentioned or is_condition or is_task):
                yield _of_basis(review, prose, part[0].words if part else words, basis, own)
        used = {basis for purpose in review.purposes.values() for basis in purpose.bases} if not here else set()
        is_the_only_one = says(prose, "all-processing", "rests-on")
        for basis, words in _named(prose) if used and (is_the_only_one or _is_of_our_processing(prose)) else ():
            if used != {basis} if is_the_only_one else basis not in used:
                yield _of_basis(review, prose, words, basis, used)


@rule("FCT-17b", Severity.ERROR, TERMINALS, *gdpr("4(11)"), states=CURRENT, by_words=True)
def cookies_rest_on_consent(review: Review) -> Iterator[RuleHit]:
    """Cookies that are not necessary rest on consent, not on a legitimate interest."""
    for prose in review.sentences():
        if prose.section.id in NEEDING_CONSENT or (prose.section.id != NECESSARY and any(stated(prose, "cookie"))):
            for hit in stated(prose, "basis-legitimate-interest"):
                if any(stated(prose, "rests-on")):
                    yield review.at_sentence(prose, hit.words, words=hit.words)


@rule("FCT-17c", Severity.WARNING, *gdpr("5(1)(a)", "7(3)", "13(1)(c)"), states=CURRENT, by_words=True)
def consent_is_kept_to(review: Review) -> Iterator[RuleHit]:
    """What rests on consent does not go on without it, on another basis."""
    resting = [name for name, purpose in review.purposes.items() if purpose.bases == {"consent"}]
    for prose in review.sentences() if resting else ():
        here = purpose_at(review, prose)
        said = find("needs-no-consent", prose.sentence) if here in resting else ()
        needless = [hit for hit in said if not _is_denied_besides(prose, hit)]
        for hit in [*find("goes-on-without-consent", prose.sentence), *needless][:1]:
            names = review.say.join([review.title(name) for name in ([here] if here in resting and here else resting)])
            yield review.at_sentence(prose, hit.words, words=hit.words, purposes=names)


@rule("FCT-17d", Severity.WARNING, *BASES, states=CURRENT, by_words=True)
def bases_of_parts(review: Review) -> Iterator[RuleHit]:
    """Where notice.yml says which part of a purpose each basis covers, the text says the same."""
    for prose in review.sentences():
        here, named = purpose_at(review, prose), list(_named(prose))
        bases = review.facts.purposes[here].legal_bases or () if here and len(named) == 1 and not find("keeps", prose.sentence) else ()
        language = prose.document.language
        covering = {
            one.basis for one in bases if share_words(prose.sentence.text, review.said(one.covers).get(language, ""), language)
        }  # fmt: skip
        for basis, words in named if covering else ():
            if basis in {one.basis for one in bases if one.covers} - covering:
                yield _of_basis(review, prose, words, basis, covering)


@rule("FCT-18", Severity.WARNING, *BASES, states=CURRENT, by_words=True)
def a_basis_of_article_6(review: Review) -> Iterator[RuleHit]:
    """A customer relationship, a membership or a need of the business is no legal basis by itself, and nothing goes without one."""
    for prose in review.sentences():
        for hit in stated(prose, "no-legal-basis"):
            if not any(_named(prose)):
                yield review.at_sentence(prose, hit.words, words=hit.words)
        for hit in find("needs-no-basis", prose.sentence)[:1] if prose.section.id not in OTHER_GROUNDS else ():
            if not any(in_words(prose)):
                yield review.at_sentence(prose, hit.words, words=prose.as_read)


@rule("FCT-19", Severity.ERROR, *gdpr("6(1)", "5(1)(a)"), states=CURRENT)
def points_of_article_6(review: Review) -> Iterator[RuleHit]:
    """A point of Article 6(1) that a sentence cites is that of the basis it names."""
    for prose in review.sentences():
        cited = _cited(prose)
        named = {basis for basis, hit in in_words(prose) if not is_negated(prose.sentence, hit)}
        if len(cited) == 1 and len(named) == 1:
            (point, words), basis = next(iter(cited.items())), named.pop()
            if POINTS[point] != basis:
                right = next(letter for letter, one in POINTS.items() if one == basis)
                term = review.say.term("legal_bases", basis)
                yield review.at_sentence(prose, words, words=" ".join(words.split()), basis=term, point=right)


def _of_basis(review: Review, prose: Prose, words: str, basis: str, own: set[str]) -> RuleHit:
    terms = [review.say.term("legal_bases", one) for one in POINTS.values() if one in own]
    named = review.say.term("legal_bases", basis)
    return review.at_sentence(prose, words, words=" ".join(words.split()), basis=named, stated=review.say.join(terms))


def _named(prose: Prose) -> Iterator[tuple[str, str]]:
    """Yield the legal bases on which, a sentence says, something rests, each with the words or the point of Article 6(1) that name it."""
    if only := find("only-with-consent", prose.sentence):
        yield "consent", only[0].words
    elif any(stated(prose, "rests-on")) and not is_supposed(prose):
        asserted = {basis: hit.words for basis, hit in in_words(prose) if not is_negated(prose.sentence, hit)}
        yield from asserted.items()
        if not find("negation", prose.sentence):
            yield from ((POINTS[point], words) for point, words in _cited(prose).items() if not asserted)


def _is_of_our_processing(prose: Prose) -> bool:
    """Say whether a sentence outside the sections of purposes tells on what the processing of data rests, and not that of others."""
    return says(prose, "basis-of-processing") and not has(prose, *TOLD_OF_OTHERS) and prose.section.id not in OTHER_GROUNDS


def _is_denied_besides(prose: Prose, hit: Hit) -> bool:
    """Say whether a sentence has a negation outside a hit: "without your consent it is not sent"."""
    return any(not hit.start <= one.start < hit.end for one in find("negation", prose.sentence))


def _cited(prose: Prose) -> dict[str, str]:
    """Return the points of Article 6(1) that a sentence cites, each as it is written."""
    text = prose.sentence.text
    bare = {next(filter(None, match.groups())).lower(): match[0] for match in POINT.finditer(text)}
    of_article_6 = (one for one in citations_in(text) if one.last.article == ARTICLE and one.last.point in POINTS)
    return {**{one.last.point: one.words for one in of_article_6}, **bare}


def in_words(prose: Prose) -> Iterator[tuple[str, Hit]]:
    """Yield the legal bases that a sentence names in words."""
    yield from ((basis, hit) for basis in POINTS.values() for hit in find(f"basis-{basis}", prose.sentence))
