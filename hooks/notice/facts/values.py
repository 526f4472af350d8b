"""Facts are made of these kinds of values, each with its check and its message.

Three states: a fact is *stated* (a value), *none* (the word "none": the notice says there is none) or *not stated*
(absent, here the default None). `OrNone[X]` admits the first two; the default gives the third.
"""
from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Annotated, Any, Literal, TypeVar
from zoneinfo import available_timezones

import phonenumbers
from babel import Locale
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, StringConstraints, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from ..clock import is_day
from ..periods import PERIOD
from ..problems import suggestion
from ..vocabulary import codes

NONE: Literal["none"] = "none"
T = TypeVar("T")


class Fact(BaseModel):
    """Every model is a fact: unknown keys are refused, nothing changes after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True, defer_build=True)


def _state(value: Any) -> str:
    return "none" if value == NONE else "stated"


OrNone = Annotated[
    Annotated[T, Tag("stated")] | Annotated[Literal["none"], Tag("none")],
    Discriminator(_state),
]


def wrong(message: str, **values: Any) -> PydanticCustomError:
    """Return an error whose message is shown to the editor as it is, with `values` filled in."""
    return PydanticCustomError("notice", message, values)


def _known_code(kind: str, noun: str) -> Any:
    def check(value: str) -> str:
        known = codes()[kind]
        if value not in known:
            raise wrong('"{value}" is not {noun}{hint}', value=value, noun=noun, hint=suggestion(value, known))
        return value

    return Annotated[str, AfterValidator(check), WithJsonSchema({"type": "string", "enum": sorted(codes()[kind])})]


LegalBasisCode = _known_code("legal_bases", "a legal basis")
SpecialCondition = _known_code("special_conditions", "a condition of Article 9(2)")
Role = _known_code("roles", "a role")
RightCode = _known_code("rights", "a right")
SourceKind = _known_code("source_kinds", "a kind of source")
RecipientKind = _known_code("recipient_kinds", "a kind of recipient")
CollectedFrom = _known_code("collected_from", "a way of collecting")
PurposeKind = _known_code("purpose_kinds", "a kind of purpose")
ProvisionKind = _known_code("provision_kinds", "a kind of requirement")
Mechanism = _known_code("transfer_mechanisms", "a ground for transfers")
AuthorityCode = _known_code("authorities", "a supervisory authority")
CookieCategory = _known_code("cookie_categories", "a category of cookies")
StorageKind = _known_code("storage_kinds", "a kind of storage")
Party = _known_code("parties", "a party")
GroupCode = _known_code("groups", "a group of people")
CategoryCode = _known_code("categories", "a category of data")

ID_PATTERN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def _id(value: str) -> str:
    if not ID_PATTERN.fullmatch(value):
        raise wrong('"{value}" cannot be an id; write small letters a–z, digits and single hyphens, e.g. "debt-collection".', value=value)
    return value


Id = Annotated[str, AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{ID_PATTERN.pattern}$"})]


def _email(value: str) -> str:
    if not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", value):
        raise wrong('"{value}" is not an e-mail address; write it as name@example.fi.', value=value)
    return value


def _phone(value: str) -> str:
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not re.fullmatch(r"\+[0-9 ()/-]+", value) or not phonenumbers.is_valid_number(number):
        raise wrong('"{value}" is not a telephone number; write it with the country code, e.g. +358 29 566 6700.', value=value)
    return value


def _business_id(value: str) -> str:
    """Check a Finnish Business ID: its last digit by weights 7, 9, 10, 5, 8, 4, 2 modulo 11. Other registers pass."""
    if re.fullmatch(r"\d{7}-\d", value):
        rest = sum(int(digit) * weight for digit, weight in zip(value, (7, 9, 10, 5, 8, 4, 2), strict=False)) % 11
        if rest == 1 or int(value[-1]) != (11 - rest) % 11:
            raise wrong('"{value}" is not a valid Business ID; check it for a typing error.', value=value)
    return value


def _duration(value: str) -> str:
    if not PERIOD.fullmatch(value):
        raise wrong(
            '"{value}" is not a period; write P6Y for six years, P24M for 24 months, P14D for 14 days, PT12H for 12 hours,'
            " PT30M for 30 minutes, P1DT12H for a day and 12 hours.",
            value=value,
        )
    return value


# Two-letter territories of the locale data that are no countries: unions, unknown and invented ones.
NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}


def _country(value: str) -> str:
    if not re.fullmatch(r"[A-Z]{2}", value) or value in NO_COUNTRIES or value not in Locale("en").territories:
        raise wrong('"{value}" is not a country; write its two letters, e.g. FI or CH.', value=value)
    return value


def _url(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"'{}|\\^`]+", value):
        raise wrong('"{value}" is not a web address; it starts with https://.', value=value)
    return value


def _day(value: Any) -> Any:
    if not isinstance(value, str) or not is_day(value):
        raise wrong('"{value}" is not a day; write it as 2026-12-01.', value=value)
    return date.fromisoformat(value)


def _time_zone(value: str) -> str:
    if value not in _time_zones():
        raise wrong('"{value}" is not a time zone; write e.g. Europe/Helsinki.', value=value)
    return value


@cache
def _time_zones() -> set[str]:
    return available_timezones()


Line = Annotated[str, StringConstraints(min_length=1, max_length=2000)]
Email = Annotated[str, AfterValidator(_email)]
Phone = Annotated[str, AfterValidator(_phone)]
BusinessId = Annotated[Line, AfterValidator(_business_id)]
Duration = Annotated[str, AfterValidator(_duration)]
Country = Annotated[str, AfterValidator(_country)]
Url = Annotated[str, AfterValidator(_url)]
YesNo = Annotated[bool, WithJsonSchema({"enum": [True, False, "yes", "no"]})]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"})]
TimeZone = Annotated[str, AfterValidator(_time_zone)]


def _kind_of_text(value: Any) -> str:
    return "each" if isinstance(value, dict) else "same"


Text = Annotated[
    Annotated[Line, Tag("same")] | Annotated[dict[str, Line], Tag("each")],
    Discriminator(_kind_of_text),
]
"""A text of the organisation's own: once for all languages (a name), or one for each language."""
