"""What the sentences of a notice say is found by its kind, as the word lists have them, unless the sentence denies it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from ..cache import memoize_per_object
from ..sentences import Hit, Sentence, clause_of, find, is_negated, is_of_a_condition, takes_back
from ..sentences.hits import hits_in
from .finding import RuleHit, Severity
from .under_review import Prose, Review

Said = tuple[Prose, Hit]
CARRY_A_NEGATION = frozenset(
    {
        "waives-liability", "consent-as-wall", "at-will", "hard-to-withdraw", "asks-for-one-way", "changes-untold", "foreign-law",
        "refuses-without-reasons", "no-longer-than-needed", "consent-by-silence", "no-personal-data", "cookies-without-choice",
        "promises-no-harm", "drafting-remark", "perhaps-remark", "drafting-question", "turns-away", "perhaps-silence", "loses-by-no",
        "limits-liability", "caps-liability", "denies-harm", "settles-disputes", "nobody-to-be-seen", "said-to-be-no-data",
        "keeps-no-versions", "promises-safety",
        "refers-to-table", "refers-to-picture", "refers-to-appendix", "refers-to-number", "refers-to-decimal", "refers-to-link",
        "refers-to-list", "refers-to-page", "refers-to-own-page", "refers-to-roman", "refers-to-asterisk", "refers-to-part",
        "refers-above", "announces",
        "made-by-generator",
        "decides-without-people", "clause-of-us-law", "comes-late", "not-to-be-left-out", "is-nobody", "no-period",
        "nameless-is-nobody", "only-once-done", "children-unasked", "shut-out-for-it", "complains-in-one-country", "not-in-a-language",
        "untold-breach",
    }
)  # fmt: skip
# "When you order, you accept": here the condition is what is wrong.
TAKEN_FOR_CONSENT = frozenset({"accepted-notice", "consent-by-act", "consent-by-silence", "ticked-before"})

# What makes a question one of less than it seems, and how many words it may have besides, before and after.
LIMITS_OF_QUESTIONS = ("condition", "exception", "without", "hedges", "asks-of-less")
NEXT_TO_AN_END = 3
# What makes a denial one of less than it seems.
LIMITS_OF_DENIALS = (*LIMITS_OF_QUESTIONS, "limits", "age", "others-use", "would-be", "told-of-the-law")


@memoize_per_object
def by_kind(review: Review) -> Mapping[str, tuple[Said, ...]]:
    """Return everything that the sentences of a notice say, by its kind, whether they deny it or not."""
    found: dict[str, list[Said]] = defaultdict(list)
    for prose in review.sentences():
        for kind, hits in hits_in(prose.sentence).items():
            found[kind] += [(prose, hit) for hit in hits]
    return {kind: tuple(said) for kind, said in found.items()}


def says(review: Review, *kinds: str, under: tuple[str, ...] = (), unless: tuple[str, ...] = ()) -> Iterator[Said]:
    """Yield where sentences say something of `kinds` and do not deny it, each place once.

    `under` names sections: in others nothing is looked for. A sentence that has words of `unless` too is passed over.
    """
    chapters = review.chapters(*under) if under else ()
    own = {(document.page, document.language, section.id) for document, section in chapters}
    seen: set[tuple[int, str]] = set()
    for prose, hit in (one for kind in kinds for one in by_kind(review).get(kind, ())):
        place = (prose.document.page, prose.document.language, prose.section.id)
        if (under and place not in own) or has(prose, *unless) or denies(prose, hit) or (id(prose.sentence), hit.words) in seen:
            continue
        seen.add((id(prose.sentence), hit.words))
        yield prose, hit


def asked_and_denied(review: Review, *kinds: str) -> Iterator[tuple[Prose, str]]:
    """Yield the questions of some kinds, and of nothing more, to which the text answers with no; each with both, as they are said.

    "Do others get my data?" is one, and "Do others get my data for their advertising?" is not.
    """
    for prose, answer in review.denied_questions():
        length = len(prose.sentence.words)
        hits = [hit for kind in kinds for hit in find(kind, prose.sentence)]
        whole = any(hit.start <= NEXT_TO_AN_END and length - hit.end <= NEXT_TO_AN_END for hit in hits)
        if whole and not has(prose, *LIMITS_OF_QUESTIONS):
            yield prose, f"{prose.sentence.said} {answer.said}"


def denied_at_all(review: Review, denied: str, asked: str) -> Iterator[tuple[Prose, str]]:
    """Yield where the text denies something without limits, in words of a kind, or by a no to a question of another kind."""
    said = ((prose, hit) for prose, hit in by_kind(review).get(denied, ()) if not has(prose, *LIMITS_OF_DENIALS))
    yield from ((prose, hit.words) for prose, hit in once_a_sentence(said))
    yield from asked_and_denied(review, asked)


def once_a_sentence(said: Iterable[Said]) -> Iterator[Said]:
    """Yield the first of what each sentence says."""
    seen: set[int] = set()
    for prose, hit in said:
        if id(prose.sentence) not in seen:
            seen.add(id(prose.sentence))
            yield prose, hit


def has(prose: Prose, *kinds: str) -> bool:
    """Say whether a sentence has words of any of some kinds."""
    return not hits_in(prose.sentence).keys().isdisjoint(kinds)


def asserts(prose: Prose, *kinds: str) -> bool:
    """Say whether a sentence has words of any of some kinds and does not deny them."""
    return any(not denies(prose, hit) for kind in kinds for hit in find(kind, prose.sentence))


def has_beside(prose: Prose, hit: Hit, *kinds: str) -> bool:
    """Say whether the clause of a hit has words of any of some kinds."""
    start, end = clause_of(prose.sentence, hit)
    return any(start <= one.start < max(end, hit.end) for kind in kinds for one in find(kind, prose.sentence))


def is_an_aim(sentence: Sentence, hit: Hit) -> bool:
    """Say whether a hit stands in what is aimed at: "so that nobody else gets it"."""
    return any(one.start <= hit.start for one in find("in-order-to", sentence))


def denies(prose: Prose, hit: Hit) -> bool:
    """Say whether a sentence denies what a hit says.

    A kind that carries a negation itself ("cannot object") is denied only by another one before it; and no kind by one that
    follows after a comma ("Give reasons, or we will not handle it"). "Not only" denies what begins with its "only".
    """
    sentence = prose.sentence
    taken_back = any(one.start >= hit.end for one in takes_back(sentence))
    if taken_back or any(one.start < hit.start < one.end for one in find("not-only", sentence)):
        return True
    start, end = clause_of(sentence, hit)
    around = (one for one in find("negation", sentence) if start <= one.start < max(end, hit.end))
    negations = [one.start for one in around if not _is_before_a_comma(sentence, start, hit, one)]
    if hit.kind in CARRY_A_NEGATION:
        return any(place < hit.start for place in negations)
    if any(place < hit.end for place in negations):
        return not any(start <= one.start and one.end <= hit.start for one in find("exception", sentence))
    if any(hit.start <= one.start < hit.end for one in find("without", sentence)):
        return False
    return is_negated(sentence, hit) and "," not in _between(sentence, hit, negations)


def _is_before_a_comma(sentence: Sentence, start: int, hit: Hit, negation: Hit) -> bool:
    """Say whether a negation is that of a condition or a reason which ends before a hit: "If you are not satisfied, you can complain"."""
    between = sentence.text[sentence.places[negation.end - 1][2] : sentence.places[hit.start][1]]
    of_a_reason = any(one.start == start for one in find("because", sentence))
    return "," in between and (of_a_reason or is_of_a_condition(sentence, start, hit, negation))


def _between(sentence: Sentence, hit: Hit, negations: list[int]) -> str:
    """Return the signs from a hit to the first negation behind it; "" where none is."""
    after = min((place for place in negations if place >= hit.end), default=0)
    return sentence.text[sentence.places[hit.end - 1][2] : sentence.places[after][1]] if after else ""


def waits(prose: Prose, hit: Hit) -> bool:
    """Say whether what a hit tells of does not happen before something else: "does not start until you have agreed"."""
    return any(one.start < hit.end and hit.start < one.end for one in find("waits-for-you", prose.sentence))


def told(
    review: Review, *kinds: str, under: tuple[str, ...] = (), unless: tuple[str, ...] = (), severity: Severity | None = None
) -> Iterator[RuleHit]:
    """Yield a hit of a rule wherever `says` finds something; the words that say it fill in `phrase`."""
    for prose, hit in says(review, *kinds, under=under, unless=unless):
        yield review.at_sentence(prose, hit.words, severity=severity or in_doubt(prose, hit), phrase=hit.words)


def in_doubt(prose: Prose, hit: Hit) -> Severity | None:
    """Return the severity that what words alone say has at most.

    Beside a choice, a law or a condition it may well be lawful, and mean less than it seems after something that is denied.
    Words such as "only" beside it take the doubt away, within its clause.
    """
    sentence = prose.sentence
    limited = has_beside(prose, hit, "limits")
    beside = any(one.end <= hit.start or one.start >= hit.end for one in find("condition", sentence))
    conditional = beside and hit.kind not in TAKEN_FOR_CONSENT
    after_denial = hit.kind not in CARRY_A_NEGATION and any(one.end <= hit.start for one in find("negation", sentence))
    doubtful = conditional or after_denial or has(prose, "leaves-a-choice", "of-a-law")
    return Severity.WARNING if doubtful and not limited else None


def likely(review: Review, *kinds: str, besides: tuple[str, ...] = (), unless: tuple[str, ...] = ()) -> Iterator[Said]:
    """Yield what a person has to judge, once a sentence, where it says nothing of the kinds `besides`, which have been told."""
    return ((prose, hit) for prose, hit in once_a_sentence(says(review, *kinds, unless=unless)) if not asserts(prose, *besides))


def to_judge(review: Review, *kinds: str, besides: tuple[str, ...] = (), unless: tuple[str, ...] = ()) -> Iterator[RuleHit]:
    """Yield a hit for all that `likely` finds."""
    return (told_whole(review, prose, hit) for prose, hit in likely(review, *kinds, besides=besides, unless=unless))


def told_whole(review: Review, prose: Prose, hit: Hit) -> RuleHit:
    """Give a hit that needs a decision: only the whole sentence shows what is meant."""
    return review.at_sentence(prose, hit.words, severity=Severity.WARNING, phrase=prose.as_read)
