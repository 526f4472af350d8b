"""Where people are told to turn, the text gives the telephone numbers and postal addresses of notice.yml: Art. 12(1) and 13(1)(a) GDPR."""
from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from ..facts.values import Fact
from ..sentences import find, is_listed
from ..translations.same_values import DIALLED, EMAIL
from .against_facts import stated, texts_in, texts_of
from .finding import RuleHit, Severity
from .legal_sources import gdpr
from .rule import CURRENT, rule
from .said_in_prose import has
from .something_else import is_past
from .told_roles import is_our_name
from .under_review import Prose, Review

# Where a number or an address can only be one to turn to.
PLACES = ("controller", "contact", "dpo", "authority", "complaint", "rights")
# "Storgatan 12", "Torikatu 1 B", "12 High Street", "PL 800", "PB 800", "P.O. Box 800".
STREET = re.compile(
    r"\b[A-ZÅÄÖ][\w-]*(?:katu|tie|kuja|polku|raitti|ranta|väylä|aukio|rinne|gatan|vägen|gränden|gränd|stigen|torget|allén|esplanaden|stranden)\s\d+"
    r"|\b\d+ [A-Z]\w+ (?:Street|Road|Lane|Avenue|Square)\b"
)
BOX_NAME = r"(?:PL|PB|Box|P\.?\s?O\.? Box)\s"
BOX = re.compile(rf"\b{BOX_NAME}(\d{{1,5}})\b")
# In the facts it is a number of its own, or stands where a street does.
STATED_BOX = re.compile(rf"(?:{BOX_NAME})?(\d{{1,5}})\b", re.IGNORECASE)
# A number may also have groups of five digits, where it is told that it is one: "029 56 12345".
TO_CALL = re.compile(rf"{DIALLED.pattern}|(?<![\w.,/-])(?:\+\d{{1,3}}[ -]\d{{1,3}}|0\d{{1,3}})(?:[ -]\d{{2,6}}){{1,3}}(?![\w/])")
# "Lisa Lindström", "Mark von Miller": two words or three that begin with a capital.
NAME = r"([A-ZÅÄÖ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?)"
PERSON = re.compile(rf"\b{NAME} (?:(?:von|af|de|van) )?{NAME}\b")
TOWN = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+")
AUTHORITY, OFFICER, OURS = "authority", "dpo", "controller"
# As much of the name of a town or a family as stays the same in all its forms: "Helsinki", "Helsingissä".
STEM_OF_A_NAME = 4


@rule("FCT-01b", Severity.WARNING, *gdpr("12(1)", "13(1)(a)", "14(1)(a)"), states=CURRENT)
def where_to_turn(review: Review) -> Iterator[RuleHit]:
    """A postal address in the sections that say where to turn, and a number that readers are told to call, is one of notice.yml."""
    known = texts_of(review.facts).splitlines()
    phones = {_digits(line) for line in known}
    boxes = {match[1] for line in known if (match := STATED_BOX.match(line))}
    for prose in review.sentences():
        told = prose.section.id in PLACES and not _is_of_others(review, prose)
        for words in _unknown(prose, known, phones, boxes, review.country) if told else ():
            heading = review.title(prose.section.id, prose.document.page)
            yield review.at_sentence(prose, words, heading=heading, value=words)


@rule("FCT-01c", Severity.WARNING, *gdpr("12(1)", "13(1)(a)", "13(1)(b)"), states=CURRENT)
def whom_to_turn_to(review: Review) -> Iterator[RuleHit]:
    """A person whom the text names as an officer or contact, and the town in which it says the authority is, are those of notice.yml."""
    known = texts_of(review.facts)
    for prose in review.sentences():
        for words, stem in (*_persons(prose), *_towns(prose, known)):
            if stem.casefold() not in known and words.casefold() not in known:
                yield review.at_sentence(prose, words, heading=review.title(prose.section.id, prose.document.page), value=words)


@rule("FCT-01d", Severity.WARNING, *gdpr("12(1)", "13(1)(a)", "13(1)(b)", "13(2)(d)"), states=CURRENT)
def whose_address_it_is(review: Review) -> Iterator[RuleHit]:
    """A number or an address beside the officer, the authority or the organisation alone is its own, and not that of another of them."""
    stated_of = {role: _channels(review, parties) for role, parties in _parties(review).items()}
    for prose in review.sentences() if len(stated_of) > 1 else ():
        values = list(_values_in(_written(review, prose), review.country))
        named = _roles(review, prose) if values else set[str]()
        role = named.pop() if len(named) == 1 else ""
        told = role in stated_of and not (has(prose, "negation", "by-way-of") or _is_of_others(review, prose))
        for kind, value, words in values if told else ():
            owners = {one for one, channels in stated_of.items() if (kind, value) in channels}
            has_its_own = any(each == kind for each, _ in stated_of[role])
            # Where its own stands there, too, the other one is said to be somebody else's.
            has_it_here = any((each, one) in stated_of[role] for each, one, _ in values if each == kind)
            if owners and role not in owners and has_its_own and not has_it_here:
                heading = review.title(prose.section.id, prose.document.page)
                yield review.at_sentence(prose, words, heading=heading, value=words, words=prose.as_read)


def _parties(review: Review) -> dict[str, list[Fact]]:
    """Return who may be turned to, by role, as far as notice.yml states them."""
    facts = review.facts
    ours = (facts.controller, facts.contact, facts.requests)
    parties: dict[str, tuple[object, ...]] = {OURS: ours, OFFICER: (facts.dpo,), AUTHORITY: (facts.authority,)}
    stated = {role: [one for one in each if isinstance(one, Fact)] for role, each in parties.items()}
    return {role: each for role, each in stated.items() if each}


def _channels(review: Review, parties: list[Fact]) -> set[tuple[str, str]]:
    """Return the numbers and addresses of some parties, each with its kind."""
    texts = [line for one in parties for line in texts_in(one.model_dump(exclude_none=True))]
    return {(kind, value) for text in texts for kind, value, _ in _values_in(text, review.country)}


def _roles(review: Review, prose: Prose) -> set[str]:
    """Return whom a sentence names; where it names nobody, whom its section is about."""
    sentence, language = prose.sentence, prose.document.language
    named = {role for role, kind in ((OFFICER, "dpo"), (AUTHORITY, "the-authority"), (OURS, "to-us")) if find(kind, sentence)}
    if any(is_our_name(review, word, language) for word in sentence.words):
        named.add(OURS)
    return named or {prose.section.id} & {OFFICER, AUTHORITY}


def _written(review: Review, prose: Prose) -> str:
    """Return a sentence as it is written, with an address behind its last word: "E-mail: info@example.fi"."""
    after = review.after(prose)
    end = after.sentence.start if after else len(prose.section.text)
    return prose.section.text[prose.sentence.start : end].split("\n\n")[0]


def _values_in(text: str, country: str | None) -> Iterator[tuple[str, str, str]]:
    """Yield the numbers and addresses of a text: of which kind each is, how it is compared, and as it is written."""
    yield from (("phone", _dialled(match[0], country), match[0]) for match in TO_CALL.finditer(text))
    yield from (("email", match[0].casefold(), match[0]) for match in EMAIL.finditer(text))
    yield from (("street", match[0].casefold(), match[0]) for match in STREET.finditer(text))


def _is_of_others(review: Review, prose: Prose) -> bool:
    """Say whether a sentence tells where one no longer turns, or where somebody else is."""
    return is_past(review, prose.sentence) or bool(find("other-place", prose.sentence))


def _persons(prose: Prose) -> Iterator[tuple[str, str]]:
    """Yield names of people in a sentence on an officer or a contact, each with what stays the same in its forms.

    They are words with a capital that no list has; of a surname the beginning stays: "Leppäkorpi", "Leppäkorven".
    """
    if any(stated(prose, "turned-to")):
        for match in PERSON.finditer(prose.sentence.text):
            if not all(is_listed(word, prose.sentence.language) for word in match.groups()):
                yield match[0], match[0].removesuffix(match[2]) + match[2][:STEM_OF_A_NAME]


def _towns(prose: Prose, known: str) -> Iterator[tuple[str, str]]:
    """Yield the word with a capital that tells where the authority is, by a sentence of its section, and what stays the same in its forms.

    A country is no town.
    """
    if prose.section.id == AUTHORITY and not find("names-a-country", prose.sentence):
        for hit in stated(prose, "is-located"):
            word = "".join(prose.sentence.words[hit.end : hit.end + 1])
            after = prose.sentence.words[hit.end + 1 :]  # "in Kallio in Helsinki": a part of a town that is known
            part = any(TOWN.fullmatch(one) and one[:STEM_OF_A_NAME].casefold() in known for one in after)
            if TOWN.fullmatch(word) and not (part or is_listed(word, prose.sentence.language)):
                yield word, word[:STEM_OF_A_NAME]


def _unknown(prose: Prose, known: list[str], phones: set[str], boxes: set[str], country: str | None) -> Iterator[str]:
    """Yield the addresses of a sentence that no text of the facts has; numbers of other desks may stand beside."""
    text = prose.sentence.text
    yield from (match[0] for match in STREET.finditer(text) if not any(match[0].casefold() in line for line in known))
    yield from (match[0] for match in BOX.finditer(text) if match[1] not in boxes)
    is_of_the_authority = prose.section.id == AUTHORITY and find("is-a-number", prose.sentence)
    if is_of_the_authority or find("to-be-called", prose.sentence):
        yield from (match[0] for match in TO_CALL.finditer(text) if not _is_known(match[0], phones, country))


def _is_known(number: str, known: set[str], country: str | None) -> bool:
    """Say whether digits are those of a number of the facts, or the beginning of another identifier there ("0112038-9")."""
    return _dialled(number, country) in known or any(one.startswith(_digits(number)) for one in known)


def _dialled(number: str, country: str | None) -> str:
    """Return the digits of a number with the code of its country, without signs."""
    try:
        return _digits(phonenumbers.format_number(phonenumbers.parse(number, country), phonenumbers.PhoneNumberFormat.E164))
    except phonenumbers.NumberParseException:
        return _digits(number)


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))
