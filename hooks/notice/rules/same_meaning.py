"""A translation names whom its source names, and demands what it demands: Art. 12(1) GDPR and WP260 rev.01."""
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from ..cache import memoize_per_object
from ..sentences import Hit, find, is_negated, services_in
from .company_names import bare_name
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr
from .rule import CURRENT, rule
from .under_review import Prose, Review

Place = tuple[str, str]  # a page and a section
DUTY = "duty"


@rule("TRA-03b", Severity.WARNING, *gdpr("12(1)"), TRANSPARENCY, states=CURRENT)
def same_names(review: Review) -> Iterator[RuleHit]:
    """A section names the same services and recipients in every language: none stands in the place of another."""
    source = review.notice.source
    for place, by_language in _sections(review).items():
        there = _names(review, by_language.get(source, []))
        for language, sentences in by_language.items():
            here = _names(review, sentences)
            lost, new = there.keys() - here.keys(), here.keys() - there.keys()
            if lost and new:
                prose, words = here[min(new)]
                other = review.say.join([there[one][1] for one in sorted(lost)])
                title, (named, original) = review.title(place[1], place[0]), _languages(review, language)
                yield review.at_sentence(prose, words, heading=title, words=words, other=other, language=named, source=original)


@rule("TRA-03c", Severity.WARNING, *gdpr("12(1)"), TRANSPARENCY, states=CURRENT)
def same_duties(review: Review) -> Iterator[RuleHit]:
    """What readers need not do by one language they need not do by another: sentences are compared that stand at the same place."""
    source = review.notice.source
    for by_language in _sections(review).values():
        original = by_language.get(source, [])
        for language, sentences in by_language.items():
            if language != source and len(sentences) == len(original):
                for one, other in zip(original, sentences, strict=True):
                    if (here := _duty(other)) and (there := _duty(one)) and here[1] != there[1]:
                        words, (named, from_) = here[0].words, _languages(review, language)
                        yield review.at_sentence(other, words, words=words, other=one.sentence.said, language=named, source=from_)


@memoize_per_object
def _sections(review: Review) -> Mapping[Place, Mapping[str, list[Prose]]]:
    """Return the sentences of each section by language."""
    found: dict[Place, dict[str, list[Prose]]] = defaultdict(lambda: defaultdict(list))
    for prose in review.sentences():
        found[prose.document.page, prose.section.id][prose.document.language].append(prose)
    return found


def _names(review: Review, sentences: list[Prose]) -> dict[str, tuple[Prose, str]]:
    """Return the services and recipients that sentences name, each with the sentence and the words that first do."""
    found: dict[str, tuple[Prose, str]] = {}
    own = [bare_name(one.name) for one in review.facts.recipients.values() if one.name]
    for prose in sentences:
        for service, hit in services_in(prose.sentence):
            found.setdefault(service.id, (prose, hit.words))
        text = prose.sentence.text.casefold()
        for name in own:
            if name in text and (match := re.search(rf"(?<!\w){re.escape(name)}", prose.sentence.text, re.IGNORECASE)):
                found.setdefault(name, (prose, match[0]))
    return found


def _duty(prose: Prose) -> tuple[Hit, bool] | None:
    """Return what a sentence demands of its reader, and whether it denies it; None if it demands nothing, or both."""
    hits = [(hit, is_negated(prose.sentence, hit)) for hit in find(DUTY, prose.sentence)]
    return hits[0] if len({denied for _, denied in hits}) == 1 else None


def _languages(review: Review, language: str) -> tuple[str, str]:
    """Return a language, and that of the source, in the language of the messages."""
    return review.language(language), review.language(review.notice.source)
