"""Values are said in one language here: texts, dates, numbers, addresses, articles. Nothing is HTML."""
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

import phonenumbers
from babel import Locale
from babel.dates import format_date
from babel.languages import get_official_languages
from babel.lists import format_list
from babel.numbers import format_decimal
from babel.units import format_unit

from .facts.parties import Address
from .ledger import EntryName
from .periods import UNITS, parts
from .vocabulary import Terms, codes


@dataclass(frozen=True)
class Wording:
    """A wording is a text and, where it is not in the language of the page, the language it is in."""

    text: str
    language: str | None = None


@dataclass(frozen=True)
class Localizer:
    """A localizer says everything in the language of `terms`; a missing text is taken from the language `source`."""

    terms: Terms
    source: str

    @property
    def language(self) -> str:
        """Return the code of the language."""
        return self.terms.language

    @property
    def direction(self) -> str:
        """Return the direction of writing, `ltr` or `rtl`."""
        return str(Locale.parse(self.terms.locale).text_direction)

    def label(self, key: str, **values: str) -> str:
        """Return a label of the page with `values` filled in."""
        return self.terms.label(key, **values)

    def told(self, key: str, **values: str) -> str:
        """Return a sentence on what changed, with `values` filled in."""
        return self.terms["told", key].format(**values)

    def quoted(self, words: str) -> str:
        """Return words in the quotation marks of the language."""
        return self.told("quoted", words=words)

    def term(self, kind: str, code: str) -> str:
        """Return what a code of a kind is called, such as the legal basis "consent"."""
        return self.terms[kind, code]

    def counted(self, kind: str, code: str, number: int) -> str:
        """Return a term with a number, in the plural form that the number asks for: "1 row", "2 rows"."""
        locale = Locale.parse(self.terms.locale)
        forms = dict(form.split("=", 1) for form in self.term(kind, code).split("|"))
        return forms.get(locale.plural_form(number), forms["other"]).format(n=format_decimal(number, locale=locale))

    def definition(self, code: str) -> str | None:
        """Return what a term means, in the words of the Regulation, or None where it needs no saying."""
        return self.terms.kinds["definitions"].get(code)

    def text(self, value: Any) -> Wording:
        """Return a text of the organisation's own, in the source language if there is no translation.

        `value` is a text alone, or a text by language.
        """
        if isinstance(value, str):
            return Wording(value)
        if self.language in value:
            return Wording(value[self.language])
        return Wording(value[self.source], self.source)

    def date(self, day: date) -> str:
        """Return a day as it is written in text."""
        return _date(day, self.terms.date, self.terms.locale)

    def version(self, name: EntryName) -> str:
        """Return which version a page is of: its day, and its number from the second of a day on."""
        return self.date(name.day) + (f", {name.number}" if name.number > 1 else "")

    def duration(self, period: str) -> str:
        """Return a period in words, and `session` as "until the browser is closed".

        `P1Y6M` is "1 year and 6 months", `PT30M` is "30 minutes".
        """
        if period == "session":
            return self.label("session")
        return self.join([format_unit(number, f"duration-{UNITS[unit]}", locale=self.terms.locale) for number, unit in parts(period)])

    def join(self, items: list[str]) -> str:
        """Return a list in a sentence: "a, b and c"."""
        return str(format_list(items, locale=self.terms.locale))

    def country(self, code: str) -> str:
        """Return the name of a country by its ISO 3166 code, such as "FI"."""
        return str(Locale.parse(self.terms.locale).territories[code])

    def name_of(self, language: str) -> str:
        """Return the name of another language by its code."""
        return str(Locale.parse(self.terms.locale).languages[language])

    def phone(self, number: str) -> str:
        """Return a number as dialled at home where the language is an official one of its country, else international.

        The editor's grouping of the digits is kept.
        """
        parsed = phonenumbers.parse(number)
        region = phonenumbers.region_code_for_country_code(parsed.country_code or 0)
        prefix = phonenumbers.ndd_prefix_for_region(region, True)
        home = self.language in get_official_languages(region)
        international = f"+{parsed.country_code}"
        if not (home and prefix and number.startswith(international)):
            return number
        return prefix + number.removeprefix(international).strip()

    def article(self, reference: str) -> str:
        """Return `6(1)(f)` as the language cites the Regulation: "Article 6(1)(f)"."""
        article, *inner = re.findall(r"\w+", reference)
        kind = ("article", "paragraph", "point")[len(inner)]
        return self.terms["articles", kind].format(**dict(zip(("article", "paragraph", "point"), (article, *inner), strict=False)))

    def article_of(self, kind: str, code: str) -> str | None:
        """Return the article that a code rests on, as the language cites it, or None if it rests on none."""
        reference = codes()[kind][code].article
        return self.article(reference) if reference else None

    def floor(self, number: int) -> str:
        """Return the number of a floor as an address says it."""
        return self.terms["address", "floor"].format(n=number)

    def address(self, address: Address) -> list[Wording]:
        """Return the lines of an address: street and floor or P.O. box, postcode and town, country."""
        lines: list[Wording] = []
        if address.street:
            street = self.text(address.street)
            floor = f", {self.floor(address.floor)}" if address.floor is not None else ""
            lines.append(Wording(street.text + floor, street.language))
        if address.po_box is not None:
            lines.append(Wording(self.terms["address", "po_box"].format(n=address.po_box)))
        town = self.text(address.town) if address.town else Wording("")
        place = " ".join(part for part in (address.postal_code, town.text) if part)
        if place:
            lines.append(Wording(place, town.language))
        if address.country:
            lines.append(Wording(self.country(address.country)))
        return lines


@lru_cache(maxsize=4096)
def _date(day: date, form: str, locale: str) -> str:
    return str(format_date(day, form, locale))


def telephone_uri(number: str) -> str:
    """Return the `tel:` address of RFC 3966.

    >>> telephone_uri("+358 29 566 6700")
    'tel:+358295666700'
    """
    return "tel:" + phonenumbers.format_number(phonenumbers.parse(number), phonenumbers.PhoneNumberFormat.E164)
