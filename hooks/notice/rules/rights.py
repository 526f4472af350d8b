"""A notice says what people can demand, and how: Art. 12 and 15–22 GDPR."""
from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta

from ..documents import Document, Section
from ..facts.values import NONE
from ..page_names import NOTICE
from ..sentences import find as find_words
from ..sentences import sentences_of
from ..vocabulary import codes
from .finding import RuleHit, Severity
from .legal_sources import ACCESS, TRANSPARENCY, Work, gdpr
from .phrases import find, languages
from .rule import CURRENT, Applies, declare, rule
from .under_review import Review

# A fine for leaving requests without an answer.
UNANSWERED = Work("TSV 13.12.2022", country="FI")
TESTED_FOR = timedelta(days=184)


def _right(id: str, code: str, *articles: str, milder: Callable[[Review], bool] = lambda _: False) -> None:
    """Declare the rule that the notice has a right; its section in every language comes with it."""

    def check(review: Review) -> Iterator[RuleHit]:
        if code not in (review.facts.rights or ()):
            yield review.at_fact("rights", about=code, severity=Severity.WARNING if milder(review) else None)

    declare(id, Severity.ERROR, *gdpr("13(2)(b)", "14(2)(c)", *articles), applies=Applies.BOTH, check=check)


def _may_object(review: Review) -> bool:
    """Say whether people can object to something: a public task, a legitimate interest, or direct marketing."""
    return _relies_on(review, "public-task", "legitimate-interest") or _markets(review)


_right("RGT-01", "access", "15")
_right("RGT-02", "rectification", "16")
_right("RGT-03", "erasure", "17")
_right("RGT-04", "restriction", "18")
_right("RGT-05", "objection", "21", milder=lambda review: not _may_object(review))
_right("RGT-06", "portability", "20", milder=lambda review: not _relies_on(review, "consent", "contract"))


@rule("RGT-07", Severity.ERROR, *gdpr("21(4)"), applies=Applies.BOTH)
def objection_stands_apart(review: Review) -> Iterator[RuleHit]:
    """The right to object has a heading of its own, no deeper than other rights.

    The summary of every page links to it.
    """
    document = review.notice.document(NOTICE, review.notice.source)
    section = document.section("objection")
    levels = [other.level for other in document.sections if other.id in codes()["rights"]]
    if section and section.level > min(levels) and _may_object(review):
        yield review.at_section(document, section, around=review.title(document.outline.above("objection")))


@rule("RGT-08", Severity.WARNING, *gdpr("21(1)"), applies=Applies.BOTH)
def objection_for_own_reasons(review: Review) -> Iterator[RuleHit]:
    """To a legitimate interest or a public task one objects on grounds of one's particular situation."""
    if _relies_on(review, "public-task", "legitimate-interest"):
        yield from _objection_without(review, "own-situation")


@rule("RGT-08b", Severity.WARNING, *gdpr("21(2)", "21(3)"), applies=Applies.BOTH)
def objection_to_marketing(review: Review) -> Iterator[RuleHit]:
    """To direct marketing one can always object."""
    if _markets(review):
        yield from _objection_without(review, "direct-marketing")


@rule("RGT-09", Severity.ERROR, *gdpr("12(2)"), applies=Applies.BOTH)
def way_to_use_the_rights(review: Review) -> Iterator[RuleHit]:
    """Requests have an address or a form; or the text leads to the contact details."""
    requests = review.facts.requests
    linked = {document.language for document, section in review.chapters("rights") if "(#contact)" in section.text}
    if not (requests and (requests.email or requests.form)) and not linked.issuperset(review.notice.written_in):
        yield review.at_fact("requests")


@rule("RGT-10", Severity.WARNING, *gdpr("12(2)", "31"), UNANSWERED, states=CURRENT)
def requests_are_answered(review: Review) -> Iterator[RuleHit]:
    """A test within half a year shows that requests get an answer."""
    tested = review.facts.records.requests_tested if review.facts.records else None
    if tested is None or review.day - tested > TESTED_FOR:
        yield review.at_fact("records", "requests_tested")


@rule("RGT-10b", Severity.WARNING, *gdpr("12(2)", "31"), UNANSWERED, states=CURRENT)
def requests_are_read(review: Review) -> Iterator[RuleHit]:
    """It is recorded who reads the requests."""
    if not (review.facts.records and review.facts.records.requests_monitored_by):
        yield review.at_fact("records", "requests_monitored_by")


@rule("RGT-11", Severity.ADVICE, *gdpr("12(3)", "12(5)", "12(6)"), applies=Applies.BOTH)
def terms_of_requests(review: Review) -> Iterator[RuleHit]:
    """It is said how soon, at which cost, and how one shows who one is."""
    requests = review.facts.requests
    if not requests or None in (requests.response_time, requests.free_of_charge, requests.identity_check):
        yield review.at_fact("requests", about="terms")


@rule("RGT-12", Severity.WARNING, *gdpr("12(1)"), TRANSPARENCY, applies=Applies.BOTH, by_words=True)
def conditions_of_rights(review: Review) -> Iterator[RuleHit]:
    """When a right applies is said of this processing, not as "in certain cases"."""
    for document, section in _sections_of_rights(review):
        for phrase, line in review.asserted("certain-cases", document, section):
            yield review.at_section(document, section, line, about=phrase, phrase=phrase, right=review.title(section.id))


@rule("RGT-12b", Severity.WARNING, *gdpr("12(1)"), TRANSPARENCY, applies=Applies.BOTH)
def text_of_rights(review: Review) -> Iterator[RuleHit]:
    """A right is more than its name."""
    for document, section in review.sections(*codes()["rights"]):
        if not section.text and not document.has_parts(section):
            yield review.at_section(document, section, right=review.title(section.id), language=review.language(document.language))


@rule("RGT-13", Severity.ADVICE, *gdpr("12(1)"))
def names_of_rights(review: Review) -> Iterator[RuleHit]:
    """Rights have the names of the Regulation, not those of the law before it."""
    for document, section in _sections_of_rights(review):
        for right in ("access", "objection"):
            for phrase, line in _in_title_or_text(review, f"old-{right}", document, section):
                term = review.notice.terms[document.language]["rights", right]
                yield review.at_section(document, section, line, about=phrase, phrase=phrase, term=term)


@rule("RGT-14", Severity.ERROR, *gdpr("22(3)"), applies=Applies.BOTH)
def human_review(review: Review) -> Iterator[RuleHit]:
    """Who decides automatically lets a human look at it."""
    decisions = review.facts.automated_decisions
    if decisions and decisions != NONE and "human-review" not in (review.facts.rights or ()):
        yield review.at_fact("rights", about="human-review")


@rule("RGT-15", Severity.WARNING, *gdpr("12(2)", "12(6)", "5(1)(c)"), ACCESS, states=CURRENT)
def identity_without_papers(review: Review) -> Iterator[RuleHit]:
    """Who somebody is is not shown by a copy of a passport or a signature as a rule."""
    requests = review.facts.requests
    check = requests.identity_check if requests and requests.identity_check != NONE else None
    for language, text in review.said(check).items():
        if any(find_words("identity-papers", sentence) for sentence in sentences_of(text, language)):
            yield review.at_fact("requests", "identity_check", check=text)
            return


@rule("RGT-16", Severity.ADVICE, *gdpr("21(1)", "21(2)"), states=CURRENT)
def objection_to_something(review: Review) -> Iterator[RuleHit]:
    """A right to object is one to something: an interest, a public task or direct marketing."""
    known = all(purpose.legal_bases for purpose in review.purposes.values())
    if "objection" in (review.facts.rights or ()) and review.purposes and known and not _may_object(review):
        yield review.at_fact("rights", about="objection to nothing")


def _objection_without(review: Review, kind: str) -> Iterator[RuleHit]:
    """Yield the section on the right to object, in languages in which it has no phrase of that kind."""
    for document, section in review.sections("objection"):
        if section.text and document.language in languages() and not any(review.phrases(kind, document, section)):
            yield review.at_section(document, section, language=review.language(document.language))


def _relies_on(review: Review, *bases: str) -> bool:
    return any(purpose.bases.intersection(bases) for purpose in review.purposes.values())


def _markets(review: Review) -> bool:
    return any(purpose.direct_marketing for purpose in review.purposes.values())


def _sections_of_rights(review: Review) -> Iterator[tuple[Document, Section]]:
    yield from review.chapters("rights", *codes()["rights"])


def _in_title_or_text(review: Review, kind: str, document: Document, section: Section) -> Iterator[tuple[str, int]]:
    yield from ((phrase, section.line) for phrase, _ in find(kind, document.language, section.title))
    yield from review.phrases(kind, document, section)
