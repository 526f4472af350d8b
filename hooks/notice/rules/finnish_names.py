"""Finnish laws and authorities under the names they have today: Art. 5(1)(d) and 12(1) GDPR."""
from __future__ import annotations

import re
from collections.abc import Iterator

from .finding import Found, Severity
from .finland import finnish
from .names import find_names, names_of, outdated, outdated_laws
from .review import Review
from .rule import CURRENT, rule
from .sources import gdpr


@rule("FIN-04", Severity.WARNING, *gdpr("12(1)", "13(1)(c)"), states=CURRENT)
@finnish
def names_of_laws(review: Review) -> Iterator[Found]:
    """A law is called by its name."""
    yield from _named(review, "laws")


@rule("FIN-04b", Severity.ADVICE, *gdpr("12(1)"), states=CURRENT)
@finnish
def numbers_of_laws(review: Review) -> Iterator[Found]:
    """A law stands with its number once on a page, so that it can be looked up."""
    for page in review.notice.pages:
        for document in review.notice.documents[page].values():
            text = "\n".join(section.text for section in document.sections)
            for expression, number in names_of("numbers", document.language).items():
                for section in document.sections if number not in text else ():
                    if match := re.search(expression, section.text, re.IGNORECASE):
                        line = review.line_in(section, match.start())
                        yield review.at_section(document, section, line, about=match[0], law=match[0], number=number)
                        break


@rule("FIN-05", Severity.WARNING, *gdpr("5(1)(a)", "12(1)"), states=CURRENT)
@finnish
def laws_in_force(review: Review) -> Iterator[Found]:
    """No law that is repealed, or has another name."""
    yield from _named(review, "repealed")


@rule("FIN-08", Severity.WARNING, *gdpr("5(1)(d)", "12(1)"), states=CURRENT)
@finnish
def authorities_of_today(review: Review) -> Iterator[Found]:
    """Authorities have the names they have today."""
    for one in outdated(review, "authorities"):
        yield review.at_section(one.document, one.section, one.line, about=one.phrase, name=one.phrase, now=one.now)
    for id, recipient in review.facts.recipients.items():
        texts = [recipient.name or "", *review.said(recipient.label).values()]
        found = [one for text in texts for language in review.notice.languages for one in find_names("authorities", language, text)]
        for phrase, _, now in found[:1]:
            yield review.at_fact("recipients", id, about=phrase, name=phrase, now=now)


def _named(review: Review, kind: str) -> Iterator[Found]:
    """Names of laws that are not right, in the text and among the laws of notice.yml."""
    for one in outdated(review, kind):
        yield review.at_section(one.document, one.section, one.line, about=one.phrase, law=one.phrase, now=one.now)
    for law in outdated_laws(review, kind):
        yield review.at_fact(*law.path, about=law.phrase, law=law.phrase, now=law.now)
