"""What is found by words is weighed by what the other languages say.

A sentence and its translation say the same. Where one has words by which a rule finds an error, and no rule finds anything in the
other, the rule is mistaken more often than the notice: what stops a publication is certain. Where the other two deny something or tell
of something else, as a rule sees there and not here, nothing is found; nor is it where a sentence tells what a work is about or what
the law says. Where two languages have such words, the third says it as well, in words that the rule does not know.
"""
from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence, Set
from dataclasses import replace

from ..sentences import languages
from ..translations.alike import probably_alike, surely_alike
from ..translations.side_by_side import Excerpt, Said
from .finding import Finding, RuleHit, Severity
from .rule import RULES, Rule
from .said_in_prose import has
from .under_review import Prose, Review, tells_of_a_work, tells_of_the_law

Found = tuple[str, Said]
"""A rule by its id, and where it found something."""

# In so many languages at least a rule finds something that the others say, too.
FEWEST_LANGUAGES = 2
# Rules of these families read what a sentence states, too: the others look at how it is written.
OF_STATEMENTS = ("FCT", "FIN", "SWE", "TXT-12d")
TOLD_OF_OTHER_THINGS = ("content-of-a-work", "topic-of-a-work", "speaks-of-words", "content-of-a-law", "told-of-the-law", "would-be")
# By these names the texts of rules quote what was found.
QUOTED = ("phrase", "words")


def borne_out(review: Review, found: Sequence[Finding]) -> list[Finding]:
    """Return the findings; an error by words that stands in one language alone becomes a warning."""
    errors = {(one.place.file, one.sentence) for one in found if _is_error_by_words(one)}
    if not errors:
        return list(found)
    same, told = surely_alike(review.notice, errors), {(one.place.file, one.sentence) for one in found if _is_by_words(one)}
    return [replace(one, severity=Severity.WARNING) if _is_alone(one, same, told) else one for one in found]


def said_elsewhere(review: Review, hits: Sequence[tuple[Rule, RuleHit]]) -> Iterator[tuple[Rule, RuleHit]]:
    """Yield what rules that go by words would find if they knew every word: two other languages have it in this place.

    It is to be read. Where anything is found in a sentence already, a person reads it anyhow.
    """
    told = {_said(one) for _, one in hits if one.sentence}
    of_rules = _by_rule(hits)
    if not of_rules:
        return
    same = probably_alike(review.notice, {said for found in of_rules.values() for said in found})
    prose_of = {_place(one): one for one in review.sentences()}
    for rule, found in of_rules.items():
        for there, hit in _missed(found, same):
            prose = prose_of.get(there)
            if prose and there not in told:
                told.add(there)
                yield rule, _hit(review, prose, hit)


def without_misread(review: Review, hits: Sequence[tuple[Rule, RuleHit]]) -> list[tuple[Rule, RuleHit]]:
    """Return the hits but for those of rules that read what a sentence states, where it states something else.

    An error that one language alone seems to say may still be a slip of the translator: it becomes a warning.
    """
    stated = {(rule.id, _said(hit)) for rule, hit in hits if hit.sentence and (rule.by_words or rule.id.startswith(OF_STATEMENTS))}
    of_others = set(_of_works_and_laws(review, stated)) if stated else set()
    in_one = set(_misread_in_one(review, stated)) if stated else set()
    errors = {(rule.id, _said(hit)) for rule, hit in hits if (hit.severity or rule.severity) == Severity.ERROR}
    doubtful = (in_one & errors) - of_others
    kept = ((rule, hit) for rule, hit in hits if (rule.id, _said(hit)) not in of_others | (in_one - doubtful))
    return [(rule, replace(hit, severity=Severity.WARNING) if (rule.id, _said(hit)) in doubtful else hit) for rule, hit in kept]


def _of_works_and_laws(review: Review, stated: Collection[Found]) -> Iterator[Found]:
    """Yield what is found where a sentence tells what a work is about, or, by words alone, what the law says."""
    prose = review.sentences()
    of_works, of_laws = ({_place(one) for one in prose if tells(one.sentence)} for tells in (tells_of_a_work, tells_of_the_law))
    yield from ((id, said) for id, said in stated if said in of_works or (RULES[id].by_words and said in of_laws))


def _misread_in_one(review: Review, stated: Set[Found]) -> Iterator[Found]:
    """Yield what one language alone seems to say, and two others show to be misread.

    There the rule finds nothing, and they deny something, as the sentence itself does, or tell of works, words, the law or what could be.
    """
    same = probably_alike(review.notice, {said for _, said in stated})
    known = {said: [one.said for one in excerpts if one.language in languages()] for said, excerpts in same.items()}
    others = {said: there for said, there in known.items() if len(there) >= FEWEST_LANGUAGES}
    denying, telling = _having(review, "negation"), _having(review, *TOLD_OF_OTHER_THINGS)
    limited = denying | _having(review, "without")
    turned = {said for said, there in others.items() if (said in limited and denying.issuperset(there)) or telling.issuperset(there)}
    yield from ((id, said) for id, said in stated if said in turned and stated.isdisjoint((id, one) for one in others[said]))


def _having(review: Review, *kinds: str) -> set[Said]:
    """Return the sentences of a notice that have words of any of some kinds."""
    return {_place(one) for one in review.sentences() if has(one, *kinds)}


def _place(prose: Prose) -> Said:
    return prose.document.file, prose.as_read


def _said(hit: RuleHit) -> Said:
    return hit.place.file, hit.sentence


def _by_rule(hits: Sequence[tuple[Rule, RuleHit]]) -> dict[Rule, dict[Said, RuleHit]]:
    """Return, by rules that go by words, what they found in which sentences, if that is in several languages."""
    of_rules: defaultdict[Rule, dict[Said, RuleHit]] = defaultdict(dict)
    for rule, hit in hits:
        if rule.by_words and hit.sentence:
            of_rules[rule].setdefault(_said(hit), hit)
    return {rule: found for rule, found in of_rules.items() if len({one.place.language for one in found.values()}) >= FEWEST_LANGUAGES}


def _missed(found: Mapping[Said, RuleHit], same: Mapping[Said, Sequence[Excerpt]]) -> Iterator[tuple[Said, RuleHit]]:
    """Yield the sentences in which a rule found nothing, though it did in enough of their counterparts, with what it found."""
    for said, hit in found.items():
        others = [one.said for one in same.get(said, ())]
        if 1 + sum(one in found for one in others) >= FEWEST_LANGUAGES:
            yield from ((one, hit) for one in others if one not in found)


def _hit(review: Review, prose: Prose, hit: RuleHit) -> RuleHit:
    """Return what was found in another language as a hit on a whole sentence."""
    values = {**hit.values, **{name: prose.as_read for name in QUOTED if name in hit.values}}
    return review.at_sentence(prose, prose.sentence.said, severity=Severity.WARNING, **values)


def _is_alone(finding: Finding, same: Mapping[Said, Sequence[Excerpt]], told: Collection[Said]) -> bool:
    """Say whether an error by words stands in a sentence that says the same in other languages whose words are known, and is not told."""
    there = same.get((finding.place.file, finding.sentence), ()) if _is_error_by_words(finding) else ()
    others = [one for one in there if one.language in languages()]
    return bool(others) and not any(one.said in told for one in others)


def _is_error_by_words(finding: Finding) -> bool:
    return finding.severity == Severity.ERROR and _is_by_words(finding)


def _is_by_words(finding: Finding) -> bool:
    return RULES[finding.rule].by_words and bool(finding.sentence)
