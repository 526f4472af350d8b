"""privacy-2.json: nothing is lost in it, silence reads as silence, each processor and the schema agree, and changes lead to facts."""

import json
import re
import subprocess
from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import available_timezones

import pytest
import rdflib
from hypothesis import given, settings
from jsonschema import Draft202012Validator, FormatChecker
from pyld import jsonld

from author_mistakes import publication_of
from notice.addresses import Addresses
from notice.changes.fact_changes import fact_changes
from notice.exports.turtle import turtle
from notice.facts import Facts
from notice.facts.all_facts import used_as
from notice.facts.declared import declared
from notice.facts.marks import Asked, Use
from notice.facts.unstated import unstated
from notice.facts.values import NO_ZONES, NONE
from notice.summary import SECOND_SCHEMA, published_schema, second_of_version, second_schema
from projects import BOOKSHOP, COMPLETE, REAL
from reviewed import TODAY
from strategies import Data, facts, notice_of, version_of

TESTS = Path(__file__).parent
LANGUAGES = {"fi": "", "sv": "sv/", "en": "en/"}
ADDRESSES = Addresses("https://www.example.fi/", LANGUAGES)
SCHEMA = second_schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker())
DPV = "https://w3id.org/dpv"
KNOWN = set((TESTS / "dpv_terms.txt").read_text(encoding="utf-8").split())
NOTICES = {"complete": COMPLETE, "bookshop": BOOKSHOP, "real": REAL}
# Keys that no fact has, in the document or anywhere in it.
FRAME = {
    "@context", "$schema", "version", "status", "title", "description", "url", "stableIds", "isVersionOf", "currentVersion", "replaces",
    "validFrom", "published", "seal", "firstFormat", "sourceLanguage", "inLanguage", "applicableLaw", "sections", "terms",
}  # fmt: skip
NODE = {"id", "type", "linked", "unstated"}
Document = dict[str, Any]


@cache
def _document(name: str) -> Document:
    """The newest version of a notice, as its own document."""
    return second_of_version(publication_of(NOTICES[name], TODAY).timeline.versions[-1], None, ADDRESSES)


@pytest.fixture(params=NOTICES)
def document(request: pytest.FixtureRequest) -> Document:
    return deepcopy(_document(request.param))


def _made(data: Data) -> Document:
    return second_of_version(version_of(notice_of(data)), None, ADDRESSES)


def test_committed_schema_is_that_of_the_declarations() -> None:
    assert published_schema(SECOND_SCHEMA) == SCHEMA, "run `make schema`; if it was published, give the format a new version"


@pytest.mark.slow
@settings(max_examples=30, deadline=None)
@given(facts())
def test_nothing_is_lost_whatever_a_notice_states(data: Data) -> None:
    """What is stated is there, and what is not is named where it is missing."""
    made, stated = _made(data), Facts.model_validate(data)
    assert [error.message for error in VALIDATOR.iter_errors(made)] == []
    assert _rebuilt(made, stated) == _published(stated)
    assert set(_named(made, "")) == {place.id for place in unstated(stated)}


def test_text_alone_of_an_import_states_no_purposes() -> None:
    made = _made({"languages": {"source": "fi"}, "time_zone": "Europe/Helsinki", "controller": {"name": "A"}})
    assert [error.message for error in VALIDATOR.iter_errors(made)] == []
    assert "purposes" not in made
    assert "purposes" in made["unstated"]


def test_what_is_written_twice_is_stated_once() -> None:
    twice = {"groups": ["customers", "customers"], "kinds": ["contract", "contract"]}
    start = {"languages": {"source": "fi"}, "time_zone": "Europe/Helsinki", "controller": {"name": "A"}}
    made = _made({**start, "rights": ["access", "access"], "purposes": {"orders": twice}})
    assert [error.message for error in VALIDATOR.iter_errors(made)] == []
    assert made["rights"] == ["access"]
    assert made["purposes"]["orders"]["groups"] == ["customers"]


def test_every_time_zone_has_a_name_that_the_schema_knows() -> None:
    zones = Draft202012Validator(SCHEMA["$defs"]["TimeZone"])
    assert [zone for zone in available_timezones() - NO_ZONES if not zones.is_valid(zone)] == []


def _named(node: Any, path: str) -> Iterator[str]:
    """Each place that `unstated` names, in the words of changes and findings."""
    if isinstance(node, dict):
        yield from (f"{path}.{name}".lstrip(".") for name in node.get("unstated", ()))
        for key, inner in node.items():
            yield from _named(inner, f"{path}.{key}".lstrip(".")) if key not in FRAME else ()
    elif isinstance(node, list):
        for number, item in enumerate(node):
            yield from _named(item, f"{path}.{_item_name(item, path) or number}")


APART = {"categories": "category", "legal_bases": "basis", "transfers": "country", "joint_controllers": "name", "items": "name"}
APART |= {"automated_decisions": "purpose"}


def _item_name(item: Any, path: str) -> str | None:
    return item.get(APART.get(path.rpartition(".")[2], "")) if isinstance(item, dict) else None


def _published(stated: Facts) -> dict[str, Any]:
    left_out = {*used_as(Use.RECORD), "languages", "sections", "readers"}
    plain: dict[str, Any] = _each_text_once(stated.model_dump(mode="json", exclude=left_out, exclude_none=True))
    return plain


def _rebuilt(made: Document, stated: Facts) -> dict[str, Any]:
    """The facts of a document, made of it by rules that hold for every key."""
    data = _plain(made, top=True)
    for register in ("groups", "categories", "sources"):  # entries of the vocabulary are added
        data[register] = {id: entry for id, entry in data[register].items() if id in getattr(stated, register)}
    whole = Facts.model_validate({**data, "languages": {"source": made["sourceLanguage"]}})
    return _published(whole)


def _plain(value: Any, top: bool = False) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    if not isinstance(value, dict):
        return NONE if value is None else value
    if value.keys() - {"linked"} == {"type", "description"} and value["type"][0] not in ("dpv:StorageDuration", "dpv:Technology"):
        return _plain(value["description"])
    aside = NODE | (FRAME if top else {"url", "title"} if "dpv:Process" in value.get("type", ()) else set())
    aside |= {"description"} if "dpv:Process" in value.get("type", ()) else set()
    return {key: _plain(inner) for key, inner in value.items() if key not in aside}


def _each_text_once(value: Any) -> Any:
    """A text that is the same in all languages is given once in each."""
    if isinstance(value, dict):
        if value.keys() == {"fi", "sv", "en"} and len({*value.values()}) == 1:
            return value["fi"]
        return {key: _each_text_once(inner) for key, inner in value.items()}
    return [_each_text_once(item) for item in value] if isinstance(value, list) else value


def test_processors_and_turtle_give_one_graph(document: Document) -> None:
    one = _graph(document)
    other = rdflib.Graph().parse(data=jsonld.to_rdf(document, {"format": "application/n-quads"}), format="nt")
    written = rdflib.Graph().parse(data=turtle(document), format="turtle")
    assert len(one) == len(other) == len(written) > 300
    assert _told(one) == _told(other) == _told(written)


def _told(graph: rdflib.Graph) -> Counter[str]:
    """Everything that is said of each thing; of one without a name where others name it."""
    inner = {of for of in graph.objects() if isinstance(of, rdflib.BNode)}
    return Counter(_node(graph, subject, whole=True) for subject in set(graph.subjects()) - inner)


def _node(graph: rdflib.Graph, node: rdflib.term.Node, whole: bool = False) -> str:
    if not whole and not isinstance(node, rdflib.BNode):
        return node.n3()
    statements = sorted(f"{name.n3()} {_node(graph, of)}" for name, of in graph.predicate_objects(node))
    return f"{'' if isinstance(node, rdflib.BNode) else node.n3()} [{'; '.join(statements)}]"


def test_links_in_texts_lead_to_pages_of_the_same_version() -> None:
    told = 0
    for document in map(_document, NOTICES):
        sections = [*document["sections"].values(), *document["purposes"].values()]
        texts = [text for section in sections for text in section.get("description", {}).values()]
        assert [text for text in texts if re.search(r"\.md[)#]|\]\(#", text)] == []
        led = set(re.findall(r"\]\((https://www\.example\.fi/[^)#]*)", "".join(texts)))
        history = {ADDRESSES.absolute("history", language) for language in LANGUAGES}
        assert {address for address in led - history if f"/versions/{document['version']}/" not in address} == set()
        told += len(led)
    assert told > 3


def test_every_term_exists(document: Document) -> None:
    used = {str(node) for triple in _graph(document) for node in triple if isinstance(node, rdflib.URIRef)}
    assert {iri for iri in used if iri.startswith(DPV)} - KNOWN == set()


@pytest.mark.slow
def test_javascript_agrees() -> None:
    """Expansion refuses keys without a meaning; ajv is a second opinion on the schema."""
    good = [_document(name) for name in NOTICES]
    odd, poor, both = (deepcopy(good[0]) for _ in range(3))
    odd["purposes"]["orders"]["legalBases"] = "contract"
    del poor["dpo"]
    both["unstated"].append("dpo")
    given = {"schema": SCHEMA, "documents": [*good, odd, poor, both]}
    done = subprocess.run(["node", TESTS / "conformance.mjs"], input=json.dumps(given), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)
    assert results[:3] == [{"refusal": None, "faults": []}] * 3
    assert "legalBases" in results[3]["refusal"]
    assert results[4]["faults"] != []
    assert results[5]["faults"] != []


def test_a_change_leads_to_its_fact() -> None:
    """Each id of a change between versions is walked step by step, as the page for developers says."""
    versions = publication_of(BOOKSHOP, TODAY).timeline.versions
    told = 0
    for before, after in pairwise(versions):
        for change in fact_changes(before.notice.facts, after.notice.facts):
            shown = second_of_version(before if change.after is None else after, None, ADDRESSES)
            if not change.id.startswith("languages"):
                assert _at(shown, change.id.split(".")) is not KeyError, change.id
                told += 1
    assert told > 20


def _at(node: Any, steps: list[str]) -> Any:
    if not steps:
        return node
    if isinstance(node, dict):
        return _at(node[steps[0]], steps[1:]) if steps[0] in node else KeyError
    if isinstance(node, list):
        named = [item for item in node if isinstance(item, dict) and steps[0] in item.values()]
        tried = (*((item, steps[1:]) for item in named), *((item, steps) for item in node))
        return next((found for item, rest in tried if (found := _at(item, rest)) is not KeyError), KeyError)
    return KeyError


def test_every_asked_fact_is_told_in_the_schema() -> None:
    asked = {field.name for field in declared(Facts) if (mark := field.mark(Asked)) and not mark.each}
    assert asked <= set(SCHEMA["properties"]["unstated"]["items"]["enum"])


def _graph(document: Document) -> rdflib.Graph:
    return rdflib.Graph().parse(data=json.dumps(document), format="json-ld")
