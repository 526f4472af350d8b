"""A notice says which data are used, special ones and those on offences among them: Art. 9, 10 and 14(1)(d) GDPR."""
from __future__ import annotations

from collections.abc import Iterator

from ..documents import Document, Section
from ..facts.processing import Purpose
from ..sentences import data_in, sentences_of
from ..sentences import find as find_words
from ..views import register_names
from ..vocabulary import codes
from .finding import RuleHit, Severity
from .legal_sources import TRANSPARENCY, Statute, gdpr, names_a_law
from .phrases import find
from .rule import CURRENT, Applies, purpose_rule, rule
from .said_in_prose import asked_and_denied
from .under_review import Review

CATEGORIES = gdpr("14(1)(d)")
# What a text may describe, and the categories of the vocabulary that it needs. The phrases are `does-<operation>`.
OPERATIONS = {
    "payments": {"payments", "debts", "bank-account"},
    "calls": {"call-recordings", "correspondence", "telephone-number", "contact-details"},
    "recordings": {"call-recordings"},
    "text-messages": {"telephone-number", "contact-details"},
    "court": {"debts", "criminal-offences"},
}
# In a sentence with these an operation is not one of the purpose.
NOT_DONE = ("of-criminals", "topic-of-a-work", "leaves-a-choice", "asks-to-call", "breaks-a-law")
# Kinds that have rules of their own beside the special ones.
NAMED_APART = ("criminal-offences", "personal-identity-code")
# As Article 9(1) lists them. The phrases are `names-<category>`.
NINE = ("ethnic-origin", "political-opinions", "beliefs", "union-membership", "genetic", "biometric", "health", "sex-life")
# A text that names so many of them means to list them.
LISTED = 4


@purpose_rule("DAT-01", Severity.ERROR, *CATEGORIES, applies=Applies.OTHER)
def categories(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """A purpose for which data come from elsewhere says which kinds of data they are."""
    if not purpose.categories:
        yield review.at_fact("purposes", name, "categories", purpose=review.title(name))


@purpose_rule("DAT-01b", Severity.ADVICE, *gdpr("5(1)(a)"), TRANSPARENCY, applies=Applies.SUBJECT)
def categories_from_the_person(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """Kinds of data are stated too where they come from nobody but the person.

    They are not required then, but help.
    """
    if not purpose.categories and purpose.collected_from == ["subject"]:
        yield review.at_fact("purposes", name, "categories", purpose=review.title(name))


@rule("DAT-02", Severity.WARNING, *CATEGORIES, TRANSPARENCY, applies=Applies.OTHER, by_words=True)
def closed_list(review: Review) -> Iterator[RuleHit]:
    """Data are listed to the last kind, not "such as"; a mild finding where all of them come from the person."""
    purposes = review.facts.purposes
    for document, section in review.chapters("categories", "purposes", *purposes):
        purpose = purposes.get(section.id)
        severity = Severity.ADVICE if purpose and purpose.collected_from == ["subject"] else None
        for phrase, line in review.asserted("open-data", document, section):
            yield review.at_section(document, section, line, about=phrase, severity=severity, phrase=phrase)


@rule("DAT-02b", Severity.WARNING, *CATEGORIES, TRANSPARENCY, applies=Applies.OTHER)
def closed_label(review: Review) -> Iterator[RuleHit]:
    """A category is a kind of data, not "other data" or "…, etc."."""
    for name, category in review.facts.categories.items():
        open_ended = [text for language, text in review.said(category.label).items() if any(find("open-label", language, text))]
        if open_ended:
            yield review.at_fact("categories", name, "label", label=open_ended[0])


@rule("DAT-03", Severity.ADVICE, *CATEGORIES, *gdpr("5(1)(a)"), applies=Applies.OTHER)
def data_for_what_is_described(review: Review) -> Iterator[RuleHit]:
    """What the text of a purpose describes is done with data that are listed there."""
    for name, purpose in review.purposes.items():
        for operation, needed in OPERATIONS.items() if purpose.categories else ():
            if _lists(review, purpose, operation, needed):
                continue
            for document, section, phrase, line in _described(review, name, operation):
                about, title = f"{name} {operation}", review.title(name)
                yield review.at_section(document, section, line, about=about, purpose=title, phrase=phrase, category=min(needed))
                break


@purpose_rule("SPC-01", Severity.ERROR, *gdpr("9(2)", "13(1)(c)", "14(1)(c)"), TRANSPARENCY)
def condition_for_special_categories(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """Special categories need a condition of Article 9(2) besides a legal basis."""
    special = [used.category for used in purpose.categories or () if review.facts.is_special(used.category)]
    if special and not purpose.special_condition:
        names = review.names(register_names.category, special)
        yield review.at_fact("purposes", name, "special_condition", purpose=review.title(name), categories=names)


@rule("SPC-02", Severity.WARNING, *gdpr("9(1)"), by_words=True)
def all_special_categories(review: Review) -> Iterator[RuleHit]:
    """A text that lists the special categories lists all of them."""
    for document, section in review.sections():
        named = [category for category in NINE if any(review.phrases(f"names-{category}", document, section))]
        if LISTED <= len(named) < len(NINE):
            missing = [category for category in NINE if category not in named]
            yield review.at_section(document, section, missing=review.names(register_names.category, missing))


@purpose_rule("SPC-03", Severity.ERROR, *gdpr("10"), Statute("1050/2018", "7"))
def law_for_criminal_data(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """Data on convictions and offences need a law that allows them."""
    used = {review.facts.code_of("categories", used.category) for used in purpose.categories or ()}
    if "criminal-offences" in used and not purpose.criminal_data_law:
        yield review.at_fact("purposes", name, "criminal_data_law", purpose=review.title(name))


@purpose_rule("SPC-03b", Severity.WARNING, *gdpr("10"), Statute("1050/2018", "7"), states=CURRENT)
def law_with_its_number(review: Review, name: str, purpose: Purpose) -> Iterator[RuleHit]:
    """The law that allows data on offences can be looked up."""
    if purpose.criminal_data_law and not names_a_law(purpose.criminal_data_law):
        yield review.at_fact("purposes", name, "criminal_data_law", purpose=review.title(name))


@rule("SPC-05", Severity.WARNING, *gdpr("9(1)", "10"), states=CURRENT)
def own_categories_that_are_special(review: Review) -> Iterator[RuleHit]:
    """An own category whose words are those of a special one, of offences or of the identity code says so."""
    for name, own in review.facts.categories.items():
        labels = review.said(own.label).items() if not (own.like or own.special) else ()
        kinds = {kind for language, text in labels for sentence in sentences_of(text, language) for kind, _ in data_in(sentence)}
        grave = [kind for kind in codes()["categories"] if kind in kinds and (kind in NAMED_APART or codes()["categories"][kind].special)]
        for kind in grave[:1]:
            yield review.at_fact("categories", name, category=review.say.term("categories", kind), like=kind)


@rule("SPC-04", Severity.WARNING, *gdpr("5(1)(a)", "12(1)"), by_words=True)
def special_categories_are_used_or_not(review: Review) -> Iterator[RuleHit]:
    """The text does not deny the special categories that the facts state."""
    used = [used.category for purpose in review.facts.purposes.values() for used in purpose.categories or ()]
    special = [category for category in dict.fromkeys(used) if review.facts.is_special(category)]
    names = review.names(register_names.category, special)
    for document, section in review.sections() if special else ():
        for phrase, line in review.phrases("denies-special", document, section):
            yield review.at_section(document, section, line, about=phrase, phrase=phrase, categories=names)
    for prose, said in asked_and_denied(review, "asks-of-special-data") if special else ():
        yield review.at_sentence(prose, said, phrase=said, categories=names)


def _lists(review: Review, purpose: Purpose, operation: str, needed: set[str]) -> bool:
    """Say whether a category of the purpose is of the needed kind, by its code or by its label."""
    for used in purpose.categories or ():
        own = review.facts.categories.get(used.category)
        labels = review.said(own.label) if own else {}
        named = any(any(find(f"does-{operation}", language, label)) for language, label in labels.items())
        if named or review.facts.code_of("categories", used.category) in needed:
            return True
    return False


def _described(review: Review, purpose: str, operation: str) -> Iterator[tuple[Document, Section, str, int]]:
    """Yield where the text of a purpose, or of a section that it is part of, describes an operation."""
    for document, section in review.sections(page=review.notice.homes[purpose].page):
        if section.id in (purpose, *_above(document, purpose)):
            for phrase, line in review.asserted(f"does-{operation}", document, section):
                if not _is_only_told(document, section, phrase):
                    yield document, section, phrase, line


def _is_only_told(document: Document, section: Section, phrase: str) -> bool:
    """Say whether every sentence with a phrase warns of a fraud, tells of a book, or invites: "Call us"."""
    having = [sentence for sentence in sentences_of(section.text, document.language) if phrase in sentence.text]
    return bool(having) and all(any(find_words(kind, sentence) for kind in NOT_DONE) for sentence in having)


def _above(document: Document, id: str) -> list[str]:
    """Return the sections around a purpose, up to the chapter of all purposes or the title."""
    above = document.outline.above(id)
    if above in (id, "purposes", document.sections[0].id):
        return []
    return [above, *_above(document, above)]
