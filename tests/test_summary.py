"""/privacy.json: valid JSON-LD in known terms, and every stated fact of notice.yml is in it."""
from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rdflib
from pyld import jsonld
from rdflib.compare import isomorphic

from notice.located_yaml import read_yaml

DPV = "https://w3id.org/dpv"
TESTS = Path(__file__).parent


@pytest.fixture(scope="session")
def summary(site: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((site / "privacy.json").read_text(encoding="utf-8"))
    return document


@pytest.fixture(scope="session")
def graph(summary: dict[str, Any]) -> rdflib.Graph:
    quads = jsonld.to_rdf(summary, {"format": "application/n-quads"})
    return rdflib.Graph().parse(data=quads, format="nt")


def test_two_processors_read_the_same_graph(summary: dict[str, Any], graph: rdflib.Graph) -> None:
    other = rdflib.Graph().parse(data=json.dumps(summary), format="json-ld")
    assert len(graph) > 500
    assert isomorphic(graph, other)


def test_every_term_of_the_vocabulary_exists(graph: rdflib.Graph) -> None:
    known = set((TESTS / "dpv_terms.txt").read_text(encoding="utf-8").split())
    used = {str(node) for triple in graph for node in triple if isinstance(node, rdflib.URIRef)}
    assert not {iri for iri in used if iri.startswith(DPV)} - known


def test_no_key_is_lost_to_the_graph(summary: dict[str, Any]) -> None:
    """An unknown key would be dropped without a word."""
    known = {*summary["@context"], *summary["inLanguage"], "value"}
    assert not set(_keys(summary)) - known


def test_every_stated_fact_is_there(summary: dict[str, Any]) -> None:
    facts = read_yaml(Path(TESTS.parent, "docs", "versions", "2018-07-24", "notice.yml").read_text(encoding="utf-8"), "notice.yml").data
    text = json.dumps(summary, ensure_ascii=False)
    for value in _values({key: facts[key] for key in ("controller", "contact", "requests", "authority")}):
        assert value in text or value == "fi-tsv", value
    for kind in ("groups", "sources", "recipients", "transfers", "retention"):
        for value in _texts(facts[kind]):
            assert value in text, value
    assert [node["id"].partition("#")[2] for node in summary["processes"]] == list(facts["purposes"])
    assert [node["id"].partition("#")[2] for node in summary["rights"]] == facts["rights"]
    assert [node["id"].partition("#")[2] for node in summary["cookieCategories"]] == facts["cookies"]["categories"]


@pytest.mark.parametrize(
    "value",
    ["1561814-5", "GDPR@alektumgroup.fi", "+358 9 2313 4838", "Anmari Hippeläinen", "Legal Counsel", "tietosuoja@om.fi",
     "+358 29 566 6700", "00520", "00521", "800", "Ratapihantie 9, 6. krs", "2018-07-24", "Suomen Asiakastieto Oy",
     "Bisnode Finland Oy", "CH"],
)  # fmt: skip
def test_names_numbers_and_dates_of_the_source(summary: dict[str, Any], value: str) -> None:
    assert value in set(_values(summary))


def test_what_is_not_stated_says_so(summary: dict[str, Any]) -> None:
    silent = "UnknownApplicability"
    claims = next(node for node in summary["processes"] if node["id"].endswith("#own-claims"))
    assert [basis["applicability"] for basis in claims["legalBases"]] == [silent]
    assert summary["controller"]["dataProtectionOfficer"]["applicability"] == silent
    assert [node["applicability"] for node in summary["automatedDecisionMaking"]] == [silent]
    assert "NotApplicable" not in set(_values(summary))


def test_prose_of_each_purpose_in_every_language(summary: dict[str, Any]) -> None:
    for node in summary["processes"]:
        assert set(node["title"]) == set(node["description"]) == {"fi", "sv", "en"}


def _keys(node: Any) -> Iterator[str]:
    for key, value in node.items() if isinstance(node, dict) else ():
        if key != "@context":
            yield key
            yield from _keys(value)
    for item in node if isinstance(node, list) else ():
        yield from _keys(item)


def _values(node: Any) -> Iterator[str]:
    """Every text in the data; ids that refer to other entries are left out."""
    if isinstance(node, str):
        yield node
    for key, value in node.items() if isinstance(node, dict) else ():
        if key not in ("@context", "controller_of", "street", "floor"):
            yield from _values(value)
    for item in node if isinstance(node, list) else ():
        yield from _values(item)


def _texts(node: Any) -> Iterator[str]:
    """What readers see of an entry: names and texts by language."""
    for key, value in node.items() if isinstance(node, dict) else ():
        if key in ("name", "fi", "sv", "en"):
            yield from _values(value)
        else:
            yield from _texts(value)
    for item in node if isinstance(node, list) else ():
        yield from _texts(item)
