"""The format of privacy.json: one definition of each key, from which context, schema and the tables of the page follow."""

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from jsonschema import Draft202012Validator

from notice.addresses import Addresses
from notice.facts import Facts
from notice.facts.all_facts import used_as
from notice.facts.declared import Field, declared
from notice.facts.marks import Use
from notice.facts.values import Fact
from notice.located_yaml import read_yaml
from notice.pages.format_table import format_table
from notice.summary import SCHEMAS, published_schema, schema, summary_of_version
from notice.summary.format import FORMAT
from notice.summary.format.json_ld_context import PREFIXES, context, models
from projects import BOOKSHOP
from rebuilt_facts import facts_in
from strategies import facts, notice_of, version_of

pytestmark = pytest.mark.slow

ADDRESSES = Addresses("https://privacy.example.fi/", {"fi": "", "sv": "sv/", "en": "en/"})
CONTEXT = context("https://privacy.example.fi/developers/")
SCHEMA = schema()
VALIDATOR = Draft202012Validator(SCHEMA)
KEYWORDS = {"@id", "@type", "@included", "@context"}


@settings(max_examples=25)
@given(facts())
@example(read_yaml((BOOKSHOP / "notice.yml").read_text(encoding="utf-8"), "notice.yml").data)  # every fact there is
def test_every_stated_fact_can_be_rebuilt_from_the_summary(data: dict[str, Any]) -> None:
    notice = notice_of(_of_the_first_format(data))
    document = summary_of_version(version_of(notice), None, ADDRESSES)
    rebuilt = Facts.model_validate(facts_in(json.loads(json.dumps(document))))
    assert rebuilt.model_dump() == _published(notice.facts).model_dump()
    assert not {"acceptedFindings", "records"} & set(document)
    assert list(VALIDATOR.iter_errors(document)) == []


FIRST = set(Path(__file__).with_name("first_format_facts.txt").read_text(encoding="utf-8").split())


def _of_the_first_format(entry: Any, model: type[Fact] = Facts) -> Any:
    """Without facts that came later: the first format is closed, and they are in the second alone."""
    if not isinstance(entry, dict):
        return entry
    fields = {field.name: field for field in declared(model) if f"{model.__name__}.{field.name}" in FIRST}
    return {name: _of_value(value, fields[name]) for name, value in entry.items() if name in fields}


def _of_value(value: Any, field: Field) -> Any:
    if field.model is None:
        return value
    if isinstance(value, list):
        return [_of_the_first_format(item, field.model) for item in value]
    if field.containers == ("register",):
        return {id: _of_the_first_format(item, field.model) for id, item in value.items()}
    return _of_the_first_format(value, field.model)


def _published(facts: Facts) -> Facts:
    """Without what is only recorded, and how the reader is asked; a category like a special one is special, whether it says so or not."""
    special = {id: own.model_copy(update={"special": facts.is_special(id)}) for id, own in facts.categories.items()}
    return facts.model_copy(update={**dict.fromkeys((*used_as(Use.RECORD), "readers")), "categories": special})


def test_published_schema_is_that_of_the_code() -> None:
    assert published_schema() == SCHEMA, "run `make schema`; if the format changes, give it a new version"


def test_schema_is_valid_and_tells_of_everything() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    for name, kind in {"PrivacyNotice": SCHEMA, **SCHEMA["$defs"]}.items():
        assert kind["description"], name
        for key, value in kind.get("properties", {}).items():
            assert value.get("description") or "const" in value or "enum" in value, f"{name}.{key}"


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.stem)
def test_later_versions_of_the_format_only_add_keys(path: Path) -> None:
    """What was published under the same first number still holds for the documents of today."""
    older = json.loads(path.read_text(encoding="utf-8"))
    if path.stem.partition("-")[2].partition(".")[0] == FORMAT.partition(".")[0]:
        for name, kind in {"PrivacyNotice": older, **older["$defs"]}.items():
            now = SCHEMA if name == "PrivacyNotice" else SCHEMA["$defs"][name]
            assert set(kind.get("properties", ())) <= set(now.get("properties", ())), name
            assert set(kind.get("required", ())) <= set(now.get("required", ())), name


@pytest.mark.parametrize(
    ("where", "value"),
    [
        (("controller",), None),
        (("processes", 0, "retention"), None),
        (("processes", 0, "role"), "owner"),
        (("validFrom",), 20261201),
        (("inLanguage",), "fi"),
        (("rights", 0, "applicability"), "Perhaps"),
        (("title",), {"Finnish": "Tietosuojaseloste"}),
        (("id",), "not an address"),
    ],
)
def test_schema_refuses_what_is_wrong(bookshop: Path, where: tuple[str | int, ...], value: object) -> None:
    document = json.loads((bookshop / "privacy.json").read_text(encoding="utf-8"))
    VALIDATOR.validate(document)
    spoilt = deepcopy(document)
    *path, key = where
    node = spoilt
    for step in path:
        node = node[step]
    if value is None:
        del node[key]
    else:
        node[key] = value
    assert not VALIDATOR.is_valid(spoilt)


def test_every_key_stands_for_a_term() -> None:
    """Of a known vocabulary, or of this format, whose own terms have an address on the page for developers."""
    table = {key.name: key for kind in format_table(SCHEMA, CONTEXT) for key in kind.keys}
    for name, key in table.items():
        assert key.term in KEYWORDS or key.term.partition(":")[0] in {*PREFIXES, "format"}, name
    own = {name for name, key in table.items() if key.term.startswith("format:")}
    assert {key.id for kind in format_table(SCHEMA, CONTEXT) for key in kind.keys if key.id} == own
    assert own


def test_no_vocabulary_stands_in_for_unknown_keys() -> None:
    assert "@vocab" not in CONTEXT
    assert next(iter(CONTEXT)) == "@version"


def test_kinds_of_nodes_that_read_a_key_differently_are_told_apart_by_their_type() -> None:
    names = {model.__name__ for model in models()}
    scoped = {name: set(entry["@context"]) for name, entry in CONTEXT.items() if name in names}
    assert scoped == {"TemporalDuration": {"value"}, "UntilEventDuration": {"value"}}
