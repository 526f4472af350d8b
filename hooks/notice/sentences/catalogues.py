"""Services and countries have names of their own, which are looked for like the words of lists.

Services stand in `services.yml`. Countries have the names of Unicode's locale data, and what a language calls them, their
cities and their companies besides in `country-<code>` of its lists.
"""
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from babel import Locale
from babel.core import get_global

from ..own_data import own_data
from .inflection import VOWELS

SERVICES = Path(__file__).with_name("services.yml")
SERVICE, COUNTRY = "service-", "country-"
ALSO_WORDS = frozenset({"Center", "Davis", "Easter", "Knox", "Male", "Nome", "Oral", "Perry", "Troll", "Victoria", "Vostok"})
# What the locale data name and is no country: parts of members, unions and what is for tests.
NO_COUNTRY = {
    "BL", "EA", "IC", "SJ", "EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "CQ", "DG", "TA", "AQ", "BV", "HM", "TF", "GS", "UM",
    "IO",
}  # fmt: skip


@dataclass(frozen=True)
class KnownService:
    """A service is known by its names; `company` provides it, from `country`, and is usually a recipient of that `kind`.

    `abroad` has, for organisations in some other countries, the company there that provides it, with its own notice.
    """

    id: str
    names: tuple[str, ...]
    company: str
    country: str
    kind: str
    source: str
    cookies: tuple[str, ...] = ()
    is_word: bool = False
    abroad: Mapping[str, tuple[str, str]] = field(default_factory=dict)

    def in_country(self, country: str | None) -> KnownService:
        """Return it as it is provided to an organisation in a country."""
        if country is None or country not in self.abroad:
            return self
        company, source = self.abroad[country]
        return replace(self, company=company, country=country, source=source)


@cache
def services() -> dict[str, KnownService]:
    """Return every service by its id."""
    data = own_data(SERVICES)
    return {
        id: KnownService(
            id, tuple(one["names"].split(" / ")), one["company"], one["country"], one["kind"], one["source"],
            tuple(one.get("cookies", "").split()), one.get("word") == "yes",
            {country: (own["company"], own["source"]) for country, own in one.get("abroad", {}).items()},
        )
        for id, one in data.items()
    }  # fmt: skip


def catalogued(language: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the names of each service and country in a language as lines of a list, by kind."""
    yield from ((SERVICE + service.id, tuple(map(_in_words, service.names))) for service in services().values())
    for code, name in Locale.parse(language).territories.items():
        if len(code) == 2 and code.isalpha() and code not in NO_COUNTRY:
            yield COUNTRY + code, (_without_remark(name), *_cities(code, language), *_people(_without_remark(name), language))


def _in_words(name: str) -> str:
    """Return a name as the words of a sentence are told apart: "Booking.com" is two."""
    return name.replace(".", " ")


def _cities(code: str, language: str) -> Iterator[str]:
    """Yield the cities by which the zones of time in a country are called, but for those that are also words."""
    zones = Locale.parse(language).time_zones
    for zone in get_global("territory_zones").get(code, ()):
        city = zones.get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        if city not in ALSO_WORDS and "," not in city and "(" not in city and "/" not in city:
            yield city


def _people(name: str, language: str) -> tuple[str, ...]:
    """Return what people and companies of a country are called where the word is made of its name: "turkkilainen", "iranilainen"."""
    stem = f"{name.lower()}{'' if name[-1] in VOWELS else 'i'}"
    return (f"{stem}lai*", f"{stem}läi*") if language == "fi" and name.isalpha() else ()


def _without_remark(name: str) -> str:
    """Return "Hongkong" for "Hongkong – Kiinan erityishallintoalue", and "Myanmar" for "Myanmar (Burma)"."""
    return name.split(" – ")[0].split(" (")[0].replace("/", " ").replace("&", "and")
