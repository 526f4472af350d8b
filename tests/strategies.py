"""Notices that nobody wrote: valid facts of every kind, and the pages they need.

The facts are drawn from the models themselves, so that a fact which is added there is drawn here too.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

import phonenumbers
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pydantic import BaseModel, Tag, WithJsonSchema

from in_the_ledger import heading_of, version_of_heading
from notice.anchors import sections_of_facts
from notice.documents import Document, Section
from notice.facts import Facts, marks, values
from notice.facts.all_facts import fact_sections
from notice.facts.cookie_facts import Lifetime
from notice.facts.processing import GIVEN_SOURCES
from notice.located_yaml import LocatedYaml
from notice.reading import Notice
from notice.versions import Version
from notice.vocabulary import codes, vocabulary

LANGUAGES = ("fi", "sv", "en")
TERMS = vocabulary(LANGUAGES)
Data = dict[str, Any]
Ids = Mapping[str, list[str]]

# The registers of notice.yml, and what else an id may refer to.
FULL = "full"  # stands among the registers of a notice that leaves nothing out
REGISTERS = ("groups", "categories", "sources", "recipients", "purposes")
GIVEN: Ids = {"groups": [*codes()["groups"]], "categories": [*codes()["categories"]], "sources": [*GIVEN_SOURCES]}
# Ids of sections of other facts.
TAKEN = {"summary", "recipients", "content", *fact_sections(), *codes()["rights"], *codes()["cookie_categories"]}

EXAMPLES = (phonenumbers.example_number(region) for region in ("FI", "SE", "DE", "US", "IE"))
PHONES = [phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL) for number in EXAMPLES if number]

lines = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=12).map(
    lambda text: " ".join(text.split())
)
lines = lines.filter(lambda text: text not in ("", "none"))
ids = st.from_regex(r"[a-z]{1,6}(-[a-z0-9]{1,4})?", fullmatch=True).filter(lambda id: id not in TAKEN)
durations = st.builds("P{}{}".format, st.integers(1, 99), st.sampled_from("YMWD")) | st.builds(
    "P{}T{}{}".format, st.sampled_from(["", "1D", "2M"]), st.integers(1, 99), st.sampled_from("HMS")
)

# The kinds of values that are no models, each with what one may write.
KINDS: list[tuple[Any, SearchStrategy[Any]]] = [
    (values.Line, lines),
    (values.Text, lines | st.fixed_dictionaries(dict.fromkeys(LANGUAGES, lines))),
    (values.Email, st.from_regex(r"[a-z0-9_.+-]{1,9}@[a-z0-9-]{1,9}\.[a-z]{2,4}", fullmatch=True)),
    (values.Phone, st.sampled_from(PHONES)),
    (values.Url, st.from_regex(r"https://[a-z]{1,8}\.example/[a-z0-9_~%&=.,*-]{0,12}", fullmatch=True)),
    (values.Duration, durations),
    (Lifetime, durations | st.just("session")),
    (values.Country, st.sampled_from(["FI", "SE", "CH", "US", "AX", "GB"])),
    (values.BusinessId, st.sampled_from(["1561814-5", "0112038-9", "HRB 12345"])),
    (values.TimeZone, st.sampled_from(["Europe/Helsinki", "UTC", "America/New_York"])),
    (values.YesNo, st.booleans()),
    (values.Day, st.dates().map(str)),
    (values.Number, st.integers(0, 10_000)),
]


@st.composite
def facts(draw: st.DrawFn, full: bool = False) -> Data:
    """What a notice.yml may say: what may be left out is there or not, what may be none is none or stated.

    A `full` one leaves nothing out and states no "none".
    """
    own = {name: draw(st.lists(ids, min_size=full or name == "purposes", max_size=3, unique=True)) for name in REGISTERS}
    data = draw(_model(Facts, {**own, FULL: []} if full else own))
    cookies = data.get("cookies")
    if isinstance(cookies, dict) and isinstance(cookies.get("items"), list):
        used = (item["category"] for item in cookies["items"])
        cookies["categories"] = list(dict.fromkeys([*cookies["categories"], *used]))
    return data


def _model(model: type[BaseModel], own: Ids) -> SearchStrategy[Data]:
    hints = _hints(model)
    drawn = {name: _field(model, name, hints[name], own) for name in model.model_fields}
    possible = {name: strategy for name, strategy in drawn.items() if not strategy.is_empty}
    referred_to = [name for name in REGISTERS if own[name]] if model is Facts else []
    always = FULL in own or {*referred_to, *(name for name, field in model.model_fields.items() if field.is_required())}
    required = {name: strategy for name, strategy in possible.items() if always is True or name in always}
    optional = {name: strategy for name, strategy in possible.items() if name not in required}
    return st.fixed_dictionaries(required, optional=optional)


# What is declared of one fact alone.
OF_ONE = (
    marks.Apart, marks.Asked, marks.Beside, marks.HasRow, marks.IsHead, marks.IsA, marks.Means, marks.Note, marks.OwnSection, marks.Use,
)  # fmt: skip
ONE_FACT = (Tag, *OF_ONE)


@cache
def _hints(model: type[BaseModel]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)


def _field(model: type[BaseModel], name: str, hint: Any, own: Ids) -> SearchStrategy[Any]:
    if model is Facts and name == "languages":
        return st.just({"source": LANGUAGES[0]})
    if model is Facts and name == "sections":
        return st.nothing()  # that is no fact; test_homes.py tries it
    if model is Facts and name in REGISTERS:
        return st.fixed_dictionaries({id: _value(get_args(_untagged(hint))[1], name, own) for id in own[name]})
    return _value(hint, name, own)


def _value(hint: Any, name: str, own: Ids) -> SearchStrategy[Any]:
    """What one may write for a field called `name`."""
    hint = _untagged(hint)
    if register := _register(hint):
        known = [*own[register], *GIVEN.get(register, [])]
        return st.sampled_from(known) if known else st.nothing()
    for kind, strategy in KINDS:
        if hint == kind:
            return strategy
    return _composed(hint, name, own)


def _register(hint: Any) -> str | None:
    found = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    return next((mark.register for mark in found if isinstance(mark, marks.IdOf)), None)


def _untagged(hint: Any) -> Any:
    """Without what tells it from other members of a union, and what is declared of one fact alone."""
    if get_origin(hint) is not Annotated:
        return hint
    inner = [item for item in get_args(hint) if not isinstance(item, ONE_FACT)]
    return Annotated[tuple(inner)] if len(inner) > 1 else inner[0]


def _composed(hint: Any, name: str, own: Ids) -> SearchStrategy[Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        schemas = (item.json_schema or {} for item in inner[1:] if isinstance(item, WithJsonSchema))
        codes_of_it = next((schema["enum"] for schema in schemas if "enum" in schema), None)
        return st.sampled_from(codes_of_it) if codes_of_it else _value(inner[0], name, own)
    if origin in (Union, UnionType):
        parts = [part for part in inner if part is not type(None)]
        return st.one_of([_value(part, name, own) for part in parts if FULL not in own or part != Literal["none"]])
    if origin is list:
        items = _value(inner[0], name, own)
        return st.nothing() if items.is_empty else st.lists(items, min_size=1, max_size=3, unique_by=repr)
    if origin is dict:
        keys, held = (_value(part, name, own) for part in inner)
        return st.nothing() if keys.is_empty else st.dictionaries(keys, held, min_size=1, max_size=2)
    if origin is Literal:
        return st.sampled_from(inner)
    if isinstance(hint, type) and issubclass(hint, BaseModel):
        return _model(hint, own)
    raise TypeError(f"{name}: {hint} is a new kind of value; add it to KINDS")


def notice_of(data: Data) -> Notice:
    """A notice that states these facts, with the pages and sections they need."""
    stated = Facts.model_validate(data)
    pages: dict[str, dict[str, Document]] = {"index": {}, "cookies": {}}
    needed = sections_of_facts(stated, pages)
    for page, documents in pages.items():
        for language in LANGUAGES:
            sections = tuple(_section(id, language) for id in ("title", *needed.get(page, ())))
            documents[language] = Document(page, language, f"docs/{page}.{language}.md", f"{page} {language}", "", sections)
    return Notice(stated, pages, LANGUAGES, TERMS, LocatedYaml("docs/notice.yml", data, {}))


def _section(id: str, language: str) -> Section:
    level = 1 if id == "title" else 2
    return Section(id, level, f"{id} {language}", 1, f"Text of *{id}*.", f'<h{level} id="{id}">{id}</h{level}>', f"<p>Text of {id}.</p>")


def version_of(notice: Notice, day: str = "2026-12-01") -> Version:
    """A published version that says what the notice says."""
    summaries = {language: _section(day, language) for language in notice.languages}
    return version_of_heading(heading_of(day, summaries), notice, date.fromisoformat(day))
