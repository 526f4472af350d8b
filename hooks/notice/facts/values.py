"""Facts are made of these kinds of values, each with its check and its message.

Three states: a fact is *stated* (a value), *none* (the word "none": the notice says there is none) or *not stated*
(absent, here the default None). `OrNone[X]` admits the first two; the default gives the third.
"""
from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import Annotated, Any, Final, Literal, TypeVar
from zoneinfo import available_timezones

import phonenumbers
from babel import Locale
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Discriminator, StringConstraints, Tag, WithJsonSchema
from pydantic_core import PydanticCustomError

from ..clock import is_day
from ..messages import Message
from ..periods import PERIOD
from ..plain_ids import plain_id
from ..problems import suggestion
from ..vocabulary import codes
from ..vocabulary.in_words import code_of, period_of
from .marks import CodeOf, IdOf, ValueKind

NONE: Literal["none"] = "none"
OWN_ERROR: Final = "notice"
INTERNATIONAL = phonenumbers.PhoneNumberFormat.INTERNATIONAL
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


def wrong(message: Message) -> PydanticCustomError:
    """Return an error whose message is shown to the editor as it is, with `values` filled in."""
    return PydanticCustomError(OWN_ERROR, "{message}", {"message": message})


def _known_code(kind: str, noun: Message) -> Any:
    def check(value: str) -> str:
        known = codes()[kind]
        if value not in known:
            raise wrong(Message("facts.unknown-code", value=value, noun=noun, hint=suggestion(value, known, code_of(kind, value))))
        return value

    schema = WithJsonSchema({"type": "string", "enum": sorted(codes()[kind])})
    return Annotated[str, AfterValidator(check), schema, CodeOf(kind)]


LegalBasisCode = _known_code("legal_bases", Message("code.legal-bases"))
SpecialCondition = _known_code("special_conditions", Message("code.special-conditions"))
Role = _known_code("roles", Message("code.roles"))
RightCode = _known_code("rights", Message("code.rights"))
SourceKind = _known_code("source_kinds", Message("code.source-kinds"))
RecipientKind = _known_code("recipient_kinds", Message("code.recipient-kinds"))
CollectedFrom = _known_code("collected_from", Message("code.collected-from"))
PurposeKind = _known_code("purpose_kinds", Message("code.purpose-kinds"))
ProvisionKind = _known_code("provision_kinds", Message("code.provision-kinds"))
Mechanism = _known_code("transfer_mechanisms", Message("code.transfer-mechanisms"))
AuthorityCode = _known_code("authorities", Message("code.authorities"))
CookieCategory = _known_code("cookie_categories", Message("code.cookie-categories"))
StorageKind = _known_code("storage_kinds", Message("code.storage-kinds"))
Party = _known_code("parties", Message("code.parties"))
GroupCode = _known_code("groups", Message("code.groups"))
CategoryCode = _known_code("categories", Message("code.categories"))

ID_PATTERN = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def _id(value: str) -> str:
    if not ID_PATTERN.fullmatch(value):
        raise wrong(Message("facts.id", value=value, plain=_plain(value)))
    return value


def _plain(value: str) -> str:
    """Return the id as it may be: it begins with a letter."""
    plain = plain_id(value)
    return plain if plain[0].isalpha() else f"id-{plain}"


Id = Annotated[str, AfterValidator(_id), WithJsonSchema({"type": "string", "pattern": f"^{ID_PATTERN.pattern}$"}), ValueKind.ID]
GroupId = Annotated[Id, IdOf("groups")]
CategoryId = Annotated[Id, IdOf("categories")]
SourceId = Annotated[Id, IdOf("sources")]
RecipientId = Annotated[Id, IdOf("recipients")]
PurposeId = Annotated[Id, IdOf("purposes")]


def _email(value: str) -> str:
    if not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", value):
        raise wrong(Message("facts.email", value=value))
    return value


def _phone(value: str) -> str:
    try:
        number = phonenumbers.parse(value)
    except phonenumbers.NumberParseException:
        number = None
    if number is None or not re.fullmatch(r"\+[0-9 ()/-]+", value) or not phonenumbers.is_valid_number(number):
        raise wrong(Message("facts.phone", value=value))
    return value


def in_country(value: str, country: Any) -> str | None:
    """Return a telephone number of a country, such as "FI", as it is dialled from everywhere; None if it is none there."""
    try:
        number = phonenumbers.parse(value, country if isinstance(country, str) else None)
    except phonenumbers.NumberParseException:
        return None
    return phonenumbers.format_number(number, INTERNATIONAL) if phonenumbers.is_valid_number(number) else None


def _business_id(value: str) -> str:
    """Check a Finnish Business ID: its last digit by weights 7, 9, 10, 5, 8, 4, 2 modulo 11. Other registers pass."""
    if re.fullmatch(r"\d{7}-\d", value):
        rest = sum(int(digit) * weight for digit, weight in zip(value, (7, 9, 10, 5, 8, 4, 2), strict=False)) % 11
        if rest == 1 or int(value[-1]) != (11 - rest) % 11:
            raise wrong(Message("facts.business-id", value=value))
    return value


def _duration(value: str) -> str:
    if PERIOD.fullmatch(value):
        return value
    if meant := period_of(value):
        period, start = meant
        if start:
            raise wrong(Message("facts.period-from", value=value, period=period, start=start))
        raise wrong(Message("facts.period-meant", value=value, period=period))
    raise wrong(Message("facts.period", value=value))


# Two-letter territories of the locale data that are no countries: unions, unknown and invented ones.
NO_COUNTRIES = {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"}


@cache
def countries() -> tuple[str, ...]:
    """Return the code of every country, ISO 3166-1 alpha-2, in their order."""
    territories = map(str, Locale("en").territories)
    return tuple(sorted(code for code in territories if re.fullmatch(r"[A-Z]{2}", code) and code not in NO_COUNTRIES))


def _country(value: str) -> str:
    if value not in countries():
        raise wrong(Message("facts.country", value=value))
    return value


def _url(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"'{}|\\^`]+", value):
        raise wrong(Message("facts.url", value=value))
    return value


def _day(value: Any) -> Any:
    if not isinstance(value, str) or not is_day(value):
        raise wrong(Message("facts.day", value=str(value)))
    return date.fromisoformat(value)


# Names of the zone data that are no zones: that of the machine, which is another one elsewhere, and one that says that none is set.
NO_ZONES = {"localtime", "Factory", "posixrules"}


def _time_zone(value: str) -> str:
    if value not in _time_zones():
        raise wrong(Message("facts.time-zone", value=value))
    return value


@cache
def _time_zones() -> set[str]:
    return available_timezones() - NO_ZONES


Line = Annotated[str, StringConstraints(min_length=1, max_length=2000), ValueKind.LINE]
Email = Annotated[str, AfterValidator(_email), ValueKind.EMAIL]
Phone = Annotated[str, AfterValidator(_phone), ValueKind.PHONE]
BusinessId = Annotated[Line, AfterValidator(_business_id)]
Duration = Annotated[str, AfterValidator(_duration), ValueKind.DURATION]
Country = Annotated[str, AfterValidator(_country), ValueKind.COUNTRY]
Url = Annotated[str, AfterValidator(_url), ValueKind.URL]
YesNo = Annotated[bool, WithJsonSchema({"enum": [True, False, "yes", "no"]}), ValueKind.YES_NO]
Day = Annotated[date, BeforeValidator(_day), WithJsonSchema({"type": "string", "format": "date"}), ValueKind.DAY]
TimeZone = Annotated[str, AfterValidator(_time_zone), ValueKind.TIME_ZONE]
Number = Annotated[int, ValueKind.NUMBER]


def _kind_of_text(value: Any) -> str:
    return "each" if isinstance(value, dict) else "same"


Text = Annotated[
    Annotated[Line, Tag("same")] | Annotated[dict[str, Line], Tag("each")],
    Discriminator(_kind_of_text),
    ValueKind.TEXT,
]
"""A text of the organisation's own: once for all languages (a name), or one for each language."""
