"""A text states some things that are the same in every language: numbers, dates, periods, addresses, links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from html import unescape
from urllib.parse import unquote, urlsplit

import phonenumbers
from babel import Locale

from ..documents import Section
from ..markup import plain_text
from ..periods import UNITS, same_length
from ..vocabulary import Terms
from .numbers_in_text import A_DAY, NOON, Value, numbers_in

EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
LINK = re.compile(r'<a [^>]*?href="([^"]+)"')
BUSINESS_ID = re.compile(r"\b\d{7}-\d\b")
# A number that is dialled, although no network has it: "018 99999".
DIALLED = re.compile(r"(?<![\w.,/-])(?:(?:\+|0)\d{0,3}(?:[\s()-]{1,2}\d{1,4}){2,}|0\d{1,2}[ -]?\d{4,})(?![\w/]|\.\d)")
# "1050/2018", "2018:218", "2016/679".
LAW = re.compile(r"(?<![\d/.:])(?:\d{1,4}/(?:19|20)\d\d|(?:19|20)\d\d[/:]\d{1,4})(?![\d/])")
# What one language may leave out, or say in another way, without saying anything else.
WEAK = frozenset({"number", "century", "law", "dialled"})
LANGUAGE = 2  # letters of a code: fi.example.org
FARTHEST_CLOCK = 3  # hours from the Azores to Finland
SINGLE = frozenset(same_length([(1, unit)]) for unit in UNITS)


def values_of(section: Section, terms: Terms, country: str | None = None) -> Counter[Value]:
    """Return every value that heading and text of a section state, and how often; several rules ask for them.

    A telephone number without the code of a country is one of the `country` ("FI"), in whatever language it stands; where
    that is not known, it is one of where the language is spoken most. It is not to be changed.
    """
    return _values_in(section.title, section.html, terms, country)


@lru_cache(maxsize=1 << 13)
def _values_in(title: str, html: str, terms: Terms, country: str | None) -> Counter[Value]:
    """Find them once: versions of a notice have nearly all their sections in common."""
    territory = country or Locale.parse(terms.locale).territory
    found = Counter(_links(html))
    text = f"{title}\n{plain_text(html)}"
    for kind, expression in (("email", EMAIL), ("business-id", BUSINESS_ID)):
        found.update(Value(kind, match.casefold(), match) for match in expression.findall(text))
        text = expression.sub(" ", text)
    text = ADDRESS.sub(" ", text)
    for match in phonenumbers.PhoneNumberMatcher(text, territory):
        found[Value("phone", phonenumbers.format_number(match.number, phonenumbers.PhoneNumberFormat.E164), match.raw_string)] += 1
        text = text.replace(match.raw_string, " ")
    found.update(Value("law", "/".join(sorted(re.findall(r"\d+", match))), match) for match in LAW.findall(text))
    text = LAW.sub(" ", text)
    found.update(Value("dialled", re.sub(r"\D", "", match), match) for match in DIALLED.findall(text))
    text = DIALLED.sub(" ", text)
    found.update(numbers_in(text, terms))
    for value in contact_links(html, territory):
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
            yield Value("link", _site(parts.netloc) or written, written, certain=not parts.netloc)


def _site(host: str) -> str:
    """Return a host without what only says in which language or form its pages are.

    >>> _site("www.example.fi"), _site("sv.example.org")
    ('example.fi', 'example.org')
    """
    first, _, rest = host.partition(".")
    return rest if "." in rest and (first == "www" or len(first) == LANGUAGE) else host


def differences(original: Mapping[Value, int], translated: Mapping[Value, int]) -> Iterator[tuple[Value, bool]]:
    """Yield what a translation states otherwise than its source, or else what it lacks; and whether that is certain.

    How often a value is said does not matter. An age may be told with its unit or without it ("under 13"), an hour, a day or
    a year without a number, and what a clock shows with 24 hours or with 12. Where both have a value of a kind that the other
    lacks, they contradict each other.
    """
    more, less = without_twins(translated, original), without_twins(original, translated)
    for value in more or less:
        contrary = [one for one in (less if more else ()) if one.kind == value.kind]
        if value.kind in WEAK:
            known = value.certain and all(one.certain and _are_of_one_country(one, value) for one in contrary)
            if contrary or value.certain:
                yield value, bool(contrary) and known
        elif contrary or value.text not in SINGLE:
            yield value, value.certain


def _are_of_one_country(one: Value, two: Value) -> bool:
    """Say whether two laws have numbers of one form: "38/1978" is of Finland, of which its readers may be told, "2005:59" of Sweden."""
    return one.kind != "law" or (":" in one.written) == (":" in two.written)


def without_twins(values: Mapping[Value, int], others: Mapping[Value, int]) -> list[Value]:
    """Return the values that the others do not have: not as a number of a period either, nor as the same hour, said oftener there."""
    oftener = [one for one, times in others.items() if times > values.get(one, 0)]
    alone = (one for one in values.keys() - others.keys() if not any(_are_twins(one, other) for other in oftener))
    return sorted(alone, key=_in_order)


def _are_twins(one: Value, two: Value) -> bool:
    return _is_number_of(one, two) or _is_number_of(two, one) or _are_one_hour(one, two)


def _in_order(value: Value) -> tuple[str, str]:
    return value.kind, value.text


def _is_number_of(number: Value, period: Value) -> bool:
    lengths = {same_length([(int(number.text), unit)]) for unit in UNITS} if number.kind == "number" and period.kind == "period" else ()
    return period.text in lengths


def _are_one_hour(one: Value, two: Value) -> bool:
    """Say whether two numbers, of which one is of a clock, are the same hour: "klockan fjorton" and "two", 9 and "10 Finnish time"."""
    of_a_clock = one.kind == two.kind == "number" and (one.is_hour or two.is_hour)
    if of_a_clock and (one.is_local or two.is_local):
        return max(int(one.text), int(two.text)) <= A_DAY and abs(int(one.text) - int(two.text)) <= FARTHEST_CLOCK
    return of_a_clock and min(int(one.text), int(two.text)) <= NOON and abs(int(one.text) - int(two.text)) == NOON
