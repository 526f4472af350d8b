"""A text states some things that are the same in every language: numbers, dates, periods, addresses, links."""
from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from itertools import zip_longest
from urllib.parse import unquote, urlsplit

import phonenumbers
from babel import Locale

from ..cache import memoize_per_object
from ..changes.telling_words import month_number
from ..documents import Section
from ..markup import plain_text
from ..periods import same_length
from ..vocabulary import Terms

EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
LINK = re.compile(r'<a [^>]*?href="([^"]+)"')
BUSINESS_ID = re.compile(r"\b\d{7}-\d\b")
TOKEN = re.compile(r"\d+|[^\W\d_]+(?:[’'][^\W\d_]*)?")


@dataclass(frozen=True)
class Value:
    """A value is compared by its `text`, such as "P24M" for two years. `written` is as an editor wrote it."""

    kind: str
    text: str
    written: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Value) and (self.kind, self.text) == (other.kind, other.text)

    def __hash__(self) -> int:
        return hash((self.kind, self.text))


@memoize_per_object
def values_of(section: Section, terms: Terms, country: str | None = None) -> Counter[Value]:
    """Return every value that heading and text of a section state, and how often; several rules ask for them.

    A telephone number without the code of a country is one of the `country` ("FI"), in whatever language it stands; where
    that is not known, it is one of where the language is spoken most.
    """
    territory = country or Locale.parse(terms.locale).territory
    found = Counter(_links(section.html))
    text = f"{section.title}\n{plain_text(section.html)}"
    for kind, expression in (("email", EMAIL), ("business-id", BUSINESS_ID)):
        found.update(Value(kind, match.casefold(), match) for match in expression.findall(text))
        text = expression.sub(" ", text)
    text = ADDRESS.sub(" ", text)
    for match in phonenumbers.PhoneNumberMatcher(text, territory):
        found[Value("phone", phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164), match.raw_string)] += 1
        text = text.replace(match.raw_string, " ")
    found.update(_numbers(text, terms))
    for value in contact_links(section.html, territory):
        found[value] = found[value] or 1  # an address that is a link and its words, too, is one
    return found


def contact_links(html: str, territory: str | None) -> Iterator[Value]:
    """Yield the mail addresses and telephone numbers to which links lead, as they are compared with those in the text."""
    for written in map(unescape, LINK.findall(html)):
        parts = urlsplit(written)
        if parts.scheme == "mailto":
            yield from (Value("email", one.strip().casefold(), one.strip()) for one in unquote(parts.path).split(",") if one.strip())
        elif parts.scheme == "tel":
            number = unquote(parts.path)
            yield Value("phone", _dialled(number, territory), number)


def _dialled(number: str, territory: str | None) -> str:
    """Return a telephone number as it is dialled (E.164), or as it is written where it is none."""
    try:
        return phonenumbers.format_number(phonenumbers.parse(number, territory), phonenumbers.PhoneNumberFormat.E164)
    except phonenumbers.NumberParseException:
        return number


def _links(html: str) -> Iterator[Value]:
    """Yield where links lead. Other sites may have a page for each language; that it is the same site is enough."""
    for written in map(unescape, LINK.findall(html)):
        parts = urlsplit(written)
        if parts.scheme not in ("mailto", "tel"):
            yield Value("link", parts.netloc or written, written)


def _numbers(text: str, terms: Terms) -> Iterator[Value]:
    """Yield numbers in digits, in words and as months of a date; with a unit of time they are a period."""
    tokens = TOKEN.findall(text)
    units, numbers = _units(terms), _numbers_in_words(terms)
    for token, after in zip_longest(tokens, tokens[1:], fillvalue=""):
        number = int(token) if token.isdecimal() else numbers.get(token.casefold())
        unit = units.get(after.casefold().replace("'", "’"))
        if number is None:
            if month := month_number(token, terms.locale):
                yield Value("number", str(month), token)
        elif unit and number > 1:  # "within a month" says one without a number
            yield Value("period", same_length([(number, unit)]), f"{token} {after}")
        elif not unit and (number > 1 or token.isdecimal()):
            yield Value("number", str(number), token)


@memoize_per_object
def _units(terms: Terms) -> dict[str, str]:
    """Return the unit of time that each word of a language names."""
    return {word.casefold(): unit for unit, words in terms.words("units") for word in words}


@memoize_per_object
def _numbers_in_words(terms: Terms) -> dict[str, int]:
    return {word.casefold(): int(number) for number, words in terms.words("numbers") for word in words}
