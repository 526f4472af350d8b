"""Where people are told to turn, the text gives the telephone numbers and postal addresses of notice.yml: Art. 12(1) and 13(1)(a) GDPR."""
from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from ..sentences import find
from ..translations.same_values import DIALLED
from .against_facts import texts_of
from .finding import RuleHit, Severity
from .legal_sources import gdpr
from .rule import CURRENT, rule
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


@rule("FCT-01b", Severity.WARNING, *gdpr("12(1)", "13(1)(a)", "14(1)(a)"), states=CURRENT)
def where_to_turn(review: Review) -> Iterator[RuleHit]:
    """A postal address in the sections that say where to turn, and a number that readers are told to call, is one of notice.yml."""
    known = texts_of(review.facts).splitlines()
    phones = {_digits(line) for line in known}
    boxes = {match[1] for line in known if (match := STATED_BOX.match(line))}
    for prose in review.sentences():
        for words in _unknown(prose, known, phones, boxes, review.country) if prose.section.id in PLACES else ():
            heading = review.title(prose.section.id, prose.document.page)
            yield review.at_sentence(prose, words, heading=heading, value=words)


def _unknown(prose: Prose, known: list[str], phones: set[str], boxes: set[str], country: str | None) -> Iterator[str]:
    """Yield the addresses of a sentence that no text of the facts has; numbers of other desks may stand beside."""
    text = prose.sentence.text
    yield from (match[0] for match in STREET.finditer(text) if not any(match[0].casefold() in line for line in known))
    yield from (match[0] for match in BOX.finditer(text) if match[1] not in boxes)
    if find("to-be-called", prose.sentence):
        yield from (match[0] for match in DIALLED.finditer(text) if _dialled(match[0], country) not in phones)


def _dialled(number: str, country: str | None) -> str:
    """Return the digits of a number with the code of its country, without signs."""
    try:
        return _digits(phonenumbers.format_number(phonenumbers.parse(number, country), phonenumbers.PhoneNumberFormat.E164))
    except phonenumbers.NumberParseException:
        return _digits(number)


def _digits(number: str) -> str:
    return "".join(filter(str.isdigit, number))
