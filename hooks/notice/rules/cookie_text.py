"""The text speaks of cookies and of consent to them as Act 917/2014 § 205 and Art. 4(11) and 7 GDPR demand."""
from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from ..anchors import cookie_page
from ..documents import Document, Section
from ..page_names import COOKIES, NOTICE
from ..sentences import Hit, find
from ..vocabulary import codes
from .against_facts import stated
from .cookie_consent import TERMINALS, needing_consent
from .finding import RuleHit, Severity
from .legal_sources import gdpr
from .phrases import find as phrases
from .phrases import languages
from .rule import rule
from .under_review import Prose, Review


@rule("CKI-04b", Severity.ERROR, TERMINALS, *gdpr("4(11)", "7(1)"), by_words=True)
def no_consent_by_browser(review: Review) -> Iterator[RuleHit]:
    """The settings of a browser are not called consent, nor that it lets cookies through."""
    told = set[int]()
    for document, section in _sections(review):
        for phrase, line in review.asserted("consent-by-browser", document, section, has_negation=True):
            told.add(id(section))
            yield review.at_section(document, section, line, about=phrase, phrase=" ".join(phrase.split()))
    for prose in review.sentences():
        said = stated(prose, "browser-is-consent") if id(prose.section) not in told else ()
        parting = [one.start for kind in ("contrast", "condition") for one in find(kind, prose.sentence)]
        hits = [hit for hit in said if not any(hit.start < place < hit.end for place in parting)]
        if not hits and id(prose.section) not in told and not find("takes-for-no-consent", prose.sentence):
            hits = [hit for hit in find("browser-taken-as", prose.sentence) if not _is_denied_before(prose, hit)]
        if hits and (find("cookie", prose.sentence) or find("counting", prose.sentence)):
            yield review.at_sentence(prose, hits[0].words, phrase=hits[0].words)


@rule("CKI-07b", Severity.WARNING, TERMINALS, *gdpr("7(3)"))
def withdrawal_is_told(review: Review) -> Iterator[RuleHit]:
    """The text on cookies says, in every language, that consent can be withdrawn."""
    sections = list(_sections(review)) if needing_consent(review) else []
    told_in = {document.language for document, section in sections if _tells_of_withdrawal(document.language, section)}
    documents = {document.language: (document, section) for document, section in reversed(sections)}
    for language, (document, section) in documents.items():
        if language in languages() - told_in:
            yield review.at_section(document, section, language=review.language(language))


@rule("CKI-08b", Severity.WARNING, TERMINALS, by_words=True)
def necessary_for_what(review: Review) -> Iterator[RuleHit]:
    """Statistics and advertising are not told of as necessary."""
    for document, section in review.sections("necessary", page=cookie_page(review.notice.documents)):
        for phrase, line in review.asserted("observing", document, section):
            yield review.at_section(document, section, line, about=phrase, phrase=phrase)


@rule("CKI-09", Severity.WARNING, *gdpr("4(1)", "12(1)"), by_words=True)
def not_anonymous(review: Review) -> Iterator[RuleHit]:
    """What is tied to the identifier in a cookie is not called anonymous."""
    for document, section in _sections(review):
        for phrase, line in review.asserted("anonymous", document, section):
            yield review.at_section(document, section, line, about=phrase, phrase=phrase)


@rule("CKI-10", Severity.ADVICE, TERMINALS)
def every_device(review: Review) -> Iterator[RuleHit]:
    """Where only computers are spoken of, telephones and other devices are too."""
    sections = list(_sections(review))
    told_in = {document.language for document, section in sections if any(review.phrases("other-devices", document, section))}
    for language in languages() - told_in:
        own = [(document, section) for document, section in sections if document.language == language]
        found = ((document, section, *one) for document, section in own for one in review.phrases("computers", document, section))
        for document, section, phrase, line in islice(found, 1):
            yield review.at_section(document, section, line, about=phrase, phrase=phrase)


def _is_denied_before(prose: Prose, hit: Hit) -> bool:
    """Say whether a sentence denies something before it names the browser: "neither … nor the settings of your browser"."""
    return any(one.start < hit.start for one in find("negation", prose.sentence))


def _tells_of_withdrawal(language: str, section: Section) -> bool:
    """Say whether a section tells how consent is withdrawn, in its heading or its text."""
    return any(found for text in (section.title, section.text) for found in phrases("cookie-withdrawal", language, text))


def _sections(review: Review) -> Iterator[tuple[Document, Section]]:
    """Yield the page on cookies; or, where there is none, the sections of the notice on them."""
    page = cookie_page(review.notice.documents)
    if page == NOTICE:
        yield from review.chapters(COOKIES, *codes()["cookie_categories"])
    else:
        yield from review.sections(page=page)
