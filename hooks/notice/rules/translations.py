"""Every language says the same: Art. 12(1) GDPR, and WP260 rev.01 on translations."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date

from babel import Locale

from ..documents import Document, Section
from ..translations.lag import Lag, lag, steps
from ..translations.numbers_in_text import Value
from ..translations.same_values import differences, values_of, without_twins
from ..translations.side_by_side import Excerpt, side_by_side
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, gdpr
from .prose import stated_values
from .rule import CURRENT, rule
from .under_review import Review

CLEAR = gdpr("12(1)")


@rule("TRA-01", Severity.ERROR, *CLEAR, TRANSPARENCY)
def translated(review: Review) -> Iterator[RuleHit]:
    """A section that has text has it in every language. Of purposes and rights other rules say so."""
    elsewhere = {*review.facts.purposes, *(review.facts.rights or ())}
    for _, original, document, section in _pairs(review):
        if original.text and not section.text and section.id not in elsewhere:
            language, source = _languages(review, document)
            yield review.at_section(document, section, heading=review.title(section.id, document.page), language=language, source=source)


@rule("TRA-02", Severity.WARNING, *CLEAR, TRANSPARENCY, states=CURRENT)
def up_to_date(review: Review) -> Iterator[RuleHit]:
    """A translation follows the changes of its source."""
    for document, found in _lags(review):
        yield from _since(review, document, found.behind)


@rule("TRA-02b", Severity.WARNING, *CLEAR, TRANSPARENCY, states=CURRENT)
def original_is_up_to_date(review: Review) -> Iterator[RuleHit]:
    """No translation has a change of content that its source has not."""
    for document, found in _lags(review):
        yield from _since(review, document, found.ahead)


@rule("TRA-03", Severity.ERROR, *CLEAR)
def same_values(review: Review) -> Iterator[RuleHit]:
    """Numbers, dates, periods, addresses and links are the same in every language.

    It is told at the translation; where that says what notice.yml states, and the original something else, at the original, and so
    is what the original says alone.
    """
    told: set[tuple[str, str, Value]] = set()
    for source, original, document, section in _pairs(review):
        there, here = _values(review, source, original), _values(review, document, section)
        alone, lacking = _said_alone(review, source, original), without_twins(there, here)
        for value, certain in differences(there, here):
            instead = [one for one in lacking if one.kind == value.kind]
            wrong = value if value in alone else _wrong_in_the_original(review, original, section, value, instead, alone)
            if wrong is None:
                yield _differs(review, document, section, value, certain, source)
            elif (place := (source.page, section.id, wrong)) not in told:
                told.add(place)
                lack_it = _translations(review, original) if wrong in alone else [(document, section)]
                yield _differs(review, source, original, wrong, certain, *(one for one, _ in lack_it))


@rule("TRA-06", Severity.ADVICE, *CLEAR)
def no_language_prevails(review: Review) -> Iterator[RuleHit]:
    """The notice does not say that one language prevails: that excuses no wrong translation."""
    for document, section in review.sections():
        for phrase, line in review.asserted("prevails", document, section):
            yield review.at_section(document, section, line, about=phrase, phrase=phrase)


def _lags(review: Review) -> Iterator[tuple[Document, Lag]]:
    """Yield how each page of a translation stands to its source."""
    passed, source = list(steps(review.line)), review.notice.source
    for page in review.notice.pages:
        for language, document in review.notice.documents[page].items():
            if language != source:
                yield document, lag(passed, page, language, source)


def _since(review: Review, document: Document, days: Mapping[str, date]) -> Iterator[RuleHit]:
    """Yield the sections of a translation that differ from their source since a day."""
    language, source = _languages(review, document)
    for id, day in days.items():
        if section := document.section(id):
            title, since = review.title(id, document.page), review.say.date(day)
            yield review.at_section(document, section, heading=title, day=since, language=language, source=source)


def _pairs(review: Review) -> Iterator[tuple[Document, Section, Document, Section]]:
    """Yield each section of a translation after the one it translates."""
    for page in review.notice.pages:
        source = review.notice.documents[page][review.notice.source]
        for language, document in review.notice.documents[page].items():
            for section in document.sections if language != source.language else ():
                if original := source.section(section.id):
                    yield source, original, document, section


def _values(review: Review, document: Document, section: Section) -> Mapping[Value, int]:
    country = review.country or Locale.parse(review.notice.terms[review.notice.source].locale).territory
    return values_of(section, review.notice.terms[document.language], country)


def _said_alone(review: Review, source: Document, original: Section) -> set[Value]:
    """Return the values that an original has and none of its translations, where there are several."""
    there, others = _values(review, source, original), _translations(review, original)
    lacked = [set(without_twins(there, _values(review, *each))) for each in others]
    return set.intersection(*lacked) if len(lacked) > 1 else set()


def _translations(review: Review, original: Section) -> list[tuple[Document, Section]]:
    return [(document, section) for _, one, document, section in _pairs(review) if one is original]


def _wrong_in_the_original(
    review: Review, original: Section, section: Section, value: Value, lacking: Sequence[Value], alone: Set[Value]
) -> Value | None:
    """Return what an original has instead of a value that its translation shares with the facts, or all translations with each other.

    It is None where neither tells. Values of the original are `lacking` in the translation, or have been said there `alone`.
    """
    stated, others = stated_values(review, section.id), [_values(review, *each) for each in _translations(review, original)]
    by_facts = value.text in stated and not any(one.text in stated for one in lacking)
    shared = len(others) > 1 and all(value in here for here in others)
    return next((one for one in lacking if by_facts or (shared and one in alone)), None)


def _differs(review: Review, document: Document, section: Section, value: Value, certain: bool, *others: Document) -> RuleHit:
    """Return a hit at a value of a page that the same page in other languages does not have."""
    severity = None if certain else Severity.WARNING
    *languages, last = (review.language(one.language) for one in (document, *others))
    heading = review.title(section.id, document.page)
    values = {"heading": heading, "value": value.written, "language": ", ".join(languages), "source": last}
    beside = None if value.written in section.text else _beside(review, document, section, value.written)
    if beside:
        return review.at_section(document, section, beside.line, about=value.written, severity=severity, said_in=beside.text, **values)
    return review.at_words(document, section, value.written, severity, **values)


def _beside(review: Review, document: Document, section: Section, words: str) -> Excerpt | None:
    """Return the sentence of a translation that stands beside the one of the original that has some words."""
    own = (one for one in side_by_side(review.notice) if one.translation.document is document and one.translation.section is section)
    return next((translation for one in own for original, translation in one.excerpts if words in original.text), None)


def _languages(review: Review, document: Document) -> tuple[str, str]:
    """Return the language of a translation, and that of its source, in the language of the messages."""
    return review.language(document.language), review.language(review.notice.source)
