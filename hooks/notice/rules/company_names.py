"""How companies and associations are called, by their forms: "Exempel Tryck Ab" and "Bokposten" of "Bokposten Ab:n"."""
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from ..facts.processing import Recipient
from .against_facts import FEWEST_LETTERS

FORMS = (
    r"Oyj|Oy|Abp|Ab|AB|Ltd|Limited|Inc|LLC|LLP|GmbH|AG|Corp|A/S|ASA|AS|ApS|PLC|Plc|SARL|SAS|SpA|BV|NV"
    r"|B\.V|N\.V|OÜ|[Rr]y|[Rr]f|r\.f\.|r\.y\.|Ky|KB|Kb|HB|Hb|Tmi|Osk"
)
# Associations of those who live in a house, in front of its name.
HOUSES = r"(?:HSB:s |Riksbyggens? )?(?:[Bb]rf|BRF)|Bostadsrättsföreningen|Samfällighetsföreningen|Hyresgästföreningen"
# "Exempel Tryck Ab" and "Oy Matkahuolto Ab": words with capitals, then the form of the company.
COMPANY = re.compile(
    r"(?:(?:Asunto|As\.?|Kiinteistö) ?Oy|(?:Bostads|Fastighets)(?: ?Ab|aktiebolaget)|Säätiö|Stiftelsen|Föreningen|Yhdistys"
    rf"|{HOUSES})"
    r"(?:\s+[A-ZÅÄÖ][\w-]{1,40}){1,3}"
    rf"|(?:(?:Oy|Ab|AB)\s+)?(?:(?<!\w)[A-ZÅÄÖÉ&][\w&’'-]{{0,40}}\s+){{1,4}}(?:{FORMS})(?![\w/])"
)
# Within a sentence an association may have small letters in its name: "Suomen lukioiden liitto ry".
ASSOCIATION = re.compile(
    r"(?<=[\w,:;)] )[A-ZÅÄÖ][\w-]{1,40}(?:\s+[a-zåäö][\w-]{1,40}){1,3}\s+(?:[Rr]y|[Rr]f|r\.y\.|r\.f\.)(?![\w/])"
)
# Finnish and Swedish join an ending to it: "Bokposten Ab:n".
FORM = re.compile(rf"\b(?:{FORMS})\b\.?(?::[a-zåäö]{{1,6}}\b)?|^(?:{HOUSES})\b")
# "Celialta": no ending of a case has more letters.
LONGEST_CASE = 4
POSSESSIVE = re.compile(r"(?:n|s|’s|'s)\Z")


@lru_cache(maxsize=1 << 14)
def companies_in(text: str) -> tuple[str, ...]:
    """Return the companies that a text names by their form: several rules ask for them."""
    return tuple(COMPANY.findall(text))


def associations_in(text: str) -> list[str]:
    """Return the associations with small letters in their names that a text names behind its first word."""
    return ASSOCIATION.findall(text)


def has_form(name: str) -> bool:
    """Say whether a name has the form of a company in it: "Bokposten Ab", but not "Bokpostens paket"."""
    return bool(FORM.search(name))


def bare_name(name: str) -> str:
    """Return the name of a company without its form, in small letters: "bokposten" for "Bokposten Ab"."""
    return " ".join(FORM.sub(" ", name).split()).casefold()


def named_in(text: str, recipients: Iterable[Recipient]) -> Iterator[Recipient]:
    """Yield those of some recipients that a text names, with their form or without."""
    small = text.casefold()
    yield from (one for one in recipients if one.name and bare_name(one.name) in small)


def are_of_one(name: str, other: str) -> bool:
    """Say whether two names are of one company: one begins like the other, or is its end ("Gym Oy" of "Fysio ja Gym Oy")."""
    return name.startswith(other) or other.startswith(name) or other.endswith(f" {name}")


def is_inflected(word: str, name: str) -> bool:
    """Say whether a word is a name of one word, in any case: "celialle" of "celia"."""
    return len(name) >= FEWEST_LETTERS and " " not in name and word.startswith(name) and len(word) - len(name) <= LONGEST_CASE


def is_possessive_of(word: str, name: str) -> bool:
    """Say whether a word is a name of one word in the possessive: "Opetushallituksen", "Bokposten’s"."""
    alike = word.startswith((name, f"{name[:-1]}ks")) if len(name) >= FEWEST_LETTERS and " " not in name else False
    return alike and word != name and bool(POSSESSIVE.search(word))
