"""Which rights people have follows from the legal basis, and what each right is from its article: Art. 7(3) and 15–21 GDPR."""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ..sentences import Hit, clause_of, find, is_negated
from .against_facts import share_words
from .finding import RuleHit, Severity
from .legal_sources import gdpr
from .named_grounds import POINTS, in_words
from .rule import CURRENT, rule
from .said_in_prose import denies, has, has_beside
from .under_review import Prose, Review

# The bases that give a right; to direct marketing anybody can object.
GIVEN_BY = {
    "objection": frozenset({"legitimate-interest", "public-task"}), "portability": frozenset({"consent", "contract"}),
    "withdraw-consent": frozenset({"consent"}),
}  # fmt: skip
# What is done when a right is used; of two of them a definition may have both.
DEEDS = ("access", "rectification", "erasure", "restriction", "portability", "objection")
FEWEST_LISTED = 2


@dataclass(frozen=True)
class Spoken:
    """A sentence gives a right or denies it, of processing that rests on `bases`; `because` says that it names them itself."""

    right: str
    hit: Hit
    bases: frozenset[str]
    is_denied: bool
    because: bool

    @property
    def is_lawful(self) -> bool:
        """Say whether the bases give the right that is given, or lack the one that is denied."""
        given = self.bases & GIVEN_BY[self.right]
        return not given if self.is_denied else bool(given)


@rule("FCT-20c", Severity.WARNING, *gdpr("7(3)", "20(1)", "21(1)"), states=CURRENT, by_words=True)
def rights_follow_from_bases(review: Review) -> Iterator[RuleHit]:
    """A right is neither given to nor kept from what rests on a basis with which it does not, or does, go."""
    for prose in review.sentences():
        for spoken in spoken_of(review, prose):
            wrong = not spoken.is_lawful and (spoken.because or not spoken.is_denied)
            if wrong or _keeps_to_one_basis(review, prose, spoken):
                yield review.at_sentence(
                    prose, spoken.hit.words, words=prose.as_read, right=review.say.term("rights", spoken.right),
                    given=_terms(review, GIVEN_BY[spoken.right]), stated=_terms(review, spoken.bases),
                )  # fmt: skip


@rule("FCT-20d", Severity.WARNING, *gdpr("12(1)", "5(1)(a)"), states=CURRENT, by_words=True)
def rights_of_the_regulation(review: Review) -> Iterator[RuleHit]:
    """A right that the text names is one of the Regulation: nobody has a share in what data bring in, or speaks for the dead."""
    for prose in review.sentences():
        for hit in find("right-unknown", prose.sentence)[:1]:
            if not denies(prose, hit):
                yield review.at_sentence(prose, hit.words, words=prose.as_read)


@rule("FCT-20e", Severity.WARNING, *gdpr("13(2)(b)", "14(2)(c)"), states=CURRENT, by_words=True)
def lists_of_rights_are_whole(review: Review) -> Iterator[RuleHit]:
    """A sentence that lists the rights of people leaves none of notice.yml out."""
    own = [one for one in review.facts.rights or () if one in DEEDS]
    for prose in review.sentences() if own else ():
        for hit in find("lists-rights", prose.sentence)[:1] if not has(prose, "gives-examples") else ():
            listed = [one for one in own if has(prose, f"called-{one}")]
            if FEWEST_LISTED <= len(listed) < len(own):
                missing = review.say.join([review.say.term("rights", one) for one in own if one not in listed])
                yield review.at_sentence(prose, hit.words, words=prose.as_read, missing=missing)


@rule("FCT-20f", Severity.WARNING, *gdpr("12(1)", "15", "16", "17", "18", "20", "21"), states=CURRENT, by_words=True)
def rights_are_what_they_are(review: Review) -> Iterator[RuleHit]:
    """What a sentence says a right means is that right, not another one, nor half of it."""
    for prose in review.sentences():
        for means in find("right-means", prose.sentence)[:1]:
            named = [(one, hit) for one in DEEDS for hit in find(f"called-{one}", prose.sentence) if hit.end <= means.start]
            # In the section on a right its noun alone is enough: "Restriction means …".
            here = find(f"does-{prose.section.id}", prose.sentence) if not named and prose.section.id in DEEDS else ()
            named += [(prose.section.id, hit) for hit in here if hit.end <= means.start]
            done = [one for one in DEEDS if any(hit.start >= means.end for hit in find(f"does-{one}", prose.sentence))]
            if done and len({one for one, _ in named}) == 1 and named[0][0] not in done and not denies(prose, means):
                right, hit = named[0]
                yield review.at_sentence(prose, hit.words, words=prose.as_read, right=review.say.term("rights", right))


def spoken_of(review: Review, prose: Prose) -> Iterator[Spoken]:
    """Yield the rights that a sentence gives or denies, where it says of what: by a basis, or by what a purpose is called."""
    for right in GIVEN_BY:
        here = prose.section.id == right and not has(prose, *(f"called-{one}" for one in DEEDS if one != right))
        hits = find(f"uses-{right}", prose.sentence) or (find("the-right", prose.sentence) if here else ())
        for hit in hits[:1]:
            is_denied = is_negated(prose.sentence, hit) or has(prose, "denies-right")
            if not (is_denied or has(prose, "may-do")) or (right == "objection" and has(prose, "marketing-word")):
                continue
            named = _bases_in_words(prose, hit, is_denied) - ({"consent"} if right == "withdraw-consent" else set())
            bases = named or (_bases_of_purposes(review, prose) if is_denied or _is_given_somewhere(review, prose, right) else set())
            if bases:
                yield Spoken(right, hit, frozenset(bases), is_denied, bool(named))


def _keeps_to_one_basis(review: Review, prose: Prose, spoken: Spoken) -> bool:
    """Say whether a right is given only on some of the bases that give it, and on which something rests: "only where you consented"."""
    if spoken.is_denied or not spoken.because or not has_beside(prose, spoken.hit, "limits"):
        return False
    used = {basis for purpose in review.purposes.values() for basis in purpose.bases} & GIVEN_BY[spoken.right]
    return bool(used - spoken.bases - _bases_of_purposes(review, prose))


def _is_given_somewhere(review: Review, prose: Prose, right: str) -> bool:
    """Say whether a right is given without a condition, and by some purpose: of one that none gives, rules on rights speak."""
    return not has(prose, "condition") and any(purpose.bases & GIVEN_BY[right] for purpose in review.purposes.values())


def is_refused_for_its_basis(review: Review, prose: Prose) -> bool:
    """Say whether a sentence denies a right for a basis: lawfully, or so that FCT-20c speaks of it."""
    return any(spoken.is_denied and (spoken.is_lawful or spoken.because) for spoken in spoken_of(review, prose))


def _bases_in_words(prose: Prose, right: Hit, is_denied: bool) -> set[str]:
    """Return the bases that a sentence names and does not deny; what is denied in its clause may be the right to what rests on one."""
    start, end = clause_of(prose.sentence, right)
    negations = [one for one in find("negation", prose.sentence) if start <= one.start < end]

    def is_meant(hit: Hit) -> bool:
        beside = is_denied and start <= hit.start < end and len(negations) == 1
        return beside or not is_negated(prose.sentence, hit)

    found = {basis for basis, hit in in_words(prose) if is_meant(hit)}
    return found | ({"legal-obligation"} if has(prose, "keeps-accounts") else set())


def _bases_of_purposes(review: Review, prose: Prose) -> set[str]:
    """Return the bases of the purposes of which a sentence speaks: by their titles, data that have a label, or what a basis covers."""
    found: set[str] = set()
    for name, purpose in review.purposes.items():
        covering = {one.basis for one in purpose.legal_bases or () if _speaks_of(prose, review.said(one.covers))}
        section = prose.document.section(name)
        ids = [one.category for one in purpose.categories or ()]
        labels = [review.said(review.facts.categories[id].label) for id in ids if id in review.facts.categories]
        if covering or _speaks_of(prose, {prose.document.language: section.title if section else ""}, *labels):
            found |= covering or purpose.bases
    return found


def _speaks_of(prose: Prose, *texts: Mapping[str, str]) -> bool:
    """Say whether a sentence has a word of one of some texts in its language, other than those that every purpose has."""
    language, sentence = prose.document.language, prose.sentence
    common = {place for hit in find("of-any-processing", sentence) for place in range(hit.start, hit.end)}
    own = " ".join(word for place, word in enumerate(sentence.words) if place not in common)
    return any(share_words(own, one.get(language, ""), language) for one in texts)


def _terms(review: Review, bases: frozenset[str]) -> str:
    return review.say.join([review.say.term("legal_bases", one) for one in POINTS.values() if one in bases])
