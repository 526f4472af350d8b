"""Every key and code of notice.yml is explained, in the guide in three languages and to editing tools in the schema."""

import json
import re

import pytest
from jsonschema import Draft202012Validator

from notice.facts import Facts, read_facts, schema_of
from notice.facts.declared import classes_of, declared
from notice.facts.marks import CodeOf, ValueKind
from notice.facts.reference_places import explained
from notice.located_yaml import read_yaml
from notice.reference import PAGES, described_schema, reference_page
from notice.reference.meanings import LANGUAGES, meanings
from notice.reference.pages import EXAMPLES
from notice.schema_docstrings import docstrings
from notice.vocabulary import codes, vocabulary
from projects import COMPLETE, ROOT

START = "languages: {source: en}\ntime_zone: Europe/Helsinki\ncontroller: {name: Oy}\npurposes: {orders: {groups: [customers]}}\n"
MISTAKES = {
    "contact: {mail: a@b.fi}": "contact",
    "contact: {email: none}": "contact-email",
    "nonsense: 5": "facts",
    "notice_period_days: many": "facts-notice-period-days",
    "rights: [fly]": "codes-rights",
    "recipients: {post: {kind: friend}}": "codes-recipient-kinds",
    "recipients: {post: {kind: processor, country: ZZ}}": "recipient-country",
    "retention: [{period: long}]": "retention-period",
    "transfers: [{country: US, mechanism: trust}, {country: Mars}]": "codes-transfer-mechanisms transfer-country",
    "cookies: {categories: [tasty], items: [{name: a}]}": "codes-cookie-categories cookie",
}
KEYS = [(model, field) for model in classes_of(Facts) for field in declared(model)]
SCHEMA = described_schema()


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_is_what_the_program_says(language: str) -> None:
    assert (ROOT / PAGES[language]).read_text(encoding="utf-8") == reference_page(language), "run `make reference`"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_has_a_meaning_and_every_meaning_a_key(language: str) -> None:
    told = meanings(language)
    for model, field in KEYS:
        assert told.of(model, field)[-1] in ".?)", f"{model.__name__}.{field.name} is not a sentence"
    known = {field.name for _, field in KEYS} | {f"{model.__name__}.{field.name}" for model, field in KEYS}
    assert set(told.keys) <= known
    of_docstrings = {f"{model.__name__}.{name}" for model in classes_of(Facts) for name in docstrings(model)}
    assert language != "en" or not of_docstrings & set(told.keys), "a docstring says it already"


def test_languages_explain_the_same_keys() -> None:
    in_finnish, in_swedish = (set(meanings(language).keys) for language in ("fi", "sv"))
    assert in_finnish == in_swedish
    assert set(meanings("en").keys) <= in_finnish
    assert {frozenset(meanings(language).words) for language in LANGUAGES} == {frozenset(meanings("en").words)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_page_has_every_code_with_its_term(language: str) -> None:
    page, terms = reference_page(language), vocabulary([language])[language]
    for kind, known in codes().items():
        for code in known:
            assert f"| `{code}` | {terms[kind, code]} |" in page
    assert set(EXAMPLES) == set(ValueKind)


def test_schema_explains_every_key_and_code() -> None:
    schema, spoken = SCHEMA, vocabulary(LANGUAGES)
    for model, field in KEYS:
        node = (schema if model is Facts else schema["$defs"][model.__name__])["properties"][field.name]
        assert node["description"]
        if isinstance(field.kind, CodeOf):
            explained = json.dumps(node, ensure_ascii=False)
            for code in codes()[field.kind.codes]:
                assert all(terms[field.kind.codes, code] in explained for terms in spoken.values()), (field.name, code)
    assert "Suostumus" in json.dumps(schema, ensure_ascii=False)


def test_examples_of_the_schema_are_right() -> None:
    """Each could be written as it is: the schema and the models take it."""
    schema = SCHEMA
    for model, field in KEYS:
        node = (schema if model is Facts else schema["$defs"][model.__name__])["properties"][field.name]
        for example in node.get("examples", ()):
            Draft202012Validator({**node, "$defs": schema["$defs"]}).validate(example)


def test_explaining_changes_nothing_that_the_schema_allows() -> None:
    stated = read_yaml((COMPLETE / "notice.yml").read_text(encoding="utf-8"), "notice.yml").data
    assert _bare(SCHEMA) == _bare(schema_of(Facts))
    assert stated


def _bare(node: object) -> object:
    """Give a schema without what only explains."""
    if isinstance(node, dict):
        return {key: _bare(inner) for key, inner in node.items() if key not in ("description", "examples", "enumDescriptions")}
    return [_bare(inner) for inner in node] if isinstance(node, list) else node


@pytest.mark.parametrize("language", LANGUAGES)
def test_mistakes_lead_to_what_explains_them(language: str) -> None:
    """Each place that a message can name is an id of the page."""
    page = reference_page(language)
    for facts, places in MISTAKES.items():
        told = explained(read_facts(f"{START}{facts}\n", "docs/notice.yml", [language]).problems)
        assert told is not None
        led = re.findall(r"(guide/docs/reference/\w+\.md)#([a-z-]+)", told.text(language))
        assert led == [(PAGES[language], place) for place in places.split()], facts
        assert all(f'<a id="{place}">' in page or f"{{#{place}}}" in page for _, place in led)


def test_many_mistakes_lead_to_the_whole_reference() -> None:
    many = "\n".join(f"{name}: 5" for name in ("contact", "dpo", "requests", "authority", "transfers", "rights"))
    told = explained(read_facts(f"{START}{many}\n", "docs/notice.yml", ["en"]).problems)
    assert told is not None
    assert told.id == "facts.reference"
    assert explained([]) is None
