"""privacy.json as linked data: processors agree, every term is real, shapes accept the notice and reject what is spoilt."""

import json
import subprocess
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

import pyshacl
import pytest
import rdflib
from pyld import jsonld
from rdflib.compare import isomorphic

from notice.exports.turtle import turtle
from notice.summary import schema

TESTS = Path(__file__).parent
DPV = "https://w3id.org/dpv"
KNOWN = set((TESTS / "dpv_terms.txt").read_text(encoding="utf-8").split())
CLASSES = rdflib.Graph().parse(TESTS / "third_party" / "dpv-classes.ttl")
SHAPES = rdflib.Graph().parse(TESTS / "shapes.ttl")

Document = dict[str, Any]
Change = Callable[[Document], Any]


@pytest.fixture(scope="module")
def ours(site: Path) -> Document:
    """Our notice, which leaves much unsaid."""
    return _read(site / "privacy.json")


@pytest.fixture(scope="module")
def full(bookshop: Path) -> Document:
    """A notice that states every fact."""
    return _read(bookshop / "versions" / "2099-01-31" / "privacy.json")


@pytest.fixture(params=["ours", "full"])
def document(request: pytest.FixtureRequest) -> Document:
    found: Document = request.getfixturevalue(request.param)
    return found


def test_two_processors_read_the_same_graph(full: Document) -> None:
    assert len(_graph(full)) > 500
    assert isomorphic(_graph_by_another(full), _graph(full))


def test_two_processors_agree_on_our_own_notice(ours: Document) -> None:
    """All its nodes without a name look so alike that to tell whether they are the same takes long; the others are soon compared."""
    one, other = _graph(ours), _graph_by_another(ours)
    assert len(one) == len(other)
    assert _named(one) == _named(other)


def test_turtle_is_the_same_graph_and_the_same_bytes_each_time(full: Document) -> None:
    assert isomorphic(_graph(full), rdflib.Graph().parse(data=turtle(full), format="turtle"))
    assert turtle(full) == turtle(deepcopy(full))


def test_published_turtle_is_that_of_the_published_json(site: Path, ours: Document) -> None:
    assert (site / "privacy.ttl").read_text(encoding="utf-8") == turtle(ours)


def test_every_term_of_the_vocabulary_exists(document: Document) -> None:
    used = {str(node) for triple in _graph(document) for node in triple if isinstance(node, rdflib.URIRef)}
    assert {iri for iri in used if iri.startswith(DPV)} - KNOWN == set()


def test_javascript_accepts_it_and_refuses_unknown_keys_and_missing_ones(ours: Document, full: Document) -> None:
    """A second implementation of both standards; its expansion refuses every key without a meaning."""
    odd, poor = deepcopy(ours), deepcopy(ours)
    odd["processes"][0]["legalBasis"] = "contract"
    del poor["processes"][0]["retention"]
    given = {"schema": schema(), "documents": [ours, full, odd, poor]}
    done = subprocess.run(["node", TESTS / "conformance.mjs"], input=json.dumps(given), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    results = json.loads(done.stdout)
    assert results[:2] == [{"refusal": None, "faults": []}] * 2
    assert "legalBasis" in results[2]["refusal"]
    assert results[3] == {"refusal": None, "faults": ["/processes/0 must have required property 'retention'"]}


def test_shapes_accept_the_notice(document: Document) -> None:
    assert _violations(document) == []


def _first(key: str) -> Change:
    return lambda document: document["processes"][0][key][0]


SPOILT: dict[str, Change] = {
    "Art. 13(1)(a): controller": lambda document: document.pop("controller"),
    "Art. 26: joint controllers": lambda document: document.pop("jointControllers"),
    "Art. 13(2)(d): authority": lambda document: document.pop("supervisoryAuthority"),
    "Art. 13(2)(b)-(d): rights": lambda document: document["rights"].pop(),
    "Art. 13(1)(c): processes": lambda document: document.pop("processes"),
    "Art. 13(1)(c): legal basis": lambda document: document["processes"][0].pop("legalBases"),
    "Art. 14(1)(d): categories of data": lambda document: document["processes"][0].pop("personalData"),
    "Art. 13(1)(e): recipients": lambda document: document["processes"][0].pop("recipients"),
    "Art. 13(2)(e): must data be given": lambda document: document["processes"][0].pop("provision"),
    "unknown purpose": lambda document: _first("purposes")(document).update(category=["dpv:Marketting"]),
    "unknown legal basis": lambda document: _first("legalBases")(document).update(category=["eu-gdpr:A6-1-g"]),
    "unknown category of data": lambda document: _first("personalData")(document).update(category=["pd:Nmae"]),
    "Art. 13(1)(d): a ground, and the interest where that is legitimate interest": lambda document: document["processes"][1]["legalBases"][
        1
    ].pop("interest"),
    "Art. 13(2)(a): a time, criteria, or that it is not stated": lambda document: _first("retention")(document).pop("duration"),
    "a time as ISO 8601": lambda document: _first("retention")(document)["duration"].update(value="six years"),
    "Art. 13(1)(f): a country and a ground, or that there is no transfer": lambda document: document["transfers"][0].pop("thirdCountry"),
    "a right with how to use it, or that it is not stated": lambda document: document["rights"][0].pop("exercisedAt"),
    "the day from which it applies": lambda document: document.update(validFrom="soon"),
    "title": lambda document: document.update(title="Privacy notice"),
}


@pytest.mark.parametrize("message", SPOILT)
def test_shapes_reject_what_is_spoilt(full: Document, message: str) -> None:
    spoilt = deepcopy(full)
    SPOILT[message](spoilt)
    assert message in _violations(spoilt)


def _read(path: Path) -> Document:
    document: Document = json.loads(path.read_text(encoding="utf-8"))
    return document


def _graph(document: Document) -> rdflib.Graph:
    return rdflib.Graph().parse(data=json.dumps(document), format="json-ld")


def _graph_by_another(document: Document) -> rdflib.Graph:
    return rdflib.Graph().parse(data=jsonld.to_rdf(document, {"format": "application/n-quads"}), format="nt")


def _named(graph: rdflib.Graph) -> set[tuple[Any, ...]]:
    return {triple for triple in graph if not any(isinstance(node, rdflib.BNode) for node in triple)}


def _violations(document: Document) -> list[str]:
    """What the shapes say of it. The classes are merged in: kept apart, pyshacl does not see them for sh:class."""
    _, report, _ = pyshacl.validate(_graph(document) + CLASSES, shacl_graph=SHAPES, inference="none")
    message = rdflib.URIRef("http://www.w3.org/ns/shacl#resultMessage")
    return sorted({str(text) for text in report.objects(None, message)})
